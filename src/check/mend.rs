//! Text that is not YAML: why, and what else is wrong in it.
//!
//! In: a text that the reader got stuck in. Out: its tree all the same, as far as that is possible. Slips that a person can be
//! told about by name are mended in a copy, so that one run finds the mistakes behind them too; places are those of the text as
//! it is. After a mistake that nobody can name, the part before it is used and nothing is called missing.

use std::ops::Range;

use granit_parser::ErrorKind;

use super::draft::Draft;
use super::slip::guesses;
use super::source::Source;
use super::syntax;
use super::yaml::{Fault, Tree, build};
use crate::diagnostic::{Diagnostics, Problem};

/// How many bytes may be read again in search of further slips; small files have hundreds of tries, hostile ones a few.
const BYTES_TO_TRY: usize = 8 * 1024 * 1024;

/// How many tries there are at most.
const TRIES: usize = 400;

/// What was tried so far.
struct Tries {
    left: usize,
    bytes: usize,
}

impl Tries {
    /// Why a draft cannot be read to its end; nothing more is tried when too much was.
    fn fault(&mut self, draft: &Draft) -> Option<Option<Fault>> {
        self.left = self.left.checked_sub(1)?;
        self.bytes = self.bytes.checked_sub(draft.text.len())?;
        Some(build(&draft.text, 0).fault)
    }
}

/// Reads the bytes `range` of a source that is not YAML, or has characters that must not go into values.
pub(super) fn read<'s>(source: &Source<'s>, range: Range<usize>, problems: &mut Diagnostics) -> Tree<'s> {
    let mut draft = Draft::new(&source.text[range.clone()]);
    let mut tries = Tries { left: TRIES, bytes: BYTES_TO_TRY };
    let mut complete = true;
    let mut fault = build(&draft.text, 0).fault;
    while let Some(found) = fault {
        if let Some((problem, span, next, after)) = mended(&draft, &found, &mut tries) {
            report(source, &draft, range.start, problem, span, problems);
            (draft, fault) = (next, after);
            continue;
        }
        match found {
            Fault::Syntax { kind, at } => {
                report(source, &draft, range.start, syntax::problem(&kind), at..next_char(&draft.text, at), problems);
                complete = false;
                break;
            }
            Fault::Joined(span) => {
                let lines = continuation(&draft.text, span);
                let start = lines.start;
                report(
                    source,
                    &draft,
                    range.start,
                    Problem::JoinedLines,
                    start..next_char(&draft.text, start),
                    problems,
                );
                // Those lines may have been fields of their own.
                complete &= !draft.text[lines.clone()].contains([':', '：']);
                let blank: String =
                    draft.text[lines.clone()].chars().map(|c| if c == '\n' { c } else { ' ' }).collect();
                draft = draft.with(lines, &blank);
                match tries.fault(&draft) {
                    Some(next) => fault = next,
                    None => {
                        complete = false;
                        break;
                    }
                }
            }
        }
    }
    let back = |at: usize| range.start + draft.original(at);
    let built = build(&draft.text, 0);
    for finding in built.found {
        let span = |span: Range<usize>| back(span.start)..back(span.end);
        let related = finding.related.map(span);
        source.report_related(finding.problem, span(finding.span), String::new(), related, problems);
    }
    let complete = complete && built.is_single;
    Tree { root: built.root.map(|root| root.moved(&back)), complete, start: range.start }
}

type Mended = (Problem, Range<usize>, Draft, Option<Fault>);

/// The first guess that lets the reader get further.
fn mended(draft: &Draft, fault: &Fault, tries: &mut Tries) -> Option<Mended> {
    if let Fault::Syntax { kind: ErrorKind::RecursionLimitExceeded, .. } = fault {
        return None;
    }
    let (slips, plain) = guesses(&draft.text, fault);
    for (index, slip) in slips.into_iter().enumerate() {
        // A file with full-width colons throughout is one long value to the reader: its first line is mended first.
        let is_first = matches!(fault, Fault::Joined(span)
            if index < plain && draft.text.get(span.start..slip.span.start).is_none_or(|before| !before.contains('\n')));
        let before = match fault {
            Fault::Joined(span) if !is_first => span.end,
            other => start(other),
        };
        let next = draft.with(slip.edit, &slip.instead);
        let after = tries.fault(&next)?;
        if after.as_ref().is_none_or(|after| next.original(start(after)) > draft.original(before)) {
            return Some((slip.problem, slip.span, next, after));
        }
    }
    None
}

/// How far all is well.
fn start(fault: &Fault) -> usize {
    match fault {
        Fault::Syntax { at, .. } => *at,
        Fault::Joined(span) => span.start,
    }
}

/// The lines of a value after its first one, from the first character that is not blank.
fn continuation(text: &str, span: Range<usize>) -> Range<usize> {
    let value = &text[span.clone()];
    let first_end = value.find(['\n', '\r']).unwrap_or(value.len());
    let rest = value[first_end..].trim_start();
    span.end - rest.len()..span.end
}

fn next_char(text: &str, at: usize) -> usize {
    at + text[at.min(text.len())..].chars().next().map_or(0, char::len_utf8)
}

fn report(
    source: &Source<'_>,
    draft: &Draft,
    start: usize,
    problem: Problem,
    span: Range<usize>,
    problems: &mut Diagnostics,
) {
    source.report(problem, start + draft.original(span.start)..start + draft.original(span.end), problems);
}
