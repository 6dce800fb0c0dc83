//! Lists and tables that stand on several pages: rankings, targets, projects, problems.

use serde::Serialize;

use super::{Badge, Cell, DeductionRow, Html, Link, Movement, Number, PhysicalRow, RedBlackView};

/// One board (a published ranking) with its groups.
#[derive(Clone, Debug, Serialize)]
pub struct BoardView {
    /// Id, also its anchor.
    pub id: String,
    /// `投资完成率`, `秋比成果`.
    pub name: String,
    /// What is scored with which weights, in a sentence; empty on a plain ranking, whose name says it.
    pub method: String,
    /// Remark from the campaign, or `null`.
    pub note: Option<String>,
    /// Head of the column of part and whole: `完成 / 计划`, `已开工 / 计划开工`.
    pub part_whole: String,
    /// What is scored, with weight; one entry for a plain ranking.
    pub parts: Vec<RankingPart>,
    /// True when it is scored from several weighted parts.
    pub weighted: bool,
    /// True when it ranks units, else it ranks counties.
    pub of_units: bool,
    /// Points taken from scores by the cut-off, by day.
    pub deductions: Vec<DeductionRow>,
    /// One ranking per group.
    pub groups: Vec<RankingView>,
}

/// One scored part of a board.
#[derive(Clone, Debug, Serialize)]
pub struct RankingPart {
    /// Indicator's name.
    pub name: String,
    /// Where its formula is explained.
    pub href: String,
    /// `40%`, or empty on a plain ranking.
    pub weight: String,
    /// `120%`, or empty.
    pub cap: String,
    /// How it is scored, as published; or empty.
    pub rule: String,
}

/// One group's ranking.
#[derive(Clone, Debug, Serialize)]
pub struct RankingView {
    /// Name of the group; empty when all stand together.
    pub group: String,
    /// What the line across the bars says: `时序进度75.0%`; empty without one.
    pub mark: String,
    /// In order of place; what is not ranked comes last.
    pub rows: Vec<RankingRow>,
    /// The whole, which carries no place; `null` on weighted boards.
    pub total: Option<RankingRow>,
    /// Its red and black list; `null` where the board has none.
    pub red_black: Option<RedBlackView>,
}

/// One row of a ranking.
#[derive(Clone, Debug, Serialize)]
pub struct RankingRow {
    /// The place; `null` when not ranked.
    pub place: Option<usize>,
    /// True when another shares the place.
    pub tied: bool,
    /// Who: a county or a unit.
    pub county: Link,
    /// Bar, inline SVG; empty when there is nothing to draw.
    pub bar: Html,
    /// The ranked value or score.
    pub value: Number,
    /// 较时序, where the board ranks a completion rate; else no number.
    pub gap: Number,
    /// The county's light, on boards that rank what it judges; else `null`.
    pub light: Option<Badge>,
    /// `连续2期红灯`; empty when it has not run so long.
    pub running: String,
    /// Against the issue before.
    pub movement: Movement,
    /// 累计完成投资 or the count above the line of the ratio.
    pub part: Number,
    /// 年度计划投资 or the count below the line.
    pub whole: Number,
    /// Values of the board's parts, in its order (weighted boards).
    pub values: Vec<Number>,
    /// Points each part brings (weighted boards).
    pub points: Vec<Number>,
    /// Points taken from the score; no number when none are.
    pub deducted: Number,
    /// The value over the issues so far, inline SVG; empty before there are two.
    pub sparkline: Html,
    /// Where the place and the value come from, or `null`.
    pub why: Option<String>,
}

/// Targets with their state at a cut-off.
#[derive(Clone, Debug, Default, Serialize)]
pub struct TargetsView {
    /// How many rows are in each state, in the order of urgency; states without rows are left out.
    pub counts: Vec<(Badge, usize)>,
    /// `30项量化目标，已达标…`.
    pub summary: String,
    /// The rows, in the order of the plan.
    pub rows: Vec<TargetRow>,
    /// Those that are counted in things of their own, against time.
    pub physical: Vec<PhysicalRow>,
}

