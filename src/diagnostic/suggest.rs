//! The right form of a date or month that was written another way.
//!
//! In: what was found, such as `2030/7/1` or `2030年7月`. Out: how it should have been written, when that is plain.

use crate::units::{Period, parse_date};

/// `2030-07-01` for `2030/7/1`, `2030.7.1`, `2030年7月1日`, `20300701`, `２０３０-7-1`.
pub(super) fn date(found: &str) -> Option<String> {
    let [year, month, day] = *numbers(found, &[4, 2, 2])? else { return None };
    let text = format!("{year:04}-{month:02}-{day:02}");
    parse_date(&text).map(|_| text)
}

/// `2030-07` for `2030/7`, `2030年7月`, `203007`, and for a whole date.
pub(super) fn period(found: &str) -> Option<String> {
    let numbers = numbers(found, &[4, 2]).or_else(|| numbers(found, &[4, 2, 2]))?;
    let [year, month, ..] = *numbers else { return None };
    let text = format!("{year:04}-{month:02}");
    Period::parse(&text).map(|_| text)
}

/// How many days the month has when only the day does not exist: `2030-02-30` is a slip of another kind.
pub(super) fn days_of_month(found: &str) -> Option<i8> {
    let [year, month, day] = *numbers(found, &[4, 2, 2])? else { return None };
    let first = parse_date(&format!("{year:04}-{month:02}-01"))?;
    (day > 28).then(|| first.days_in_month())
}

/// The numbers of a text whose first one is a year; digits without separators are cut by the widths.
fn numbers(text: &str, widths: &[usize]) -> Option<Box<[u16]>> {
    let half: String = text.chars().map(half_width).collect();
    let mut groups: Vec<&str> = half.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty()).collect();
    let together: usize = widths.iter().sum();
    if let [all] = *groups
        && all.len() == together
    {
        let mut rest = all;
        groups.clear();
        for &width in widths {
            let (group, after) = rest.split_at(width);
            groups.push(group);
            rest = after;
        }
    }
    let fits = groups.len() == widths.len() && groups[0].len() == 4 && groups[1..].iter().all(|group| group.len() <= 2);
    // A time behind the date, or other words, are not for guessing.
    let is_plain = half.chars().all(|c| c.is_ascii_digit() || "-/.年月日号 ".contains(c));
    if !fits || !is_plain {
        return None;
    }
    groups.iter().map(|group| group.parse().ok()).collect()
}

fn half_width(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '—' | '–' | '\u{2212}' => '-',
        '。' => '.',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_ways_of_writing_a_date_are_understood() {
        for text in ["2030/7/1", "2030.7.1", "2030年7月1日", "20300701", "２０３０-7-1", "2030-7-01", "2030。7。1"]
        {
            assert_eq!(date(text).as_deref(), Some("2030-07-01"), "{text}");
        }
        for text in
            ["2030年7月", "7月1日", "2030-02-30", "2030-13-01", "下周", "2030-07-01 12:00", "1/7/2030", "", "９"]
        {
            assert_eq!(date(text), None, "{text}");
        }
        for text in ["2030/7", "2030年7月", "203007", "2030-07-31", "2030.07"] {
            assert_eq!(period(text).as_deref(), Some("2030-07"), "{text}");
        }
        for text in ["2030", "7月", "2030-13", "7-2030"] {
            assert_eq!(period(text), None, "{text}");
        }
        assert_eq!(days_of_month("2030-02-30"), Some(28));
        assert_eq!(days_of_month("2030-13-30"), None);
    }
}
