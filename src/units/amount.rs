//! Money, exact to the yuan.

use std::iter::Sum;
use std::ops::{Add, Sub};

use super::{Decimal, Exact, NumberFault};

/// An exact amount in whole yuan, entered in 万元 (ten thousand yuan) with at most four decimals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Amount(i128);

/// One 万元 in yuan, as a power of ten.
const WAN_PLACES: u8 = 4;

/// Up to 999,999,999 万元 (about ten trillion yuan): more than any city invests, so more is a slip.
const MAX_DIGITS: usize = 9;

impl Amount {
    /// Nothing at all, which is a value and not a missing one.
    pub const ZERO: Self = Self(0);

    /// Reads 万元: `12000`, `350.5`.
    pub fn parse_wan(text: &str) -> Result<Self, NumberFault> {
        Decimal::parse(text, MAX_DIGITS, WAN_PLACES).map(|number| Self(number.scaled_to(WAN_PLACES)))
    }

    /// The amount in yuan.
    pub fn yuan(self) -> i128 {
        self.0
    }

    /// The amount in 万元, exact.
    pub fn wan(self) -> Exact {
        Exact::ratio(self.0, 10_000).expect("ten thousand is not zero")
    }

    /// The amount in 亿元 (a hundred million yuan), exact.
    pub fn yi(self) -> Exact {
        Exact::ratio(self.0, 100_000_000).expect("a hundred million is not zero")
    }

    /// True below zero.
    pub fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// True for exactly nothing.
    pub fn is_zero(self) -> bool {
        self.0 == 0
    }
}

impl Add for Amount {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Amount {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Sum for Amount {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_wan_and_gives_yi() {
        let amount = Amount::parse_wan("2816789.1234").unwrap();
        assert_eq!(amount.yuan(), 28_167_891_234);
        assert_eq!(amount.yi().to_decimal(2), "281.68");
        assert_eq!(Amount::parse_wan("0.00001"), Err(NumberFault::TooPrecise));
        assert_eq!(Amount::parse_wan("1234567890"), Err(NumberFault::TooLarge));
    }
}
