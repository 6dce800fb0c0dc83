//! What a verification found, for people and for programs.

use std::fmt::Write as _;

use serde::Serialize;
use tongbao::diagnostic::{Language, Severity};
use tongbao::verify::{Deviation, Findings, Property};

use super::text::severity_word;
use crate::cli::pick;

/// Raised when a field changes its meaning or goes.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Object<'a> {
    version: u32,
    path: &'a str,
    subject: &'static str,
    deviations: Vec<Entry<'a>>,
    checked: Vec<Checked<'a>>,
    not_checked: Vec<Checked<'a>>,
    summary: Summary,
}

#[derive(Serialize)]
struct Entry<'a> {
    code: &'static str,
    property: &'static str,
    severity: &'static str,
    file: &'a str,
    detail: &'a str,
    message: &'static str,
}

#[derive(Serialize)]
struct Checked<'a> {
    property: &'static str,
    text: &'a str,
}

#[derive(Serialize)]
struct Summary {
    errors: usize,
    warnings: usize,
}

/// One object.
pub(super) fn object(path: &str, findings: &Findings, language: Language) -> String {
    let sorted = findings.sorted();
    let notes = |is_done: bool| {
        let own = findings.notes.iter().filter(move |note| note.is_done == is_done);
        own.map(|note| Checked { property: note.property.id(), text: note.text(language) }).collect()
    };
    let object = Object {
        version: VERSION,
        path,
        subject: findings.subject.id(),
        deviations: sorted.into_iter().map(|own| entry(own, language)).collect(),
        checked: notes(true),
        not_checked: notes(false),
        summary: Summary { errors: findings.of(Severity::Error), warnings: findings.of(Severity::Warning) },
    };
    serde_json::to_string_pretty(&object).expect("plain structs with string keys become JSON") + "\n"
}

fn entry(own: &Deviation, language: Language) -> Entry<'_> {
    Entry {
        code: own.code.id(),
        property: own.code.property().id(),
        severity: severity_word(own.code.severity()),
        file: &own.file,
        detail: &own.detail,
        message: pick(own.code.label(), language),
    }
}

/// Grouped by the four properties.
pub(super) fn text(path: &str, findings: &Findings, language: Language) -> String {
    let is_zh = language == Language::Zh;
    let mut text = format!("{} {path}\n", pick(findings.subject.label(), language));
    let sorted = findings.sorted();
    for property in Property::ALL {
        // Writing into a String cannot fail.
        let _ = writeln!(text, "\n{}", pick(property.label(), language));
        for note in findings.notes.iter().filter(|note| note.property == property) {
            let word = match (note.is_done, is_zh) {
                (true, true) => "  已核  ",
                (false, true) => "  未核  ",
                (true, false) => "  checked      ",
                (false, false) => "  not checked  ",
            };
            let _ = writeln!(text, "{word}{}", note.text(language));
        }
        let mut told = None;
        for own in sorted.iter().filter(|own| own.code.property() == property) {
            let code = own.code;
            if told != Some(code) {
                told = Some(code);
                let word = match (code.severity(), is_zh) {
                    (Severity::Error, true) => "  不符  ",
                    (Severity::Warning, true) => "  注意  ",
                    (Severity::Error, false) => "  DEVIATION    ",
                    (Severity::Warning, false) => "  warning      ",
                };
                let _ =
                    writeln!(text, "{word}[{}] {} × {}", code.id(), pick(code.label(), language), findings.count(code));
            }
            let gap = if is_zh { "        " } else { "               " };
            let detail = if own.detail.is_empty() { String::new() } else { format!("  {}", own.detail) };
            let _ = writeln!(text, "{gap}{}{detail}", own.file);
        }
    }
    let (errors, warnings) = (findings.of(Severity::Error), findings.of(Severity::Warning));
    let conclusion = match (errors, is_zh) {
        (0, true) => format!("没有发现不符，{warnings} 处注意"),
        (0, false) => format!("no deviation, {warnings} warnings"),
        (_, true) => format!("{errors} 处不符，{warnings} 处注意"),
        (_, false) => format!("{errors} deviations, {warnings} warnings"),
    };
    let _ = writeln!(text, "\n{conclusion}");
    text
}
