//! How an issue came out, on sites that keep release records.

use serde::Serialize;

/// How far an issue is, the code that stands for what it said, and what was corrected since.
#[derive(Clone, Debug, Serialize)]
pub struct ReleaseView {
    /// `draft`, `compiled`, `reviewed`, `issued` or `corrected`; its word is `release_STATE`.
    pub state: &'static str,
    /// The first twelve digits of the newest seal's head; `null` before the first.
    pub code: Option<String>,
    /// What was corrected after issuing, newest first.
    pub corrections: Vec<CorrectionView>,
}

/// A correction that was issued.
#[derive(Clone, Debug, Serialize)]
pub struct CorrectionView {
    /// `correction`, `revision` or `method`; its word is `revision_KIND`.
    pub kind: &'static str,
    /// Why.
    pub reason: String,
    /// Which office.
    pub office: String,
    /// `2030-10-10`.
    pub on: String,
    /// How many places changed.
    pub places: usize,
    /// The values that changed, places first.
    pub changes: Vec<ChangeRow>,
    /// How many more changed than are listed.
    pub hidden: usize,
}

/// A value that changed.
#[derive(Clone, Debug, Serialize)]
pub struct ChangeRow {
    /// The table of the downloads, by its name.
    pub table: String,
    /// Ids of its row.
    pub row: String,
    /// Its column; empty where the whole row came or went.
    pub column: String,
    /// What it was; empty where there was nothing.
    pub old: String,
    /// What it is; empty where there is nothing.
    pub new: String,
}
