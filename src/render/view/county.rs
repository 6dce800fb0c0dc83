//! `county` and `counties`: a county, park or city level as it stands at the latest issue.

use serde::Serialize;

use super::{
    Badge, ChartView, FollowView, Headline, Html, Link, ListView, MatrixView, Movement, Number, PagerView,
    ProblemsView, TargetRow,
};

/// `counties`: all of them.
#[derive(Clone, Debug, Serialize)]
pub struct CountiesView {
    /// `2030年9月30日`.
    pub cutoff: String,
    /// In display order.
    pub rows: Vec<CountyRow>,
    /// The whole.
    pub total: CountyRow,
}

/// A county as a row.
#[derive(Clone, Debug, Serialize)]
pub struct CountyRow {
    /// The county.
    pub county: Link,
    /// 县（区）, 园区, 市本级.
    pub level: String,
    /// Projects listed.
    pub projects: Number,
    /// 年度计划投资.
    pub plan: Number,
    /// 累计完成投资.
    pub completed: Number,
    /// 投资完成率.
    pub completion_rate: Number,
    /// 较时序.
    pub gap: Number,
    /// 开工率.
    pub start_rate: Number,
    /// Light.
    pub light: Option<Badge>,
    /// Open problems.
    pub open_problems: Number,
    /// 投资完成率 over the issues, inline SVG; may be empty.
    pub sparkline: Html,
}

/// `county`: one county's page.
#[derive(Clone, Debug, Serialize)]
pub struct CountyView {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// 县（区）, 园区, 市本级.
    pub level: String,
    /// Leaders as offices with their duty.
    pub leaders: Vec<String>,
    /// `2030年9月30日`.
    pub cutoff: String,
    /// The issue these figures are of.
    pub bulletin: Link,
    /// Its own pages in the rooms of the site, such as its wall.
    pub rooms: Vec<Link>,
    /// One generated paragraph: where it stands, why, what next.
    pub lead: Html,
    /// Headline figures.
    pub headlines: Vec<Headline>,
    /// Its light, or `null`.
    pub light: Option<Badge>,
    /// Its place on every board in force.
    pub standings: Vec<Standing>,
    /// 投资完成率 over the issues against the schedule.
    pub history: ChartView,
    /// Statistics by period (columns are the issues).
    pub statistics: MatrixView,
    /// Measures and ratios by issue.
    pub measures: MatrixView,
    /// Its deals and its reserve, where it has any.
    pub prospects: Vec<Link>,
    /// Targets whose scope is this county.
    pub targets: Vec<TargetRow>,
    /// Due but not started.
    pub unstarted_due: ListView,
    /// Lagging.
    pub lagging: ListView,
    /// Stopped.
    pub stopped: ListView,
    /// Decisions of meetings about its projects; the open ones stand here.
    pub decisions: FollowView,
    /// Findings of inspections about it; the open ones stand here.
    pub findings: FollowView,
    /// Problems in its projects.
    pub problems: ProblemsView,
    /// Its projects, at most 300 on a page.
    pub projects: ListView,
    /// Pages of that list; `null` when there is only one.
    pub pager: Option<PagerView>,
    /// The units that are its government.
    pub units: Vec<Link>,
    /// How many of its reports were in time; empty when it owes none.
    pub reports_said: String,
    /// Its lists of supervision, approvals and the statistics register, where it has any.
    pub watch: Vec<Link>,
    /// True on the second and later pages, which carry only the list.
    pub continued: bool,
}

/// A county's place on a board.
#[derive(Clone, Debug, Serialize)]
pub struct Standing {
    /// The board, linked to its ranking.
    pub board: Link,
    /// Name of the group; may be empty.
    pub group: String,
    /// The place; `null` when not ranked.
    pub place: Option<usize>,
    /// Among how many.
    pub of: usize,
    /// The ranked value or score.
    pub value: Number,
    /// Against the issue before.
    pub movement: Movement,
    /// Where the place comes from, or `null`.
    pub why: Option<String>,
}
