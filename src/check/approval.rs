//! Approvals, papers and exemptions to facts, with what must hold of their dates.
//!
//! In: forms. Out: facts and problems. Each approval, paper and exemption stands once; nothing is granted before it was applied
//! for or is held up after it was granted; what is not needed has no dates.

use std::collections::BTreeMap;
use std::ops::Range;

use super::form::Form;
use super::source::Source;
use crate::diagnostic::{Diagnostics, Problem};
use crate::model::{Approval, ExemptFrom, Exemption, Paper, ProjectApproval, Stuck};

/// Lists of the campaign whose ids and names stand once.
pub(super) const LISTS: [&str; 3] = ["approvals", "unstarted_reasons", "entry_papers"];

/// An approval that the campaign declares.
pub(super) fn declared(form: &Form<'_>) -> Option<Approval> {
    Some(Approval {
        id: form.id("id")?.clone(),
        name: form.string("name")?,
        authority: form.reference("authority")?,
        limit_days: form.integer("limit_days"),
    })
}

/// A project's progress with an approval.
pub(super) fn progress(form: &Form<'_>) -> Option<ProjectApproval> {
    let stuck = match form.record("stuck") {
        Some(own) => Some(Stuck { since: own.date("since")?, until: own.date("until"), reason: own.string("reason")? }),
        None => None,
    };
    Some(ProjectApproval {
        approval: form.reference("approval")?,
        needed: form.bool("needed").unwrap_or(true),
        applied: form.date("applied"),
        done: form.date("done"),
        stuck,
        authority: form.reference("authority"),
    })
}

/// An exemption.
pub(super) fn exemption(form: &Form<'_>) -> Option<Exemption> {
    Some(Exemption {
        from: match form.choice("from")? {
            "lagging" => ExemptFrom::Lagging,
            "start" => ExemptFrom::Start,
            "report" => ExemptFrom::Report,
            other => unreachable!("the catalogue has no list {other}"),
        },
        reason: form.string("reason")?,
        on: form.date("on")?,
        until: form.date("until")?,
    })
}

/// A project's papers; nothing inside when they were not reported, nothing at all when they could not be read.
#[expect(clippy::option_option, reason = "not reported and not read are two things")]
pub(super) fn papers(form: &Form<'_>) -> Option<Option<Vec<Paper>>> {
    let Some(entry) = form.record("entry") else { return Some(None) };
    let paper = |form: &Form<'_>| {
        let needed = form.bool("needed").unwrap_or(true);
        Some(Paper { paper: form.reference("paper")?, needed, ready: form.date("ready") })
    };
    entry.records("papers").map(paper).collect::<Option<_>>().map(Some)
}

/// Reports everything that does not hold in a project's file.
pub(super) fn check(form: &Form<'_>, source: &Source<'_>, problems: &mut Diagnostics) {
    once(form.records("approvals"), "approval", |own| own.reference("approval"), source, problems);
    for own in form.records("approvals") {
        approval(own, source, problems);
    }
    let exempt = |own: &Form<'_>| own.choice("from").zip(own.date("on"));
    once(form.records("exemptions"), "on", exempt, source, problems);
    for own in form.records("exemptions") {
        in_order((own, "on"), (own, "until"), source, problems);
    }
    if let Some(entry) = form.record("entry") {
        once(entry.records("papers"), "paper", |own| own.reference("paper"), source, problems);
        for own in entry.records("papers") {
            not_needed(own, &["ready"], source, problems);
        }
    }
}

/// Dates of an approval: applied, then held up, then free, then granted.
fn approval(own: &Form<'_>, source: &Source<'_>, problems: &mut Diagnostics) {
    not_needed(own, &["applied", "done", "stuck"], source, problems);
    in_order((own, "applied"), (own, "done"), source, problems);
    let Some(stuck) = own.record("stuck") else { return };
    let is_late = in_order((own, "applied"), (stuck, "since"), source, problems)
        && in_order((stuck, "since"), (stuck, "until"), source, problems);
    // The end is held against the grant where there is one, else the beginning.
    let last = if stuck.date("until").is_some() { "until" } else { "since" };
    if is_late {
        in_order((stuck, last), (own, "done"), source, problems);
    }
}

/// Says whether a date is not after another, as far as both are known, and reports it if not.
fn in_order(
    (first, first_key): (&Form<'_>, &'static str),
    (second, second_key): (&Form<'_>, &'static str),
    source: &Source<'_>,
    problems: &mut Diagnostics,
) -> bool {
    let (Some(before), Some(after)) = (first.date(first_key), second.date(second_key)) else { return true };
    if after < before {
        let problem = Problem::DatesReversed { first: before.to_string(), second: after.to_string() };
        source.report_field(problem, second.span_of(second_key), second.path_of(second_key), problems);
    }
    after >= before
}

/// What is not needed is neither applied for nor ready.
fn not_needed(own: &Form<'_>, keys: &[&'static str], source: &Source<'_>, problems: &mut Diagnostics) {
    if own.bool("needed") == Some(false)
        && let Some(key) = keys.iter().find(|key| own.cell(key).is_some() || own.is_broken(key))
    {
        source.report_field(Problem::NotNeededButDated, own.span_of(key), own.path_of(key), problems);
    }
}

/// Reports entries whose key stood before.
fn once<'f, 's: 'f, K: Ord>(
    entries: impl Iterator<Item = &'f Form<'s>>,
    shown: &'static str,
    key: impl Fn(&Form<'_>) -> Option<K>,
    source: &Source<'_>,
    problems: &mut Diagnostics,
) {
    let mut seen: BTreeMap<K, Range<usize>> = BTreeMap::new();
    for entry in entries {
        let Some(key) = key(entry) else { continue };
        let span = entry.span_of(shown);
        if let Some(first) = seen.insert(key, span.clone()) {
            let what = source.text[span.clone()].to_owned();
            source.report_related(Problem::DuplicateEntry { what }, span, entry.path_of(shown), Some(first), problems);
        }
    }
}
