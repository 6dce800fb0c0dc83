//! Percents and percentage points, which are different things.

use std::ops::Sub;

use super::{Amount, Decimal, Exact};

/// A rate in percent: 76.9 means 76.9%. Exact until it is printed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Percent(Exact);

impl Percent {
    /// `part ÷ whole × 100%`, or nothing when the whole is zero.
    pub fn of(part: &Exact, whole: &Exact) -> Option<Self> {
        (part / whole).map(|ratio| Self(&ratio * &Exact::whole(100)))
    }

    /// The same of two amounts of money.
    pub fn of_amounts(part: Amount, whole: Amount) -> Option<Self> {
        Exact::ratio(part.yuan() * 100, whole.yuan()).map(Self)
    }

    /// A rate that was entered, such as a growth rate from the statistics bureau.
    pub fn entered(number: Decimal) -> Self {
        Self(number.exact())
    }

    /// A rate that is already exact, such as a point of a schedule curve.
    pub fn exact(value: Exact) -> Self {
        Self(value)
    }

    /// The number before the percent sign.
    pub fn number(&self) -> &Exact {
        &self.0
    }
}

/// A difference of two rates, in percentage points (百分点). It only arises from a subtraction.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Points(Exact);

impl Points {
    /// The number of points; positive when the first rate was the higher one.
    pub fn number(&self) -> &Exact {
        &self.0
    }
}

impl Sub for &Percent {
    type Output = Points;
    fn sub(self, other: &Percent) -> Points {
        Points(&self.0 - &other.0)
    }
}
