//! `project` and `projects`: one project as it stands at the latest issue, and the index of all.

use serde::Serialize;

use super::{
    Badge, Cell, ChartView, CountyRow, ExemptionRow, FollowView, Headline, Link, Number, PaperRow, ProblemRow,
    ProjectApprovalRow, SetRow,
};

/// `projects`: the index; the rows themselves stand on the counties' pages.
#[derive(Clone, Debug, Serialize)]
pub struct ProjectsView {
    /// `2030年9月30日`.
    pub cutoff: String,
    /// How many projects are listed.
    pub count: usize,
    /// By county.
    pub counties: Vec<CountyRow>,
    /// By set.
    pub sets: Vec<SetRow>,
    /// By kind of funds.
    pub funds: Vec<SetRow>,
    /// Every project in order of county, then name; empty when there are more than 300.
    pub rows: Vec<super::ProjectRow>,
}

/// `project`: one project's page.
#[derive(Clone, Debug, Serialize)]
pub struct ProjectView {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Project code, or `null`.
    pub code: Option<String>,
    /// Its county.
    pub county: Link,
    /// What it is, or `null`.
    pub summary: Option<String>,
    /// `2030年9月30日`.
    pub cutoff: String,
    /// The issue these figures are of.
    pub bulletin: Link,
    /// Light at the latest issue, or `null`.
    pub light: Option<Badge>,
    /// `连续2期红灯`, or empty.
    pub running: String,
    /// Where it stands: `not-due`, `due`, `building`, `stopped`, `finished`, `preparing`.
    pub state: Badge,
    /// Plan, completed, rate against schedule, funds.
    pub headlines: Vec<Headline>,
    /// County, unit, sector, class, sets, 包抓, builder, dates…
    pub facts: Vec<Fact>,
    /// What is arranged for it, part by part.
    pub arranged: Vec<Fact>,
    /// Completed against plan; `null` without a record.
    pub cumulative: Option<ChartView>,
    /// Milestones against the cut-off; `null` without any.
    pub gantt: Option<ChartView>,
    /// Milestones in order.
    pub milestones: Vec<MilestoneRow>,
    /// Records, newest first.
    pub records: Vec<RecordRow>,
    /// Unit of the records' amounts: `万元`.
    pub records_unit: String,
    /// Funds by kind.
    pub funds: Vec<FundRow>,
    /// The plan in force over the year.
    pub plans: Vec<PlanRow>,
    /// Stops.
    pub stops: Vec<StopRow>,
    /// Approvals in the usual order; empty when none are reported.
    pub approvals: Vec<ProjectApprovalRow>,
    /// Exemptions that run.
    pub exemptions: Vec<ExemptionRow>,
    /// Papers for the statistics register; empty when none are reported.
    pub papers: Vec<PaperRow>,
    /// Decisions of meetings about it, most urgent first.
    pub decisions: FollowView,
    /// Findings of inspections about it, most urgent first.
    pub findings: FollowView,
    /// Problems, open ones first.
    pub problems: Vec<ProblemRow>,
}

/// A label with what belongs to it.
#[derive(Clone, Debug, Serialize)]
pub struct Fact {
    /// `责任单位`.
    pub label: String,
    /// One or more values.
    pub values: Vec<Link>,
}

/// A milestone.
#[derive(Clone, Debug, Serialize)]
pub struct MilestoneRow {
    /// Its name.
    pub name: String,
    /// Planned date.
    pub planned: String,
    /// Actual date at the cut-off, or empty.
    pub actual: String,
    /// `done`, `done-late`, `overdue`, `ahead`.
    pub state: Badge,
    /// Days late (positive) or early (negative); `null` when neither is known.
    pub days: Option<i64>,
    /// The same in words: `晚12天`, `已逾期3天`, `还有20天`.
    pub text: String,
    /// Counted back from the planned finish: `竣工前92天`; empty without one.
    pub before_finish: String,
}

/// A dated record.
#[derive(Clone, Debug, Serialize)]
pub struct RecordRow {
    /// `2030-07-31`.
    pub as_of: String,
    /// Four finished cells (`<td>…</td>`): cumulative completed, increase since the record before, rate against the plan in force
    /// then, cumulative funds in place.
    pub figures: Cell,
    /// Stage, where it is another than in the record before; or empty.
    pub stage: String,
    /// Progress text, or empty.
    pub note: String,
    /// Reason of a correction, or empty.
    pub correction: String,
}

/// Funds of one kind.
#[derive(Clone, Debug, Serialize)]
pub struct FundRow {
    /// Kind.
    pub link: Link,
    /// Planned.
    pub planned: Number,
    /// In place.
    pub in_place: Number,
    /// Paid.
    pub paid: Number,
}

/// A plan in force.
#[derive(Clone, Debug, Serialize)]
pub struct PlanRow {
    /// In force from.
    pub from: String,
    /// Amount.
    pub amount: Number,
    /// Why it changed, or empty.
    pub reason: String,
}

/// A stop.
#[derive(Clone, Debug, Serialize)]
pub struct StopRow {
    /// From.
    pub from: String,
    /// Until, or empty while it lasts.
    pub until: String,
    /// Why.
    pub reason: String,
}
