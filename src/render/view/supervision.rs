//! `supervision`: the supervision lists at the latest issue, on the index and on the page of a county.

use serde::Serialize;

use super::{Badge, Headline, Html, Link, ListView, PagerView, ProjectRow};

/// `supervision` on the index.
#[derive(Clone, Debug, Serialize)]
pub struct SupervisionView {
    /// `2030年9月30日`.
    pub cutoff: String,
    /// The issue these figures are of.
    pub bulletin: Link,
    /// One generated paragraph.
    pub lead: Html,
    /// How many are on the list of each class.
    pub headlines: Vec<Headline>,
    /// Names of the supervised classes, the columns of `counties`.
    pub columns: Vec<String>,
    /// By county.
    pub counties: Vec<SupervisionCounty>,
    /// All counties.
    pub total: SupervisionCounty,
    /// By class, with the most urgent rows.
    pub classes: Vec<SupervisionClass>,
    /// Unstarted projects by class of the reason; empty when none are declared or all have started.
    pub reasons: Vec<ReasonRow>,
    /// All of them.
    pub reasons_total: ReasonRow,
    /// Stopped projects.
    pub stopped: ListView,
    /// Exemptions that run.
    pub exemptions: Vec<ExemptionRow>,
    /// How many more run than are shown.
    pub exemptions_hidden: usize,
}

/// `supervision` on a county's page.
#[derive(Clone, Debug, Serialize)]
pub struct SupervisionCountyView {
    /// `2030年9月30日`.
    pub cutoff: String,
    /// The issue these figures are of.
    pub bulletin: Link,
    /// The county.
    pub county: Link,
    /// By class; on later pages only what stands there.
    pub classes: Vec<SupervisionClass>,
    /// Exemptions that run.
    pub exemptions: Vec<ExemptionRow>,
    /// Pages of the list; `null` when there is only one.
    pub pager: Option<PagerView>,
    /// True on the second and later pages.
    pub continued: bool,
}

/// A county as a row: one cell for each class.
#[derive(Clone, Debug, Serialize)]
pub struct SupervisionCounty {
    /// The county with its list.
    pub county: Link,
    /// In the order of `columns`.
    pub cells: Vec<SupervisionCell>,
    /// Exemptions that keep a project off a list.
    pub exempt: usize,
}

/// How many projects of a class a county has on the list.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct SupervisionCell {
    /// On the list: not finished.
    pub listed: usize,
    /// Of these, somebody has to act.
    pub urgent: usize,
}

/// A supervised class.
#[derive(Clone, Debug, Serialize)]
pub struct SupervisionClass {
    /// Id, also its anchor.
    pub id: String,
    /// `续建`.
    pub name: String,
    /// `continuing`, `new` or `proposed`: which columns its rows have.
    pub kind: &'static str,
    /// What it is supervised for, or empty.
    pub supervise: String,
    /// On the list: not finished.
    pub listed: usize,
    /// Finished.
    pub finished: usize,
    /// How many are in each state, from urgent to calm; states without rows are left out.
    pub counts: Vec<(Badge, usize)>,
    /// Rows shown here, the most urgent first.
    pub rows: Vec<SupervisedRow>,
    /// How many of the urgent ones are not shown.
    pub hidden: usize,
}

/// A project on a supervision list.
#[derive(Clone, Debug, Serialize)]
pub struct SupervisedRow {
    /// The project with its figures.
    pub row: ProjectRow,
    /// Where it stands: `stopped`, `start-missed`, `lagging`, `finish-missed`, `no-progress`, `exempt`, `under-way`, `not-due`,
    /// `preparing`.
    pub state: Badge,
    /// The same in days: `逾期45天`; may be empty.
    pub detail: String,
    /// How the start was: `按期`, `晚12天`, `早3天`; empty before it.
    pub start: String,
    /// Planned finish, or empty.
    pub finish: String,
    /// Approvals granted of those needed, `5/7`; empty when none are reported.
    pub approvals: String,
    /// Why it is stopped or not started, or empty.
    pub reason: String,
    /// Class of the reason, or empty.
    pub reason_class: String,
}

/// Unstarted projects of a class of reasons.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ReasonRow {
    /// The class.
    pub name: String,
    /// Due to start.
    pub due: usize,
    /// To start later.
    pub later: usize,
    /// Both.
    pub all: usize,
}

/// An exemption that runs.
#[derive(Clone, Debug, Serialize)]
pub struct ExemptionRow {
    /// The project.
    pub project: Link,
    /// Its county.
    pub county: Link,
    /// Which list it leaves: `滞后名单`.
    pub from: String,
    /// Why.
    pub reason: String,
    /// First day.
    pub on: String,
    /// Last day.
    pub until: String,
    /// Days left after the cut-off.
    pub days_left: i64,
    /// `applies` when it keeps the project off the list now, else `idle`.
    pub state: Badge,
}
