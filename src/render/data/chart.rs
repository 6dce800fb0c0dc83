//! The figures of one chart as CSV, a figure a line, so that all charts have the same columns.

use super::ColumnKind::{Number, Text};
use super::rows::{SAME_AS_SITE, STATE, UNIT, column, known, words};
use super::{Cell, Column, csv};
use crate::fields::{Label, label};
use crate::render::pages::{Chart, Figure, Name, Scene, badge};

/// What these files are called.
pub(in crate::render) const CHART: Label = label("每张图的数据", "figures of each chart");

/// The columns of all of them.
#[rustfmt::skip]
pub(in crate::render) const CHART_COLUMNS: &[Column] = &[
    column("row", label("行编号", "row"), Text, "", label("数据文件中的编号，或日期", "id in the content files, or a date")),
    column("row_name", label("行", "row name"), Text, "", SAME_AS_SITE),
    column("column", label("列编号", "column"), Text, "", label("指标，或日期、月份", "what is measured, or a date or month")),
    column("column_name", label("列", "column name"), Text, "", SAME_AS_SITE),
    column("value", label("数值", "value"), Number, "", label("未舍入，至多六位小数", "unrounded, to six places")),
    column("unit", label("单位", "unit"), Text, "", UNIT),
    column("state", label("状态", "state"), Text, "", STATE),
    column("light", label("亮灯", "light"), Text, "", label("green、yellow、red；不判断的为空", "green, yellow or red; empty where nothing is judged")),
];

/// The bytes of the file.
pub(in crate::render) fn chart<'c>(scene: &Scene<'_>, chart: &'c Chart<'_>) -> Vec<u8> {
    let cells = |row: &'c Name, column: &'c Name, figure: &Figure<'_>| {
        let mut cells: Vec<Cell<'c>> = [&row.id, &row.text, &column.id, &column.text].map(|text| words(&**text)).into();
        cells.extend(known(scene, &figure.value));
        cells.push(figure.light.map_or(Cell::Empty, |lit| words(badge::light(lit, scene.say.words).id)));
        cells
    };
    let rows = chart.rows.iter().flat_map(|(row, figures)| {
        figures.iter().zip(&chart.columns).map(move |(figure, column)| cells(row, column, figure))
    });
    csv::csv(CHART_COLUMNS, rows)
}
