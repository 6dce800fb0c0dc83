//! Plain decimal numbers as people enter them, read without a float.

use super::Exact;

/// An exact decimal: `13.6`, `-2.4`, `500`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimal {
    units: i64,
    places: u8,
}

/// Why a text is not a plain number. Each reason has its own advice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberFault {
    /// Full-width digits or signs: `１２`.
    FullWidth,
    /// Thousands separators: `1,200`.
    Separators,
    /// A unit or percent sign inside the number: `12万元`, `85%`.
    Unit,
    /// Leading zeros: `0012`, which some programs read as octal.
    LeadingZeros,
    /// More decimals than the field keeps.
    TooPrecise,
    /// Larger than any sum this campaign could mean.
    TooLarge,
    /// `.nan`, `.inf`, `1e3`, `0x1F`, `1_000` and everything else.
    NotPlain,
}

impl Decimal {
    /// Reads `-?digits(.digits)?` with at most `max_places` decimals and `max_digits` digits before the point.
    pub fn parse(text: &str, max_digits: usize, max_places: u8) -> Result<Self, NumberFault> {
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let (integer, fraction) = match unsigned.split_once('.') {
            Some((integer, fraction)) => (integer, Some(fraction)),
            None => (unsigned, None),
        };
        let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !is_digits(integer) || fraction.is_some_and(|part| !is_digits(part)) {
            return Err(fault(text));
        }
        if integer.len() > 1 && integer.starts_with('0') {
            return Err(NumberFault::LeadingZeros);
        }
        if integer.len() > max_digits {
            return Err(NumberFault::TooLarge);
        }
        let fraction = fraction.unwrap_or("").trim_end_matches('0');
        if fraction.len() > usize::from(max_places) {
            return Err(NumberFault::TooPrecise);
        }
        // Most numbers are whole and need no text of their own.
        let magnitude = if fraction.is_empty() { integer.parse() } else { format!("{integer}{fraction}").parse() };
        let magnitude: i64 = magnitude.map_err(|_| NumberFault::TooLarge)?;
        let places = u8::try_from(fraction.len()).map_err(|_| NumberFault::TooPrecise)?;
        Ok(Self { units: if text.starts_with('-') { -magnitude } else { magnitude }, places })
    }

    /// The same number as an exact ratio.
    pub fn exact(self) -> Exact {
        Exact::ratio(self.units, 10_i64.pow(u32::from(self.places))).expect("a power of ten is not zero")
    }

    /// The number in units of `10^-places`; `places` is at least the number's own.
    pub(super) fn scaled_to(self, places: u8) -> i128 {
        i128::from(self.units) * 10_i128.pow(u32::from(places - self.places))
    }

    /// How many decimals were written, trailing zeros aside.
    pub fn places(self) -> u8 {
        self.places
    }
}

fn fault(text: &str) -> NumberFault {
    let has = |test: fn(char) -> bool| text.chars().any(test);
    if has(|c| matches!(c, '\u{FF10}'..='\u{FF19}' | '．' | '－' | '，' | '\u{2212}')) {
        return NumberFault::FullWidth;
    }
    let without_separators: String = text.chars().filter(|&c| c != ',' && c != ' ').collect();
    let plain = |text: &str| text.strip_prefix('-').unwrap_or(text).starts_with(|c: char| c.is_ascii_digit());
    if without_separators.len() < text.len()
        && plain(&without_separators)
        && without_separators.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-'))
    {
        return NumberFault::Separators;
    }
    let number_end = without_separators.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-')));
    match number_end {
        Some(end) if end > 0 && plain(&without_separators) => {
            let rest = &without_separators[end..];
            let is_unit = rest.starts_with(['%', '％', '‰']) || rest.chars().all(|c| !c.is_ascii());
            if is_unit { NumberFault::Unit } else { NumberFault::NotPlain }
        }
        _ => NumberFault::NotPlain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_plain_decimals_only() {
        let check = |text: &str, expected: Result<&str, NumberFault>| {
            let read = Decimal::parse(text, 9, 4).map(|number| number.exact().to_decimal(4));
            assert_eq!(read.as_deref().map_err(|fault| *fault), expected, "{text}");
        };
        check("0", Ok("0.0000"));
        check("13.6", Ok("13.6000"));
        check("-2.4", Ok("-2.4000"));
        check("1200.50000", Ok("1200.5000"));
        check("１２", Err(NumberFault::FullWidth));
        check("1,200", Err(NumberFault::Separators));
        check("1 200", Err(NumberFault::Separators));
        check("12万元", Err(NumberFault::Unit));
        check("85%", Err(NumberFault::Unit));
        check("1,200万元", Err(NumberFault::Unit));
        check("0012", Err(NumberFault::LeadingZeros));
        check("1.23456", Err(NumberFault::TooPrecise));
        check("1234567890", Err(NumberFault::TooLarge));
        for text in [".nan", ".inf", "1e3", "0x1F", "1_000", "", "-", ".5", "5.", "+5", "--5", "一百", "1.2.3"] {
            check(text, Err(NumberFault::NotPlain));
        }
    }
}
