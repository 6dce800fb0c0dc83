//! Numbers, dates and states as people read them.
//!
//! In: exact values. Out: published text. Promise: this is where a value is rounded, once; everything printed comes from here.

use crate::compute::{Measured, decimals_of};
use crate::model::{AmountUnit, Numbers, Quantity};
use crate::render::view::{Cell, Number};
use crate::units::{Amount, Date, Exact, Known, Percent, Period, Points, push_date};

/// Sign of a number that does not exist.
pub(crate) const DASH: &str = "—";

/// Decimals of `value`, which is for sorting and attributes.
const MACHINE_DECIMALS: u8 = 6;

/// A measured value, or why there is none.
pub(crate) fn number(known: &Known<Measured>, numbers: &Numbers) -> Number {
    match known {
        Known::Value(measured) => {
            let printed = print(measured, numbers);
            let unit = unit_of(measured, numbers);
            Number {
                value: Some(machine(&measured.number())),
                text: [&*printed, &*unit].concat(),
                number: printed,
                unit,
                state: "reported",
                note: String::new(),
            }
        }
        Known::NotReported => missing("not-reported", DASH, NOT_REPORTED),
        Known::NotApplicable => missing("not-applicable", DASH, NOT_APPLICABLE),
        Known::NotPublic => missing("not-public", NOT_PUBLIC, NOT_PUBLIC),
    }
}

/// Why there is no number.
const NOT_REPORTED: &str = "未报送";
const NOT_APPLICABLE: &str = "不适用";
const NOT_PUBLIC: &str = "不公开";

/// A value for a cell, printed by `print` in digits and signs that mean nothing to HTML; or why there is none.
pub(crate) fn cell<T>(known: &Known<T>, print: impl FnOnce(&T) -> String) -> Cell {
    let why = match known {
        Known::Value(value) => return Cell(print(value)),
        Known::NotReported => NOT_REPORTED,
        Known::NotApplicable => NOT_APPLICABLE,
        Known::NotPublic => NOT_PUBLIC,
    };
    Cell(format!("<span class=\"na\">{why}</span>"))
}

/// An amount of a single project, for a cell whose head carries the unit for projects.
pub(crate) fn amount_cell(known: &Known<Amount>, numbers: &Numbers) -> Cell {
    cell(known, |amount| {
        let in_unit = match numbers.project_unit {
            AmountUnit::Wan => amount.wan(),
            AmountUnit::Yi => amount.yi(),
        };
        with_minus(in_unit.to_decimal(numbers.project_decimals))
    })
}

/// Cells of a row as finished markup.
pub(crate) fn cells(cells: &[Cell]) -> Cell {
    let mut row = String::with_capacity(cells.iter().map(|Cell(text)| text.len() + "<td></td>".len()).sum());
    for Cell(text) in cells {
        row.push_str("<td>");
        row.push_str(text);
        row.push_str("</td>");
    }
    Cell(row)
}

fn missing(state: &'static str, text: &str, note: &str) -> Number {
    Number {
        value: None,
        text: text.to_owned(),
        number: text.to_owned(),
        unit: String::new(),
        state,
        note: note.to_owned(),
    }
}

/// No number at all, for a cell that has none by its nature.
pub(crate) fn none() -> Number {
    Number { state: "not-applicable", ..Number::default() }
}

/// A count.
pub(crate) fn count(count: i64, numbers: &Numbers) -> Number {
    number(&Known::Value(Measured::Count(count)), numbers)
}

/// An amount of a single project, in the unit for projects.
pub(crate) fn project_amount(known: &Known<Amount>, numbers: &Numbers) -> Number {
    let own = Numbers { amount_unit: numbers.project_unit, amount_decimals: numbers.project_decimals, ..*numbers };
    number(&known.as_ref().map(|amount| Measured::amount(*amount)), &own)
}

/// A plain decimal without trailing zeros.
fn machine(value: &Exact) -> String {
    value.to_short_decimal(MACHINE_DECIMALS)
}

