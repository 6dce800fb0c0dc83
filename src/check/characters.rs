//! Characters that nobody can see: they break ids, searches and comparisons, or turn text around. And characters that look like
//! others: a name with a radical from a PDF is never found by searching for it.

use unicode_normalization::UnicodeNormalization;

use super::source::Source;
use crate::diagnostic::{Diagnostics, Problem};

/// Reports every invisible, direction-changing, control, private-use and look-alike character; neighbours together.
pub(super) fn check(source: &Source<'_>, problems: &mut Diagnostics) {
    let mut bad_end = None;
    for (at, c) in suspects(source.text) {
        let end = at + c.len_utf8();
        if is_bad(c) {
            if bad_end != Some(at) {
                source.report(Problem::BadCharacter { code: u32::from(c) }, at..end, problems);
            }
            bad_end = Some(end);
        } else if c == '\r' && !source.text[end..].starts_with('\n') {
            source.report(Problem::BadCharacter { code: u32::from(c) }, at..end, problems);
            // A file from an old Macintosh has nothing else at the ends of its lines: once says it all.
            bad_end = None;
            if source.text[end..].contains('\r') {
                return;
            }
        } else if is_look_alike(c) {
            let instead = c.nfkc().collect();
            source.report(Problem::LookAlikeCharacter { found: c, instead }, at..end, problems);
        }
    }
}

/// Whether a text holds a character that is refused.
pub(super) fn has_bad(text: &str) -> bool {
    suspects(text).any(|(_, c)| is_bad(c))
}

/// The characters that deserve a look: those whose first byte could begin one that is reported. Nearly all of a text is ASCII and
/// common Chinese, and passed over byte by byte.
fn suspects(text: &str) -> impl Iterator<Item = (usize, char)> {
    let starts = text.bytes().enumerate().filter(|(_, byte)| SUSPECT[usize::from(*byte)]);
    starts.filter_map(|(at, _)| Some((at, text[at..].chars().next()?)))
}

/// Which first bytes those are.
const SUSPECT: [bool; 256] = {
    let mut suspect = [false; 256];
    let mut byte = 0;
    while byte < suspect.len() {
        // Controls, the soft hyphen, Arabic, U+1000 to U+2FFF, U+E000 to U+FFFF, tags.
        suspect[byte] = matches!(byte, 0..=0x08 | 0x0B..=0x1F | 0x7F | 0xC2 | 0xD8 | 0xE1 | 0xE2 | 0xEE | 0xEF | 0xF3);
        byte += 1;
    }
    suspect
};

/// Radicals and compatibility forms that stand for an ordinary character.
fn is_look_alike(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{2FDF}' | '\u{F900}'..='\u{FAFF}') && c.nfkc().next() != Some(c)
}

pub(super) fn is_bad(c: char) -> bool {
    match c {
        '\n' | '\r' | '\t' => false,
        '\u{00AD}'                      // soft hyphen
        | '\u{061C}'                    // Arabic letter mark
        | '\u{180E}'                    // Mongolian vowel separator
        | '\u{200B}'..='\u{200F}'       // zero width, direction marks
        | '\u{2028}'..='\u{202E}'       // line and paragraph separators, bidi embeddings and overrides
        | '\u{2060}'..='\u{206F}'       // word joiner, bidi isolates
        | '\u{E000}'..='\u{F8FF}'       // private use; the program writes references with two of them
        | '\u{FEFF}'                    // byte-order mark inside
        | '\u{FFF9}'..='\u{FFFB}'       // interlinear annotation
        | '\u{E0000}'..='\u{E007F}' => true, // tags
        c => c.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_character_that_is_reported_is_passed_over() {
        for c in (0..=u32::from(char::MAX)).filter_map(char::from_u32) {
            let is_suspect = suspects(c.encode_utf8(&mut [0; 4])).next().is_some();
            assert!(is_suspect || !(is_bad(c) || is_look_alike(c) || c == '\r'), "{c:?}");
        }
    }
}
