//! Results for programs: one object, of a stable form.

use serde::Serialize;
use tongbao::diagnostic::{Diagnostic, Language, Place, Severity};
use tongbao::load::Sources;

use super::text::{count, severity_word};

/// Raised when a field changes its meaning or goes.
const VERSION: u32 = 1;

/// What a command did, besides finding problems.
#[derive(Debug, Default)]
pub(crate) struct Done {
    /// For people.
    pub(crate) text: String,
    /// For programs: what was written, if a site was.
    pub(crate) site: Option<SiteDone>,
    /// For programs: what was published, if a site was.
    pub(crate) published: Option<PublishedDone>,
    /// For programs: what a publish would change, where that was asked for.
    pub(crate) changes: Option<Changes>,
    /// For programs: files that were made by `new`.
    pub(crate) made: Vec<String>,
    /// For programs: how a bulletin stands.
    pub(crate) release: Option<ReleaseDone>,
}

/// A bulletin was looked at, and something may have been recorded.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ReleaseDone {
    /// Its id.
    pub(crate) bulletin: String,
    /// The items of the checklist.
    pub(crate) checks: Vec<CheckDone>,
    /// Values that will change: bulletin, file, row, column, old, new.
    pub(crate) changes: Vec<[String; 6]>,
    /// Files that were written.
    pub(crate) recorded: Vec<String>,
    /// Why nothing was recorded.
    pub(crate) refused: Vec<String>,
}

/// An item of the checklist.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct CheckDone {
    /// Its code.
    pub(crate) id: &'static str,
    /// `pass`, `note`, `waived` or `block`.
    pub(crate) verdict: &'static str,
    /// What was found.
    pub(crate) found: Vec<String>,
}

/// A site was written.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct SiteDone {
    /// The folder.
    pub(crate) output: String,
    /// Its files.
    pub(crate) files: usize,
    /// Of these, unchanged.
    pub(crate) unchanged: usize,
    /// Files of the last build that are gone.
    pub(crate) removed: usize,
    /// Bytes of the site.
    pub(crate) bytes: u64,
}

/// A site was published.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct PublishedDone {
    /// What was typed.
    pub(crate) place: String,
    /// What is served.
    pub(crate) site: String,
    /// The release's name.
    pub(crate) release: String,
    /// The one that was shown before.
    pub(crate) previous: Option<String>,
    /// Its files.
    pub(crate) files: usize,
    /// Of these, written anew.
    pub(crate) written: usize,
    /// Bytes of the site.
    pub(crate) bytes: u64,
    /// Old releases or files that are gone.
    pub(crate) removed: Vec<String>,
}

/// What a publish would change, by path.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Changes {
    /// Files that were not there.
    pub(crate) new: Vec<String>,
    /// Files with other bytes.
    pub(crate) changed: Vec<String>,
    /// Files that go.
    pub(crate) gone: Vec<String>,
}

#[derive(Serialize)]
struct Object<'a> {
    version: u32,
    problems: Vec<Entry<'a>>,
    summary: Summary,
    #[serde(skip_serializing_if = "Option::is_none")]
    site: Option<&'a SiteDone>,
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<&'a PublishedDone>,
    #[serde(skip_serializing_if = "Option::is_none")]
    changes: Option<&'a Changes>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    made: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    release: Option<&'a ReleaseDone>,
    #[serde(skip_serializing_if = "Option::is_none")]
    failure: Option<String>,
}

#[derive(Default, Serialize)]
struct Summary {
    errors: usize,
    warnings: usize,
}

#[derive(Serialize)]
struct Entry<'a> {
    path: &'a str,
    line: usize,
    column: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_column: Option<usize>,
    severity: &'static str,
    code: &'static str,
    key: &'a str,
    message: String,
    hint: String,
    related: Option<Location<'a>>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    line: usize,
    column: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_column: Option<usize>,
}

/// The result as one object.
pub(super) fn object(problems: &[Diagnostic], sources: &Sources, done: &Done, language: Language) -> String {
    print(&Object {
        version: VERSION,
        problems: problems.iter().map(|diagnostic| entry(diagnostic, sources, language)).collect(),
        summary: Summary { errors: count(problems, Severity::Error), warnings: count(problems, Severity::Warning) },
        site: done.site.as_ref(),
        published: done.published.as_ref(),
        changes: done.changes.as_ref(),
        made: &done.made,
        release: done.release.as_ref(),
        failure: None,
    })
}

/// The work could not be done.
pub(super) fn failure(message: String) -> String {
    print(&Object {
        version: VERSION,
        problems: Vec::new(),
        summary: Summary::default(),
        site: None,
        published: None,
        changes: None,
        made: &[],
        release: None,
        failure: Some(message),
    })
}

fn print(object: &Object<'_>) -> String {
    serde_json::to_string_pretty(object).expect("plain structs with string keys become JSON") + "\n"
}

fn entry<'a>(diagnostic: &'a Diagnostic, sources: &Sources, language: Language) -> Entry<'a> {
    let problem = &diagnostic.problem;
    let Location { path, line, column, end_line, end_column } = location(&diagnostic.place, sources);
    Entry {
        path,
        line,
        column,
        end_line,
        end_column,
        severity: severity_word(problem.severity()),
        code: problem.code(),
        key: &diagnostic.key,
        message: problem.message(language),
        hint: problem.hint(language),
        related: diagnostic.related.as_ref().map(|place| location(place, sources)),
    }
}

/// Lines and columns from 1, columns in characters; the end is the first character that is no longer meant.
fn location<'a>(place: &'a Place, sources: &Sources) -> Location<'a> {
    let Place { file, line, column, span } = place;
    let end = sources.text_of(file).filter(|_| !span.is_empty());
    let end = end.map(|text| Place::in_text(file, text, span.end..span.end));
    Location {
        path: file,
        line: *line,
        column: *column,
        end_line: end.as_ref().map(|end| end.line),
        end_column: end.as_ref().map(|end| end.column),
    }
}
