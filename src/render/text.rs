//! Numbers, dates and states as people read them, in the language of the site.
//!
//! In: exact values. Out: published text. Promise: this is where a value is rounded, once; everything printed comes from here.
//! Amounts are counted in 亿元 and 万元 in Chinese, in billions and millions in English, with as many decimals as make the last
//! digit the same yuan: what prints alike in one language prints alike in the other.

use crate::compute::{Measured, OwnUnit, decimals_of};
use crate::fields::Language;
use crate::model::{AmountUnit, Numbers, Quantity};
use crate::phrase::Phrases;
use crate::render::view::{Cell, Number};
use crate::units::{Amount, Date, Exact, Known, Percent, Period, Points, push_date};

/// Sign of a number that does not exist.
pub(crate) const DASH: &str = "—";

/// Decimals of `value`, which is for sorting and attributes.
const MACHINE_DECIMALS: u8 = 6;

/// What it takes to print something: the words of a language, and the units and decimals of the site.
#[derive(Clone, Copy)]
pub(crate) struct Say<'a> {
    pub(crate) words: &'a Phrases,
    pub(crate) numbers: &'a Numbers,
}

/// A measured value, or why there is none.
pub(crate) fn number(known: &Known<Measured>, say: Say<'_>) -> Number {
    let words = &say.words.number;
    match known {
        Known::Value(measured) => {
            let printed = print(measured, say);
            Number {
                value: Some(machine(&measured.number())),
                text: with_unit(measured, &printed, say),
                number: printed,
                unit: unit_of(measured, say).to_owned(),
                state: "reported",
                note: String::new(),
            }
        }
        Known::NotReported => missing("not-reported", DASH, words.not_reported()),
        Known::NotApplicable => missing("not-applicable", DASH, words.not_applicable()),
        Known::NotPublic => missing("not-public", words.not_public(), words.not_public()),
    }
}

/// A value for a cell, printed by `print` in digits and signs that mean nothing to HTML; or why there is none.
pub(crate) fn cell<T>(known: &Known<T>, say: Say<'_>, print: impl FnOnce(&T) -> String) -> Cell {
    let words = &say.words.number;
    let why = match known {
        Known::Value(value) => return Cell(print(value)),
        Known::NotReported => words.not_reported(),
        Known::NotApplicable => words.not_applicable(),
        Known::NotPublic => words.not_public(),
    };
    Cell(format!("<span class=\"na\">{why}</span>"))
}

