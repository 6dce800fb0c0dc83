//! A number with its kind, and how many decimals of it are printed.

use crate::model::{AmountUnit, Numbers, Quantity};
use crate::units::{Amount, Exact, Percent, Points};

/// An exact number of a known kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Measured {
    /// Projects, problems or other things.
    Count(i64),
    /// Money in 万元.
    Amount(Exact),
    /// A rate.
    Percent(Percent),
    /// A difference of rates.
    Points(Points),
    /// A number with a unit of its own.
    Number(Exact, OwnUnit),
}

/// The unit of a number that is no plain figure of the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OwnUnit {
    /// Projects, problems or other things, as a goal that need not be whole.
    Things,
    /// Points of a score.
    Score,
    /// As the campaign names it: 公里.
    Named(Box<str>),
}

impl Measured {
    /// Money.
    pub fn amount(amount: Amount) -> Self {
        Self::Amount(amount.wan())
    }

    /// Percentage points.
    pub(super) fn points(number: Exact) -> Self {
        Self::Points(&Percent::exact(number) - &Percent::exact(Exact::zero()))
    }

    /// The bare number in its base unit: a count, 万元, percent, points.
    pub fn number(&self) -> Exact {
        match self {
            Self::Count(count) => Exact::whole(*count),
            Self::Amount(number) | Self::Number(number, _) => number.clone(),
            Self::Percent(percent) => percent.number().clone(),
            Self::Points(points) => points.number().clone(),
        }
    }

    /// This minus another of the same kind; a difference of rates, or of points, is in points.
    pub fn minus(&self, other: &Self) -> Option<Self> {
        match (self, other) {
            (Self::Count(a), Self::Count(b)) => Some(Self::Count(a - b)),
            (Self::Amount(a), Self::Amount(b)) => Some(Self::Amount(a - b)),
            (Self::Percent(a), Self::Percent(b)) => Some(Self::Points(a - b)),
            (Self::Points(a), Self::Points(b)) => Some(Self::points(a.number() - b.number())),
            (Self::Number(a, unit), Self::Number(b, _)) => Some(Self::Number(a - b, unit.clone())),
            _ => None,
        }
    }

    /// Which of the ledger's kinds of number this is, for the unit in heads; nothing for a unit of its own.
    pub fn quantity(&self) -> Option<Quantity> {
        match self {
            Self::Count(_) => Some(Quantity::Count),
            Self::Amount(_) => Some(Quantity::Amount),
            Self::Percent(_) => Some(Quantity::Percent),
            Self::Points(_) => Some(Quantity::Points),
            Self::Number(..) => None,
        }
    }
}

/// Decimals of a number with a unit of its own, such as a score or kilometres.
const OWN_UNIT_DECIMALS: u8 = 2;

/// How many decimals are printed, in the unit in which it is printed.
pub fn decimals_of(measured: &Measured, numbers: &Numbers) -> u8 {
    match measured {
        Measured::Count(_) => 0,
        Measured::Amount(_) => numbers.amount_decimals,
        Measured::Percent(_) | Measured::Points(_) => numbers.percent_decimals,
        Measured::Number(..) => OWN_UNIT_DECIMALS,
    }
}

/// The number as it is printed, still exact: what looks alike is alike.
pub(super) fn printed(measured: &Measured, numbers: &Numbers) -> Exact {
    let number = match (measured, numbers.amount_unit) {
        (Measured::Amount(wan), AmountUnit::Yi) => (wan / &Exact::whole(10_000)).expect("ten thousand is not zero"),
        _ => measured.number(),
    };
    number.rounded(decimals_of(measured, numbers))
}
