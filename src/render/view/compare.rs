//! `compare`: two bulletins beside each other.

use serde::Serialize;

use super::{Badge, Cell, Link, Movement, Number, ProblemRow};

/// What moved between two bulletins; what did not stands one step away.
#[derive(Clone, Debug, Serialize)]
pub struct CompareView {
    /// The earlier bulletin.
    pub then: CompareIssue,
    /// The later one.
    pub now: CompareIssue,
    /// True for the first and the last bulletin, false for neighbours.
    pub ends: bool,
    /// False when the years differ: cumulative values begin anew and have no change.
    pub same_year: bool,
    /// Every other comparison.
    pub others: Vec<Link>,
    /// How many of each kind moved, those without any left out; the word is `cmp_ID`, the anchor `c-ID`.
    pub counts: Vec<CompareCount>,
    /// Headline figures and statistics of the whole that are printed otherwise.
    pub figures: Vec<CompareFigure>,
    /// Its other figures that are printed otherwise.
    pub other_figures: Vec<CompareFigure>,
    /// Those that are printed alike.
    pub same_figures: Vec<CompareFigure>,
    /// Figures of counties and sets that are printed otherwise, by county and by set.
    pub parts: Vec<ComparePart>,
    /// Boards that are in force in both.
    pub boards: Vec<CompareBoard>,
    /// Counties with another light.
    pub lights: Vec<CompareLight>,
    /// How many projects went from which light to which, the most first.
    pub light_moves: Vec<CompareLightMove>,
    /// Projects that started, finished, fell behind…
    pub lists: Vec<CompareList>,
    /// Problems raised, solved, newly overdue.
    pub problems: Vec<CompareProblems>,
    /// Corrections of values that fell, plans that were changed, changes of sets.
    pub corrections: Vec<CompareCorrection>,
    /// How many more corrections there are.
    pub hidden_corrections: usize,
}

/// One of the two bulletins.
#[derive(Clone, Debug, Serialize)]
pub struct CompareIssue {
    /// `第3期`.
    pub number: String,
    /// `2030年9月`.
    pub period: String,
    /// `2030年9月30日`.
    pub cutoff: String,
    /// Its page.
    pub link: Link,
}

/// How many of a kind moved.
#[derive(Clone, Debug, Serialize)]
pub struct CompareCount {
    /// Which kind.
    pub id: &'static str,
    /// How many.
    pub count: usize,
}

/// A figure in both bulletins.
#[derive(Clone, Debug, Serialize)]
pub struct CompareFigure {
    /// Name of the indicator.
    pub name: String,
    /// Where the earlier value comes from, or `null`.
    pub why_then: Option<String>,
    /// Where the later value comes from, or `null`.
    pub why_now: Option<String>,
    /// The earlier value.
    pub then: Number,
    /// The later value.
    pub now: Number,
    /// The difference without its sign, taken before rounding; no number where one is missing.
    pub change: Number,
    /// `up`, `down`, `same` in print, or `none` where there is no difference.
    pub way: &'static str,
    /// Why the two are not over the same: `members`, `reports`, `counties`, or empty.
    pub over: &'static str,
}

/// Figures of a county or a set.
#[derive(Clone, Debug, Serialize)]
pub struct ComparePart {
    /// Whose.
    pub who: Link,
    /// `county` or `set`.
    pub kind: &'static str,
    /// Those that are printed otherwise.
    pub figures: Vec<CompareFigure>,
}

/// A group of a board.
#[derive(Clone, Debug, Serialize)]
pub struct CompareBoard {
    /// The board in the later bulletin.
    pub board: Link,
    /// Name of the group; may be empty.
    pub group: String,
    /// Those with another place, or ranked in one of the two only.
    pub moved: Vec<CompareRank>,
    /// The others.
    pub same: Vec<CompareRank>,
}

/// A place in both bulletins.
#[derive(Clone, Debug, Serialize)]
pub struct CompareRank {
    /// Who.
    pub who: Link,
    /// The earlier place, or `null`.
    pub then: Option<usize>,
    /// The later place, or `null`.
    pub now: Option<usize>,
    /// Where the earlier place comes from, or `null`.
    pub why_then: Option<String>,
    /// Where the later place comes from, or `null`.
    pub why_now: Option<String>,
    /// `moved`, `new`, `gone` or `same`.
    pub state: &'static str,
    /// Sign and word of the movement, where there are both places.
    pub movement: Movement,
}

/// A county with another light.
#[derive(Clone, Debug, Serialize)]
pub struct CompareLight {
    /// The county, or the whole.
    pub who: Link,
    /// The earlier light, or `null`.
    pub then: Option<Badge>,
    /// The later one, or `null`.
    pub now: Option<Badge>,
}

/// Projects that went from one light to another.
#[derive(Clone, Debug, Serialize)]
pub struct CompareLightMove {
    /// The earlier light, or `null`.
    pub then: Option<Badge>,
    /// The later one, or `null`.
    pub now: Option<Badge>,
    /// How many projects.
    pub count: usize,
}

/// Projects with the same event: `started`, `finished`, `newly_lagging`, `caught_up`, `stopped` or `resumed`.
#[derive(Clone, Debug, Serialize)]
pub struct CompareList {
    /// Which event; the anchor is `c-ID`.
    pub id: &'static str,
    /// How many.
    pub count: usize,
    /// The first of them.
    pub rows: Vec<CompareRow>,
    /// How many are not shown.
    pub hidden: usize,
}

/// A project in such a list.
#[derive(Clone, Debug, Serialize)]
pub struct CompareRow {
    /// The project.
    pub project: Link,
    /// Its county.
    pub county: Link,
    /// Unit that answers for it.
    pub unit: String,
    /// The day of it; empty for what is no event of a day.
    pub on: String,
    /// The day it was planned for; may be empty.
    pub planned: String,
    /// Light in the earlier bulletin, or `null`.
    pub then: Option<Badge>,
    /// Light or state in the later one, or `null`.
    pub now: Option<Badge>,
    /// 较时序 in the later bulletin, where that is the point; else empty.
    pub gap: Cell,
    /// Why, where it is known; may be empty.
    pub reason: String,
}

/// Problems with the same event: `raised`, `settled` or `newly_overdue`.
#[derive(Clone, Debug, Serialize)]
pub struct CompareProblems {
    /// Which event; the anchor is `c-ID`.
    pub id: &'static str,
    /// How many.
    pub count: usize,
    /// The first of them.
    pub rows: Vec<ProblemRow>,
    /// How many are not shown.
    pub hidden: usize,
}

/// A value or a membership that was changed with a reason.
#[derive(Clone, Debug, Serialize)]
pub struct CompareCorrection {
    /// From which day on.
    pub on: String,
    /// The project.
    pub project: Link,
    /// `corrected`, `replanned`, `entered`, `left` or `split`.
    pub kind: &'static str,
    /// The set that it entered or left, or `null`.
    pub set: Option<Link>,
    /// The value before, as a cell; empty for sets.
    pub then: Cell,
    /// The value after, as a cell; empty for sets.
    pub now: Cell,
    /// Why; may be empty.
    pub reason: String,
}
