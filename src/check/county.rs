//! A file of `counties/` to facts.

use std::collections::BTreeSet;

use super::shape::Form;
use super::source::Source;
use crate::diagnostic::{Diagnostics, Problem};
use crate::model::{County, Leader, Level, Statistic, Total};
use crate::units::Id;

/// Builds a county; nothing when a field it needs is missing.
pub(super) fn county(id: Id, form: &Form<'_>, source: &Source<'_>, problems: &mut Diagnostics) -> Option<County> {
    let mut seen = BTreeSet::new();
    for entry in form.records("statistics") {
        let key = (entry.reference("series"), entry.period("period").map(|period| period.to_string()));
        duplicate(entry, source, seen.insert(key), problems);
    }
    let mut seen = BTreeSet::new();
    for entry in form.records("totals") {
        let key = (entry.reference("measure"), entry.date("as_of"));
        duplicate(entry, source, seen.insert(key), problems);
    }
    Some(County {
        id,
        name: form.string("name")?,
        level: level(form.choice("level")?),
        leaders: form
            .records("leaders")
            .map(|leader| Some(Leader { office: leader.string("office")?, duty: leader.string("duty") }))
            .collect::<Option<_>>()?,
        statistics: form
            .records("statistics")
            .map(|entry| {
                Some(Statistic {
                    series: entry.reference("series")?,
                    period: entry.period("period")?,
                    value: entry.known_number("value"),
                    source: entry.string("source")?,
                    basis: entry.string("basis"),
                })
            })
            .collect::<Option<_>>()?,
        totals: form
            .records("totals")
            .map(|entry| {
                Some(Total {
                    measure: entry.reference("measure")?,
                    as_of: entry.date("as_of")?,
                    value: entry.known_number("value"),
                    source: entry.string("source")?,
                })
            })
            .collect::<Option<_>>()?,
    })
}

/// A level by its word in files.
pub(super) fn level(word: &str) -> Level {
    match word {
        "county" => Level::County,
        "park" => Level::Park,
        "city" => Level::City,
        "whole" => Level::Whole,
        other => unreachable!("the catalogue has no level {other}"),
    }
}

fn duplicate(entry: &Form<'_>, source: &Source<'_>, is_new: bool, problems: &mut Diagnostics) {
    if !is_new {
        let what = entry.path.clone();
        source.report_field(Problem::DuplicateEntry { what }, entry.span.start..entry.span.start, entry.path.clone(), problems);
    }
}
