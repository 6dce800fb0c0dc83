//! Characters that nobody can see: they break ids, searches and comparisons, or turn text around.

use super::source::Source;
use crate::diagnostic::{Diagnostics, Problem};

/// Further ones of the same file say nothing new.
const REPORT_LIMIT: usize = 20;

/// Reports every invisible, direction-changing, control and private-use character.
pub(super) fn check(source: &Source<'_>, problems: &mut Diagnostics) {
    let found = source.text.char_indices().filter(|(_, c)| is_bad(*c));
    for (at, c) in found.take(REPORT_LIMIT) {
        source.report(Problem::BadCharacter { code: u32::from(c) }, at..at + c.len_utf8(), problems);
    }
}

fn is_bad(c: char) -> bool {
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
