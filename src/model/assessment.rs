//! 督查考核: whom a board ranks, what is taken from its scores, and who stands on its red and black lists.

use super::{Comparison, Indicator};
use crate::units::{Date, Decimal};

/// Whom a board ranks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ranks {
    /// Counties, parks and the city level.
    Counties,
    /// 责任单位, by the projects they answer for.
    Units,
}

/// When a board has a red and a black list: who stands near an end *and* meets or misses the line.
#[derive(Clone, Debug)]
pub struct RedBlack {
    /// 红榜: at most so many places from the top.
    pub red: usize,
    /// 黑榜: at most so many places from the bottom.
    pub black: usize,
    /// What is held against the line; the board's own value or score when not given.
    pub indicator: Option<Indicator>,
    /// Which side of the line is good.
    pub comparison: Comparison,
    /// The line, in the unit of what is held against it.
    pub value: Decimal,
    /// Remark.
    pub note: Option<Box<str>>,
}

/// What boards say about one county or unit besides its figures.
#[derive(Clone, Debug, Default)]
pub struct Assessed {
    /// Points taken, in the order given.
    pub deductions: Vec<Deduction>,
    /// Exemptions from black lists.
    pub exemptions: Vec<BoardExemption>,
}

/// Points taken from a board's score from a day on, until the end of that year.
#[derive(Clone, Debug)]
pub struct Deduction {
    /// Position of the board.
    pub board: usize,
    /// Since when it counts.
    pub on: Date,
    /// How many points, not negative.
    pub points: Decimal,
    /// Why.
    pub reason: Box<str>,
}

impl Deduction {
    /// Whether it counts on a day.
    pub fn counts(&self, on: Date) -> bool {
        self.on <= on && self.on.year() == on.year()
    }
}

/// Kept from a board's black list for a time.
#[derive(Clone, Debug)]
pub struct BoardExemption {
    /// Position of the board.
    pub board: usize,
    /// First day.
    pub on: Date,
    /// Last day, if it has one.
    pub until: Option<Date>,
    /// Why.
    pub reason: Box<str>,
}

impl BoardExemption {
    /// Whether it holds on a day.
    pub fn holds(&self, on: Date) -> bool {
        self.on <= on && self.until.is_none_or(|until| on <= until)
    }
}
