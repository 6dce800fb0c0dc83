//! Sums written out: exact numbers, and where they were rounded.

use crate::compute::Measured;
use crate::render::text::{self, Say};
use crate::units::{Exact, Known};

/// Places after which a number without an end is cut; nothing is rounded here, so that the last step alone does.
const PLACES: u8 = 5;

/// A number in full, or its first places with a sign that there are more: `0.88333…`.
pub(super) fn shortened(value: &Exact) -> String {
    if *value == value.rounded(PLACES) {
        return text::with_minus(value.to_short_decimal(PLACES));
    }
    // Half a unit of the last place less rounds to what is cut off.
    let half = Exact::ratio(1, 2 * 10_i128.pow(u32::from(PLACES))).expect("a power is not zero");
    let cut = (&value.abs() - &half).to_decimal(PLACES);
    let sign = if value.is_negative() { "−" } else { "" };
    format!("{sign}{cut}…")
}

/// The number not rounded, in its base unit: `53`, `2816789万元`, `88.33333…%`.
pub(super) fn exact(measured: &Measured, say: Say<'_>) -> String {
    let number = shortened(&measured.number());
    match measured {
        Measured::Amount(_) => say.words.number.own(&number, say.words.number.unit_base_amount()),
        other => text::with_unit(other, &number, say),
    }
}

/// `53 ÷ 60 = 0.88333… → 88.3%`; nothing without a base.
pub(super) fn division(part: &Measured, whole: &Measured, say: Say<'_>) -> Option<String> {
    let (part, whole) = (part.number(), whole.number());
    let share = (&part / &whole)?;
    let percent = crate::units::Percent::of(&part, &whole)?;
    let printed = text::percent(&percent, say);
    Some(format!("{} ÷ {} = {} → {printed}", shortened(&part), shortened(&whole), shortened(&share)))
}

/// `88.33333…% − 75% = 13.33333… → +13.3个百分点`.
pub(super) fn difference(part: &Measured, whole: &Measured, say: Say<'_>) -> Option<String> {
    let difference = part.minus(whole)?;
    let printed = text::number(&Known::Value(difference.clone()), say).text;
    Some(format!("{} − {} = {} → {printed}", exact(part, say), exact(whole, say), shortened(&difference.number())))
}

/// `2816789万元 → 281.68亿元`; nothing where both are the same text.
pub(super) fn rounding(measured: &Measured, say: Say<'_>) -> Option<String> {
    let (exact, printed) = (exact(measured, say), text::number(&Known::Value(measured.clone()), say).text);
    (exact != printed).then(|| format!("{exact} → {printed}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fields::Language;
    use crate::phrase::built_in;
    use crate::render::text::NUMBERS;
    use crate::units::Percent;

    #[test]
    fn numbers_are_cut_and_never_rounded() {
        let ratio = |part: i64, whole: i64| Exact::ratio(part, whole).unwrap();
        for (part, whole, text) in [
            (53, 60, "0.88333…"),
            (2, 3, "0.66666…"),
            (-2, 3, "−0.66666…"),
            (1, 8, "0.125"),
            (-1, 8, "−0.125"),
            (1, 200_000, "0.00000…"),
            (199_999, 200_000, "0.99999…"),
            (1_234_567, 100_000, "12.34567"),
            (12_345_675, 1_000_000, "12.34567…"),
            (7, 1, "7"),
        ] {
            assert_eq!(shortened(&ratio(part, whole)), text, "{part} ÷ {whole}");
        }
    }

    #[test]
    fn the_last_step_alone_rounds() {
        let words = built_in(Language::Zh);
        let say = Say { words: &words, numbers: &NUMBERS };
        // Published in July 2023: 53 of 60 started, 88.3%. By hand: 53 ÷ 60 = 0.8833 3333….
        let division = division(&Measured::Count(53), &Measured::Count(60), say);
        assert_eq!(division.as_deref(), Some("53 ÷ 60 = 0.88333… → 88.3%"));
        assert_eq!(super::division(&Measured::Count(0), &Measured::Count(0), say), None);
        // 97.157…% − 83.333…% = 13.8 points, and not 97.2 − 83.3 = 13.9: 6800/6999 − 5/6.
        let percent = |part: i64, whole: i64| {
            Measured::Percent(Percent::exact(Exact::ratio(part * 100, whole).expect("not zero")))
        };
        assert_eq!(
            difference(&percent(6800, 6999), &percent(5, 6), say).as_deref(),
            Some("97.15673…% − 83.33333…% = 13.82340… → +13.8个百分点")
        );
        let wan = Measured::Amount(Exact::whole(2_816_789));
        assert_eq!(rounding(&wan, say).as_deref(), Some("2816789万元 → 281.68亿元"));
        assert_eq!(rounding(&Measured::Count(53), say), None);
    }
}
