//! Texts to terms: pairs of neighbouring characters, of the text itself and of its pinyin initials.

use pinyin::{ToPinyin, ToPinyinMulti};
use unicode_normalization::UnicodeNormalization;

/// A text as it is compared: full-width and half-width alike, small letters, nothing but letters and digits. The site's script
/// does the same to the query.
pub(super) fn normal(text: &str) -> String {
    text.nfkc().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A pair of neighbouring characters.
pub(super) type Term = [char; 2];

/// All pairs of neighbouring characters.
pub(super) fn terms(normal: &str) -> impl Iterator<Item = Term> {
    normal.chars().zip(normal.chars().skip(1)).map(|(a, b)| [a, b])
}

/// The possible initials of each character of a text: `重` may be `c` or `z`; what is no Chinese character stands for itself.
#[derive(Debug)]
pub(super) struct Initials(Vec<Vec<char>>);

/// Initials of a text.
pub(super) fn initials(text: &str) -> Initials {
    Initials(normal(text).chars().map(of_character).collect())
}

fn of_character(character: char) -> Vec<char> {
    let Some(readings) = character.to_pinyin_multi() else {
        let only = character.to_pinyin().and_then(|reading| reading.first_letter().chars().next());
        return vec![only.unwrap_or(character)];
    };
    let mut letters: Vec<char> = Vec::new();
    for reading in readings {
        let letter = reading.first_letter().chars().next().filter(char::is_ascii_lowercase);
        letters.extend(letter.filter(|letter| !letters.contains(letter)));
    }
    if letters.is_empty() { vec![character] } else { letters }
}

impl Initials {
    /// All pairs of neighbouring initials.
    pub(super) fn terms(&self) -> impl Iterator<Item = Term> {
        self.0.windows(2).flat_map(|pair| pair[0].iter().flat_map(|&a| pair[1].iter().map(move |&b| [a, b])))
    }
}

impl std::fmt::Display for Initials {
    /// `[cz]qs`: a letter, or its choices in brackets.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for letters in &self.0 {
            match letters.as_slice() {
                [only] => write!(f, "{only}")?,
                several => write!(f, "[{}]", String::from_iter(several))?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_compared_without_width_case_and_signs() {
        assert_eq!(normal("协鑫 20GW（单晶）·４×660ＭＷ"), "协鑫20gw单晶4660mw");
        assert_eq!(terms("供水厂").collect::<Vec<_>>(), [['供', '水'], ['水', '厂']]);
    }

    #[test]
    fn a_character_of_several_readings_is_found_by_each() {
        let found = initials("重点5G水厂");
        assert!(found.0[0].contains(&'c') && found.0[0].contains(&'z'), "{found}");
        // 厂 can be read chǎng, hàn, yǎn and ān.
        assert!(found.0[5].contains(&'c') && found.to_string().contains("d5gs["), "{found}");
        assert!([['z', 'd'], ['c', 'd']].iter().all(|term| found.terms().any(|own| own == *term)));
    }
}