/// The number alone, as printed. Points carry their sign, because they are a difference.
pub(crate) fn print(measured: &Measured, numbers: &Numbers) -> String {
    let decimals = decimals_of(measured, numbers);
    match measured {
        Measured::Count(count) => with_minus(count.to_string()),
        Measured::Amount(wan) => with_minus(in_unit(wan, numbers.amount_unit).to_decimal(decimals)),
        Measured::Percent(percent) => with_minus(percent.number().to_decimal(decimals)),
        Measured::Points(points) => signed(points.number(), decimals),
        // A unit of its own (a score, kilometres): as many decimals as it needs, up to the limit.
        Measured::Number(number, unit) if &**unit == "分" => with_minus(number.to_decimal(decimals)),
        Measured::Number(number, _) => with_minus(number.to_short_decimal(decimals)),
    }
}

fn in_unit(wan: &Exact, unit: AmountUnit) -> Exact {
    match unit {
        AmountUnit::Wan => wan.clone(),
        AmountUnit::Yi => (wan / &Exact::whole(10_000)).expect("ten thousand is not zero"),
    }
}

/// The unit alone.
pub(crate) fn unit_of(measured: &Measured, numbers: &Numbers) -> String {
    match measured {
        Measured::Number(_, unit) => unit.to_string(),
        other => quantity_unit(other.quantity().expect("only numbers have a unit of their own"), numbers).to_owned(),
    }
}

/// The unit of a kind of number.
pub(crate) fn quantity_unit(quantity: Quantity, numbers: &Numbers) -> &'static str {
    match quantity {
        Quantity::Count => "个",
        Quantity::Amount => amount_unit(numbers.amount_unit),
        Quantity::Percent => "%",
        Quantity::Points => "个百分点",
    }
}

/// The word of an amount's unit.
pub(crate) fn amount_unit(unit: AmountUnit) -> &'static str {
    match unit {
        AmountUnit::Yi => "亿元",
        AmountUnit::Wan => "万元",
    }
}

/// The true minus sign.
pub(crate) fn with_minus(text: String) -> String {
    match text.strip_prefix('-') {
        Some(digits) => format!("−{digits}"),
        None => text,
    }
}

fn signed(value: &Exact, decimals: u8) -> String {
    let text = value.to_decimal(decimals);
    let is_zero = text.bytes().all(|byte| matches!(byte, b'0' | b'.'));
    if is_zero || text.starts_with('-') { with_minus(text) } else { format!("+{text}") }
}

/// `76.9%`.
pub(crate) fn percent(percent: &Percent, numbers: &Numbers) -> String {
    let mut text = with_minus(percent.number().to_decimal(numbers.percent_decimals));
    text.push('%');
    text
}

/// Points with their sign: `+14.7`.
pub(crate) fn points(points: &Points, numbers: &Numbers) -> String {
    signed(points.number(), numbers.percent_decimals)
}

/// Percent text without sign: `11.2`.
pub(crate) fn distance(points: &Points, numbers: &Numbers) -> String {
    points.number().abs().to_decimal(numbers.percent_decimals)
}

/// A plain decimal as it was entered: `13.6`, `20`.
pub(crate) fn plain(value: &Exact) -> String {
    with_minus(machine(value))
}

/// `2030年9月30日`.
pub(crate) fn date(date: Date) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}

/// `7月15日`.
pub(crate) fn day(date: Date) -> String {
    format!("{}月{}日", date.month(), date.day())
}

/// `2030年9月`.
pub(crate) fn period(period: Period) -> String {
    format!("{}年{}月", period.year(), period.month())
}

/// A date as `2030-09-30`, or nothing.
pub(crate) fn iso(date: Option<Date>) -> String {
    date.map(iso_day).unwrap_or_default()
}

/// A date as `2030-09-30`.
pub(crate) fn iso_day(date: Date) -> String {
    let mut text = String::with_capacity("2030-09-30".len());
    push_date(date, &mut text);
    text
}

