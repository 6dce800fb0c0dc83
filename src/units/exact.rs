//! Exact rational numbers and the one place where a number is rounded.

use std::fmt;
use std::ops::{Add, Div, Mul, Neg, Sub};

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, Zero};

/// An exact ratio of integers. It never overflows and never loses a digit.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Exact(BigRational);

impl Exact {
    /// `part ÷ whole`, or nothing when the whole is zero: a rate without a base does not exist.
    pub fn ratio(part: impl Into<BigInt>, whole: impl Into<BigInt>) -> Option<Self> {
        let whole = whole.into();
        (!whole.is_zero()).then(|| Self(BigRational::new(part.into(), whole)))
    }

    /// A whole number.
    pub fn whole(number: impl Into<BigInt>) -> Self {
        Self(BigRational::from_integer(number.into()))
    }

    /// Zero.
    pub fn zero() -> Self {
        Self(BigRational::zero())
    }

    /// True for exactly zero.
    pub fn is_zero(&self) -> bool {
        self.0.is_zero()
    }

    /// True below zero.
    pub fn is_negative(&self) -> bool {
        self.0.is_negative()
    }

    /// The distance from zero.
    pub fn abs(&self) -> Self {
        Self(self.0.abs())
    }

    /// Rounded half-up (half away from zero) to a number of decimals, still exact.
    ///
    /// This is the only rounding in the program; everything that is printed passes here once.
    pub fn rounded(&self, decimals: u8) -> Self {
        Self(BigRational::new(self.scaled(decimals), ten_to(decimals)))
    }

    /// Plain decimal text, rounded half-up, with exactly `decimals` decimals and an ASCII minus: `-13.8`.
    ///
    /// A value that rounds to zero carries no sign.
    pub fn to_decimal(&self, decimals: u8) -> String {
        let scaled = self.scaled(decimals);
        let sign = if scaled.is_negative() { "-" } else { "" };
        let digits = scaled.abs().to_string();
        let decimals = usize::from(decimals);
        if decimals == 0 {
            return format!("{sign}{digits}");
        }
        let padded = format!("{digits:0>width$}", width = decimals + 1);
        let (integer, fraction) = padded.split_at(padded.len() - decimals);
        format!("{sign}{integer}.{fraction}")
    }

    /// The nearest drawing position. Only charts may use it; published figures are never made from it.
    pub fn to_drawing(&self) -> f64 {
        num_traits::ToPrimitive::to_f64(&self.0).unwrap_or(0.0)
    }

    fn scaled(&self, decimals: u8) -> BigInt {
        let two = BigInt::from(2);
        let numerator = self.0.numer().abs() * ten_to(decimals) * &two + self.0.denom();
        let rounded = numerator / (self.0.denom() * two);
        if self.0.is_negative() { -rounded } else { rounded }
    }
}

fn ten_to(power: u8) -> BigInt {
    BigInt::from(10).pow(u32::from(power))
}

impl Add for &Exact {
    type Output = Exact;
    fn add(self, other: &Exact) -> Exact {
        Exact(&self.0 + &other.0)
    }
}

impl Sub for &Exact {
    type Output = Exact;
    fn sub(self, other: &Exact) -> Exact {
        Exact(&self.0 - &other.0)
    }
}

impl Mul for &Exact {
    type Output = Exact;
    fn mul(self, other: &Exact) -> Exact {
        Exact(&self.0 * &other.0)
    }
}

impl Div for &Exact {
    /// Nothing when the divisor is zero.
    type Output = Option<Exact>;
    fn div(self, other: &Exact) -> Option<Exact> {
        (!other.is_zero()).then(|| Exact(&self.0 / &other.0))
    }
}

impl Neg for &Exact {
    type Output = Exact;
    fn neg(self) -> Exact {
        Exact(-&self.0)
    }
}

impl fmt::Debug for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Worked by hand: 0.05 is half of a tenth and rounds away from zero; -0.04 rounds to zero and loses its sign.
    #[test]
    fn rounds_half_up_once() {
        for (part, whole, decimals, expected) in [
            (53, 60, 3, "0.883"),
            (1, 20, 1, "0.1"),
            (-1, 20, 1, "-0.1"),
            (-4, 100, 1, "0.0"),
            (1, 3, 0, "0"),
            (5, 2, 0, "3"),
            (-5, 2, 0, "-3"),
            (1005, 1000, 2, "1.01"),
            (7, 1, 2, "7.00"),
        ] {
            let value = Exact::ratio(part, whole).unwrap();
            assert_eq!(value.to_decimal(decimals), expected, "{part}/{whole} to {decimals}");
        }
    }

    /// 97.157…% − 83.333…% = 13.8 points, although the printed rates differ by 13.9.
    #[test]
    fn differences_are_taken_before_rounding() {
        let rate = Exact::ratio(97_157, 1000).unwrap();
        let schedule = Exact::ratio(1000, 12).unwrap();
        assert_eq!((&rate - &schedule).to_decimal(1), "13.8");
        assert_eq!((&rate.rounded(1) - &schedule.rounded(1)).to_decimal(1), "13.9");
    }

    #[test]
    fn a_rate_without_a_base_does_not_exist() {
        assert_eq!(Exact::ratio(1, 0), None);
        assert_eq!(&Exact::whole(1) / &Exact::zero(), None);
    }

    proptest! {
        /// Rounding moves a number by at most half a unit of the last place, and twice is once.
        #[test]
        fn rounding_is_near_and_idempotent(part in -1_000_000_i64..1_000_000, whole in 1_i64..10_000, decimals in 0_u8..5) {
            let value = Exact::ratio(part, whole).unwrap();
            let rounded = value.rounded(decimals);
            let half_unit = Exact::ratio(1, ten_to(decimals) * 2).unwrap();
            prop_assert!((&value - &rounded).abs() <= half_unit);
            prop_assert_eq!(rounded.rounded(decimals), rounded);
        }
    }
}
