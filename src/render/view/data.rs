//! Open data: what can be downloaded, and what its columns mean.

use serde::Serialize;

use super::Link;

/// A data file.
#[derive(Clone, Debug, Serialize)]
pub struct Download {
    /// What it holds: `全部表格`, `指标`…
    pub name: String,
    /// `XLSX`, `CSV`, `JSON`, `Data Package` or `CSVW`.
    pub format: &'static str,
    /// Relative address.
    pub href: String,
}

/// `data`: all downloads, and the dictionary of their columns.
#[derive(Clone, Debug, Serialize)]
pub struct DataView {
    /// Newest first.
    pub issues: Vec<DataIssue>,
    /// The tables that every issue has.
    pub tables: Vec<DataTable>,
}

/// The downloads of an issue.
#[derive(Clone, Debug, Serialize)]
pub struct DataIssue {
    /// The bulletin.
    pub link: Link,
    /// `第2期`.
    pub number: String,
    /// `2023年8月`.
    pub period: String,
    /// Its files.
    pub files: Vec<Download>,
}

/// A table and what its columns mean.
#[derive(Clone, Debug, Serialize)]
pub struct DataTable {
    /// Name in addresses; the anchor. `charts` stands for the files of all charts, which have the same columns.
    pub id: &'static str,
    /// Name for people.
    pub name: &'static str,
    /// Columns in order.
    pub columns: Vec<DataColumn>,
}

/// A column.
#[derive(Clone, Debug, Serialize)]
pub struct DataColumn {
    /// Name in CSV and JSON.
    pub id: &'static str,
    /// Name in the workbook.
    pub name: &'static str,
    /// `文字`, `整数`, `数`, `日期`.
    pub kind: String,
    /// Unit, when all cells have the same; else empty.
    pub unit: String,
    /// What it means.
    pub help: &'static str,
}
