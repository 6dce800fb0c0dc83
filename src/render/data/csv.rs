//! A table as CSV: UTF-8 with a byte-order mark, so that spreadsheet programs read Chinese right; lines end in CR LF.

use super::{Cell, Column, DECIMALS, Row};
use crate::units::push_date;

const BYTE_ORDER_MARK: char = '\u{feff}';

/// Writes a table; the head holds the columns' ids.
pub(super) fn csv<'a>(columns: &[Column], rows: impl Iterator<Item = Row<'a>>) -> Vec<u8> {
    let mut table = String::from(BYTE_ORDER_MARK);
    push_line(&mut table, columns, |table, column| push_text(table, column.id));
    for row in rows {
        push_line(&mut table, &row, push_cell);
    }
    table.into_bytes()
}

fn push_line<T>(table: &mut String, fields: &[T], push: impl Fn(&mut String, &T)) {
    for (at, field) in fields.iter().enumerate() {
        if at > 0 {
            table.push(',');
        }
        push(table, field);
    }
    table.push_str("\r\n");
}

fn push_cell(table: &mut String, cell: &Cell<'_>) {
    match cell {
        Cell::Empty => {}
        Cell::Text(text) => push_text(table, text),
        Cell::Number(number) => number.push_short_decimal(DECIMALS, table),
        Cell::Date(date) => push_date(*date, table),
    }
}

/// Appends a text, in quotes where a sign in it would end the field. One that a spreadsheet would run as a formula gets an
/// apostrophe before it; numbers never come here, so a minus stays one.
pub(crate) fn push_text(table: &mut String, text: &str) {
    let apostrophe = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    if !text.bytes().any(|byte| matches!(byte, b',' | b'"' | b'\r' | b'\n')) {
        table.push_str(apostrophe);
        return table.push_str(text);
    }
    table.push('"');
    table.push_str(apostrophe);
    for (at, part) in text.split('"').enumerate() {
        table.push_str(if at > 0 { "\"\"" } else { "" });
        table.push_str(part);
    }
    table.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fields::label;
    use crate::render::data::ColumnKind;
    use crate::units::Exact;

    #[test]
    fn formulas_are_defused_and_negatives_stay_numbers() {
        let column = |id| Column { id, label: label("", ""), kind: ColumnKind::Text, unit: "", help: label("", "") };
        let rows = [
            vec![Cell::Text("=cmd|' /C calc'!A0".into()), Cell::Number(Exact::ratio(-21, 10).unwrap())],
            vec![Cell::Text("甲,\"乙\"\n丙".into()), Cell::Empty],
        ];
        let bytes = csv(&[column("a"), column("b")], rows.into_iter());
        let expected = "\u{feff}a,b\r\n'=cmd|' /C calc'!A0,-2.1\r\n\"甲,\"\"乙\"\"\n丙\",\r\n";
        assert_eq!(String::from_utf8(bytes).unwrap(), expected);
    }
}