/// An amount of a single project, for a cell whose head carries the unit for projects.
pub(crate) fn amount_cell(known: &Known<Amount>, say: Say<'_>) -> Cell {
    cell(known, say, |amount| {
        let scale = Scale::of(say.numbers.project_unit, say);
        let in_unit = Exact::ratio(amount.yuan(), 10_000 * i128::from(scale.wan)).expect("no scale is zero");
        with_minus(grouped(in_unit.to_decimal(say.numbers.project_decimals + scale.decimals), say))
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
pub(crate) fn count(count: i64, say: Say<'_>) -> Number {
    number(&Known::Value(Measured::Count(count)), say)
}

/// An amount of a single project, in the unit for projects.
pub(crate) fn project_amount(known: &Known<Amount>, say: Say<'_>) -> Number {
    let numbers = say.numbers;
    let own = Numbers { amount_unit: numbers.project_unit, amount_decimals: numbers.project_decimals, ..*numbers };
    number(&known.as_ref().map(|amount| Measured::amount(*amount)), Say { numbers: &own, ..say })
}

/// A plain decimal without trailing zeros.
fn machine(value: &Exact) -> String {
    value.to_short_decimal(MACHINE_DECIMALS)
}

/// The number alone, as printed. Points carry their sign, because they are a difference.
pub(crate) fn print(measured: &Measured, say: Say<'_>) -> String {
    let decimals = decimals_of(measured, say.numbers);
    let plain = |text| with_minus(grouped(text, say));
    match measured {
        Measured::Count(count) => plain(count.to_string()),
        Measured::Amount(wan) => {
            let scale = Scale::of(say.numbers.amount_unit, say);
            plain(scale.of_wan(wan).to_decimal(decimals + scale.decimals))
        }
        Measured::Percent(percent) => with_minus(percent.number().to_decimal(decimals)),
        Measured::Points(points) => signed(points.number(), decimals),
        Measured::Number(number, OwnUnit::Score) => with_minus(number.to_decimal(decimals)),
        // As many decimals as it needs, up to the limit.
        Measured::Number(number, _) => plain(number.to_short_decimal(decimals)),
    }
}

/// A unit of amounts in a language.
struct Scale {
    /// How many 万元 it holds.
    wan: i32,
    /// Decimals beyond those of the Chinese unit, so that the last digit stands for the same yuan.
    decimals: u8,
}

impl Scale {
    fn of(unit: AmountUnit, say: Say<'_>) -> Self {
        match (say.words.language, unit) {
            (Language::Zh, AmountUnit::Wan) => Self { wan: 1, decimals: 0 },
            (Language::Zh, AmountUnit::Yi) => Self { wan: 10_000, decimals: 0 },
            (Language::En, AmountUnit::Wan) => Self { wan: 100, decimals: 2 },
            (Language::En, AmountUnit::Yi) => Self { wan: 100_000, decimals: 1 },
        }
    }

    fn of_wan(&self, wan: &Exact) -> Exact {
        if self.wan == 1 { wan.clone() } else { (wan / &Exact::whole(i64::from(self.wan))).expect("no scale is zero") }
    }
}

/// How many 万元 one unit of amounts holds, for the scale of a drawing.
pub(crate) fn wan_per_unit(unit: AmountUnit, say: Say<'_>) -> i32 {
    Scale::of(unit, say).wan
}

/// Digits in groups of three, where the language has them.
fn grouped(text: String, say: Say<'_>) -> String {
    let (sign, digits) = text.strip_prefix('-').map_or(("", text.as_str()), |digits| ("-", digits));
    let whole = digits.find('.').unwrap_or(digits.len());
    if say.words.language == Language::Zh || whole <= 3 {
        return text;
    }
    let mut grouped = String::with_capacity(text.len() + whole / 3);
    grouped.push_str(sign);
    for (at, digit) in digits.char_indices() {
        if at > 0 && at < whole && (whole - at) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// A printed number of a kind with its unit.
pub(crate) fn with_unit(measured: &Measured, printed: &str, say: Say<'_>) -> String {
    let words = &say.words.number;
    match measured {
        Measured::Count(_) | Measured::Number(_, OwnUnit::Things) => words.count(printed),
        Measured::Amount(_) => amount(printed, say.numbers.amount_unit, say),
        Measured::Percent(_) => format!("{printed}%"),
        Measured::Points(_) => words.points(printed),
        Measured::Number(_, OwnUnit::Score) => words.score(printed),
        Measured::Number(_, OwnUnit::Named(unit)) if unit.is_empty() => printed.to_owned(),
        Measured::Number(_, OwnUnit::Named(unit)) => words.own(printed, unit),
    }
}

/// A printed amount with its unit.
pub(crate) fn amount(printed: &str, unit: AmountUnit, say: Say<'_>) -> String {
    match unit {
        AmountUnit::Yi => say.words.number.yi(printed),
        AmountUnit::Wan => say.words.number.wan(printed),
    }
}

/// The unit alone.
pub(crate) fn unit_of<'a>(measured: &'a Measured, say: Say<'a>) -> &'a str {
    match measured {
        Measured::Number(_, OwnUnit::Things) => say.words.number.unit_count(),
        Measured::Number(_, OwnUnit::Score) => say.words.number.unit_score(),
        Measured::Number(_, OwnUnit::Named(unit)) => unit,
        other => quantity_unit(other.quantity().expect("only numbers have a unit of their own"), say),
    }
}

/// The unit of a kind of number.
pub(crate) fn quantity_unit(quantity: Quantity, say: Say<'_>) -> &str {
    match quantity {
        Quantity::Count => say.words.number.unit_count(),
        Quantity::Amount => amount_unit(say.numbers.amount_unit, say),
        Quantity::Percent => "%",
        Quantity::Points => say.words.number.unit_points(),
    }
}

/// The word of an amount's unit.
pub(crate) fn amount_unit(unit: AmountUnit, say: Say<'_>) -> &str {
    match unit {
        AmountUnit::Yi => say.words.number.unit_yi(),
        AmountUnit::Wan => say.words.number.unit_wan(),
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
    if is_zero(&text) || text.starts_with('-') { with_minus(text) } else { format!("+{text}") }
}

/// True for a number that is printed as nothing.
pub(crate) fn is_zero(printed: &str) -> bool {
    printed.bytes().all(|byte| matches!(byte, b'0' | b'.'))
}

/// `76.9%`.
pub(crate) fn percent(percent: &Percent, say: Say<'_>) -> String {
    let mut text = with_minus(percent.number().to_decimal(say.numbers.percent_decimals));
    text.push('%');
    text
}

/// Points with their sign: `+14.7`.
pub(crate) fn points(points: &Points, say: Say<'_>) -> String {
    signed(points.number(), say.numbers.percent_decimals)
}

/// Points without their sign: `11.2个百分点`.
pub(crate) fn distance(points: &Points, say: Say<'_>) -> String {
    say.words.number.points(points.number().abs().to_decimal(say.numbers.percent_decimals))
}

/// A plain decimal as it was entered: `13.6`, `20`.
pub(crate) fn plain(value: &Exact) -> String {
    with_minus(machine(value))
}

/// `2030年9月30日`.
pub(crate) fn date(date: Date, say: Say<'_>) -> String {
    let words = &say.words.date;
    words.date(date.day(), month(words.months(), date.month()), date.year())
}

/// `7月15日`.
pub(crate) fn day(date: Date, say: Say<'_>) -> String {
    let words = &say.words.date;
    words.day(date.day(), month(words.months(), date.month()))
}

/// `2030年9月`.
pub(crate) fn period(period: Period, say: Say<'_>) -> String {
    let words = &say.words.date;
    words.period(month(words.months(), period.month()), period.year())
}

/// `9月`, for drawings.
pub(crate) fn short_month(number: i8, say: Say<'_>) -> &str {
    month(say.words.date.short_months(), number)
}

/// A month's name out of twelve.
fn month(names: &str, number: i8) -> &str {
    let position = usize::try_from(number - 1).unwrap_or(0);
    names.split_whitespace().nth(position).unwrap_or("")
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
pub(crate) fn numeral(number: usize, say: Say<'_>) -> String {
    let own = say.words.number.numerals().split_whitespace().nth(number.saturating_sub(1));
    own.map_or_else(|| number.to_string(), str::to_owned)
}

/// `甲、乙、丙`, `A, B and C`.
pub(crate) fn list<T: AsRef<str>>(items: &[T], say: Say<'_>) -> String {
    let sign = &say.words.sign;
    let mut said = String::new();
    for (at, item) in items.iter().enumerate() {
        let is_last = at + 1 == items.len();
        said.push_str(if at == 0 {
            ""
        } else if is_last {
            sign.list_end()
        } else {
            sign.list()
        });
        said.push_str(item.as_ref());
    }
    said
}

/// Sentences one after the other; those without words are passed over.
pub(crate) fn sentences<T: AsRef<str>>(all: &[T], say: Say<'_>) -> String {
    let all: Vec<&str> = all.iter().map(AsRef::as_ref).filter(|one| !one.is_empty()).collect();
    all.join(say.words.sign.after_stop())
}

/// A title in parts that should not be broken across lines: words of its own kind and the campaign's names stay whole.
pub(crate) fn title_parts(title: &str, names: &[&str], say: Say<'_>) -> Vec<String> {
    let sign = &say.words.sign;
    let usual = sign.title_words().split_whitespace();
    // Where words have blanks between them, a browser knows where to break.
    if sign.title_words().is_empty() {
        return vec![title.to_owned()];
    }
    let mut words: Vec<&str> = names.iter().copied().chain(usual).filter(|word| !word.is_empty()).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let mut parts = Vec::new();
    let (mut open, mut rest) = (String::new(), title);
    while let Some(next) = rest.chars().next() {
        // The particle belongs to the word after it; what counts (1-10月份) belongs to its unit.
        let stem = rest.strip_prefix(sign.title_particle()).unwrap_or(rest);
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

/// How numbers look by default, for tests.
#[cfg(test)]
pub(super) const NUMBERS: Numbers = Numbers {
    percent_decimals: 1,
    amount_unit: AmountUnit::Yi,
    amount_decimals: 2,
    project_unit: AmountUnit::Wan,
    project_decimals: 0,
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::phrase::built_in;

    #[test]
    fn numbers_carry_sign_unit_and_state() {
        let (chinese, english) = (built_in(Language::Zh), built_in(Language::En));
        let ratio = |part: i64, whole: i64| Exact::ratio(part, whole).unwrap();
        let percent = |part: i64, whole: i64| Percent::exact(ratio(part * 100, whole));
        let check = |known: Known<Measured>, text: &str, in_english: &str, value: Option<&str>| {
            let said = number(&known, Say { words: &chinese, numbers: &NUMBERS });
            assert_eq!((said.text.as_str(), said.value.as_deref()), (text, value));
            let said = number(&known, Say { words: &english, numbers: &NUMBERS });
            assert_eq!((said.text.as_str(), said.value.as_deref()), (in_english, value));
        };
        let points = |now: Percent, then: Percent| Known::Value(Measured::Points(&now - &then));
        let own = |number, unit| Known::Value(Measured::Number(number, unit));
        check(Known::Value(Measured::Percent(percent(53, 60))), "88.3%", "88.3%", Some("88.333333"));
        check(Known::Value(Measured::Percent(percent(-24, 1000))), "−2.4%", "−2.4%", Some("-2.4"));
        let (half, more) = (percent(1, 2), percent(3, 4));
        check(points(more.clone(), half.clone()), "+25.0个百分点", "+25.0 percentage points", Some("25"));
        check(points(half.clone(), more), "−25.0个百分点", "−25.0 percentage points", Some("-25"));
        // 0.04 points either way print as nothing, without a sign.
        check(points(percent(50_04, 10_000), half), "0.0个百分点", "0.0 percentage points", Some("0.04"));
        let amount = |wan: i64| Known::Value(Measured::Amount(ratio(wan, 1)));
        check(amount(2_816_789), "281.68亿元", "CNY 28.168 billion", Some("2816789"));
        check(amount(-123_456_789), "−12345.68亿元", "CNY −1,234.568 billion", Some("-123456789"));
        check(Known::Value(Measured::Count(1_234)), "1234个", "1,234", Some("1234"));
        check(own(ratio(1543, 10), OwnUnit::Named("公里".into())), "154.3公里", "154.3 公里", Some("154.3"));
        check(own(ratio(88, 1), OwnUnit::Score), "88.00分", "88.00 points", Some("88"));
        check(own(ratio(60, 1), OwnUnit::Things), "60个", "60", Some("60"));
        check(Known::NotReported, "—", "—", None);
        check(Known::NotPublic, "不公开", "not public", None);
    }

    #[test]
    fn amounts_of_projects_are_exact_in_both_languages() {
        for (language, text, cell) in
            [(Language::Zh, "13600万元", "13600"), (Language::En, "CNY 136.00 million", "136.00")]
        {
            let words = built_in(language);
            let say = Say { words: &words, numbers: &NUMBERS };
            let amount = Known::Value(Amount::parse_wan("13600").unwrap());
            assert_eq!(
                (project_amount(&amount, say).text.as_str(), amount_cell(&amount, say).0.as_str()),
                (text, cell)
            );
        }
    }

    #[test]
    fn dates_and_lists_are_those_of_the_language() {
        let day_of = |text: &str| text.parse::<Date>().unwrap();
        let (chinese, english) = (built_in(Language::Zh), built_in(Language::En));
        let say = |words| Say { words, numbers: &NUMBERS };
        for (words, said) in [
            (&chinese, ["2023年7月31日", "7月31日", "2023年7月", "7月", "甲、乙、丙"]),
            (&english, ["31 July 2023", "31 July", "July 2023", "Jul", "甲, 乙 and 丙"]),
        ] {
            let (own, say) = (day_of("2023-07-31"), say(words));
            let found = [
                date(own, say),
                day(own, say),
                period(Period::of(own), say),
                short_month(7, say).to_owned(),
                list(&["甲", "乙", "丙"], say),
            ];
            assert_eq!(found, said);
        }
    }

    #[test]
    fn a_title_breaks_between_words_only() {
        let words = built_in(Language::Zh);
        let say = Say { words: &words, numbers: &NUMBERS };
        let names = ["甲乙市扩大有效投资百日攻坚", "百日攻坚"];
        let parts = title_parts("关于1-10月份扩大有效投资百日攻坚进展情况的通报", &names, say);
        assert_eq!(parts, ["关于", "1-10月份", "扩大", "有效投资", "百日攻坚", "进展情况", "的通报"]);
        assert_eq!(title_parts("第1期", &[], say), ["第1期"]);
    }

    #[test]
    fn numerals_are_those_of_the_language() {
        let (chinese, english) = (built_in(Language::Zh), built_in(Language::En));
        for (number, text) in [(1, "一"), (9, "九"), (10, "十"), (11, "十一"), (20, "20")] {
            assert_eq!(numeral(number, Say { words: &chinese, numbers: &NUMBERS }), text);
            assert_eq!(numeral(number, Say { words: &english, numbers: &NUMBERS }), number.to_string());
        }
    }
}