/// `一`, `二` … `十一`, for section numbers.
pub(crate) fn numeral(number: usize) -> String {
    const DIGITS: [&str; 10] = ["十", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    match number {
        0..=10 => DIGITS[number % 10].to_owned(),
        11..=19 => format!("十{}", DIGITS[number % 10]),
        _ => number.to_string(),
    }
}

/// A title in parts that should not be broken across lines: words of its own kind and the campaign's names stay whole.
pub(crate) fn title_parts(title: &str, names: &[&str]) -> Vec<String> {
    const USUAL: [&str; 9] = ["关于", "月份", "扩大", "有效投资", "重点项目", "进展情况", "完成情况", "月度", "通报"];
    let mut words: Vec<&str> = names.iter().chain(&USUAL).copied().filter(|word| !word.is_empty()).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let mut parts = Vec::new();
    let (mut open, mut rest) = (String::new(), title);
    while let Some(next) = rest.chars().next() {
        // 的 belongs to the word after it; what counts (1-10月份) belongs to its unit.
        let stem = rest.strip_prefix('的').unwrap_or(rest);
        let Some(word) = words.iter().find(|word| stem.starts_with(**word)) else {
            open.push(next);
            rest = &rest[next.len_utf8()..];
            continue;
        };
        let length = rest.len() - stem.len() + word.len();
        if !open.is_empty() && !open.ends_with(|last: char| last.is_ascii_digit()) {
            parts.push(std::mem::take(&mut open));
        }
        open.push_str(&rest[..length]);
        parts.push(std::mem::take(&mut open));
        rest = &rest[length..];
    }
    if !open.is_empty() {
        parts.push(open);
    }
    parts
}

/// Text made safe for HTML.
pub(crate) fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            other => safe.push(other),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    const NUMBERS: Numbers = Numbers {
        percent_decimals: 1,
        amount_unit: AmountUnit::Yi,
        amount_decimals: 2,
        project_unit: AmountUnit::Wan,
        project_decimals: 0,
    };

    #[test]
    fn numbers_carry_sign_unit_and_state() {
        let ratio = |part: i64, whole: i64| Exact::ratio(part, whole).unwrap();
        let percent = |part: i64, whole: i64| Percent::exact(ratio(part * 100, whole));
        let check = |known: Known<Measured>, text: &str, value: Option<&str>| {
            let number = number(&known, &NUMBERS);
            assert_eq!((number.text.as_str(), number.value.as_deref()), (text, value));
        };
        check(Known::Value(Measured::Percent(percent(53, 60))), "88.3%", Some("88.333333"));
        check(Known::Value(Measured::Percent(percent(-24, 1000))), "−2.4%", Some("-2.4"));
        check(Known::Value(Measured::Points(&percent(3, 4) - &percent(1, 2))), "+25.0个百分点", Some("25"));
        check(Known::Value(Measured::Points(&percent(1, 2) - &percent(3, 4))), "−25.0个百分点", Some("-25"));
        // 0.04 points either way print as nothing, without a sign.
        check(Known::Value(Measured::Points(&percent(50_04, 10_000) - &percent(1, 2))), "0.0个百分点", Some("0.04"));
        check(Known::Value(Measured::Amount(ratio(2_816_789, 1))), "281.68亿元", Some("2816789"));
        check(Known::Value(Measured::Number(ratio(1543, 10), "公里".into())), "154.3公里", Some("154.3"));
        check(Known::Value(Measured::Number(ratio(88, 1), "分".into())), "88.00分", Some("88"));
        check(Known::NotReported, "—", None);
        check(Known::NotPublic, "不公开", None);
    }

    #[test]
    fn a_title_breaks_between_words_only() {
        let parts =
            title_parts("关于1-10月份扩大有效投资百日攻坚进展情况的通报", &["甲乙市扩大有效投资百日攻坚", "百日攻坚"]);
        assert_eq!(parts, ["关于", "1-10月份", "扩大", "有效投资", "百日攻坚", "进展情况", "的通报"]);
        assert_eq!(title_parts("第1期", &[]), ["第1期"]);
    }

    #[test]
    fn numerals_are_chinese() {
        for (number, text) in [(1, "一"), (9, "九"), (10, "十"), (11, "十一"), (20, "20")] {
            assert_eq!(numeral(number), text);
        }
    }
}
