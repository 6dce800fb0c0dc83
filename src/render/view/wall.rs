//! `walls`, `wall`: the wall chart of milestones, planned against actual; the chart itself also stands on pages of sets and units.

use serde::Serialize;

use super::{Badge, Headline, Html, Link, MilestoneRow, Number, PagerView};

/// A wall chart: one lane per project, all on one time axis.
#[derive(Clone, Debug, Serialize)]
pub struct WallView {
    /// The names of the time axis, inline SVG; it stands above the lanes.
    pub ruler: Html,
    /// How to read the lanes.
    pub how: String,
    /// The projects, in the order of their planned finishes; what is finished comes last.
    pub rows: Vec<WallRow>,
}

/// A project on the wall.
#[derive(Clone, Debug, Serialize)]
pub struct WallRow {
    /// The project.
    pub project: Link,
    /// Its county.
    pub county: Link,
    /// 责任单位.
    pub unit: String,
    /// 包抓 office, or empty.
    pub leader: String,
    /// Where it stands.
    pub state: Badge,
    /// Span and milestones, inline SVG.
    pub lane: Html,
    /// Planned finish, or empty.
    pub finish: String,
    /// `距竣工92天`, `超期12天`, `已竣工`, or empty.
    pub countdown: String,
    /// `bad` past the planned finish, `ok` once finished, else empty.
    pub tone: &'static str,
    /// Milestones past their day and not reached.
    pub overdue: Vec<MilestoneRow>,
    /// `延期完成3个，最长18天`, or empty.
    pub late: String,
    /// The next milestone that is not due yet, or `null`.
    pub next: Option<MilestoneRow>,
}

/// A milestone with its project, as a row of a list.
#[derive(Clone, Debug, Serialize)]
pub struct MilestoneLine {
    /// The milestone.
    pub milestone: MilestoneRow,
    /// Its project.
    pub project: Link,
    /// Its county.
    pub county: Link,
    /// 责任单位.
    pub unit: String,
}

/// `walls`: the index of the wall.
#[derive(Clone, Debug, Serialize)]
pub struct WallsView {
    /// `2030年9月30日`.
    pub cutoff: String,
    /// What is due, done and overdue, in a sentence; empty when nothing is due.
    pub lead: Html,
    /// Projects, due milestones, overdue and coming ones.
    pub headlines: Vec<Headline>,
    /// By county, linked to its wall.
    pub counties: Vec<WallCountyRow>,
    /// All together.
    pub total: WallCountyRow,
    /// Overdue milestones, longest first, the first of them.
    pub overdue: Vec<MilestoneLine>,
    /// How many overdue ones there are.
    pub overdue_count: usize,
    /// Milestones of the next days, the first of them.
    pub soon: Vec<MilestoneLine>,
    /// How many of these there are.
    pub soon_count: usize,
}

/// Milestones of a county as a row.
#[derive(Clone, Debug, Serialize)]
pub struct WallCountyRow {
    /// The county's wall.
    pub county: Link,
    /// Projects on the wall.
    pub projects: Number,
    /// Milestones planned by the cut-off.
    pub due: Number,
    /// Of these, reached.
    pub reached: Number,
    /// 节点完成率.
    pub rate: Number,
    /// Reached late.
    pub late: Number,
    /// Overdue.
    pub overdue: Number,
    /// Planned for the next days.
    pub soon: Number,
}

/// `wall`: a county's wall.
#[derive(Clone, Debug, Serialize)]
pub struct WallPageView {
    /// The county's page.
    pub county: Link,
    /// `2030年9月30日`.
    pub cutoff: String,
    /// The figures of its wall.
    pub headlines: Vec<Headline>,
    /// The chart.
    pub wall: WallView,
    /// Slipped milestones of the projects on this page: overdue ones, then those reached late.
    pub slipped: Vec<MilestoneLine>,
    /// Pages of the wall; `null` when there is only one.
    pub pager: Option<PagerView>,
    /// The walls of all counties.
    pub others: Vec<Link>,
}
