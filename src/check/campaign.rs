//! `campaign.yaml` to facts, with the checks that the campaign itself must pass.

use std::collections::BTreeSet;

use super::county::level;
use super::curve::curve;
use super::light::table;
use super::shape::{Cell, Datum, Form};
use super::source::Source;
use crate::diagnostic::{Diagnostics, Problem};
use crate::fields::label;
use crate::model::{
    Base, Board, BoardItem, Campaign, Class, Comparison, Document, EntryBase, Group, Indicator, Measure, MeasureKind, Named,
    ProjectSet, RankBy, Ratio, Scope, Score, Series, SeriesKind, Stage, Target,
};
use crate::units::{Exact, Percent};

/// Builds the campaign; nothing when a field it needs is missing.
pub(super) fn campaign(form: &Form<'_>, source: &Source<'_>, problems: &mut Diagnostics) -> Option<Campaign> {
    for list in ["units", "sectors", "classes", "stages", "sets", "funds", "curves", "lights", "boards", "targets"] {
        unique_ids(&[list], form, source, problems);
    }
    // Indicators share one name space, because targets and prose name them without saying which kind they are.
    unique_ids(&["series", "measures", "ratios"], form, source, problems);
    let (start, end) = (form.date("start"), form.date("end"));
    if let (Some(start), Some(end)) = (start, end)
        && end < start
    {
        let problem = Problem::DatesReversed { first: start.to_string(), second: end.to_string() };
        source.report_field(problem, form.span_of("end"), form.path_of("end"), problems);
    }
    let name = form.string("name")?;
    Some(Campaign {
        short_name: form.string("short_name").unwrap_or_else(|| name.clone()),
        name,
        year: i16::try_from(form.integer("year")?).expect("the catalogue allows 1980 to 2200"),
        start: start?,
        end: end?,
        summary: form.string("summary"),
        documents: form.records("documents").map(document).collect::<Option<_>>()?,
        units: form.records("units").map(named).collect::<Option<_>>()?,
        sectors: form.records("sectors").map(named).collect::<Option<_>>()?,
        classes: form.records("classes").map(class).collect::<Option<_>>()?,
        stages: form.records("stages").map(stage).collect::<Option<_>>()?,
        sets: form.records("sets").map(set).collect::<Option<_>>()?,
        funds: form.records("funds").map(named).collect::<Option<_>>()?,
        curves: form.records("curves").map(|form| curve(form, source, problems)).collect::<Option<_>>()?,
        schedule: form.reference("schedule")?,
        start_base: base(form.choice("start_base")),
        finish_base: base(form.choice("finish_base")),
        entry_base: if form.choice("entry_base") == Some("all") { EntryBase::All } else { EntryBase::Started },
        series: form.records("series").map(series).collect::<Option<_>>()?,
        measures: form.records("measures").map(measure).collect::<Option<_>>()?,
        ratios: form.records("ratios").map(ratio).collect::<Option<_>>()?,
        lights: form.records("lights").map(|form| table(form, source, problems)).collect::<Option<_>>()?,
        boards: form.records("boards").map(|form| board(form, source, problems)).collect::<Option<_>>()?,
        targets: form.records("targets").map(|form| target(form, source, problems)).collect::<Option<_>>()?,
    })
}

