//! Exact rational numbers and the one place where a number is rounded.

use std::cmp::Ordering;
use std::fmt;
use std::ops::{Add, Div, Mul, Neg, Sub};

use num_bigint::BigInt;
use num_rational::{BigRational, Ratio};
use num_traits::{Signed, ToPrimitive};

/// An exact ratio of integers. It never overflows and never loses a digit.
#[derive(Clone, PartialEq, Eq)]
pub struct Exact(Form);

/// Almost every number of a campaign fits into machine words; one that does not is as exact, only slower.
///
/// Invariant: reduced, with a denominator above zero, and small whenever both parts fit, so that equal numbers are equal in form.
#[derive(Clone, PartialEq, Eq)]
enum Form {
    Small(i64, i64),
    Large(Box<BigRational>),
}

/// Room for nearly every number.
const USUAL_LENGTH: usize = 16;

impl Exact {
    /// `part ÷ whole`, or nothing when the whole is zero: a rate without a base does not exist.
    pub fn ratio(part: impl Into<i128>, whole: impl Into<i128>) -> Option<Self> {
        let whole = whole.into();
        (whole != 0).then(|| Self::reduced(part.into(), whole))
    }

    /// A whole number.
    pub fn whole(number: impl Into<i128>) -> Self {
        Self::reduced(number.into(), 1)
    }

    /// Zero.
    pub fn zero() -> Self {
        Self(Form::Small(0, 1))
    }

    /// True for exactly zero.
    pub fn is_zero(&self) -> bool {
        matches!(self.0, Form::Small(0, _))
    }

    /// True below zero.
    pub fn is_negative(&self) -> bool {
        match &self.0 {
            Form::Small(numerator, _) => *numerator < 0,
            Form::Large(number) => number.is_negative(),
        }
    }

    /// The distance from zero.
    pub fn abs(&self) -> Self {
        if self.is_negative() { -self } else { self.clone() }
    }

    /// Rounded half-up (half away from zero) to a number of decimals, still exact.
    ///
    /// This is the only rounding in the program; everything that is printed passes here once.
    pub fn rounded(&self, decimals: u8) -> Self {
        let ten = 10_i128.checked_pow(u32::from(decimals));
        match (self.scaled(decimals), ten) {
            (Some(scaled), Some(ten)) => Self::reduced(scaled, ten),
            _ => Self::of_large(BigRational::new(self.scaled_large(decimals), ten_to(decimals))),
        }
    }

    /// Plain decimal text, rounded half-up, with exactly `decimals` decimals and an ASCII minus: `-13.8`.
    ///
    /// A value that rounds to zero carries no sign.
    pub fn to_decimal(&self, decimals: u8) -> String {
        let mut text = String::with_capacity(USUAL_LENGTH);
        self.push_decimal(decimals, &mut text);
        text
    }

    /// The same without trailing zeros, for what is quoted rather than published: `20`, `13.6`.
    pub fn to_short_decimal(&self, decimals: u8) -> String {
        let mut text = String::with_capacity(USUAL_LENGTH);
        self.push_short_decimal(decimals, &mut text);
        text
    }

    /// Appends the number without trailing zeros.
    pub fn push_short_decimal(&self, decimals: u8, text: &mut String) {
        if let Form::Small(number, 1) = self.0 {
            return text.push_str(itoa::Buffer::new().format(number));
        }
        let start = text.len();
        self.push_decimal(decimals, text);
        if decimals > 0 {
            let kept = text[start..].trim_end_matches('0').trim_end_matches('.').len();
            text.truncate(start + kept);
        }
    }

    fn push_decimal(&self, decimals: u8, text: &mut String) {
        match self.scaled(decimals) {
            Some(scaled) => {
                push_point(scaled < 0, itoa::Buffer::new().format(scaled.unsigned_abs()), decimals, text);
            }
            None => {
                let scaled = self.scaled_large(decimals);
                push_point(scaled.is_negative(), &scaled.abs().to_string(), decimals, text);
            }
        }
    }

    /// The nearest drawing position. Only charts may use it; published figures are never made from it.
    pub fn to_drawing(&self) -> f64 {
        let position = match &self.0 {
            Form::Small(numerator, denominator) => Ratio::new_raw(*numerator, *denominator).to_f64(),
            Form::Large(number) => number.to_f64(),
        };
        position.unwrap_or(0.0)
    }

