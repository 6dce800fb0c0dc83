//! A file of `counties/` to facts.

use std::collections::BTreeMap;

use super::assessment;
use super::form::Form;
use super::ledger::Context;
use super::source::Source;
use super::unit::{ReportDays, reports};
use crate::diagnostic::{Diagnostics, Problem};
use crate::fields::label;
use crate::model::{County, Leader, Level, Ranks, Statistic, Total};
use crate::units::Id;

/// Builds a county; nothing when a field it needs is missing.
pub(super) fn county(
    id: Option<Id>,
    form: &Form<'_>,
    source: &Source<'_>,
    days: &ReportDays,
    context: &Context,
    problems: &mut Diagnostics,
) -> Option<County> {
    assessment::check(form, Ranks::Counties, source, context, problems);
    let mut seen = BTreeMap::new();
    for entry in form.records("statistics") {
        let key = entry.reference("series").zip(entry.period("period").map(|period| period.to_string()));
        duplicate(entry, source, key, ["series", "period"], &mut seen, problems);
    }
    let mut seen = BTreeMap::new();
    for entry in form.records("totals") {
        let key = entry.reference("measure").zip(entry.date("as_of"));
        duplicate(entry, source, key, ["measure", "as_of"], &mut seen, problems);
        let is_counted = |measure: usize| context.counted.get(measure).copied().unwrap_or(false);
        if entry.reference("measure").is_some_and(is_counted) {
            let measure = source.text[entry.span_of("measure")].to_owned();
            let problem = Problem::MeasureCounted { measure };
            source.report_field(problem, entry.span_of("measure"), entry.path_of("measure"), problems);
        }
    }
    let is_whole = form.choice("level") == Some("whole");
    let nobody = label("全市合计不是报送单位", "the whole is nobody who reports");
    let reports = reports(form, source, days, is_whole.then_some(nobody), problems);
    Some(County {
        id: id?,
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
        reports: reports?,
        assessed: assessment::assessed(form)?,
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

/// Reports an entry whose key was seen before; one whose key is not known is reported already.
fn duplicate<K: Ord>(
    entry: &Form<'_>,
    source: &Source<'_>,
    key: Option<K>,
    fields: [&'static str; 2],
    seen: &mut BTreeMap<K, usize>,
    problems: &mut Diagnostics,
) {
    let Some(key) = key else { return };
    let start = entry.span.start;
    match seen.get(&key) {
        Some(&first) => {
            let what = fields.map(|field| &source.text[entry.span_of(field)]).join(" ");
            let problem = Problem::DuplicateEntry { what };
            source.report_related(problem, start..start, entry.path.clone(), Some(first..first), problems);
        }
        None => {
            seen.insert(key, start);
        }
    }
}
