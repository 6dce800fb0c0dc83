//! `campaign.yaml` as facts.

use super::{Approval, Board, Class, DutyRules, FundKind, Indicator, MeasureSource, Pipeline, Scope, Stage, Unit};
use crate::units::{Date, Decimal, Id, Percent, Period};

/// What is pursued and how it is judged.
#[derive(Clone, Debug)]
pub struct Campaign {
    /// Full name.
    pub name: Box<str>,
    /// Short name, for charts.
    pub short_name: Box<str>,
    /// Year of the cumulative values and plans.
    pub year: i16,
    /// First day.
    pub start: Date,
    /// Last day.
    pub end: Date,
    /// A paragraph about it.
    pub summary: Option<Box<str>>,
    /// The plan and what it rests on.
    pub documents: Vec<Document>,
    /// 责任单位.
    pub units: Vec<Unit>,
    /// Days on which reports are due, in order.
    pub report_days: Vec<Date>,
    /// Actions, leaders and finance.
    pub duty: DutyRules,
    /// Sectors.
    pub sectors: Vec<Named>,
    /// Project classes.
    pub classes: Vec<Class>,
    /// Stages in their order.
    pub stages: Vec<Stage>,
    /// Project sets.
    pub sets: Vec<ProjectSet>,
    /// Positions of the sets that hang on the wall; none: every project with milestones.
    pub wall: Vec<usize>,
    /// Kinds of funds.
    pub funds: Vec<FundKind>,
    /// Approvals before construction.
    pub approvals: Vec<Approval>,
    /// Classes of reasons for not having started.
    pub unstarted_reasons: Vec<Named>,
    /// Papers for the statistics register.
    pub entry_papers: Vec<Named>,
    /// Schedule curves.
    pub curves: Vec<Curve>,
    /// Position of the default curve.
    pub schedule: usize,
    /// Base of the start rate.
    pub start_base: Base,
    /// Base of the finish rate.
    pub finish_base: Base,
    /// Base of the entry rate.
    pub entry_base: EntryBase,
    /// Entered statistics.
    pub series: Vec<Series>,
    /// Reported totals.
    pub measures: Vec<Measure>,
    /// Stages and channels of deals; without stages there are none.
    pub attraction: Pipeline,
    /// Stages and batches of the reserve; without stages there is none.
    pub reserve: Pipeline,
    /// Indicators made of two measures.
    pub ratios: Vec<Ratio>,
    /// Light tables.
    pub lights: Vec<LightTable>,
    /// Boards.
    pub boards: Vec<Board>,
    /// Kinds of inspections.
    pub inspection_kinds: Vec<Named>,
    /// Grades of findings, from slight to grave.
    pub inspection_grades: Vec<Named>,
    /// What every started project should have in place, such as 项目四制.
    pub systems: Vec<Named>,
    /// Targets.
    pub targets: Vec<Target>,
}

/// A document the campaign rests on.
#[derive(Clone, Debug)]
pub struct Document {
    /// Title.
    pub title: Box<str>,
    /// 文号.
    pub number: Option<Box<str>>,
    /// Who issued it.
    pub issuer: Option<Box<str>>,
    /// When.
    pub issued: Option<Date>,
    /// Public address.
    pub url: Option<Box<str>>,
}

/// An id with a name.
#[derive(Clone, Debug)]
pub struct Named {
    /// Id.
    pub id: Id,
    /// Name on the pages.
    pub name: Box<str>,
}

/// A project set.
#[derive(Clone, Debug)]
pub struct ProjectSet {
    /// Id.
    pub id: Id,
    /// Name on the pages.
    pub name: Box<str>,
    /// The plan's own total.
    pub declared: Option<i64>,
    /// Remark.
    pub note: Option<Box<str>>,
}

/// How much of the annual plan should be done by a day.
#[derive(Clone, Debug)]
pub struct Curve {
    /// Id.
    pub id: Id,
    /// Name on the pages.
    pub name: Box<str>,
    /// Its shape.
    pub kind: CurveKind,
}

/// Shape of a curve.
#[derive(Clone, Debug)]
pub enum CurveKind {
    /// A twelfth each month.
    Even,
    /// Cumulative percents at the ends of the twelve months.
    Monthly(Vec<Percent>),
    /// Dated percents in order; evenly by days between them.
    Milestones(Vec<(Date, Percent)>),
}

