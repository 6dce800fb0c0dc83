//! `set`, `fund`: one project set and one kind of funds as they stand at the latest issue.

use serde::Serialize;

use super::{Badge, CountyRow, Headline, Html, Link, ListView, Number, ProblemsView, TargetRow, WallView};

/// `set`: a project set.
#[derive(Clone, Debug, Serialize)]
pub struct SetView {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Remark of the campaign, or `null`.
    pub note: Option<String>,
    /// `2030年9月30日`.
    pub cutoff: String,
    /// The issue these figures are of.
    pub bulletin: Link,
    /// How many the plan counts and how many are listed here, and what follows from that, in a paragraph.
    pub lead: Html,
    /// Headline figures.
    pub headlines: Vec<Headline>,
    /// Counties with projects in it.
    pub counties: Vec<CountyRow>,
    /// All of it.
    pub total: CountyRow,
    /// How many it held at each issue, oldest first.
    pub history: Vec<SetHistoryRow>,
    /// Every change up to the cut-off, newest first.
    pub changes: Vec<ScopeChangeRow>,
    /// Targets over this set.
    pub targets: Vec<TargetRow>,
    /// Due but not started.
    pub unstarted_due: ListView,
    /// Lagging.
    pub lagging: ListView,
    /// Problems in its projects.
    pub problems: ProblemsView,
    /// The wall of its projects, or `null` without milestones or where there are too many.
    pub wall: Option<WallView>,
    /// Its projects; no rows when they are too many for a page.
    pub projects: ListView,
}

/// A set at one issue: what it held before, what changed, what it holds.
#[derive(Clone, Debug, Serialize)]
pub struct SetHistoryRow {
    /// The issue.
    pub issue: Link,
    /// `2030-09-30`.
    pub cutoff_date: String,
    /// Entered since the issue before.
    pub entered: Number,
    /// Left since then.
    pub left: Number,
    /// Split or merged since then.
    pub split: Number,
    /// Listed at the cut-off.
    pub listed: Number,
    /// 开工率.
    pub start_rate: Number,
    /// 投资完成率.
    pub completion_rate: Number,
    /// 较时序.
    pub gap: Number,
}

/// A project that entered a set, left it or was split.
#[derive(Clone, Debug, Serialize)]
pub struct ScopeChangeRow {
    /// `2030-06-20`.
    pub on: String,
    /// `entered`, `left` or `split`.
    pub change: Badge,
    /// The project.
    pub project: Link,
    /// Why.
    pub reason: String,
    /// The projects that take its place.
    pub into: Vec<Link>,
}

/// `fund`: a kind of funds.
#[derive(Clone, Debug, Serialize)]
pub struct FundView {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Remark of the campaign, or `null`.
    pub note: Option<String>,
    /// `2030年9月30日`.
    pub cutoff: String,
    /// The issue these figures are of.
    pub bulletin: Link,
    /// Headline figures: starts, completion, in place, paid.
    pub headlines: Vec<Headline>,
    /// Counties with such projects.
    pub counties: Vec<FundCountyRow>,
    /// All together.
    pub total: FundCountyRow,
    /// At each issue, oldest first; the first cell is the issue.
    pub history: Vec<FundCountyRow>,
    /// Targets over this kind.
    pub targets: Vec<TargetRow>,
    /// Due but not started.
    pub unstarted_due: ListView,
    /// Lagging.
    pub lagging: ListView,
    /// How many projects have such funds.
    pub count: usize,
    /// The projects with their money of this kind, by county; empty when they are too many for a page.
    pub projects: Vec<FundProjectRow>,
}

/// A kind of funds in one county, or at one issue.
#[derive(Clone, Debug, Serialize)]
pub struct FundCountyRow {
    /// The county or the issue.
    pub name: Link,
    /// Projects that have such funds.
    pub projects: Number,
    /// Started.
    pub started: Number,
    /// Planned to start.
    pub base: Number,
    /// 开工率.
    pub start_rate: Number,
    /// 投资完成率 of the whole projects.
    pub completion_rate: Number,
    /// Planned funds of this kind.
    pub planned: Number,
    /// In place.
    pub in_place: Number,
    /// In place ÷ planned.
    pub in_place_rate: Number,
    /// Paid.
    pub paid: Number,
    /// Paid ÷ in place.
    pub paid_rate: Number,
}

/// A project's money of one kind.
#[derive(Clone, Debug, Serialize)]
pub struct FundProjectRow {
    /// The project.
    pub project: Link,
    /// Its county.
    pub county: Link,
    /// 责任单位.
    pub unit: String,
    /// Where it stands.
    pub state: Badge,
    /// Planned funds of this kind.
    pub planned: Number,
    /// In place.
    pub in_place: Number,
    /// In place ÷ planned.
    pub in_place_rate: Number,
    /// Paid.
    pub paid: Number,
    /// Paid ÷ in place.
    pub paid_rate: Number,
}
