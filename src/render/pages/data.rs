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
            name: column.label.of(scene.say.words.language),
            kind: match column.kind {
                data::ColumnKind::Text => scene.say.words.data.text(),
                data::ColumnKind::Integer => scene.say.words.data.integer(),
                data::ColumnKind::Number => scene.say.words.data.number(),
                data::ColumnKind::Date => scene.say.words.data.date(),
            }
            .to_owned(),
            unit: match column.unit {
                "万元" => scene.say.words.number.unit_base_amount(),
                other => other,
            }
            .to_owned(),
            help: column.help.of(scene.say.words.language),
        };
        columns.iter().map(column).collect()
    };
    let table = |table: Table| DataTable {
        id: table.name(),
        name: table.label().of(scene.say.words.language),
        columns: columns(table.columns()),
    };
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
        DataFile::Csv(table) => (table.label().of(scene.say.words.language), "CSV"),
        DataFile::Workbook => (scene.say.words.data.all_tables(), "XLSX"),
        DataFile::Json => (scene.say.words.data.all_tables(), "JSON"),
        DataFile::Package => (scene.say.words.data.fields(), "Data Package"),
        DataFile::Csvw => (scene.say.words.data.fields(), "CSVW"),
    };
    Download { name: name.to_owned(), format, href: scene.shared_href(&file.path(scene.bulletin().id.as_str())) }
}
