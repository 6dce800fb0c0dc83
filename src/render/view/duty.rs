//! Actions, responsible units, named leaders and finance: who answers for what, at the latest issue.

use serde::Serialize;

use super::{
    Badge, CountyRow, Fact, FollowView, Headline, Html, Link, ListView, Number, ProblemsView, Standing, TargetRow,
    WallView,
};

/// `actions`, `units` and `leaders`: all of one kind.
#[derive(Clone, Debug, Serialize)]
pub struct DutiesView {
    /// `2030年9月30日`.
    pub cutoff: String,
    /// What all of them together say, in a sentence; may be empty.
    pub lead: Html,
    /// In the campaign's order.
    pub rows: Vec<DutyRow>,
}

/// One action, unit or leader as a row.
#[derive(Clone, Debug, Serialize)]
pub struct DutyRow {
    /// Its page.
    pub who: Link,
    /// Where the plan states an action; else empty.
    pub clause: String,
    /// What an action is to achieve; else empty.
    pub aim: String,
    /// Its targets by state; states without any are left out.
    pub targets: Vec<(Badge, usize)>,
    /// Projects.
    pub projects: Number,
    /// 年度计划投资 of those that count for the rate.
    pub plan: Number,
    /// 累计完成投资 of the same.
    pub completed: Number,
    /// 投资完成率.
    pub completion_rate: Number,
    /// 较时序.
    pub gap: Number,
    /// Its projects by light; lights without any are left out.
    pub lights: Vec<(Badge, usize)>,
    /// Due to start and not started.
    pub unstarted_due: usize,
    /// Lagging.
    pub lagging: usize,
    /// Problems not solved; of a unit those that it is to solve.
    pub open: usize,
    /// Of these, overdue.
    pub overdue: usize,
    /// Tasks not done.
    pub tasks: usize,
    /// Of these, overdue.
    pub tasks_overdue: usize,
    /// Reports due by now; `not-applicable` for who owes none.
    pub reports_due: Number,
    /// Of these, sent in time.
    pub reports_in_time: Number,
    /// In percent.
    pub report_rate: Number,
}

/// Projects somebody answers for, with what is urgent in them.
#[derive(Clone, Debug, Serialize)]
pub struct PortfolioView {
    /// How many projects.
    pub count: usize,
    /// Headline figures; empty without projects.
    pub headlines: Vec<Headline>,
    /// Projects by light.
    pub lights: Vec<(Badge, usize)>,
    /// By county, those with any.
    pub counties: Vec<CountyRow>,
    /// Due but not started.
    pub unstarted_due: ListView,
    /// Lagging.
    pub lagging: ListView,
    /// Stopped.
    pub stopped: ListView,
    /// Problems; of a unit those that it is to solve.
    pub problems: ProblemsView,
    /// Tasks of units.
    pub tasks: TasksView,
    /// All of the projects; without rows when there are more than 300.
    pub projects: ListView,
}

/// Tasks from units' ledgers.
#[derive(Clone, Debug, Serialize)]
pub struct TasksView {
    /// Not done.
    pub open: usize,
    /// Of these, overdue.
    pub overdue: usize,
    /// Done.
    pub done: usize,
    /// Overdue first, then by deadline, then done.
    pub rows: Vec<TaskRow>,
}

/// A task.
#[derive(Clone, Debug, Serialize)]
pub struct TaskRow {
    /// What is to be done.
    pub title: String,
    /// By whom.
    pub unit: Link,
    /// For which action, or `null`.
    pub action: Option<Link>,
    /// When it was set.
    pub raised: String,
    /// By when, or empty.
    pub deadline: String,
    /// `open`, `in-hand`, `solved`, `overdue`.
    pub state: Badge,
    /// Days past the deadline; 0 when not.
    pub overdue_days: i64,
    /// The last word on it, or empty.
    pub note: String,
    /// A word of offices for themselves; `null` on a public site.
    pub office_note: Option<String>,
}

