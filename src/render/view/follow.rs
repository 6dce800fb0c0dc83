//! `meetings`, `meeting`, `inspections`, `inspection`: what was decided and found, and what became of it.

use serde::Serialize;

use super::{Badge, Link, Number};

/// Decisions or findings at a cut-off.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FollowView {
    /// How many there are: open and settled.
    pub count: usize,
    /// Open or in hand.
    pub open: usize,
    /// Of these, past the deadline.
    pub overdue: usize,
    /// Settled so far.
    pub settled: usize,
    /// Overdue first (longest first), then by deadline, then settled; on the page of a meeting or inspection in its own order.
    pub rows: Vec<FollowRow>,
    /// How many more stand on the full list.
    pub hidden: usize,
    /// The full list, or `null` here.
    pub more: Option<Link>,
}

/// A decision or a finding.
#[derive(Clone, Debug, Serialize)]
pub struct FollowRow {
    /// Id, its anchor on the page of its meeting or inspection.
    pub id: String,
    /// What is to be done, or what was found.
    pub title: String,
    /// Its meeting or inspection.
    pub from: Link,
    /// The project it is about, or `null`.
    pub project: Option<Link>,
    /// The county it is about, or `null`.
    pub county: Option<Link>,
    /// The problem it answers, or empty.
    pub problem: String,
    /// Its grade, or empty.
    pub grade: String,
    /// Who is to settle it.
    pub owner: Link,
    /// The day of the meeting or inspection.
    pub raised: String,
    /// Deadline, or empty.
    pub deadline: String,
    /// `open`, `in-hand`, `solved`, `overdue`.
    pub state: Badge,
    /// Days past the deadline at the cut-off; 0 when not.
    pub overdue_days: i64,
    /// The last word on it, or empty.
    pub note: String,
    /// All that happened by the cut-off, oldest first.
    pub updates: Vec<UpdateRow>,
    /// True when all of it is for offices only; on a public site there is none of these.
    pub offices: bool,
    /// A word for offices only, or `null`; on a public site always `null`.
    pub office_note: Option<String>,
}

/// A dated step.
#[derive(Clone, Debug, Serialize)]
pub struct UpdateRow {
    /// When.
    pub on: String,
    /// How far it was then.
    pub state: Badge,
    /// A word on it, or empty.
    pub note: String,
}

/// A meeting or an inspection as a row.
#[derive(Clone, Debug, Serialize)]
pub struct EventRow {
    /// Its page.
    pub link: Link,
    /// When.
    pub on: String,
    /// Who chaired or inspected; or empty.
    pub who: String,
    /// Kind of inspection, or empty.
    pub kind: String,
    /// How many decisions or findings.
    pub count: usize,
    /// Of these, open.
    pub open: usize,
    /// Of the open ones, past the deadline.
    pub overdue: usize,
    /// Settled.
    pub settled: usize,
}

/// `meetings` and `inspections`: all of them.
#[derive(Clone, Debug, Serialize)]
pub struct EventsView {
    /// `2030年9月30日`.
    pub cutoff: String,
    /// The state in a few sentences.
    pub summary: super::Html,
    /// The open decisions or findings; what is settled stands with its meeting or inspection.
    pub matters: FollowView,
    /// Meetings or inspections, newest first.
    pub events: Vec<EventRow>,
    /// Management rules of the projects (inspections only); `null` where the campaign has none.
    pub systems: Option<SystemsView>,
}

/// `meeting` and `inspection`: one of them.
#[derive(Clone, Debug, Serialize)]
pub struct EventView {
    /// Title.
    pub title: String,
    /// `2030年9月30日`.
    pub on: String,
    /// Who chaired or inspected, or empty.
    pub who: String,
    /// Where, or what was looked at; or empty.
    pub about: String,
    /// Kind of inspection, or empty.
    pub kind: String,
    /// The newest cut-off.
    pub cutoff: String,
    /// Its decisions or findings in its own order.
    pub matters: FollowView,
}

/// Management rules of started projects.
#[derive(Clone, Debug, Serialize)]
pub struct SystemsView {
    /// Where the rate is explained.
    pub href: String,
    /// The rules.
    pub names: Vec<String>,
    /// By county, in display order.
    pub rows: Vec<SystemsRow>,
    /// The whole.
    pub total: SystemsRow,
    /// Started projects that lack some, at most thirty.
    pub lacking: Vec<LackingRow>,
    /// How many more lack some.
    pub hidden: usize,
}

/// Management rules in one county.
#[derive(Clone, Debug, Serialize)]
pub struct SystemsRow {
    /// Where.
    pub county: Link,
    /// Started projects.
    pub started: Number,
    /// Of these, with a report on the rules.
    pub reported: Number,
    /// Of the reported, with each rule in place.
    pub in_place: Vec<Number>,
    /// Of the reported, with all of them.
    pub complete: Number,
    /// The same as a rate of the reported.
    pub rate: Number,
}

/// A started project that lacks rules.
#[derive(Clone, Debug, Serialize)]
pub struct LackingRow {
    /// The project.
    pub project: Link,
    /// Its county.
    pub county: Link,
    /// What it lacks.
    pub lacks: Vec<String>,
}

/// A physical target against time.
#[derive(Clone, Debug, Serialize)]
pub struct PhysicalRow {
    /// The target at the cut-off.
    pub target: super::TargetRow,
    /// What is reached, as a share of the goal.
    pub share: Number,
    /// The issues so far, at most twelve: month, reached, expected by then.
    pub history: Vec<(String, String, String)>,
}
