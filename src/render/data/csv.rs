//! A table as CSV: UTF-8 with a byte-order mark, so that spreadsheet programs read Chinese right; lines end in CR LF.

use std::borrow::Cow;

use super::{Cell, Column, Row};

const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// Writes a table; the head holds the columns' ids.
pub(super) fn csv<'a>(columns: &[Column], mut rows: impl Iterator<Item = Row<'a>>) -> Vec<u8> {
    let mut bytes = BYTE_ORDER_MARK.to_vec();
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(&mut bytes);
    let written = writer
        .write_record(columns.iter().map(|column| column.id))
        .and_then(|()| rows.try_for_each(|row| writer.write_record(row.iter().map(|cell| Bytes(text(cell))))));
    written
        .and_then(|()| Ok(writer.flush()?))
        .expect("memory takes whatever is written, and rows are as long as the head");
    drop(writer);
    bytes
}

/// A cell's text as the writer takes it.
struct Bytes<'c>(Cow<'c, str>);

impl AsRef<[u8]> for Bytes<'_> {
    fn as_ref(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

fn text<'c>(cell: &'c Cell<'_>) -> Cow<'c, str> {
    match cell {
        Cell::Empty => Cow::Borrowed(""),
        Cell::Text(text) => harmless(text),
        Cell::Number(number) => Cow::Borrowed(number),
        Cell::Date(date) => Cow::Owned(date.to_string()),
    }
}

/// A text that a spreadsheet would run as a formula gets an apostrophe before it. Numbers never come here, so a minus stays one.
fn harmless(text: &str) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fields::label;
    use crate::render::data::ColumnKind;

    #[test]
    fn formulas_are_defused_and_negatives_stay_numbers() {
        let column = |id| Column { id, label: label("", ""), kind: ColumnKind::Text, unit: "", help: label("", "") };
        let rows = [
            vec![Cell::Text("=cmd|' /C calc'!A0".into()), Cell::Number("-2.1".into())],
            vec![Cell::Text("甲,\"乙\"\n丙".into()), Cell::Empty],
        ];
        let bytes = csv(&[column("a"), column("b")], rows.into_iter());
        let expected = "\u{feff}a,b\r\n'=cmd|' /C calc'!A0,-2.1\r\n\"甲,\"\"乙\"\"\n丙\",\r\n";
        assert_eq!(String::from_utf8(bytes).unwrap(), expected);
    }
}
