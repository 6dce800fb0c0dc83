//! Characters that nobody can see: they break ids, searches and comparisons, or turn text around. And characters that look like
//! others: a name with a radical from a PDF is never found by searching for it.

use unicode_normalization::UnicodeNormalization;

use super::source::Source;
use crate::diagnostic::{Diagnostics, Problem};

/// Reports every invisible, direction-changing, control, private-use and look-alike character; neighbours together.
pub(super) fn check(source: &Source<'_>, problems: &mut Diagnostics) {
    let mut bad_end = None;
    for (at, c) in source.text.char_indices() {
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