/// One target in one scope.
#[derive(Clone, Debug, Serialize)]
pub struct TargetRow {
    /// Anchor.
    pub id: String,
    /// Where the plan states it: `（一）`.
    pub clause: String,
    /// Its name.
    pub name: String,
    /// Which scope: `全市`, a county, a set.
    pub scope: Link,
    /// `≥`, `＞`.
    pub comparison: String,
    /// What is to be reached.
    pub goal: Number,
    /// What is reached.
    pub actual: Number,
    /// What should be reached by now, where the target has a path.
    pub expected: Number,
    /// `2030-09-30`.
    pub due_date: String,
    /// `三季度末`, `全年`, or the date.
    pub due: String,
    /// `met`, `ahead`, `on-track`, `behind`, `missed`, `pending`, `not-reported`.
    pub state: Badge,
    /// What is missing or beyond, in words.
    pub distance: String,
    /// Bullet bar, inline SVG; empty when there is nothing to draw.
    pub bar: Html,
    /// Remark, or `null`.
    pub note: Option<String>,
    /// Where the indicator is explained.
    pub href: String,
}

/// A list of projects by name.
#[derive(Clone, Debug, Serialize)]
pub struct ListView {
    /// `unstarted-due`, `unstarted-later`, `stopped`, `lagging`, `late`; also its anchor.
    pub id: &'static str,
    /// Its title.
    pub title: String,
    /// How many it holds, all counted.
    pub count: usize,
    /// The rows shown here.
    pub rows: Vec<ProjectRow>,
    /// How many more stand on the full list; 0 when all are shown.
    pub hidden: usize,
    /// The full list, or `null` here.
    pub more: Option<Link>,
}

/// A project as a row.
#[derive(Clone, Debug, Serialize)]
pub struct ProjectRow {
    /// The project.
    pub project: Link,
    /// Its county.
    pub county: Link,
    /// 责任单位.
    pub unit: String,
    /// 包抓 office, or empty.
    pub leader: String,
    /// 续建, 新建…
    pub class: String,
    /// Stage at the cut-off, or empty.
    pub stage: String,
    /// 年度计划投资, in `site.project_unit`.
    pub plan: Cell,
    /// 累计完成投资 / 年度计划投资, in `site.project_unit`; one word where both are missing for the same reason.
    pub part_whole: Cell,
    /// 投资完成率, with its percent sign.
    pub completion_rate: Cell,
    /// 较时序, in `site.points_unit`.
    pub gap: Cell,
    /// `site.project_unit` where there is a plan; else empty.
    pub plan_unit: String,
    /// `site.points_unit` where there is a gap; else empty.
    pub gap_unit: String,
    /// Colour family of the light, where there is a gap to colour; else empty.
    pub gap_tone: &'static str,
    /// Light, or `null`.
    pub light: Option<Badge>,
    /// `连续3期红灯`, or empty.
    pub running: String,
    /// Planned start `2030-05-01`, or empty.
    pub planned_start: String,
    /// Actual start at the cut-off, or empty.
    pub actual_start: String,
    /// Days past the planned start, or since the stop, or since the last record; `null` where it does not apply.
    pub days: Option<i64>,
    /// Why (not started, stopped), or the last progress text.
    pub reason: String,
    /// Date of the last record, or empty.
    pub reported: String,
}

/// Problems at a cut-off.
#[derive(Clone, Debug, Serialize)]
pub struct ProblemsView {
    /// Open or in hand.
    pub open: usize,
    /// Of these, past the deadline.
    pub overdue: usize,
    /// Solved so far.
    pub solved: usize,
    /// Overdue first (longest first), then by deadline, then solved.
    pub rows: Vec<ProblemRow>,
    /// How many more stand on the full list.
    pub hidden: usize,
    /// Of these, open or in hand.
    pub hidden_open: usize,
    /// Of these, solved.
    pub hidden_solved: usize,
    /// The full list, or `null` here.
    pub more: Option<Link>,
}

/// A problem as a row.
#[derive(Clone, Debug, Serialize)]
pub struct ProblemRow {
    /// What is stuck.
    pub title: String,
    /// In which project.
    pub project: Link,
    /// In which county.
    pub county: Link,
    /// Who is to solve it.
    pub owner: Link,
    /// Date raised.
    pub raised: String,
    /// Deadline, or empty.
    pub deadline: String,
    /// `open`, `in-hand`, `solved`, `overdue`.
    pub state: Badge,
    /// Days past the deadline at the cut-off; 0 when not.
    pub overdue_days: i64,
    /// The last word on it, or empty.
    pub note: String,
    /// The meetings that decided on it, at the decision.
    pub decided: Vec<Link>,
    /// True when all of it is for offices only; on a public site there is none of these.
    pub offices: bool,
    /// A word for offices only, or `null`; on a public site always `null`.
    pub office_note: Option<String>,
}

/// Pages of a long list.
#[derive(Clone, Debug, Serialize)]
pub struct PagerView {
    /// This page's number, from 1.
    pub current: usize,
    /// All pages; the current one has no address.
    pub pages: Vec<Link>,
}
