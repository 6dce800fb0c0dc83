//! `counties/*.yaml` as facts.

use super::{Assessed, Report};
use crate::units::{Date, Decimal, Id, Known, Period};

/// A county, park or city level.
#[derive(Clone, Debug)]
pub struct County {
    /// Its file's name.
    pub id: Id,
    /// Name on the pages.
    pub name: Box<str>,
    /// Which level it is.
    pub level: Level,
    /// Offices that answer for it.
    pub leaders: Vec<Leader>,
    /// Entered figures of the statistics bureau.
    pub statistics: Vec<Statistic>,
    /// Entered totals.
    pub totals: Vec<Total>,
    /// Its reports; nothing when it owes none.
    pub reports: Option<Vec<Report>>,
    /// What boards say about it besides its figures.
    pub assessed: Assessed,
}

/// Level of a county file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// 县（区）.
    County,
    /// 园区.
    Park,
    /// 市本级.
    City,
    /// 全市.
    Whole,
}

/// An office with its duty.
#[derive(Clone, Debug)]
pub struct Leader {
    /// The office.
    pub office: Box<str>,
    /// What it answers for.
    pub duty: Option<Box<str>>,
}

/// A published figure, cumulative from January to the month.
#[derive(Clone, Debug)]
pub struct Statistic {
    /// Position in the campaign's series.
    pub series: usize,
    /// Up to which month.
    pub period: Period,
    /// Percent or 万元, as the series says.
    pub value: Known<Decimal>,
    /// Who published it.
    pub source: Box<str>,
    /// On which basis.
    pub basis: Option<Box<str>>,
}

/// A dated cumulative total.
#[derive(Clone, Debug)]
pub struct Total {
    /// Position in the campaign's measures.
    pub measure: usize,
    /// Up to which day.
    pub as_of: Date,
    /// A count, quantity or 万元, as the measure says.
    pub value: Known<Decimal>,
    /// Who reported it.
    pub source: Box<str>,
}
