//! Actions, named leaders and finance to facts, with the checks that they must pass.

use std::collections::BTreeMap;

use super::INDEX;
use super::campaign::{every, named};
use super::form::Form;
use super::source::Source;
use crate::diagnostic::{Diagnostics, Problem};
use crate::model::{Action, Arrangement, DutyRules, FinanceStage, FinanceStep};

/// The lists of the campaign whose ids and names stand once.
pub(super) const LISTS: [&str; 4] = ["actions", "leaders", "arrangements", "finance_stages"];

/// What the campaign declares; nothing when a field it needs is missing.
pub(super) fn rules(form: &Form<'_>, source: &Source<'_>, problems: &mut Diagnostics) -> Option<DutyRules> {
    // These have pages of their own, beside the page of all.
    for entry in ["actions", "units", "leaders"].iter().flat_map(|list| form.records(list)) {
        if let Some(id) = entry.id("id").filter(|id| id.as_str() == INDEX) {
            let problem = Problem::BadId { found: id.to_string() };
            source.report_field(problem, entry.span_of("id"), entry.path_of("id"), problems);
        }
    }
    for action in form.records("actions") {
        for list in ["units", "targets", "sets", "sectors"] {
            once(action, list, source, problems);
        }
    }
    once(form, "finance_targets", source, problems);
    let actions = every(form, "actions", action);
    let stages = every(form, "finance_stages", |form| {
        let ended = form.bool("ended").unwrap_or(false);
        Some(FinanceStage { id: form.id("id")?.clone(), name: form.string("name")?, ended })
    });
    Some(DutyRules {
        actions: actions?,
        leaders: every(form, "leaders", named)?,
        arrangements: every(form, "arrangements", named)?,
        finance_stages: stages?,
        finance_targets: form.references("finance_targets"),
    })
}

fn action(form: &Form<'_>) -> Option<Action> {
    Some(Action {
        id: form.id("id")?.clone(),
        name: form.string("name")?,
        clause: form.string("clause")?,
        aim: form.string("aim")?,
        units: form.references("units"),
        targets: form.references("targets"),
        sets: form.references("sets"),
        sectors: form.references("sectors"),
    })
}

/// A project's part in it: its references once each, the steps of a need in the order of their dates.
pub(super) fn check_project(form: &Form<'_>, source: &Source<'_>, problems: &mut Diagnostics) {
    once(form, "actions", source, problems);
    let mut parts = BTreeMap::new();
    for entry in form.records("arrangements") {
        let Some(part) = entry.reference("part") else { continue };
        let span = entry.span_of("part");
        if let Some(first) = parts.insert(part, span.clone()) {
            let problem = Problem::DuplicateEntry { what: source.text[span.clone()].to_owned() };
            source.report_related(problem, span, entry.path_of("part"), Some(first), problems);
        }
    }
    let mut last = BTreeMap::new();
    for entry in form.records("finance") {
        let Some((purpose, since)) = entry.text("purpose").zip(entry.date("since")) else { continue };
        let span = entry.span_of("since");
        let Some((before, first)) = last.insert(purpose, (since, span.clone())) else { continue };
        let problem = if since == before {
            Problem::DuplicateEntry { what: format!("{purpose} {since}") }
        } else if since < before {
            Problem::NotInDateOrder { before: before.to_string(), after: since.to_string() }
        } else {
            continue;
        };
        source.report_related(problem, span, entry.path_of("since"), Some(first), problems);
    }
}

/// Reports what a list of references names twice.
pub(super) fn once(form: &Form<'_>, list: &'static str, source: &Source<'_>, problems: &mut Diagnostics) {
    let mut seen = BTreeMap::new();
    for (cell, reference) in form.list(list).iter().zip(form.references(list)) {
        if let Some(first) = seen.insert(reference, cell.span.clone()) {
            let problem = Problem::DuplicateEntry { what: source.text[cell.span.clone()].to_owned() };
            source.report_related(problem, cell.span.clone(), form.path_of(list), Some(first), problems);
        }
    }
}

/// What is arranged for a project.
pub(super) fn arrangement(form: &Form<'_>) -> Option<Arrangement> {
    Some(Arrangement { part: form.reference("part")?, text: form.string("text")? })
}

/// A step in finding finance.
pub(super) fn finance(form: &Form<'_>) -> Option<FinanceStep> {
    Some(FinanceStep {
        purpose: form.string("purpose")?,
        amount: form.known_amount("amount"),
        stage: form.reference("stage")?,
        since: form.date("since")?,
        bank_note: form.string("bank_note"),
    })
}