/// Base of a rate of projects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    /// All that are planned for the year.
    Year,
    /// Those due by the cut-off.
    Due,
}

/// Base of the entry rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryBase {
    /// Projects that have started.
    Started,
    /// All projects.
    All,
}

/// A statistics series.
#[derive(Clone, Debug)]
pub struct Series {
    /// Id.
    pub id: Id,
    /// Name on the pages.
    pub name: Box<str>,
    /// Growth or level.
    pub kind: SeriesKind,
}

/// What a series holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeriesKind {
    /// Percent against the year before.
    Growth,
    /// 万元.
    Level,
}

/// A reported total.
#[derive(Clone, Debug)]
pub struct Measure {
    /// Id.
    pub id: Id,
    /// Name on the pages.
    pub name: Box<str>,
    /// What it counts.
    pub kind: MeasureKind,
    /// Its unit; empty for amounts.
    pub unit: Box<str>,
    /// Whether the whole is the sum of the counties.
    pub is_summed: bool,
    /// Where its values come from.
    pub source: MeasureSource,
}

/// What a measure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MeasureKind {
    /// Things.
    Count,
    /// 万元.
    Amount,
    /// A physical quantity.
    Quantity,
}

/// An indicator made of two measures.
#[derive(Clone, Debug)]
pub struct Ratio {
    /// Id.
    pub id: Id,
    /// Name on the pages.
    pub name: Box<str>,
    /// Position of the measure above the line.
    pub part: usize,
    /// Position of the measure below the line.
    pub whole: usize,
}

/// A table that gives every value a light.
#[derive(Clone, Debug)]
pub struct LightTable {
    /// Id.
    pub id: Id,
    /// Name on the pages.
    pub name: Box<str>,
    /// Version.
    pub version: Box<str>,
    /// First month in force.
    pub from: Period,
    /// What it judges.
    pub subject: Subject,
    /// By which indicator.
    pub indicator: Indicator,
    /// Rules from low to high; together they cover every value exactly once.
    pub rules: Vec<LightRule>,
    /// What is said when a light lasts.
    pub running: Vec<Running>,
}

/// What a light table judges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Counties.
    Counties,
    /// Projects.
    Projects,
}

/// Red, yellow or green.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Light {
    /// As it should be.
    Green,
    /// Slow.
    Yellow,
    /// Behind.
    Red,
}

/// A range of values with its light.
#[derive(Clone, Debug)]
pub struct LightRule {
    /// The light.
    pub light: Light,
    /// What it is called; a word of the language when not given.
    pub name: Option<Box<str>>,
    /// Lower end; none means no end.
    pub lower: Option<Bound>,
    /// Upper end; none means no end.
    pub upper: Option<Bound>,
}

/// An end of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bound {
    /// The value.
    pub value: Decimal,
    /// Whether the value itself belongs to the range.
    pub inclusive: bool,
}

/// Said when a light lasts.
#[derive(Clone, Debug)]
pub struct Running {
    /// Which light.
    pub light: Light,
    /// For how many bulletins in a row.
    pub bulletins: usize,
    /// What is said.
    pub name: Box<str>,
}

/// A quantified target.
#[derive(Clone, Debug)]
pub struct Target {
    /// Id.
    pub id: Id,
    /// Where the plan states it.
    pub clause: Box<str>,
    /// Its name.
    pub name: Box<str>,
    /// What is measured.
    pub indicator: Indicator,
    /// Where; one row each.
    pub scopes: Vec<Scope>,
    /// Which side is good.
    pub comparison: Comparison,
    /// In the indicator's unit: percent, points, 万元, count or quantity.
    pub value: Decimal,
    /// By when.
    pub due: Date,
    /// Position of the curve that leads to it.
    pub curve: Option<usize>,
    /// Whether it is counted in things of its own, so that it stands in the table against time.
    pub is_physical: bool,
    /// Remark.
    pub note: Option<Box<str>>,
}

/// How a value is held against a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// ≥
    AtLeast,
    /// ＞
    Above,
    /// ≤
    AtMost,
    /// ＜
    Below,
}
