//! A published ranking: whom it ranks, on what, and how it is scored.

use super::{Indicator, Level, Ranks, RedBlack};
use crate::units::{Decimal, Id, Percent, Period};

/// A published ranking.
#[derive(Clone, Debug)]
pub struct Board {
    /// Id.
    pub id: Id,
    /// Name on the pages.
    pub name: Box<str>,
    /// Remark.
    pub note: Option<Box<str>>,
    /// Whom it ranks.
    pub ranks: Ranks,
    /// Months in force, 1 to 12; empty means all.
    pub months: Vec<i8>,
    /// Groups ranked apart; empty means one group of all.
    pub groups: Vec<Group>,
    /// What makes a tie.
    pub rank_by: RankBy,
    /// How it is scored.
    pub score: Score,
    /// What is scored.
    pub items: Vec<BoardItem>,
    /// Its red and black lists, if it has any.
    pub red_black: Option<RedBlack>,
}

impl Board {
    /// Whether it is in force in a month.
    pub fn in_force(&self, period: Period) -> bool {
        self.months.is_empty() || self.months.contains(&period.month())
    }
}

/// Counties or units ranked among each other.
#[derive(Clone, Debug)]
pub struct Group {
    /// Its name.
    pub name: Box<str>,
    /// Levels that belong to it, on a board of counties.
    pub levels: Vec<Level>,
    /// Positions of the units that belong to it, on a board of units.
    pub units: Vec<usize>,
}

/// What is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RankBy {
    /// The number as printed: what looks alike is a tie.
    Printed,
    /// The number before rounding.
    Exact,
}

/// How a board is scored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Score {
    /// The indicator itself.
    Value,
    /// Sum of value × weight.
    Weighted,
    /// Each value scaled to 60–100 inside the group, then weighted.
    MinMax,
}

/// One scored indicator.
#[derive(Clone, Debug)]
pub struct BoardItem {
    /// The indicator.
    pub indicator: Indicator,
    /// Its weight in percent.
    pub weight: Percent,
    /// The most of it that counts.
    pub cap: Option<Decimal>,
    /// How it is scored, as published.
    pub rule: Option<Box<str>>,
}
