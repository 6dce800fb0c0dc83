//! Problems in content and theme: what is wrong, where, and the way out.
//!
//! Who can repair it decides what it is. What the editor of content or theme can repair is a [`Diagnostic`]; all of them, from
//! all files, are collected in one run. What whoever runs the machine can repair is an `anyhow::Error`. A broken promise
//! between our own functions is a panic with its reason.

mod en;
mod problem;
mod suggest;
mod zh;

use std::collections::BTreeMap;
use std::ops::Range;

pub use crate::fields::Language;
pub use problem::{PhraseFault, Problem, Severity};

/// One problem at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What is wrong.
    pub problem: Problem,
    /// Where.
    pub place: Place,
    /// The way to the field inside the file, such as `records[2].completed`; empty where there is none.
    pub key: String,
    /// Another place that belongs to it, such as the first of two equal ids.
    pub related: Option<Place>,
}

/// A place in a file of content or theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Path from the project's root, with `/`.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// The bytes that are meant; empty when the whole file is.
    pub span: Range<usize>,
}

impl Place {
    /// A file as a whole.
    pub fn file(path: &str) -> Self {
        Self { file: path.to_owned(), line: 1, column: 1, span: 0..0 }
    }

    /// A range of bytes of a text, in lines and columns. A byte-order mark takes no column.
    pub fn in_text(path: &str, text: &str, span: Range<usize>) -> Self {
        let floor = |at: usize| (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
        let start = floor(span.start);
        let end = floor(span.end).max(start);
        let before = &text[..start];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let line = before[line_start..].trim_start_matches(if line_start == 0 { &['\u{FEFF}'][..] } else { &[] });
        Self {
            file: path.to_owned(),
            line: before.matches('\n').count() + 1,
            column: line.chars().count() + 1,
            span: start..end,
        }
    }
}

/// Problems, collected. Always passed last, always called `problems`.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    found: Vec<Diagnostic>,
    /// How many each file has, so that a hostile one cannot fill the memory.
    per_file: BTreeMap<String, usize>,
}

impl Diagnostics {
    /// How many problems of one file are kept; after them one line says that there are more.
    pub const LIMIT_PER_FILE: usize = 100;

    /// Reports a problem.
    pub fn report(&mut self, problem: Problem, place: Place) {
        self.push(Diagnostic { problem, place, key: String::new(), related: None });
    }

    /// Reports a problem with all that is known about it.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        let count = self.per_file.entry(diagnostic.place.file.clone()).or_default();
        *count += 1;
        match (*count).cmp(&(Self::LIMIT_PER_FILE + 1)) {
            std::cmp::Ordering::Less => self.found.push(diagnostic),
            std::cmp::Ordering::Equal => {
                let problem = Problem::TooManyProblems { limit: Self::LIMIT_PER_FILE };
                self.found.push(Diagnostic { problem, place: diagnostic.place, key: String::new(), related: None });
            }
            std::cmp::Ordering::Greater => {}
        }
    }

    /// True when further problems of a file would only be dropped, so that nobody needs to look for them.
    pub fn is_full(&self, path: &str) -> bool {
        self.per_file.get(path).is_some_and(|&count| count > Self::LIMIT_PER_FILE)
    }

    /// Takes over what another stage or file found.
    pub fn append(&mut self, others: Self) {
        for diagnostic in others.found {
            self.push(diagnostic);
        }
    }

    /// True when nothing was reported.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// How many problems of a severity there are.
    pub fn count(&self, severity: Severity) -> usize {
        self.found.iter().filter(|diagnostic| diagnostic.problem.severity() == severity).count()
    }

    /// True when something was reported about a file.
    pub fn names(&self, path: &str) -> bool {
        self.per_file.contains_key(path)
    }

    /// True when something must be repaired before a site can be built.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// All problems by file, line and column, errors first at the same place, each once.
    pub fn sorted(mut self) -> Vec<Diagnostic> {
        fn key(diagnostic: &Diagnostic) -> (&str, usize, usize, Severity, &str) {
            let Place { file, line, column, .. } = &diagnostic.place;
            (file, *line, *column, diagnostic.problem.severity(), diagnostic.problem.code())
        }
        self.found.sort_by(|a, b| key(a).cmp(&key(b)));
        self.found.dedup();
        self.found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_characters_not_bytes() {
        let text = "名称: 甲\r\n县区: 乙\n";
        let at = text.find('乙').unwrap();
        let place = Place::in_text("a.yaml", text, at..at + 3);
        assert_eq!((place.line, place.column), (2, 5));
        let marked = format!("\u{FEFF}{text}");
        let place = Place::in_text("a.yaml", &marked, 3..6);
        assert_eq!((place.line, place.column), (1, 1));
    }

    #[test]
    fn a_hostile_file_cannot_fill_the_list() {
        let mut problems = Diagnostics::default();
        for _ in 0..1000 {
            problems.report(Problem::Alias, Place::file("a.yaml"));
        }
        problems.report(Problem::Alias, Place::file("b.yaml"));
        assert!(problems.is_full("a.yaml") && !problems.is_full("b.yaml"));
        let limit = Diagnostics::LIMIT_PER_FILE;
        assert_eq!(problems.count(Severity::Error), limit + 2);
    }
}
