//! What can be downloaded.

use crate::render::data;
use crate::render::pages::Scene;
use crate::render::text;
use crate::render::view::{DataColumn, DataIssue, DataTable, DataView, Download};
use crate::route::{DataFile, DataTable as Table, IssuePart};

/// All downloads and the dictionary of their columns.
pub(crate) fn data_view(scene: &Scene<'_>) -> DataView {
    let issues = (0..scene.facts.bulletins.len()).rev().map(|at| {
        let own = Scene { at, ..*scene };
        let bulletin = own.bulletin();
        DataIssue {
            link: own.link(&bulletin.title, &own.issue_path(IssuePart::Bulletin)),
            number: scene.say.words.issue.number(bulletin.number),
            period: text::period(bulletin.period, scene.say),
            files: downloads(&own),
        }
    });
    let columns = |columns: &[data::Column]| {
        let column = |column: &data::Column| DataColumn {
            id: column.id,
            name: column.label.zh,
            kind: match column.kind {
                data::ColumnKind::Text => "文字",
                data::ColumnKind::Integer => "整数",
                data::ColumnKind::Number => "数",
                data::ColumnKind::Date => "日期",
            },
            unit: column.unit,
            help: column.help.zh,
        };
        columns.iter().map(column).collect()
    };
    let table =
        |table: Table| DataTable { id: table.name(), name: table.label().zh, columns: columns(table.columns()) };
    let charts = DataTable { id: "charts", name: data::CHART.zh, columns: columns(data::CHART_COLUMNS) };
    DataView { issues: issues.collect(), tables: Table::of(scene.facts).map(table).chain([charts]).collect() }
}

/// The data files of the scene's issue, the ones for people first.
pub(super) fn downloads(scene: &Scene<'_>) -> Vec<Download> {
    let is_workbook = |file: &DataFile| *file == DataFile::Workbook;
    let (first, others): (Vec<_>, Vec<_>) = DataFile::of(scene.facts).partition(is_workbook);
    first.into_iter().chain(others).map(|file| download(scene, file)).collect()
}

/// A data file of the scene's issue.
pub(super) fn download(scene: &Scene<'_>, file: DataFile) -> Download {
    let (name, format) = match file {
        DataFile::Csv(table) => (table.label().zh, "CSV"),
        DataFile::Workbook => ("全部表格", "XLSX"),
        DataFile::Json => ("全部表格", "JSON"),
        DataFile::Package => ("字段说明", "Data Package"),
        DataFile::Csvw => ("字段说明", "CSVW"),
    };
    Download { name: name.to_owned(), format, href: scene.shared_href(&file.path(scene.bulletin().id.as_str())) }
}
