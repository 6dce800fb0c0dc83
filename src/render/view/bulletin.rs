//! `bulletin`: one issue, as the bulletin page, the home page and the archive print it.

use serde::Serialize;

use super::{
    Badge, BoardView, ChartView, Download, ExemptionRow, FollowView, Html, Link, ListView, Number, ProblemsView,
    ReleaseView, SpecialRow, TargetsView, TongueView,
};

/// One issue with its sections in the order of a real bulletin. A page carries what it shows: on `rankings`, `targets`, `problems` and
/// `lists` the other parts are empty, and the other lists have their counts but no rows.
#[derive(Clone, Debug, Serialize)]
pub struct BulletinView {
    /// Id and file name.
    pub id: String,
    /// `第3期`.
    pub number: String,
    /// Title of the bulletin.
    pub title: String,
    /// The title in parts that should stay whole on a line, in order.
    pub title_parts: Vec<String>,
    /// 文号, or `null`.
    pub doc_number: Option<String>,
    /// 索引号, or `null`.
    pub index_number: Option<String>,
    /// `2030年9月`.
    pub period: String,
    /// `2030年9月30日`.
    pub cutoff: String,
    /// The same as `2030-09-30`, for `<time datetime>`.
    pub cutoff_date: String,
    /// `2030年10月10日`.
    pub issued: String,
    /// The same as `2030-10-10`.
    pub issued_date: String,
    /// 主送.
    pub recipients: Vec<String>,
    /// 抄送.
    pub copies: Vec<String>,
    /// 落款.
    pub signer: String,
    /// This issue's own pages.
    pub self_link: Link,
    /// Its rankings page.
    pub rankings_link: Link,
    /// Its targets page.
    pub targets_link: Link,
    /// Its problems page.
    pub problems_link: Link,
    /// Its page of lagging, unstarted and stopped projects.
    pub lists_link: Link,
    /// How it came out, or `null` on a site that keeps no releases.
    pub release: Option<ReleaseView>,
    /// The issue before, or `null`.
    pub previous: Option<Link>,
    /// The issue after, or `null`.
    pub next: Option<Link>,
    /// Its comparison with the issue before, or `null`.
    pub compare: Option<Link>,
    /// The comparison of the first and the newest issue, or `null` while they are neighbours.
    pub compare_ends: Option<Link>,
    /// The news in one generated paragraph.
    pub lead: Html,
    /// Extra lead written by hand; may be empty.
    pub lead_prose: Html,
    /// The issue in the language of its prose, when that is not this one and the prose is not translated.
    pub prose_elsewhere: Option<TongueView>,
    /// How far the campaign is in days.
    pub timeline: TimelineView,
    /// The headline figures, four as a rule.
    pub headlines: Vec<Headline>,
    /// The sections in order; what a section shows beside its text lies in the fields below, by the section's `id`.
    pub sections: Vec<SectionView>,
    /// Section `statistics`: series × counties, entered figures.
    pub statistics: MatrixView,
    /// Section `projects`: rows by project set, then by kind of funds.
    pub sets: Vec<SetRow>,
    /// Rows by kind of funds.
    pub funds: Vec<SetRow>,
    /// Section `attraction`: measures and their ratios × counties.
    pub measures: MatrixView,
    /// Section `rankings`: boards in force.
    pub boards: Vec<BoardView>,
    /// Places over the issues so far of the first board, or `null` before there are two.
    pub bump: Option<ChartView>,
    /// Distance of the counties from the schedule by month, or `null` before there are two issues.
    pub months: Option<ChartView>,
    /// Completed investment against plan.
    pub cumulative: ChartView,
    /// Completion rates of the counties side by side, or `null` when there is only one.
    pub counties: Option<ChartView>,
    /// Section `attraction`: deals by stage, or `null` without a ledger of deals.
    pub deals: Option<ChartView>,
    /// Section `lists`: due but not started.
    pub unstarted_due: ListView,
    /// Not yet due to start.
    pub unstarted_later: ListView,
    /// Stopped, with reason.
    pub stopped: ListView,
    /// Lagging: the project's light is red.
    pub lagging: ListView,
    /// Projects whose last record is older than this issue's period.
    pub late: ListView,
    /// Exemptions that run: those that keep a project off one of the lists first.
    pub exemptions: Vec<ExemptionRow>,
    /// Section `problems`.
    pub problems: ProblemsView,
    /// Section `problems`: decisions of the meetings.
    pub decisions: FollowView,
    /// Section `problems`: findings of the inspections.
    pub findings: FollowView,
    /// Targets at this cut-off.
    pub targets: TargetsView,
    /// Its figures as files.
    pub downloads: Vec<Download>,
}

