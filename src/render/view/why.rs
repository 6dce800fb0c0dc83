//! `why`: how the figures and places of one scope were made in one bulletin, down to the rows behind them.

use serde::Serialize;

use super::{Badge, Cell, DeductionRow, Download, Link, Movement, Number, ReportRow};

/// The figures and places of a county, a set, a kind of funds, a unit or the whole, as one bulletin states them.
#[derive(Clone, Debug, Serialize)]
pub struct WhyView {
    /// Whose figures; the address is its page, if it has one.
    pub scope: Link,
    /// `whole`, `county`, `set`, `fund` or `unit`.
    pub kind: &'static str,
    /// Id of the scope for `find.html#county=…`; empty for the whole.
    pub id: String,
    /// `第3期`.
    pub number: String,
    /// `2030年9月`.
    pub period: String,
    /// `2030年9月30日`.
    pub cutoff: String,
    /// The bulletin that states them.
    pub bulletin: Link,
    /// The same page of the issue before, or `null`.
    pub previous: Option<Link>,
    /// The same page of the issue after, or `null`.
    pub next: Option<Link>,
    /// The same page for the whole and for every county; the own one has no address.
    pub scopes: Vec<Link>,
    /// Its places, one for each board that ranks it.
    pub boards: Vec<WhyBoard>,
    /// Its figures.
    pub figures: Vec<WhyFigure>,
    /// The projects, or of the whole the counties, whose records the figures are made of.
    pub table: WhyTable,
    /// The files with all rows.
    pub downloads: Vec<Download>,
}

/// How one figure was made.
#[derive(Clone, Debug, Serialize)]
pub struct WhyFigure {
    /// Id of the indicator; its anchor is `i-ID`.
    pub id: String,
    /// Name of the indicator.
    pub name: String,
    /// The figure as published.
    pub figure: Number,
    /// The formula in words.
    pub formula: String,
    /// Choices made, what is left out.
    pub note: String,
    /// Its place on the method page.
    pub method: String,
    /// What stands above and below the line, or before and after the minus.
    pub inputs: Vec<WhyInput>,
    /// The sum written out: `53 ÷ 60 = 0.88333… → 88.3%`; empty where nothing is calculated.
    pub worked: String,
    /// How many projects or counties are left out because they did not report.
    pub unreported: i64,
    /// How many because their value is not public.
    pub withheld: i64,
    /// The first of the projects that are left out.
    pub left_out: Vec<WhyLeftOut>,
    /// Light of the figure, where a table judges it.
    pub light: Option<WhyLight>,
    /// Entered values that it is made of.
    pub entered: Vec<WhyEntered>,
    /// Reports that it counts.
    pub reports: Vec<ReportRow>,
    /// Whether its rows stand in the table of this page.
    pub in_table: bool,
}

/// One of the two numbers that a figure is made of.
#[derive(Clone, Debug, Serialize)]
pub struct WhyInput {
    /// Its name; empty when `word` says it.
    pub name: String,
    /// Key of the word for it, `why_in_WORD`; empty when it has a name.
    pub word: &'static str,
    /// As printed.
    pub number: Number,
    /// Not rounded, with its unit; empty when that is what is printed.
    pub exact: String,
}

/// A project that a figure leaves out.
#[derive(Clone, Debug, Serialize)]
pub struct WhyLeftOut {
    /// The project.
    pub project: Link,
    /// What it lacks: `累计完成投资`.
    pub what: String,
    /// Why, as a number that does not exist.
    pub why: Number,
}

/// The light of a figure and the rule it came from.
#[derive(Clone, Debug, Serialize)]
pub struct WhyLight {
    /// The light.
    pub light: Badge,
    /// What is said when it has lasted; may be empty.
    pub running: String,
    /// Name of the table.
    pub table: String,
    /// Its version.
    pub version: String,
    /// The values of this light: `≥ −10 且 ＜ 0`.
    pub range: String,
}

