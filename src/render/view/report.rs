//! The campaign report: what the campaign came to, once it is over.

use serde::Serialize;

use super::{Badge, Headline, Link, MatrixView, Number, ProblemsView, TargetRow};

/// `report`: the whole campaign, from its first bulletin to its last.
#[derive(Clone, Debug, Serialize)]
pub struct ReportView {
    /// First day of the campaign.
    pub start: String,
    /// Last day of the campaign.
    pub end: String,
    /// Cut-off of the last bulletin.
    pub cutoff: String,
    /// The last bulletin.
    pub bulletin: Link,
    /// The whole's headline figures at the last cut-off.
    pub headlines: Vec<Headline>,
    /// Headline figures and statistics of the whole at each bulletin; the columns of all tables of this page.
    pub months: MatrixView,
    /// How many targets stand how at the last cut-off.
    pub target_counts: Vec<(Badge, usize)>,
    /// Due and not reached.
    pub missed: Vec<TargetPath>,
    /// Reached, some of them before their due date.
    pub reached: Vec<TargetPath>,
    /// Not due yet, or without a value to judge.
    pub open: Vec<TargetPath>,
    /// Final places and how they moved, one entry per group of a board.
    pub boards: Vec<PlacesView>,
    /// Projects finished, in the order of their finishes.
    pub finished: Vec<FinishedRow>,
    /// How many more are finished than are listed.
    pub finished_hidden: usize,
    /// Problems raised in the campaign; the rows are those still open.
    pub problems: ProblemsView,
    /// The final places of the first board, drawn; `null` when there is only one bulletin.
    pub bump: Option<super::ChartView>,
}

/// A target with its values and states at each bulletin.
#[derive(Clone, Debug, Serialize)]
pub struct TargetPath {
    /// How it ended.
    pub row: TargetRow,
    /// One step per bulletin.
    pub steps: Vec<TargetStep>,
}

/// A target at one bulletin.
#[derive(Clone, Debug, Serialize)]
pub struct TargetStep {
    /// What was reached.
    pub value: Number,
    /// How it stood.
    pub state: Badge,
}

/// The places of one group of a board at each bulletin.
#[derive(Clone, Debug, Serialize)]
pub struct PlacesView {
    /// Name of the board, and of the group where the board has several.
    pub name: String,
    /// Whether its last value is a score.
    pub weighted: bool,
    /// Whether it ranks units, not counties.
    pub of_units: bool,
    /// In the order of the final places.
    pub rows: Vec<PlacesRow>,
}

/// Whose places.
#[derive(Clone, Debug, Serialize)]
pub struct PlacesRow {
    /// A county or unit.
    pub who: Link,
    /// Places at each bulletin; `—` where it had none.
    pub places: Vec<String>,
    /// The value or score of the last one.
    pub value: Number,
}

/// A project that was finished.
#[derive(Clone, Debug, Serialize)]
pub struct FinishedRow {
    /// Its page.
    pub project: Link,
    /// Its county.
    pub county: Link,
    /// The day, `2030-09-30`.
    pub on: String,
    /// Completed investment.
    pub completed: Number,
}
