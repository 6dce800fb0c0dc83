//! Matters to facts: whatever has an owner, a deadline and updates.

use std::collections::BTreeMap;

use super::audience::{audience_of, office_note};
use super::form::Form;
use super::source::Source;
use crate::diagnostic::{Diagnostics, Problem};
use crate::model::{Matter, MatterState, Update};
use crate::units::Date;

/// Builds a matter; nothing when a field it needs is missing.
pub(super) fn matter(form: &Form<'_>) -> Option<Matter> {
    matter_of(form, form.date("raised"), form.reference("owner"))
}

/// Builds a matter whose day or owner the file says: that of a meeting or an inspection, of a unit's own tasks.
pub(super) fn matter_of(form: &Form<'_>, raised: Option<Date>, owner: Option<usize>) -> Option<Matter> {
    Some(Matter {
        id: form.id("id")?.clone(),
        title: form.string("title")?,
        raised: raised?,
        owner: owner?,
        deadline: form.date("deadline"),
        updates: form.records("updates").map(update).collect::<Option<_>>()?,
        audience: audience_of(form),
        office_note: office_note(form),
    })
}

fn update(form: &Form<'_>) -> Option<Update> {
    let state = match form.choice("state")? {
        "open" => MatterState::Open,
        "in-hand" => MatterState::InHand,
        "solved" => MatterState::Settled,
        other => unreachable!("the catalogue has no state {other}"),
    };
    Some(Update { on: form.date("on")?, state, note: form.string("note") })
}

/// In a list of matters: ids are unique; updates stand in order and after the matter was raised.
pub(super) fn check(file: &Form<'_>, list: &'static str, source: &Source<'_>, problems: &mut Diagnostics) {
    check_of(file, list, |entry| entry.date("raised"), source, problems);
}

/// The same of matters that are raised on a day of their own, whose deadlines stand after it.
pub(super) fn check_of(
    file: &Form<'_>,
    list: &'static str,
    raised: impl Fn(&Form<'_>) -> Option<Date>,
    source: &Source<'_>,
    problems: &mut Diagnostics,
) {
    let mut seen = BTreeMap::new();
    for entry in file.records(list) {
        if let Some(id) = entry.id("id")
            && let Some(first) = seen.insert(id.clone(), entry.span_of("id"))
        {
            let problem = Problem::DuplicateId { id: id.to_string() };
            source.report_related(problem, entry.span_of("id"), entry.path_of("id"), Some(first), problems);
        }
        let mut before = raised(entry);
        for update in entry.records("updates") {
            let Some(on) = update.date("on") else { continue };
            if let Some(earlier) = before.filter(|before| on < *before) {
                let problem = Problem::NotInDateOrder { before: earlier.to_string(), after: on.to_string() };
                source.report_field(problem, update.span_of("on"), update.path_of("on"), problems);
            }
            before = Some(on);
        }
    }
}
