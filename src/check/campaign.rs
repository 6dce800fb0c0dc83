//! `campaign.yaml` to facts, with the checks that the campaign itself must pass.

use std::collections::BTreeMap;
use std::ops::Range;

use super::approval;
use super::board::board;
use super::class::{class, stage};
use super::curve::curve;
use super::form::Form;
use super::ledger::Context;
use super::light::table;
use super::source::Source;
use super::target::target;
use super::{comparable, duty, meeting, pipeline};
use crate::diagnostic::{Diagnostics, Problem};
use crate::model::{
    Base, Campaign, Document, EntryBase, FundKind, Ledger, Measure, MeasureKind, Named, ProjectSet, Ratio, Series,
    SeriesKind, Unit,
};
use crate::units::{Date, Id, Period};

/// Builds the campaign; nothing when a field it needs is missing.
pub(super) fn campaign(
    form: &Form<'_>,
    source: &Source<'_>,
    report_days: Option<&[Date]>,
    problems: &mut Diagnostics,
) -> Option<Campaign> {
    for list in ["units", "sectors", "classes", "stages", "sets", "funds", "curves", "lights", "boards", "targets"]
        .into_iter()
        .chain(approval::LISTS)
        .chain(duty::LISTS)
        .chain(meeting::LISTS)
    {
        unique(&[list], form, source, problems);
    }
    // Indicators share one name space, because targets and prose name them without saying which kind they are.
    unique(&["series", "measures", "ratios"], form, source, problems);
    light_versions(form, source, problems);
    let (start, end) = (form.date("start"), form.date("end"));
    if let (Some(start), Some(end)) = (start, end)
        && end < start
    {
        let problem = Problem::DatesReversed { first: start.to_string(), second: end.to_string() };
        source.report_field(problem, form.span_of("end"), form.path_of("end"), problems);
    }
    // All that can be wrong is looked at before anything is given up.
    let curves = every(form, "curves", |form| curve(form, source, problems));
    let lights = every(form, "lights", |form| table(form, source, problems));
    let boards = every(form, "boards", |board_form| board(board_form, form, source, problems));
    let targets = every(form, "targets", |form| target(form, source, problems));
    let measures = every(form, "measures", |form| measure(form, source, problems));
    let attraction = pipeline::pipeline(form, "attraction", "channels", source, problems);
    let reserve = pipeline::pipeline(form, "reserve", "batches", source, problems);
    let duty = duty::rules(form, source, problems);
    let name = form.string("name")?;
    Some(Campaign {
        short_name: form.string("short_name").unwrap_or_else(|| name.clone()),
        name,
        year: year(form)?,
        start: start?,
        end: end?,
        summary: form.string("summary"),
        documents: every(form, "documents", document)?,
        units: every(form, "units", unit)?,
        report_days: report_days?.to_vec(),
        duty: duty?,
        sectors: every(form, "sectors", named)?,
        classes: every(form, "classes", class)?,
        stages: every(form, "stages", stage)?,
        sets: every(form, "sets", set)?,
        wall: form.record("wall").map(|wall| wall.references("sets")).unwrap_or_default(),
        funds: every(form, "funds", fund)?,
        approvals: every(form, "approvals", approval::declared)?,
        unstarted_reasons: every(form, "unstarted_reasons", named)?,
        entry_papers: every(form, "entry_papers", named)?,
        curves: curves?,
        schedule: form.reference("schedule")?,
        start_base: base(form.choice("start_base")),
        finish_base: base(form.choice("finish_base")),
        entry_base: if form.choice("entry_base") == Some("all") { EntryBase::All } else { EntryBase::Started },
        series: every(form, "series", series)?,
        measures: measures?,
        attraction: attraction?,
        reserve: reserve?,
        ratios: every(form, "ratios", ratio)?,
        lights: lights?,
        boards: boards?,
        inspection_kinds: every(form, "inspection_kinds", named)?,
        inspection_grades: every(form, "inspection_grades", named)?,
        systems: every(form, "systems", named)?,
        targets: targets?,
    })
}

/// What projects are checked against, as far as it could be read.
pub(super) fn context(form: Option<&Form<'_>>) -> Context {
    let records = |list: &'static str| form.into_iter().flat_map(move |form| form.records(list));
    Context {
        year: form.and_then(year),
        stages: records("stages").map(stage).collect(),
        starts: records("classes").map(|class| class.bool("starts")).collect(),
        boards: records("boards").map(super::board::taken).collect(),
        counted: records("measures").map(|measure| measure.choice("from").is_some()).collect(),
    }
}

fn year(form: &Form<'_>) -> Option<i16> {
    form.integer("year").map(|year| i16::try_from(year).expect("the catalogue allows 1980 to 2200"))
}

