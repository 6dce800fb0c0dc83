//! What people slip on when they write YAML, line by line: each with its name and a way to mend it.
//!
//! In: a text and the place where the reader got stuck. Out: guesses, the likely ones first. [`super::mend`] tries them; a guess
//! counts only when mending it lets the reader get further.

use std::ops::Range;

use super::yaml::Fault;
use crate::diagnostic::Problem;
use crate::fields::{Label, label};

/// A guess: what is wrong where, and how to write it instead.
pub(super) struct Slip {
    pub(super) problem: Problem,
    pub(super) span: Range<usize>,
    pub(super) edit: Range<usize>,
    pub(super) instead: String,
}

/// A line without its end.
#[derive(Clone, Copy)]
struct Line<'t> {
    start: usize,
    text: &'t str,
}

/// How many lines before the stuck one are looked at.
const LINES_BEFORE: usize = 3;

/// Guesses for a fault, and how many of them are plain to see: a full-width colon behind a key is wrong wherever it stands.
pub(super) fn guesses(text: &str, fault: &Fault) -> (Vec<Slip>, usize) {
    let (from, to) = match fault {
        Fault::Syntax { at, .. } => (*at, *at),
        Fault::Joined(span) => (span.start, span.end),
    };
    let mut lines = lines_around(text, from, to);
    if let Fault::Joined(span) = fault {
        lines.retain(|line| line.start < span.end);
    }
    let mut slips = Vec::new();
    for line in &lines {
        line.characters(text, &mut slips);
    }
    let plain = slips.len();
    for line in lines.iter().rev() {
        line.value(&mut slips);
    }
    for line in &lines {
        line.missing_colon(&mut slips);
    }
    for line in lines.iter().rev().take(2) {
        line.indent(&mut slips);
    }
    if matches!(fault, Fault::Syntax { .. }) {
        // An open quote or bracket may lie far before the place where the reader noticed.
        let first_open = all_lines(&text[..from.min(text.len())]).find_map(|line| {
            let mut open = Vec::new();
            line.open_ends(&mut open);
            open.pop()
        });
        slips.extend(first_open);
    }
    (slips, plain)
}

/// The slip in a text that was read as one value although it looks like a key with its value: `amount:100`.
pub(super) fn in_scalar(text: &str) -> Option<(Problem, Range<usize>)> {
    let mut slips = Vec::new();
    Line { start: 0, text }.characters(text, &mut slips);
    let slip = slips.into_iter().next()?;
    Some((slip.problem, slip.span))
}

fn all_lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let mut start = 0;
    text.split_inclusive('\n').map(move |line| {
        let found = Line { start, text: line.trim_end_matches(['\n', '\r']) };
        start += line.len();
        found
    })
}

/// The lines of a range with some before it and one after.
fn lines_around(text: &str, from: usize, to: usize) -> Vec<Line<'_>> {
    let (from, to) = (from.min(text.len()), to.min(text.len()));
    let mut start = from;
    for _ in 0..=LINES_BEFORE {
        start = text[..start].rfind('\n').unwrap_or(0);
    }
    let start = if start == 0 { 0 } else { start + 1 };
    let mut end = to;
    for _ in 0..2 {
        end = text[end..].find('\n').map_or(text.len(), |at| end + at + 1);
    }
    let shown = all_lines(&text[start..end]).filter(|line| !line.text.trim().is_empty());
    // A long value that runs on is judged by its beginning.
    shown.take(12).map(|line| Line { start: start + line.start, ..line }).collect()
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{3000}' | '\u{A0}')
}

fn syntax(zh: &'static str, en: &'static str) -> Problem {
    let detail: Label = label(zh, en);
    Problem::YamlSyntax { detail }
}

impl<'t> Line<'t> {
    /// The part behind indent and hyphens, with its first byte.
    fn body(&self) -> (usize, &'t str) {
        let mut body = self.text.trim_start_matches(is_blank);
        while let Some(rest) = body.strip_prefix("- ") {
            body = rest.trim_start_matches(is_blank);
        }
        (self.start + self.text.len() - body.len(), body)
    }

