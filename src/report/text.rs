//! Problems for people: place, code, message, the line with carets, and the way out.

use std::fmt::Write;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use tongbao::diagnostic::{Diagnostic, Language, Place, Severity};
use tongbao::load::Sources;

/// All problems and their number; nothing when there are none.
pub(super) fn problems(problems: &[Diagnostic], sources: &Sources, language: Language, is_coloured: bool) -> String {
    let mut text = String::new();
    // Problems come sorted by file, so each file is looked for once.
    for own in problems.chunk_by(|a, b| a.place.file == b.place.file) {
        let source = sources.text_of(&own[0].place.file);
        for problem in own {
            one(problem, source, language, is_coloured, &mut text);
        }
    }
    if !problems.is_empty() {
        text.push_str(&counts(problems, language));
        text.push('\n');
    }
    text
}

/// The stable word of a severity, the same in both languages because editors look for it.
pub(super) fn severity_word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// How many problems of a severity there are.
pub(super) fn count(problems: &[Diagnostic], severity: Severity) -> usize {
    problems.iter().filter(|diagnostic| diagnostic.problem.severity() == severity).count()
}

fn counts(problems: &[Diagnostic], language: Language) -> String {
    let (errors, warnings) = (count(problems, Severity::Error), count(problems, Severity::Warning));
    match language {
        Language::Zh => format!("{errors} 个错误，{warnings} 个警告"),
        Language::En => {
            let plural = |count: usize| if count == 1 { "" } else { "s" };
            format!("{errors} error{}, {warnings} warning{}", plural(errors), plural(warnings))
        }
    }
}

fn one(diagnostic: &Diagnostic, source: Option<&str>, language: Language, is_coloured: bool, text: &mut String) {
    let Diagnostic { problem, place, key, related } = diagnostic;
    let severity = problem.severity();
    let (bold, colour, plain) = match (is_coloured, severity) {
        (false, _) => ("", "", ""),
        (true, Severity::Error) => ("\x1b[1m", "\x1b[1;31m", "\x1b[0m"),
        (true, Severity::Warning) => ("\x1b[1m", "\x1b[1;33m", "\x1b[0m"),
    };
    let Place { file, line, column, .. } = place;
    let (word, code) = (severity_word(severity), problem.code());
    let message = printable(&problem.message(language));
    // Writing into a String cannot fail.
    let _ = writeln!(text, "{bold}{file}:{line}:{column}:{plain} {colour}{word}[{code}]{plain} {message}");
    if let Some(lines) = source.and_then(|source| snippet(source, place, severity, is_coloured)) {
        text.push_str(&lines);
        text.push('\n');
    }
    let mut line = |zh: &str, en: &str, value: &str| {
        if !value.is_empty() {
            let name = if language == Language::Zh { zh } else { en };
            let _ = writeln!(text, "  {name}{}", printable(value));
        }
    };
    line("键：", "key: ", key);
    line("提示：", "hint: ", &problem.hint(language));
    let related = related.as_ref().map(|place| format!("{}:{}:{}", place.file, place.line, place.column));
    line("另见：", "see also: ", related.as_deref().unwrap_or(""));
}

/// The line of the place with carets under what is meant; nothing for a file as a whole.
fn snippet(source: &str, place: &Place, severity: Severity, is_coloured: bool) -> Option<String> {
    let (line, span) = line_and_span(source, place)?;
    let level = match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let snippet = Snippet::source(line).line_start(place.line).annotation(AnnotationKind::Primary.span(span));
    let renderer = if is_coloured { Renderer::styled() } else { Renderer::plain() };
    Some(renderer.render(&[Group::with_level(level).element(snippet)]))
}

/// Characters of a line that are shown.
const LONGEST_LINE: usize = 400;

/// The text of the line and the bytes in it that are meant, at least one character or the line's end.
fn line_and_span<'s>(source: &'s str, place: &Place) -> Option<(&'s str, Range<usize>)> {
    if place.span.is_empty() && (place.line, place.column) == (1, 1) {
        return None;
    }
    let line = source.split('\n').nth(place.line.checked_sub(1)?)?.trim_end_matches('\r');
    // A line of a megabyte would be laid out once for each problem in it, and no terminal could show it.
    let cut = line.char_indices().nth(LONGEST_LINE).map_or(line, |(at, _)| &line[..at]);
    if place.column > LONGEST_LINE {
        return None;
    }
    let characters = cut.char_indices().map(|(at, _)| at).chain([cut.len()]);
    let start = characters.clone().nth(place.column.checked_sub(1)?).unwrap_or(cut.len());
    let wanted = (start + place.span.len()).min(cut.len());
    let end = characters.clone().find(|&at| at >= wanted && at > start).unwrap_or(cut.len());
    Some((cut, start..end))
}

/// A terminal must not be steered by what stands in a file.
fn printable(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '\u{FFFD}' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The snippet's lines for the first place of `needle`.
    fn check(source: &str, needle: &str, expected: &str) {
        let at = source.find(needle).unwrap();
        let place = Place::in_text("a.yaml", source, at..at + needle.len());
        let lines = snippet(source, &place, Severity::Error, false).unwrap();
        assert_eq!(lines, expected);
    }

    #[test]
    fn carets_stand_under_what_is_meant() {
        check("a: 1\nplan: 8,600\n", "8,600", "  |\n2 | plan: 8,600\n  |       ^^^^^");
    }

    #[test]
    fn a_chinese_character_is_two_columns() {
        check("名称: 甲县\n", "甲县", "  |\n1 | 名称: 甲县\n  |       ^^^^");
    }

    #[test]
    fn a_tab_before_the_place_does_not_shift_the_carets() {
        check("\tkey: 1\n", "key", "  |\n1 |     key: 1\n  |     ^^^");
    }

    #[test]
    fn several_lines_are_shown_by_their_first() {
        check("a:\n  b: 1\n  c: 2\r\n", "b: 1\n  c: 2", "  |\n2 |   b: 1\n  |   ^^^^");
    }

    #[test]
    fn places_outside_the_text_have_no_snippet_or_the_end_of_the_line() {
        let at = |line, column, span| Place { file: "a".into(), line, column, span };
        assert_eq!(line_and_span("ab\n", &at(1, 1, 0..0)), None);
        assert_eq!(line_and_span("ab\n", &at(9, 1, 0..5)), None);
        assert_eq!(line_and_span("ab\n", &at(1, 9, 7..99)), Some(("ab", 2..2)));
        assert_eq!(line_and_span("甲\n", &at(1, 1, 0..1)), Some(("甲", 0..3)));
    }

    #[test]
    fn escape_codes_of_a_file_are_not_passed_on() {
        assert_eq!(printable("a\u{1b}[31m"), "a\u{FFFD}[31m");
    }
}