/// An entered value with its source.
#[derive(Clone, Debug, Serialize)]
pub struct WhyEntered {
    /// County, or the whole.
    pub who: Link,
    /// Name of the series or measure.
    pub name: String,
    /// The value.
    pub value: Number,
    /// Up to which month or day; empty when there is no entry.
    pub until: String,
    /// Who published or reported it.
    pub source: String,
    /// On which basis; may be empty.
    pub basis: String,
    /// The file it was entered in; empty for what is counted from a ledger.
    pub file: String,
    /// The ledger it is counted from, or `null`.
    pub ledger: Option<Link>,
}

/// How a place came about.
#[derive(Clone, Debug, Serialize)]
pub struct WhyBoard {
    /// Its anchor: `b-ID` of the board, with the number of the group where that is not the first.
    pub anchor: String,
    /// The board on the page of rankings.
    pub board: Link,
    /// Name of the group; may be empty.
    pub group: String,
    /// The place, or `null`.
    pub place: Option<usize>,
    /// True when others share the place.
    pub tied: bool,
    /// How many are ranked.
    pub of: usize,
    /// The value or score.
    pub value: Number,
    /// Against the bulletin before.
    pub movement: Movement,
    /// The rule in words.
    pub method: String,
    /// What the score is made of; empty on a board that ranks a figure itself.
    pub items: Vec<WhyItem>,
    /// The score written out: `35.33 + 20 − 2 = 53.33分`; empty on a board that ranks a figure itself.
    pub sum: String,
    /// Address of the explanation of the figure that is ranked; empty on a weighted board.
    pub figure: String,
    /// What was taken from the score.
    pub deductions: Vec<DeductionRow>,
    /// The first, the last and the neighbours of this one, by place.
    pub rows: Vec<WhyRank>,
}

/// One item of a score.
#[derive(Clone, Debug, Serialize)]
pub struct WhyItem {
    /// Name of the indicator.
    pub name: String,
    /// Address of its explanation.
    pub href: String,
    /// The figure as printed.
    pub value: Number,
    /// The most that counts; empty without one.
    pub cap: String,
    /// `40%`.
    pub weight: String,
    /// How the points came about: `88.33333… × 40% = 35.33333…`.
    pub worked: String,
    /// The points as printed.
    pub points: Number,
    /// True when all in the group have the same value, so that scaling says nothing.
    pub equal: bool,
}

/// A place of the group.
#[derive(Clone, Debug, Serialize)]
pub struct WhyRank {
    /// The place, or `null`.
    pub place: Option<usize>,
    /// Who.
    pub who: Link,
    /// As printed.
    pub value: Number,
    /// Not rounded.
    pub exact: String,
    /// True for the own row.
    pub own: bool,
    /// True when places before it are not shown.
    pub gap: bool,
}

/// The records behind the figures.
#[derive(Clone, Debug, Default, Serialize)]
pub struct WhyTable {
    /// `projects` or `counties`.
    pub of: &'static str,
    /// Heads; the word is `why_col_ID`.
    pub columns: Vec<WhyColumn>,
    /// Those left out first, then the largest plans.
    pub rows: Vec<WhyRow>,
    /// How many there are.
    pub count: usize,
    /// How many are not shown.
    pub hidden: usize,
    /// Sums of those not shown, as finished cells.
    pub rest: Cell,
    /// Sums of all, as finished cells.
    pub total: Cell,
    /// Sums of those that have both numbers of a rate, where they are fewer; else `null`.
    pub both: Option<Cell>,
    /// True when cells carry the signs ● ○ –.
    pub signs: bool,
}

/// A column of a [`WhyTable`].
#[derive(Clone, Debug, Serialize)]
pub struct WhyColumn {
    /// Which one.
    pub id: &'static str,
    /// Its unit; empty for counts and dates.
    pub unit: String,
}

/// A row of a [`WhyTable`].
#[derive(Clone, Debug, Serialize)]
pub struct WhyRow {
    /// The project, or the explanation of a county.
    pub link: Link,
    /// Unit that answers for it; empty for a county.
    pub unit: String,
    /// Day of the record; empty without one.
    pub on: String,
    /// The file it stands in.
    pub file: String,
    /// The other cells, finished.
    pub cells: Cell,
}