/// `action`: one action of the plan.
#[derive(Clone, Debug, Serialize)]
pub struct ActionView {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Where the plan states it.
    pub clause: String,
    /// What it is to achieve.
    pub aim: String,
    /// `2030年9月30日`.
    pub cutoff: String,
    /// The issue these figures are of.
    pub bulletin: Link,
    /// One generated paragraph: where it stands.
    pub lead: Html,
    /// The units that answer for it.
    pub units: Vec<Link>,
    /// Its targets.
    pub targets: Vec<TargetRow>,
    /// Its projects, problems and tasks.
    pub own: PortfolioView,
}

/// `unit`: one responsible unit.
#[derive(Clone, Debug, Serialize)]
pub struct UnitView {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// The county whose government it is, or `null`.
    pub county: Option<Link>,
    /// `2030年9月30日`.
    pub cutoff: String,
    /// The issue these figures are of.
    pub bulletin: Link,
    /// One generated paragraph: where it stands.
    pub lead: Html,
    /// The actions that name it.
    pub actions: Vec<Link>,
    /// Its place on every board in force that ranks it.
    pub standings: Vec<Standing>,
    /// The targets of its actions.
    pub targets: Vec<TargetRow>,
    /// Decisions of meetings that it is to carry out; the open ones stand here.
    pub decisions: FollowView,
    /// Findings of inspections that it is to see to; the open ones stand here.
    pub findings: FollowView,
    /// Its reports, newest first; empty when it owes none.
    pub reports: Vec<ReportRow>,
    /// How many were in time: `到期应报7份，按期6份…`; empty when it owes none.
    pub reports_said: String,
    /// The wall of its projects, or `null` without milestones or where there are too many.
    pub wall: Option<WallView>,
    /// Its projects, problems and tasks.
    pub own: PortfolioView,
}

/// A report that was due.
#[derive(Clone, Debug, Serialize)]
pub struct ReportRow {
    /// When.
    pub due: String,
    /// When it was sent, or empty.
    pub sent: String,
    /// `in-time`, `late` or `missing`.
    pub state: Badge,
    /// Days late, or empty.
    pub text: String,
}

/// `leader`: one named leader, by office.
#[derive(Clone, Debug, Serialize)]
pub struct LeaderView {
    /// Id.
    pub id: String,
    /// The office.
    pub name: String,
    /// `2030年9月30日`.
    pub cutoff: String,
    /// The issue these figures are of.
    pub bulletin: Link,
    /// One generated paragraph: where it stands.
    pub lead: Html,
    /// What is arranged for its projects.
    pub arranged: Vec<ArrangedRow>,
    /// Its projects and problems.
    pub own: PortfolioView,
}

/// What is arranged for a project.
#[derive(Clone, Debug, Serialize)]
pub struct ArrangedRow {
    /// The project.
    pub project: Link,
    /// The parts, in the campaign's order.
    pub parts: Vec<Fact>,
}

/// `finance`: projects that seek finance.
#[derive(Clone, Debug, Serialize)]
pub struct FinanceView {
    /// `2030年9月30日`.
    pub cutoff: String,
    /// The issue these figures are of.
    pub bulletin: Link,
    /// How many needs, and how much they seek.
    pub headlines: Vec<Headline>,
    /// The targets that stand beside them.
    pub targets: Vec<TargetRow>,
    /// By stage, in the campaign's order; those that end a need are left out.
    pub stages: Vec<FinanceRow>,
    /// By county, those with any.
    pub counties: Vec<FinanceRow>,
    /// The needs, the largest first; at most 300.
    pub rows: Vec<NeedRow>,
    /// How many more there are.
    pub hidden: usize,
}

/// Needs of one stage or county.
#[derive(Clone, Debug, Serialize)]
pub struct FinanceRow {
    /// The stage or county.
    pub who: Link,
    /// How many needs.
    pub needs: Number,
    /// How much they seek.
    pub sought: Number,
}

/// A need of finance.
#[derive(Clone, Debug, Serialize)]
pub struct NeedRow {
    /// The project.
    pub project: Link,
    /// Its county.
    pub county: Link,
    /// What it is for.
    pub purpose: String,
    /// How much.
    pub amount: Number,
    /// How far it is.
    pub stage: String,
    /// Since when.
    pub since: String,
    /// What banks were told; `null` on a public site.
    pub office_note: Option<String>,
}
