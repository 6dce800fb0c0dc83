//! Text: how wide a line will be without asking any font of the machine, how it is shortened, how it is escaped.
//!
//! Widths are an estimate that holds within a few units for the Chinese and Latin sans-serif faces in use, and are the same everywhere.

use super::role::Role;
use std::borrow::Cow;

/// Width of a text in tenths when it is set in the letters of `role`.
pub(super) fn width(text: &str, role: Role) -> i32 {
    let thousandths = text.chars().map(advance).fold(0_i32, i32::saturating_add);
    // Bold Latin letters and digits run a little wider; giving it to all characters errs on the safe side.
    let weight =
        if matches!(role, Role::Strong | Role::Focus | Role::LateNote | Role::RankFocus) { 1040 } else { 1000 };
    let scaled = i64::from(thousandths) * i64::from(role.size()) * weight / 1_000_000;
    i32::try_from(scaled).unwrap_or(i32::MAX / 4)
}

/// The text itself if it fits into `limit` tenths, else its beginning and an ellipsis.
pub(super) fn shorten(text: &str, role: Role, limit: i32) -> Cow<'_, str> {
    if width(text, role) <= limit {
        return Cow::Borrowed(text);
    }
    let mut end = 0;
    for (at, letter) in text.char_indices() {
        let next = at + letter.len_utf8();
        if width(&text[..next], role) + width("…", role) > limit {
            break;
        }
        end = next;
    }
    Cow::Owned(format!("{}…", text[..end].trim_end()))
}

/// The text in lines of at most `limit` tenths. Chinese breaks between any two letters, but no line begins with what closes or ends with
/// what opens; other words break at spaces, slashes and hyphens, and anywhere when one is longer than a line.
pub(super) fn wrap(text: &str, role: Role, limit: i32) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut rest = text.trim();
    while width(rest, role) > limit {
        let fitting = rest.char_indices().skip(1).map(|(at, _)| at).take_while(|&at| width(&rest[..at], role) <= limit);
        let ends: Vec<usize> = fitting.collect();
        let may_break = |&&at: &&usize| {
            let (before, after) = (rest[..at].chars().next_back(), rest[at..].chars().next());
            before.zip(after).is_some_and(|(before, after)| is_gap(before, after))
        };
        // A first letter wider than the line stands on a line of its own.
        let first = rest.chars().next().map_or(rest.len(), char::len_utf8);
        let end = ends.iter().rev().find(may_break).or(ends.last()).copied().unwrap_or(first);
        lines.push(rest[..end].trim_end());
        rest = rest[end..].trim_start();
    }
    if !rest.is_empty() {
        lines.push(rest);
    }
    lines
}

/// Whether a line may end between two letters.
fn is_gap(before: char, after: char) -> bool {
    let is_wide = |letter: char| advance(letter) == 1000;
    let closes = "，。、；：！？）》〉」』】〕”’…%".contains(after);
    let opens = "（《〈「『【〔“‘".contains(before);
    !closes && !opens && (is_wide(before) || is_wide(after) || " /-".contains(before) || after == ' ')
}

/// Appends a text so that it is harmless in content and in double quotes. Characters XML cannot carry become spaces.
pub(super) fn escape(text: &str, out: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => out.push(' '),
            control if control.is_control() => out.push(' '),
            plain => out.push(plain),
        }
    }
}

/// Width of one character in thousandths of the letter size.
fn advance(letter: char) -> i32 {
    match letter {
        '0'..='9' => 555,
        '.' | ',' | ':' | ';' | '|' | '!' | '\'' | 'i' | 'l' | 'j' | 'I' | ' ' => 280,
        'm' | 'w' | 'M' | 'W' | '%' | '@' => 900,
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}' => 0,
        // Punctuation, arrows and signs that Chinese faces set on a full square.
        '\u{2014}' | '\u{2018}'..='\u{201d}' | '\u{2026}' | '\u{203b}' | '\u{2103}' | '\u{2190}'..='\u{21ff}' => 1000,
        '\u{2460}'..='\u{27bf}' | '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' => 1000,
        '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}' => 1000,
        '\u{1f300}'..='\u{1faff}' | '\u{20000}'..='\u{3fffd}' => 1000,
        _ => 560,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths() {
        for (text, tenths) in [("", 0), ("九月", 240), ("9月", 186), ("1.1", 166), ("il|.", 134), ("ab", 134)] {
            assert_eq!(width(text, Role::Axis), tenths, "{text}");
        }
    }

    #[test]
    fn shortened_texts_fit_and_keep_their_beginning() {
        let long = "甲乙市丙丁戊区东西南工业园区绿色算力基础设施及配套电网改造提升工程第二期（续建）";
        for limit in [130, 400, 1000, 1400, 9999] {
            let shown = shorten(long, Role::Name, limit);
            assert!(width(&shown, Role::Name) <= limit, "{shown} at {limit}");
            assert!(long.starts_with(shown.trim_end_matches('…')), "{shown}");
        }
        assert_eq!(shorten("己庚县", Role::Name, 390), "己庚县");
        assert_eq!(shorten("己庚县", Role::Name, 389), "己…");
    }

    #[test]
    fn lines_break_where_readers_expect_it() {
        // Letters of 12: a Chinese one takes 120 tenths, a digit 66.
        for (text, limit, lines) in [
            ("一二三四五", 360, vec!["一二三", "四五"]),
            ("一二三，四五", 360, vec!["一二", "三，四", "五"]),
            ("一二《三四》", 360, vec!["一二", "《三", "四》"]),
            ("一2030年", 300, vec!["一", "2030", "年"]),
            ("see the docs", 400, vec!["see", "the", "docs"]),
            ("aaaaaaaaaa", 340, vec!["aaaaa", "aaaaa"]),
            ("一二", 100, vec!["一", "二"]),
            ("", 100, vec![]),
        ] {
            assert_eq!(wrap(text, Role::Words, limit), lines, "{text}");
        }
    }

    #[test]
    fn escaping() {
        for (text, written) in [("a<b & \"c\">", "a&lt;b &amp; &quot;c&quot;&gt;"), ("a\u{0}\nb", "a  b"), ("元", "元")]
        {
            let mut out = String::new();
            escape(text, &mut out);
            assert_eq!(out, written);
        }
    }
}