fn unique_ids(lists: &[&'static str], form: &Form<'_>, source: &Source<'_>, problems: &mut Diagnostics) {
    let mut seen = BTreeSet::new();
    for list in lists {
        for entry in form.records(list) {
            if let Some(id) = entry.id("id")
                && !seen.insert(id.clone())
            {
                let problem = Problem::DuplicateId { id: id.to_string() };
                source.report_field(problem, entry.span_of("id"), entry.path_of("id"), problems);
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

fn named(form: &Form<'_>) -> Option<Named> {
    Some(Named { id: form.id("id")?.clone(), name: form.string("name")? })
}

fn class(form: &Form<'_>) -> Option<Class> {
    Some(Class { id: form.id("id")?.clone(), name: form.string("name")?, starts: form.bool("starts")? })
}

fn stage(form: &Form<'_>) -> Option<Stage> {
    let started = form.bool("started").unwrap_or(false);
    Some(Stage { id: form.id("id")?.clone(), name: form.string("name")?, started })
}

fn set(form: &Form<'_>) -> Option<ProjectSet> {
    Some(ProjectSet {
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

fn measure(form: &Form<'_>) -> Option<Measure> {
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

fn board(form: &Form<'_>, source: &Source<'_>, problems: &mut Diagnostics) -> Option<Board> {
    let score = match form.choice("score") {
        Some("weighted") => Score::Weighted,
        Some("minmax") => Score::MinMax,
        _ => Score::Value,
    };
    let items: Option<Vec<BoardItem>> = form.records("items").map(|item| board_item(item, score)).collect();
    if let Some(items) = &items {
        let problem = match score {
            Score::Value => (items.len() != 1).then(|| Problem::BoardItems { count: items.len() }),
            Score::Weighted | Score::MinMax => {
                let sum = items.iter().fold(Exact::zero(), |sum, item| &sum + item.weight.number());
                (sum != Exact::whole(100)).then(|| Problem::BoardWeights { sum: trimmed(&sum) })
            }
        };
        if let Some(problem) = problem {
            let span = form.cell("id").map_or_else(|| form.span_of("items"), |cell| cell.span.clone());
            source.report_field(problem, span, form.path_of("items"), problems);
        }
    }
    let months = form.list("months").iter().map(month).collect();
    Some(Board {
        id: form.id("id")?.clone(),
        name: form.string("name")?,
        note: form.string("note"),
        months,
        groups: form.records("groups").map(group).collect::<Option<_>>()?,
        rank_by: if form.choice("compare") == Some("exact") { RankBy::Exact } else { RankBy::Printed },
        score,
        items: items?,
    })
}

fn month(cell: &Cell<'_>) -> i8 {
    match &cell.datum {
        Datum::Integer(month) => i8::try_from(*month).expect("the catalogue allows 1 to 12"),
        other => unreachable!("months are integers, not {other:?}"),
    }
}

fn group(form: &Form<'_>) -> Option<Group> {
    let levels = form.list("levels").iter().map(|cell| match &cell.datum {
        Datum::Choice(word) => level(word),
        other => unreachable!("levels are choices, not {other:?}"),
    });
    Some(Group { name: form.string("name")?, levels: levels.collect() })
}

fn board_item(form: &Form<'_>, score: Score) -> Option<BoardItem> {
    let weight = form.number("weight").map(Percent::entered);
    let weight = match score {
        Score::Value => weight.unwrap_or_else(|| Percent::exact(Exact::whole(100))),
        Score::Weighted | Score::MinMax => weight.unwrap_or_else(|| Percent::exact(Exact::zero())),
    };
    Some(BoardItem { indicator: form.indicator("indicator")?, weight, cap: form.number("cap") })
}

fn target(form: &Form<'_>, source: &Source<'_>, problems: &mut Diagnostics) -> Option<Target> {
    let indicator = form.indicator("indicator");
    let mut scopes = Vec::new();
    for cell in form.list("scopes") {
        let Datum::Scope(scope) = &cell.datum else { unreachable!("scopes are scopes, not {:?}", cell.datum) };
        scopes.push(*scope);
        if indicator.is_some_and(|indicator| !supports(indicator, *scope)) {
            let problem = Problem::ScopeNotSupported {
                indicator: source.text[form.span_of("indicator")].to_owned(),
                scope: source.text[cell.span.clone()].to_owned(),
            };
            source.report_field(problem, cell.span.clone(), form.path_of("scopes"), problems);
        }
    }
    if form.cell("scopes").is_some() && scopes.is_empty() {
        let problem = Problem::EmptyValue { label: label("范围", "scopes") };
        source.report_field(problem, form.span_of("scopes"), form.path_of("scopes"), problems);
    }
    let comparison = match form.choice("comparison")? {
        "at_least" => Comparison::AtLeast,
        "above" => Comparison::Above,
        "at_most" => Comparison::AtMost,
        "below" => Comparison::Below,
        other => unreachable!("the catalogue has no comparison {other}"),
    };
    Some(Target {
        id: form.id("id")?.clone(),
        clause: form.string("clause")?,
        name: form.string("name")?,
        indicator: indicator?,
        scopes,
        comparison,
        value: form.number("value")?,
        due: form.date("due")?,
        curve: form.reference("curve"),
        note: form.string("note"),
    })
}

/// Whether an indicator has figures for a scope: entered ones exist for the whole and for counties only.
pub(super) fn supports(indicator: Indicator, scope: Scope) -> bool {
    matches!(indicator, Indicator::Ledger(_)) || scope.has_entered_figures()
}

fn trimmed(value: &Exact) -> String {
    value.to_decimal(6).trim_end_matches('0').trim_end_matches('.').to_owned()
}