/// How far the campaign is.
#[derive(Clone, Debug, Serialize)]
pub struct TimelineView {
    /// `7月15日`.
    pub start: String,
    /// `10月31日`.
    pub end: String,
    /// `第78天 / 共109天`; before the start and after the end it says so.
    pub text: String,
    /// A bar, inline SVG.
    pub bar: Html,
}

/// One headline figure.
#[derive(Clone, Debug, Serialize)]
pub struct Headline {
    /// `投资完成率`.
    pub label: String,
    /// The figure.
    pub number: Number,
    /// What it stands against: `快于时序1.9个百分点`.
    pub note: String,
    /// Colour family of the note: `ok`, `warn`, `bad` or empty.
    pub tone: &'static str,
    /// Where its formula is explained.
    pub href: String,
    /// Where this very number comes from, or `null`.
    pub why: Option<String>,
}

/// One section: `statistics`, `projects`, `attraction`, `rankings`, `lists`, `problems` or `next`.
#[derive(Clone, Debug, Serialize)]
pub struct SectionView {
    /// Which one; also its anchor.
    pub id: &'static str,
    /// `一`, `二`…
    pub numeral: String,
    /// Its title.
    pub title: String,
    /// Generated paragraphs, one for each matter; may be empty.
    pub sentences: Vec<Html>,
    /// Prose written by hand; may be empty.
    pub prose: Html,
}

/// A table of named rows over counties.
#[derive(Clone, Debug, Default, Serialize)]
pub struct MatrixView {
    /// Column heads: the whole first, then the counties.
    pub columns: Vec<Link>,
    /// The rows.
    pub rows: Vec<MatrixRow>,
    /// Sources and bases of the figures, each once.
    pub sources: Vec<String>,
}

/// A row of a [`MatrixView`].
#[derive(Clone, Debug, Serialize)]
pub struct MatrixRow {
    /// Its name.
    pub name: String,
    /// Unit of the cells, for the head.
    pub unit: String,
    /// Where the figure is explained.
    pub href: String,
    /// One cell per column.
    pub cells: Vec<Number>,
}

/// Figures of one project set or one kind of funds.
#[derive(Clone, Debug, Serialize)]
pub struct SetRow {
    /// Its page.
    pub link: Link,
    /// The plan's own total, or no number when it states none.
    pub declared: Number,
    /// How many are listed here.
    pub listed: Number,
    /// Started.
    pub started: Number,
    /// Planned to start: the base of the rate.
    pub base: Number,
    /// 开工率.
    pub start_rate: Number,
    /// 年度计划投资.
    pub plan: Number,
    /// 累计完成投资.
    pub completed: Number,
    /// 投资完成率.
    pub completion_rate: Number,
    /// 较时序.
    pub gap: Number,
    /// The same, by county.
    pub counties: Vec<SetCounty>,
}

/// Starts of one set in one county.
#[derive(Clone, Debug, Serialize)]
pub struct SetCounty {
    /// The county.
    pub county: Link,
    /// Started.
    pub started: Number,
    /// Base.
    pub base: Number,
    /// 开工率.
    pub start_rate: Number,
    /// 投资完成率.
    pub completion_rate: Number,
}

/// `archive`: all issues, newest first.
#[derive(Clone, Debug, Serialize)]
pub struct ArchiveView {
    /// The monthly bulletins.
    pub issues: Vec<IssueRow>,
    /// The comparison of the first and the newest issue, or `null` while they are neighbours.
    pub compare_ends: Option<Link>,
    /// The special reports, newest first.
    pub specials: Vec<SpecialRow>,
}

/// An issue in the archive.
#[derive(Clone, Debug, Serialize)]
pub struct IssueRow {
    /// The bulletin page.
    pub link: Link,
    /// `第3期`.
    pub number: String,
    /// 文号, or `null`.
    pub doc_number: Option<String>,
    /// `2030年9月`.
    pub period: String,
    /// `2030-09-30`.
    pub cutoff_date: String,
    /// `2030-10-10`.
    pub issued_date: String,
    /// 投资完成率 of the whole.
    pub completion_rate: Number,
    /// 较时序 of the whole.
    pub gap: Number,
    /// 开工率 of the whole.
    pub start_rate: Number,
    /// First place of the first board, or empty.
    pub first_place: String,
    /// Its comparison with the issue before, or `null`.
    pub compare: Option<Link>,
    /// `latest` or empty.
    pub state: Option<Badge>,
    /// How it came out, or `null` on a site that keeps no releases.
    pub release: Option<ReleaseView>,
}