    /// The number times ten to the `decimals`, rounded; nothing when it does not fit.
    fn scaled(&self, decimals: u8) -> Option<i128> {
        let Form::Small(numerator, denominator) = self.0 else { return None };
        let ten = 10_i128.checked_pow(u32::from(decimals))?;
        // Double words divide slowly, and nearly nothing needs them.
        if let Ok(ten) = i64::try_from(ten)
            && let Some(doubled) =
                numerator.checked_abs().and_then(|magnitude| magnitude.checked_mul(ten)?.checked_mul(2))
            && let (Some(sum), Some(divisor)) = (doubled.checked_add(denominator), denominator.checked_mul(2))
        {
            let rounded = i128::from(sum / divisor);
            return Some(if numerator < 0 { -rounded } else { rounded });
        }
        let (magnitude, denominator) = (i128::from(numerator).abs(), i128::from(denominator));
        let rounded = (magnitude.checked_mul(ten)?.checked_mul(2)?.checked_add(denominator)?) / (denominator * 2);
        Some(if numerator < 0 { -rounded } else { rounded })
    }

    fn scaled_large(&self, decimals: u8) -> BigInt {
        let number = self.large();
        let two = BigInt::from(2);
        let numerator = number.numer().abs() * ten_to(decimals) * &two + number.denom();
        let rounded = numerator / (number.denom() * two);
        if number.is_negative() { -rounded } else { rounded }
    }

    /// `numerator ÷ denominator` in lowest terms; the denominator is not zero.
    fn reduced(numerator: i128, denominator: i128) -> Self {
        // Double words divide slowly, and nearly nothing needs them.
        if let (Ok(numerator), Ok(denominator)) = (i64::try_from(numerator), i64::try_from(denominator))
            && numerator != i64::MIN
            && denominator > 0
        {
            let divisor = common_divisor(numerator.unsigned_abs(), denominator.unsigned_abs()).cast_signed();
            return Self(Form::Small(numerator / divisor, denominator / divisor));
        }
        let is_negative = (numerator < 0) != (denominator < 0);
        let (numerator, denominator) = (numerator.unsigned_abs(), denominator.unsigned_abs());
        let divisor = greatest_common_divisor(numerator, denominator);
        let (numerator, denominator) = (numerator / divisor, denominator / divisor);
        match (i64::try_from(numerator), i64::try_from(denominator)) {
            (Ok(numerator), Ok(denominator)) => {
                Self(Form::Small(if is_negative { -numerator } else { numerator }, denominator))
            }
            _ => {
                let numerator = BigInt::from(numerator);
                let numerator = if is_negative { -numerator } else { numerator };
                Self::of_large(BigRational::new_raw(numerator, denominator.into()))
            }
        }
    }

    fn of_large(number: BigRational) -> Self {
        match (number.numer().to_i64(), number.denom().to_i64()) {
            (Some(numerator), Some(denominator)) => Self(Form::Small(numerator, denominator)),
            _ => Self(Form::Large(Box::new(number))),
        }
    }

    fn large(&self) -> BigRational {
        match &self.0 {
            Form::Small(numerator, denominator) => BigRational::new_raw((*numerator).into(), (*denominator).into()),
            Form::Large(number) => (**number).clone(),
        }
    }
}

fn ten_to(power: u8) -> BigInt {
    BigInt::from(10).pow(u32::from(power))
}

/// By division; in words of the machine as soon as both numbers fit.
fn greatest_common_divisor(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        if let (Ok(a), Ok(b)) = (u64::try_from(a), u64::try_from(b)) {
            return common_divisor(a, b).into();
        }
        (a, b) = (b, a % b);
    }
    a
}

fn common_divisor(mut a: u64, mut b: u64) -> u64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

