//! All tables of an issue as one JSON file. Numbers are written digit by digit as they are in the tables.

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};
use serde_json::value::RawValue;

use super::{Cell, Column, DECIMALS, Row as Cells, together};
use crate::render::data::package::Citation;
use crate::render::pages::Scene;

/// Writes the tables of the scene's issue.
pub(super) fn json(scene: &Scene<'_>) -> Vec<u8> {
    serde_json::to_vec(&Document { scene }).expect("tables are plain data")
}

struct Document<'s, 'a> {
    scene: &'s Scene<'a>,
}

impl Serialize for Document<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("bulletin", &Citation::of(self.scene))?;
        for (table, rows) in together(self.scene) {
            map.serialize_entry(table.name(), &Rows { columns: table.columns(), rows })?;
        }
        map.end()
    }
}

struct Rows<'a> {
    columns: &'static [Column],
    rows: Vec<Cells<'a>>,
}

impl Serialize for Rows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.rows.len()))?;
        for row in &self.rows {
            list.serialize_element(&Row { columns: self.columns, row })?;
        }
        list.end()
    }
}

struct Row<'r> {
    columns: &'static [Column],
    row: &'r [Cell<'r>],
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.columns.len()))?;
        for (column, cell) in self.columns.iter().zip(self.row) {
            match cell {
                Cell::Empty => map.serialize_entry(column.id, &())?,
                Cell::Text(text) => map.serialize_entry(column.id, text)?,
                Cell::Date(date) => map.serialize_entry(column.id, &date.to_string())?,
                Cell::Number(number) => {
                    let number = RawValue::from_string(number.to_short_decimal(DECIMALS))
                        .expect("a plain decimal is a number in JSON");
                    map.serialize_entry(column.id, &number)?;
                }
            }
        }
        map.end()
    }
}
