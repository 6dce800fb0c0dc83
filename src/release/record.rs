//! Entries added to the text of a record. What stands there, comments and the entries of others, stays byte for byte.

use std::fmt::Write as _;

use crate::model::{ReleaseStep, Revision, Seal, Secrecy, Waiver};

/// The head of a new record.
pub(super) const HEAD: &str = "# 发布记录，由 tongbao release 写入 / release record, written by tongbao release\n";

/// Adds an entry to a list at the top level; nothing when the list is written in a way that cannot be added to.
pub(super) fn add(text: &str, list: &str, entry: &str) -> Option<String> {
    let mut text = text.to_owned();
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    let Some((start, line)) = key_line(&text, list) else {
        let _ = write!(text, "{list}:\n{}", indented(entry, "  "));
        return Some(text);
    };
    let value = line[list.len() + 1..].split(" #").next().unwrap_or("").trim();
    let end = start + line.len();
    if value == "[]" {
        let head = line.replacen("[]", "", 1);
        text.replace_range(start..end, &format!("{}\n{}", head.trim_end(), indented(entry, "  ")));
        return Some(text);
    }
    if !value.is_empty() {
        return None;
    }
    let (mut last, mut at, mut indent) = (end, end, None);
    for line in text[end..].split_inclusive('\n') {
        at += line.len();
        let inside = line.starts_with([' ', '-']);
        if !inside && !line.trim().is_empty() && !line.starts_with('#') {
            break;
        }
        if inside && !line.trim().is_empty() {
            last = at;
            let blanks = line.len() - line.trim_start().len();
            if line.trim_start().starts_with("- ") {
                indent.get_or_insert(blanks);
            }
        }
    }
    text.insert_str(last, &indented(entry, &" ".repeat(indent.unwrap_or(2))));
    Some(text)
}

/// Where the line of a key at the top level starts, and the line with its end.
fn key_line<'t>(text: &'t str, key: &str) -> Option<(usize, &'t str)> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.strip_prefix(key).is_some_and(|rest| rest.starts_with(':')) {
            return Some((at, line));
        }
        at += line.len();
    }
    None
}

/// An entry with a dash before its first line.
fn indented(entry: &str, indent: &str) -> String {
    let mut text = String::new();
    for (number, line) in entry.lines().enumerate() {
        let _ = writeln!(text, "{indent}{}{line}", if number == 0 { "- " } else { "  " });
    }
    text
}

/// A text as YAML reads it back, whatever it holds.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

pub(super) fn step(step: &ReleaseStep) -> String {
    let (state, office) = (step.kind.id(), quoted(&step.office));
    format!("{{state: {state}, office: {office}, on: {}, digest: {}}}", step.on, step.digest)
}

pub(super) fn secrecy(own: &Secrecy) -> String {
    let number = own.number.as_deref().map_or(String::new(), |number| format!("number: {}\n", quoted(number)));
    let (office, conclusion) = (quoted(&own.office), quoted(&own.conclusion));
    format!("office: {office}\non: {}\nconclusion: {conclusion}\n{number}digest: {}", own.on, own.digest)
}

pub(super) fn waiver(own: &Waiver) -> String {
    let (reason, office) = (quoted(&own.reason), quoted(&own.office));
    format!("{{seal: {}, check: {}, reason: {reason}, office: {office}, on: {}}}", own.seal, own.check, own.on)
}

pub(super) fn revision(own: &Revision) -> String {
    let (kind, reason, office) = (own.kind.id(), quoted(&own.reason), quoted(&own.office));
    let mut text =
        format!("seal: {}\nkind: {kind}\nreason: {reason}\noffice: {office}\non: {}\nfigures:\n", own.seal, own.on);
    for change in &own.changes {
        let value = |key: &str, value: &str| {
            if value.is_empty() { String::new() } else { format!(", {key}: {}", quoted(value)) }
        };
        let (old, new) = (value("old", &change.old), value("new", &change.new));
        let (row, column) = (quoted(&change.row), quoted(&change.column));
        let _ = writeln!(text, "  - {{file: {}, row: {row}, column: {column}{old}{new}}}", change.file);
    }
    text
}

pub(super) fn seal(own: &Seal) -> String {
    let previous = own.previous.map_or(String::new(), |previous| format!("previous: {previous}\n"));
    format!(
        "number: {}\ninputs: {}\ntheme: {}\nfigures: {}\nfigures_sm3: {}\noutput: {}\napprovals: {}\n{previous}head: {}\nprogram: {}",
        own.number,
        own.inputs,
        own.theme,
        own.figures,
        own.figures_sm3,
        own.output,
        own.approvals,
        own.head,
        own.program
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_comes_last_in_its_list_and_everything_else_stays() {
        let text = "# 说明\nsteps:\n  # 第一次\n  - {state: compiled}\n\n# 印章\nseals: []  # 还没有\n";
        let more = add(text, "steps", "{state: reviewed}").unwrap();
        assert_eq!(
            more,
            "# 说明\nsteps:\n  # 第一次\n  - {state: compiled}\n  - {state: reviewed}\n\n# 印章\nseals: []  # 还没有\n"
        );
        let more = add(&more, "seals", "number: 1\nhead: x").unwrap();
        assert!(more.ends_with("seals:   # 还没有\n  - number: 1\n    head: x\n"), "{more}");
        let more = add(&more, "waivers", "{a: b}").unwrap();
        assert!(more.ends_with("    head: x\nwaivers:\n  - {a: b}\n"), "{more}");
        assert_eq!(add("steps:\n- a\n- b", "steps", "c").unwrap(), "steps:\n- a\n- b\n- c\n");
        assert_eq!(add("steps: [a, b]\n", "steps", "c"), None);
    }

    #[test]
    fn texts_are_read_back_as_they_were() {
        assert_eq!(quoted("甲\"乙\\\n丙\t"), "\"甲\\\"乙\\\\\\n丙\\t\"");
    }
}
