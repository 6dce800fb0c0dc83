//! Calendar dates and months, read strictly and without a clock.

use std::fmt;

/// A calendar date.
pub type Date = jiff::civil::Date;

/// Reads `YYYY-MM-DD`, with all digits and a day that exists.
pub fn parse_date(text: &str) -> Option<Date> {
    let [year, month, day] = fixed_digits(text, [4, 2, 2])?;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Appends `YYYY-MM-DD`, as [`Date`] displays itself, without the machinery of formatting: a build writes a million of them.
pub fn push_date(date: Date, text: &mut String) {
    let Ok(year) = u16::try_from(date.year()) else { return text.push_str(&date.to_string()) };
    let pair = |number: u16| [b'0' + (number / 10 % 10) as u8, b'0' + (number % 10) as u8].map(char::from);
    let part = |number: i8| pair(number.unsigned_abs().into());
    text.extend(pair(year / 100));
    text.extend(pair(year % 100));
    text.push('-');
    text.extend(part(date.month()));
    text.push('-');
    text.extend(part(date.day()));
}

/// A month: the period a bulletin speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Period {
    year: i16,
    month: i8,
}

impl Period {
    /// Reads `YYYY-MM`.
    pub fn parse(text: &str) -> Option<Self> {
        let [year, month] = fixed_digits(text, [4, 2])?;
        let first = Date::new(year, i8::try_from(month).ok()?, 1).ok()?;
        Some(Self::of(first))
    }

    /// The month a date lies in.
    pub fn of(date: Date) -> Self {
        Self { year: date.year(), month: date.month() }
    }

    /// The year.
    pub fn year(self) -> i16 {
        self.year
    }

    /// The month, 1 to 12.
    pub fn month(self) -> i8 {
        self.month
    }

    /// The first day.
    pub fn first_day(self) -> Date {
        Date::constant(self.year, self.month, 1)
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

/// The last day of a date's month.
pub fn last_day(date: Date) -> Date {
    date.last_of_month()
}

/// Numbers of exactly the given widths, separated by `-`, and nothing else.
fn fixed_digits<const N: usize>(text: &str, widths: [usize; N]) -> Option<[i16; N]> {
    let mut parts = text.split('-');
    let mut numbers = [0; N];
    for (number, width) in numbers.iter_mut().zip(widths) {
        let part = parts.next().filter(|part| part.len() == width)?;
        if !part.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        *number = part.parse().ok()?;
    }
    parts.next().is_none().then_some(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_as_they_display_themselves() {
        for date in
            [Date::MIN, Date::MAX, Date::constant(0, 1, 1), Date::constant(987, 10, 9), Date::constant(2030, 12, 31)]
        {
            let mut text = String::from("自");
            push_date(date, &mut text);
            assert_eq!(text, format!("自{date}"));
        }
    }

    #[test]
    fn dates_exist_and_are_written_out() {
        for (text, expected) in [
            ("2030-07-31", Some("2030-07-31")),
            ("2032-02-29", Some("2032-02-29")),
            ("2030-02-30", None),
            ("2030-2-3", None),
            ("2030/07/31", None),
            ("２０３０-07-31", None),
            ("2030-07", None),
        ] {
            assert_eq!(parse_date(text).map(|date| date.to_string()).as_deref(), expected, "{text}");
        }
        assert_eq!(Period::parse("2030-07").map(|period| period.to_string()).as_deref(), Some("2030-07"));
        assert_eq!(Period::parse("2030-13"), None);
        assert_eq!(Period::parse("2030-7"), None);
    }
}