/// Appends the digits of a number with the point before the last `decimals` of them.
fn push_point(is_negative: bool, digits: &str, decimals: u8, text: &mut String) {
    let decimals = usize::from(decimals);
    let point = digits.len().saturating_sub(decimals);
    if is_negative {
        text.push('-');
    }
    text.push_str(if point == 0 { "0" } else { &digits[..point] });
    if decimals > 0 {
        text.push('.');
        text.extend(std::iter::repeat_n('0', decimals.saturating_sub(digits.len())));
        text.push_str(&digits[point..]);
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        match (&self.0, &other.0) {
            // Products of two words fit into a double one, here and below.
            (Form::Small(a, b), Form::Small(c, d)) => {
                (i128::from(*a) * i128::from(*d)).cmp(&(i128::from(*c) * i128::from(*b)))
            }
            _ => self.large().cmp(&other.large()),
        }
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Add for &Exact {
    type Output = Exact;
    fn add(self, other: &Exact) -> Exact {
        match (&self.0, &other.0) {
            (Form::Small(a, b), Form::Small(c, d)) if b == d => {
                Exact::reduced(i128::from(*a) + i128::from(*c), (*b).into())
            }
            (Form::Small(a, b), Form::Small(c, d)) => {
                let (a, b, c, d) = (i128::from(*a), i128::from(*b), i128::from(*c), i128::from(*d));
                Exact::reduced(a * d + c * b, b * d)
            }
            _ => Exact::of_large(self.large() + other.large()),
        }
    }
}

impl Sub for &Exact {
    type Output = Exact;
    fn sub(self, other: &Exact) -> Exact {
        self + &-other
    }
}

impl Mul for &Exact {
    type Output = Exact;
    fn mul(self, other: &Exact) -> Exact {
        match (&self.0, &other.0) {
            (Form::Small(a, b), Form::Small(c, d)) => {
                Exact::reduced(i128::from(*a) * i128::from(*c), i128::from(*b) * i128::from(*d))
            }
            _ => Exact::of_large(self.large() * other.large()),
        }
    }
}

impl Div for &Exact {
    /// Nothing when the divisor is zero.
    type Output = Option<Exact>;
    fn div(self, other: &Exact) -> Option<Exact> {
        match (&self.0, &other.0) {
            (_, Form::Small(0, _)) => None,
            (Form::Small(a, b), Form::Small(c, d)) => {
                Some(Exact::reduced(i128::from(*a) * i128::from(*d), i128::from(*b) * i128::from(*c)))
            }
            _ => Some(Exact::of_large(self.large() / other.large())),
        }
    }
}

impl Neg for &Exact {
    type Output = Exact;
    fn neg(self) -> Exact {
        match &self.0 {
            Form::Small(numerator, denominator) => Exact::reduced(-i128::from(*numerator), (*denominator).into()),
            Form::Large(number) => Exact::of_large(-&**number),
        }
    }
}

impl fmt::Debug for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.large())
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

    /// Numbers near the ends of a machine word, and small ones.
    fn word() -> impl Strategy<Value = i64> {
        prop_oneof![
            any::<i64>(),
            -1000_i64..1000,
            Just(i64::MIN),
            Just(i64::MAX),
            Just(i64::MIN + 1),
            Just(i64::MAX - 1)
        ]
    }

    /// A number of either form.
    fn number() -> impl Strategy<Value = Exact> {
        let ratio = || (word(), word()).prop_map(|(part, whole)| Exact::ratio(part, whole).unwrap_or_else(Exact::zero));
        (ratio(), ratio(), any::<bool>()).prop_map(|(a, b, is_product)| if is_product { &a * &b } else { a })
    }

    fn is_in_form(number: &Exact) -> bool {
        let (numerator, denominator) = (number.large().numer().clone(), number.large().denom().clone());
        let reduced =
            BigRational::new(numerator, denominator) == number.large() && number.large().denom().is_positive();
        let fits = number.large().numer().to_i64().is_some() && number.large().denom().to_i64().is_some();
        reduced && fits == matches!(number.0, Form::Small(..))
    }

    proptest! {
        /// Machine words are only a faster form: every operation agrees with the arithmetic of unlimited integers.
        #[test]
        fn both_forms_agree(a in number(), b in number(), decimals in 0_u8..7) {
            let (x, y) = (a.large(), b.large());
            for (result, expected) in [(&a + &b, &x + &y), (&a - &b, &x - &y), (&a * &b, &x * &y), (-&a, -&x)] {
                prop_assert!(is_in_form(&result));
                prop_assert_eq!(result.large(), expected);
            }
            let quotient = (!b.is_zero()).then(|| &x / &y);
            prop_assert_eq!((&a / &b).map(|quotient| quotient.large()), quotient);
            prop_assert_eq!(a.cmp(&b), x.cmp(&y));
            prop_assert_eq!(a == b, x == y);
            prop_assert_eq!(a.is_negative(), x.is_negative());
            let rounded = BigRational::new(a.scaled_large(decimals), ten_to(decimals));
            prop_assert_eq!(a.rounded(decimals).large(), rounded);
            prop_assert_eq!(a.to_drawing().to_bits(), x.to_f64().unwrap_or(0.0).to_bits());
        }

        /// Rounding moves a number by at most half a unit of the last place, and twice is once.
        #[test]
        fn rounding_is_near_and_idempotent(part in -1_000_000_i64..1_000_000, whole in 1_i64..10_000, decimals in 0_u8..5) {
            let value = Exact::ratio(part, whole).unwrap();
            let rounded = value.rounded(decimals);
            let half_unit = Exact::ratio(1, 2 * 10_i128.pow(decimals.into())).unwrap();
            prop_assert!((&value - &rounded).abs() <= half_unit);
            prop_assert_eq!(rounded.rounded(decimals), rounded);
        }
    }
}
