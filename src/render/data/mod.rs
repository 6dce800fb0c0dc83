//! Open data: the figures of an issue as tables, and each table in the formats people and programs read.
//!
//! In: facts and figures. Out: bytes of one file. Promises: all formats of an issue are written from the same tables, so they
//! cannot disagree; numbers are raw (a plain decimal in a stated unit, to six places), never as printed; what has no number is
//! an empty cell with its reason in a column of its own; a text can never be taken for a formula.

mod chart;
mod csv;
mod json;
mod ledgers;
mod package;
mod rows;
mod xlsx;

pub(super) use chart::{CHART, CHART_COLUMNS, chart};
pub(super) use package::dataset;

use std::borrow::Cow;

pub(crate) use csv::push_text;

use crate::fields::{Label, label};
use crate::render::pages::Scene;
use crate::route::{DataFile, DataTable as Table};
use crate::units::{Date, Exact};

/// A workbook and a JSON file take a table up to this many rows; a longer one stands in its CSV file alone. They would be slow to
/// open, and the ledger of a large region, written four times for every issue, would be larger than all its pages.
const ROWS_TOGETHER: usize = 2_000;

/// Decimals of a number; exact ratios have no end.
const DECIMALS: u8 = 6;

/// The tables that a workbook or a JSON file of the scene's issue holds, with their rows.
fn together<'s>(scene: &'s Scene<'_>) -> impl Iterator<Item = (Table, Vec<Row<'s>>)> {
    let count = |table| match table {
        Table::Projects => scene.facts.projects.len(),
        Table::Problems => scene.issue().lists.problems.len(),
        Table::Deals => scene.facts.deals.len(),
        Table::Reserve => scene.facts.reserve.len(),
        Table::Decisions => scene.issue().decisions.rows.len(),
        Table::Findings => scene.issue().findings.rows.len(),
        Table::Figures | Table::Rankings | Table::Targets | Table::Deductions => 0,
    };
    Table::of(scene.facts)
        .filter(move |&table| count(table) <= ROWS_TOGETHER)
        .map(|table| (table, table.rows(scene).collect()))
}

impl Table {
    /// Its name for people.
    pub(super) fn label(self) -> Label {
        match self {
            Self::Figures => label("指标", "figures"),
            Self::Rankings => label("排名", "rankings"),
            Self::Targets => label("目标", "targets"),
            Self::Projects => label("项目", "projects"),
            Self::Problems => label("问题", "problems"),
            Self::Decisions => label("议定事项", "decisions"),
            Self::Findings => label("检查发现", "findings"),
            Self::Deductions => label("扣分", "deductions"),
            Self::Deals => label("招商项目", "deals"),
            Self::Reserve => label("储备项目", "reserve"),
        }
    }

    /// Its columns in order.
    pub(super) fn columns(self) -> &'static [Column] {
        match self {
            Self::Figures => rows::FIGURES,
            Self::Rankings => rows::RANKINGS,
            Self::Targets => rows::TARGETS,
            Self::Projects => rows::PROJECTS,
            Self::Problems => rows::PROBLEMS,
            Self::Decisions => ledgers::DECISIONS,
            Self::Findings => ledgers::FINDINGS,
            Self::Deductions => ledgers::DEDUCTIONS,
            Self::Deals => ledgers::DEALS,
            Self::Reserve => ledgers::RESERVE,
        }
    }

    /// Its rows at an issue, one after the other; every row has a cell for every column.
    fn rows<'s>(self, scene: &'s Scene<'_>) -> Box<dyn Iterator<Item = Row<'s>> + 's> {
        match self {
            Self::Figures => Box::new(rows::figures(scene).into_iter()),
            Self::Rankings => Box::new(rows::rankings(scene).into_iter()),
            Self::Targets => Box::new(rows::targets(scene)),
            Self::Projects => Box::new(rows::projects(scene)),
            Self::Problems => Box::new(rows::problems(scene)),
            Self::Decisions => Box::new(ledgers::decisions(scene)),
            Self::Findings => Box::new(ledgers::findings(scene)),
            Self::Deductions => Box::new(ledgers::deductions(scene)),
            Self::Deals => Box::new(ledgers::deals(scene)),
            Self::Reserve => Box::new(ledgers::reserve(scene)),
        }
    }
}

/// A column of a table.
#[derive(Debug)]
pub(super) struct Column {
    /// Its name in programs.
    pub(super) id: &'static str,
    /// Its name for people.
    pub(super) label: Label,
    /// What its cells hold.
    pub(super) kind: ColumnKind,
    /// Unit, when all cells have the same.
    pub(super) unit: &'static str,
    /// What it means.
    pub(super) help: Label,
}

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ColumnKind {
    Text,
    Integer,
    Number,
    Date,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cell<'a> {
    /// Nothing.
    Empty,
    Text(Cow<'a, str>),
    /// Written as a plain decimal with at most [`DECIMALS`] places.
    Number(Exact),
    Date(Date),
}

/// A row of a table.
type Row<'a> = Vec<Cell<'a>>;

/// What is sealed of the scene's issue: every table as CSV, with its file's name.
pub(super) fn sealed(scene: &Scene<'_>) -> Vec<(String, Vec<u8>)> {
    let table = |table: Table| (format!("{}.csv", table.name()), csv::csv(table.columns(), table.rows(scene)));
    Table::of(scene.facts).map(table).collect()
}

/// The bytes of a data file of the scene's issue.
pub(super) fn file(scene: &Scene<'_>, file: DataFile) -> Vec<u8> {
    match file {
        DataFile::Csv(table) => csv::csv(table.columns(), table.rows(scene)),
        DataFile::Workbook => xlsx::workbook(scene),
        DataFile::Json => json::json(scene),
        DataFile::Package => package::data_package(scene),
        DataFile::Csvw => package::csvw(scene),
    }
}
