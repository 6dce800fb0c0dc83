//! Two sealed states of a bulletin value by value.
//!
//! In: the files of two seals, or of a seal and of today. Out: every value that differs, with the line of its row. Columns that only
//! the newer one has are none of the older one's business: a later program may add some.

use std::collections::BTreeMap;

use crate::digest::Digest;
use crate::model::{Change, TEXT, is_figure};

/// A value that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What.
    pub change: Change,
    /// Line of its row in the older file, from 1.
    pub line: usize,
}

/// Stands for a row that is there, where all of a row comes or goes.
const PRESENT: &str = "present";

/// Stands for all columns of a row, and for all of a text.
const ALL: &str = "*";

/// Everything that the older files say and the newer ones do not, and rows that came.
pub fn differences(old: &BTreeMap<Box<str>, Box<str>>, new: &BTreeMap<Box<str>, Box<str>>) -> Vec<Difference> {
    let mut found = Vec::new();
    for (name, before) in old.iter().filter(|(name, _)| is_figure(name)) {
        let after = new.get(name).map_or("", |text| text);
        if **before == *after {
            continue;
        }
        if **name == *TEXT {
            let digest = |text: &str| Digest::sha256(text.as_bytes()).to_string().into();
            let change = Change {
                file: name.clone(),
                row: ALL.into(),
                column: ALL.into(),
                old: digest(before),
                new: digest(after),
            };
            found.push(Difference { change, line: 1 });
        } else {
            table(name, &Table::read(name, before), &Table::read(name, after), &mut found);
        }
    }
    found
}

/// The columns that tell a table's rows apart. The first one does where nothing is said.
fn keys(name: &str) -> &'static [&'static str] {
    match name {
        "figures.csv" => &["indicator", "scope_kind", "scope"],
        "rankings.csv" => &["board", "group", "scope_kind", "scope"],
        "targets.csv" => &["target", "scope_kind", "scope"],
        "problems.csv" => &["project", "problem"],
        "decisions.csv" => &["meeting", "decision"],
        "findings.csv" => &["inspection", "finding"],
        "deductions.csv" => &["board", "scope_kind", "scope", "on"],
        "deals.csv" | "reserve.csv" => &["county", "group", "name"],
        _ => &[],
    }
}

/// A column whose words are the program's own, not the campaign's.
fn is_word(name: &str, column: &str) -> bool {
    name == "figures.csv" && column == "indicator_name"
}

/// A table by the ids of its rows.
struct Table {
    columns: Vec<String>,
    /// The row's line and its cells.
    rows: BTreeMap<String, (usize, Vec<String>)>,
}

impl Table {
    fn read(name: &str, text: &str) -> Self {
        let text = text.trim_start_matches('\u{feff}');
        let mut lines = lines(text).into_iter();
        let columns = lines.next().map(|(_, head)| head).unwrap_or_default();
        let mut keys: Vec<usize> =
            keys(name).iter().filter_map(|key| columns.iter().position(|column| column == key)).collect();
        if keys.is_empty() {
            keys.push(0);
        }
        let mut rows = BTreeMap::new();
        for (line, cells) in lines {
            let cell = |at: usize| cells.get(at).map_or("", String::as_str);
            let ids: Vec<&str> = keys.iter().map(|&at| cell(at)).filter(|id| !id.is_empty()).collect();
            let id = ids.join("/");
            // Rows that nothing tells apart are counted.
            let names = std::iter::once(id.clone()).chain((2..).map(|number| format!("{id}#{number}")));
            let name = names.into_iter().find(|name| !rows.contains_key(name)).unwrap_or(id);
            rows.insert(name, (line, cells));
        }
        Self { columns, rows }
    }

    fn cell<'t>(&self, cells: &'t [String], column: &str) -> &'t str {
        let at = self.columns.iter().position(|own| own == column);
        at.and_then(|at| cells.get(at)).map_or("", String::as_str)
    }
}

/// The records of a CSV text with their lines. Whatever the text is, it has some.
fn lines(text: &str) -> Vec<(usize, Vec<String>)> {
    let (mut records, mut cells, mut cell) = (Vec::new(), Vec::new(), String::new());
    let (mut line, mut start, mut is_quoted) = (1, 1, false);
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        line += usize::from(c == '\n');
        match c {
            '"' if is_quoted && characters.next_if_eq(&'"').is_some() => cell.push('"'),
            '"' => is_quoted = !is_quoted,
            c if is_quoted => cell.push(c),
            ',' => cells.push(std::mem::take(&mut cell)),
            '\r' if characters.peek() == Some(&'\n') => {}
            '\n' => {
                cells.push(std::mem::take(&mut cell));
                records.push((start, std::mem::take(&mut cells)));
                start = line;
            }
            c => cell.push(c),
        }
    }
    if !cell.is_empty() || !cells.is_empty() {
        cells.push(cell);
        records.push((start, cells));
    }
    records
}

fn table(name: &str, old: &Table, new: &Table, found: &mut Vec<Difference>) {
    let mut add = |row: &str, column: &str, before: &str, after: &str, line| {
        let change = Change {
            file: name.into(),
            row: row.into(),
            column: column.into(),
            // A record is read back without blanks at its ends.
            old: before.trim().into(),
            new: after.trim().into(),
        };
        found.push(Difference { change, line });
    };
    for (row, (line, cells)) in &old.rows {
        let Some((_, now)) = new.rows.get(row) else {
            add(row, ALL, PRESENT, "", *line);
            continue;
        };
        for column in old.columns.iter().filter(|column| !is_word(name, column)) {
            let (before, after) = (old.cell(cells, column), new.cell(now, column));
            if before != after {
                add(row, column, before, after, *line);
            }
        }
    }
    for row in new.rows.keys().filter(|row| !old.rows.contains_key(*row)) {
        add(row, ALL, "", PRESENT, 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(name: &str, text: &str) -> BTreeMap<Box<str>, Box<str>> {
        [(name.into(), text.into())].into()
    }

    fn found(name: &str, old: &str, new: &str) -> Vec<String> {
        let found = differences(&files(name, old), &files(name, new));
        let line = |own: &Difference| {
            let Change { row, column, old, new, .. } = &own.change;
            format!("{}:{row} {column} {old}>{new}", own.line)
        };
        found.iter().map(line).collect()
    }

    #[test]
    fn every_value_that_differs_is_named_by_row_and_column() {
        let old = "\u{feff}project,name,plan\r\na,\"甲\n乙\",1\r\nb,丙,2\r\nc,丁,3\r\n";
        let new = "\u{feff}project,name,plan,more\r\na,甲,1,x\r\nc,丁,4,y\r\nd,戊,5,z\r\n";
        let expected = ["2:a name 甲\n乙>甲", "4:b * present>", "5:c plan 3>4", "1:d * >present"];
        assert_eq!(found("projects.csv", old, new), expected);
        assert_eq!(found("projects.csv", old, old), Vec::<String>::new());
        assert_eq!(found("projects.csv", old, ""), ["2:a * present>", "4:b * present>", "5:c * present>"]);
    }

    #[test]
    fn rows_without_ids_of_their_own_are_counted() {
        let old = "target,scope_kind,scope,goal\nt,set,s,1\nt,set,s,2\n";
        let new = "target,scope_kind,scope,goal\nt,set,s,1\nt,set,s,3\n";
        assert_eq!(found("targets.csv", old, new), ["3:t/set/s#2 goal 2>3"]);
    }
}