/// Every entry of a list, each looked at even after one that is nothing.
pub(super) fn every<T>(
    form: &Form<'_>,
    list: &'static str,
    mut build: impl FnMut(&Form<'_>) -> Option<T>,
) -> Option<Vec<T>> {
    let mut whole = true;
    let mut built = Vec::new();
    for entry in form.records(list) {
        match build(entry) {
            Some(entry) => built.push(entry),
            None => whole = false,
        }
    }
    whole.then_some(built)
}

/// Ids stand once, names should; indicators take no id of those that are built in.
pub(super) fn unique(lists: &[&'static str], form: &Form<'_>, source: &Source<'_>, problems: &mut Diagnostics) {
    let mut ids: BTreeMap<Id, Range<usize>> = BTreeMap::new();
    let mut names: BTreeMap<String, Range<usize>> = BTreeMap::new();
    for entry in lists.iter().flat_map(|list| form.records(list)) {
        if let Some(id) = entry.id("id") {
            let first = ids.get(id).cloned();
            let is_built_in = lists.contains(&"series") && Ledger::from_id(id.as_str()).is_some();
            if first.is_some() || is_built_in {
                let problem = Problem::DuplicateId { id: id.to_string() };
                source.report_related(problem, entry.span_of("id"), entry.path_of("id"), first, problems);
                continue;
            }
            ids.insert(id.clone(), entry.span_of("id"));
        }
        // Light tables of one name replace each other, and targets of one name differ in their due dates.
        let Some(name) = entry.text("name").filter(|_| !lists.contains(&"lights") && !lists.contains(&"targets"))
        else {
            continue;
        };
        match names.get(&comparable(name)) {
            Some(first) => {
                let problem = Problem::DuplicateName { name: name.to_owned() };
                source.report_related(
                    problem,
                    entry.span_of("name"),
                    entry.path_of("name"),
                    Some(first.clone()),
                    problems,
                );
            }
            None => {
                names.insert(comparable(name), entry.span_of("name"));
            }
        }
    }
}

/// A table replaces the one before it from a month on; two from the same month would both be in force.
fn light_versions(form: &Form<'_>, source: &Source<'_>, problems: &mut Diagnostics) {
    let mut seen: BTreeMap<(&str, Period), Range<usize>> = BTreeMap::new();
    for entry in form.records("lights") {
        let Some(key) = entry.choice("subject").zip(entry.period("from")) else { continue };
        match seen.get(&key) {
            Some(first) => {
                let problem = Problem::DuplicateEntry { what: format!("{} {}", key.0, key.1) };
                source.report_related(
                    problem,
                    entry.span_of("from"),
                    entry.path_of("from"),
                    Some(first.clone()),
                    problems,
                );
            }
            None => {
                seen.insert(key, entry.span_of("from"));
            }
        }
    }
}

fn document(form: &Form<'_>) -> Option<Document> {
    Some(Document {
        title: form.string("title")?,
        number: form.string("number"),
        issuer: form.string("issuer"),
        issued: form.date("issued"),
        url: form.string("url"),
    })
}

/// An id with its name.
pub(super) fn named(form: &Form<'_>) -> Option<Named> {
    Some(Named { id: form.id("id")?.clone(), name: form.string("name")? })
}

fn unit(form: &Form<'_>) -> Option<Unit> {
    Some(Unit { id: form.id("id")?.clone(), name: form.string("name")?, county: form.reference("county") })
}

fn set(form: &Form<'_>) -> Option<ProjectSet> {
    Some(ProjectSet {
        id: form.id("id")?.clone(),
        name: form.string("name")?,
        declared: form.integer("declared"),
        note: form.string("note"),
    })
}

fn fund(form: &Form<'_>) -> Option<FundKind> {
    Some(FundKind {
        id: form.id("id")?.clone(),
        name: form.string("name")?,
        declared: form.integer("declared"),
        note: form.string("note"),
    })
}

fn base(word: Option<&'static str>) -> Base {
    if word == Some("due") { Base::Due } else { Base::Year }
}

fn series(form: &Form<'_>) -> Option<Series> {
    let kind = if form.choice("kind")? == "growth" { SeriesKind::Growth } else { SeriesKind::Level };
    Some(Series { id: form.id("id")?.clone(), name: form.string("name")?, kind })
}

fn measure(form: &Form<'_>, source: &Source<'_>, problems: &mut Diagnostics) -> Option<Measure> {
    let counted = pipeline::measure_source(form, source, problems);
    let kind = match form.choice("kind")? {
        "count" => MeasureKind::Count,
        "amount" => MeasureKind::Amount,
        "quantity" => MeasureKind::Quantity,
        other => unreachable!("the catalogue has no kind {other}"),
    };
    Some(Measure {
        id: form.id("id")?.clone(),
        name: form.string("name")?,
        kind,
        unit: form.string("unit").unwrap_or_default(),
        is_summed: form.choice("total") != Some("whole"),
        source: counted?,
    })
}

fn ratio(form: &Form<'_>) -> Option<Ratio> {
    Some(Ratio {
        id: form.id("id")?.clone(),
        name: form.string("name")?,
        part: form.reference("part")?,
        whole: form.reference("whole")?,
    })
}