    /// Length of the key that the body starts with.
    fn key(body: &str) -> usize {
        body.find(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')).unwrap_or(body.len())
    }

    /// Tabs, full-width blanks, colons and hyphens, and blanks that are missing.
    fn characters(&self, text: &str, slips: &mut Vec<Slip>) {
        let indent = self.text.len() - self.text.trim_start_matches(is_blank).len();
        if let Some(tab) = self.text[..indent].find('\t') {
            let at = self.start + tab;
            for width in [2, 4] {
                let (edit, instead) = without_tabs(text, self.start, width);
                slips.push(Slip { problem: Problem::TabIndent, span: at..at + 1, edit, instead });
            }
        } else if let Some((at, blank)) = self.text[..indent].char_indices().find(|(_, c)| !c.is_ascii()) {
            for width in [2, 1] {
                let instead = self.text[..indent].replace(blank, &" ".repeat(width));
                let span = self.start + at..self.start + at + blank.len_utf8();
                let edit = self.start..self.start + indent;
                slips.push(Slip { problem: full_width(blank, ' '), span, edit, instead });
            }
        }
        let (start, body) = self.body();
        if let Some(dash) = body.chars().next().filter(|c| matches!(c, '－' | '—' | '–' | '•' | '·')) {
            let span = start..start + dash.len_utf8();
            let edit = start..start + body.len() - body[dash.len_utf8()..].trim_start_matches(is_blank).len();
            slips.push(Slip { problem: full_width(dash, '-'), span, edit, instead: "- ".into() });
            return;
        }
        if let Some(rest) = body.strip_prefix('-')
            && rest.starts_with(|c: char| c.is_alphabetic() || matches!(c, '"' | '\'' | '\u{3000}' | '\u{A0}'))
        {
            let problem = syntax("短横线后面缺少空格", "a blank is missing after the hyphen");
            let blanks = rest.len() - rest.trim_start_matches(is_blank).len();
            slips.push(Slip {
                problem,
                span: start + 1..start + 2,
                edit: start + 1..start + 1 + blanks,
                instead: " ".into(),
            });
            return;
        }
        let key = Self::key(body);
        let rest = body[key..].trim_start_matches(is_blank);
        let colon = start + body.len() - rest.len();
        if key == 0 {
            return;
        }
        if rest.starts_with('：') {
            let span = colon..colon + '：'.len_utf8();
            slips.push(Slip { problem: full_width('：', ':'), edit: span.clone(), span, instead: ": ".into() });
        } else if let Some(value) = rest.strip_prefix(':') {
            let at = colon + 1;
            match value.chars().next() {
                Some(blank @ ('\u{3000}' | '\u{A0}')) => {
                    let span = at..at + blank.len_utf8();
                    slips.push(Slip { problem: full_width(blank, ' '), edit: span.clone(), span, instead: " ".into() });
                }
                Some(next) if !is_blank(next) && !value.starts_with("//") => {
                    let problem = syntax("冒号后面缺少空格", "a blank is missing after the colon");
                    slips.push(Slip { problem, span: at..at + next.len_utf8(), edit: at..at, instead: " ".into() });
                }
                _ => {}
            }
        }
    }

    /// Where the value begins, and the value.
    fn value_of(&self) -> (usize, &'t str) {
        let (start, body) = self.body();
        let key = Self::key(body);
        let value = body[key..].strip_prefix(": ").filter(|_| key > 0).unwrap_or(body).trim();
        (start + body.trim_end().len() - value.len(), value)
    }

    /// Values that need quotes, and quotes and brackets without their partner.
    fn value(&self, slips: &mut Vec<Slip>) {
        let before = slips.len();
        self.open_ends(slips);
        if slips.len() > before {
            return;
        }
        let (at, value) = self.value_of();
        let quoted = || format!("\"{}\"", value.replace(['"', '\\'], "'"));
        let whole = at..at + value.len();
        let Some(first) = value.chars().next() else { return };
        if matches!(first, '"' | '\'') {
            if let Some(end) = closing_quote(value).filter(|&end| end + 1 < value.len()) {
                let problem = syntax(
                    "引号后面还有内容，应把整个值放进一对引号",
                    "something stands behind the closing quote; quote the whole value",
                );
                let next = at + end + 1;
                slips.push(Slip { problem, span: next..next + 1, edit: whole, instead: quoted() });
            }
        } else if "[]{}@`%,&*!|>#?".contains(first) {
            let problem =
                syntax("值以特殊字符开头，要加引号", "the value starts with a special character and needs quotes");
            slips.push(Slip { problem, span: at..at + 1, edit: whole, instead: quoted() });
        } else if let Some(colon) = value.find(": ").or_else(|| value.ends_with(':').then(|| value.len() - 1)) {
            let problem =
                syntax("值里有冒号加空格，整个值要加引号", "the value holds a colon with a blank; it needs quotes");
            slips.push(Slip { problem, span: at + colon..at + colon + 1, edit: whole, instead: quoted() });
        }
    }

    /// A quote or bracket that is not closed on its line.
    fn open_ends(&self, slips: &mut Vec<Slip>) {
        let (at, value) = self.value_of();
        let end = at + value.len();
        let span = at..at + 1;
        match value.chars().next() {
            Some(quote @ ('"' | '\'')) if closing_quote(value).is_none() => {
                let problem = syntax("引号没有成对", "a quote is not closed");
                slips.push(Slip { problem, span, edit: end..end, instead: quote.to_string() });
            }
            Some('[') if !value.contains(']') => {
                let wide = value.chars().last().filter(|c| matches!(c, '］' | '】' | '〕'));
                slips.push(match wide {
                    Some(c) => {
                        let span = end - c.len_utf8()..end;
                        Slip { problem: full_width(c, ']'), edit: span.clone(), span, instead: "]".into() }
                    }
                    None => {
                        let problem = syntax("方括号没有成对", "a bracket is not closed");
                        Slip { problem, span, edit: end..end, instead: "]".into() }
                    }
                });
            }
            _ => {}
        }
    }

    fn missing_colon(&self, slips: &mut Vec<Slip>) {
        let (start, body) = self.body();
        let key = Self::key(body);
        if key > 0 && body[key..].starts_with([' ', '=']) && !body.contains(':') {
            let at = start + key;
            let problem = syntax("键名后面缺少冒号", "there is no colon after the key");
            let blank = if body[key..].starts_with('=') { ": " } else { ":" };
            let edit = if blank == ":" { at..at } else { at..at + 1 };
            slips.push(Slip { problem, span: at..at + 1, edit, instead: blank.into() });
        }
    }

    /// One blank too many or too few.
    fn indent(&self, slips: &mut Vec<Slip>) {
        let indent = self.text.len() - self.text.trim_start_matches(' ').len();
        let first = self.start + indent;
        let span = first..first + self.text[indent..].chars().next().map_or(0, char::len_utf8);
        if indent > 0 {
            let problem = syntax("缩进多了一个空格", "the indent is one blank too deep");
            slips.push(Slip { problem, span: span.clone(), edit: self.start..self.start + 1, instead: String::new() });
        }
        let problem = syntax("缩进少了一个空格", "the indent is one blank too short");
        slips.push(Slip { problem, span, edit: self.start..self.start, instead: " ".into() });
    }
}

fn full_width(found: char, instead: char) -> Problem {
    Problem::FullWidthPunctuation { found, instead }
}

/// The run of lines from `start` on that have a tab in their indent, written with blanks: one mistake, however many lines.
fn without_tabs(text: &str, start: usize, width: usize) -> (Range<usize>, String) {
    let mut instead = String::new();
    let mut end = start;
    for line in text[start..].split_inclusive('\n') {
        let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
        if !line[..indent].contains('\t') {
            break;
        }
        instead.push_str(&line[..indent].replace('\t', &" ".repeat(width)));
        instead.push_str(&line[indent..]);
        end += line.len();
    }
    (start..end, instead)
}

/// Byte of the quote that ends a value which starts with one.
fn closing_quote(value: &str) -> Option<usize> {
    let quote = value.as_bytes().first().copied()?;
    let bytes = value.as_bytes();
    let mut at = 1;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' if quote == b'"' => at += 1,
            b'\'' if quote == b'\'' && bytes.get(at + 1) == Some(&b'\'') => at += 1,
            byte if byte == quote => return Some(at),
            _ => {}
        }
        at += 1;
    }
    None
}
