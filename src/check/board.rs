//! A board of `campaign.yaml` to facts: whom it ranks, on what, and when its lists are red and black.

use super::campaign::every;
use super::county::level;
use super::form::{Cell, Datum, Form};
use super::source::Source;
use super::target::comparison;
use super::yaml::shorten;
use crate::diagnostic::{Diagnostics, Problem};
use crate::fields::label;
use crate::model::{Board, BoardItem, Comparison, Group, Indicator, Quantity, RankBy, Ranks, RedBlack, Scope, Score};
use crate::units::{Exact, Percent};

/// What a deduction is checked against: whom a board ranks, and whether it has points to take.
#[derive(Clone, Copy, Debug)]
pub(super) struct Taken {
    /// Whom it ranks.
    pub(super) ranks: Ranks,
    /// Whether it is scored.
    pub(super) is_scored: bool,
}

/// The same of a board's form; nothing when it could not be read.
pub(super) fn taken(form: &Form<'_>) -> Option<Taken> {
    if form.is_broken("subject") || form.is_broken("score") {
        return None;
    }
    Some(Taken { ranks: ranks(form), is_scored: score(form) != Score::Value })
}

fn ranks(form: &Form<'_>) -> Ranks {
    if form.choice("subject") == Some("units") { Ranks::Units } else { Ranks::Counties }
}

fn score(form: &Form<'_>) -> Score {
    match form.choice("score") {
        Some("weighted") => Score::Weighted,
        Some("minmax") => Score::MinMax,
        _ => Score::Value,
    }
}

pub(super) fn board(
    form: &Form<'_>,
    campaign: &Form<'_>,
    source: &Source<'_>,
    problems: &mut Diagnostics,
) -> Option<Board> {
    let (score, ranks) = (score(form), ranks(form));
    if form.cell("items").is_some() && !form.is_broken("score") {
        weights(form, score, source, problems);
    }
    for item in form.records("items") {
        if score == Score::Weighted
            && let Some(indicator) = item.indicator("indicator")
            && !is_percent(indicator, campaign)
        {
            let problem = Problem::BoardIndicator { indicator: shorten(&source.text[item.span_of("indicator")]) };
            source.report_field(problem, item.span_of("indicator"), item.path_of("indicator"), problems);
        }
    }
    if ranks == Ranks::Units {
        let indicators = form.records("items").chain(form.record("red_black"));
        for item in indicators {
            of_ledger(item, source, problems);
        }
    }
    for entry in form.records("groups").filter(|_| !form.is_broken("subject")) {
        members(entry, ranks, source, problems);
    }
    let months = form.list("months").iter().map(month).collect();
    Some(Board {
        id: form.id("id")?.clone(),
        name: form.string("name")?,
        note: form.string("note"),
        ranks,
        months,
        groups: every(form, "groups", group)?,
        rank_by: if form.choice("compare") == Some("exact") { RankBy::Exact } else { RankBy::Printed },
        score,
        items: every(form, "items", |item| board_item(item, score))?,
        red_black: match form.record("red_black") {
            Some(entry) => Some(red_black(entry)?),
            None => None,
        },
    })
}

/// Whether an indicator is in percent, so that it can be weighted as it is.
fn is_percent(indicator: Indicator, campaign: &Form<'_>) -> bool {
    match indicator {
        Indicator::Ledger(ledger) => ledger.quantity() == Quantity::Percent,
        Indicator::Series(series) => {
            // Of a series that could not be read nothing more is said.
            campaign.records("series").nth(series).is_none_or(|series| series.choice("kind") != Some("level"))
        }
        Indicator::Measure(_) => false,
        Indicator::Ratio(_) => true,
    }
}

/// One item for a board by value; else weights that are not negative and add up to 100.
fn weights(form: &Form<'_>, score: Score, source: &Source<'_>, problems: &mut Diagnostics) {
    let mut negative = false;
    for item in form.records("items") {
        if let Some(weight) = item.number("weight")
            && weight.exact().is_negative()
        {
            negative = true;
            let problem =
                Problem::OutOfRange { found: weight.exact().to_short_decimal(6), low: Some(0), high: Some(100) };
            source.report_field(problem, item.span_of("weight"), item.path_of("weight"), problems);
        }
    }
    let count = form.records("items").count();
    let problem = match score {
        Score::Value => (count != 1).then_some(Problem::BoardItems { count }),
        // A weight that could not be read leaves the sum unknown.
        Score::Weighted | Score::MinMax if negative || form.records("items").any(|item| item.is_broken("weight")) => {
            None
        }
        Score::Weighted | Score::MinMax => {
            let weights = form.records("items").filter_map(|item| item.number("weight"));
            let sum = weights.fold(Exact::zero(), |sum, weight| &sum + &weight.exact());
            (sum != Exact::whole(100)).then(|| Problem::BoardWeights { sum: sum.to_short_decimal(6) })
        }
    };
    if let Some(problem) = problem {
        let start = form.span_of("items").start;
        source.report_field(problem, start..start, form.path_of("items"), problems);
    }
}

/// Only the ledger knows units.
fn of_ledger(item: &Form<'_>, source: &Source<'_>, problems: &mut Diagnostics) {
    let Some(indicator) = item.indicator("indicator") else { return };
    if !super::target::supports(indicator, Scope::Unit(0, None)) {
        let indicator = shorten(&source.text[item.span_of("indicator")]);
        let problem = Problem::ScopeNotSupported { indicator, scope: "unit".to_owned() };
        source.report_field(problem, item.span_of("indicator"), item.path_of("indicator"), problems);
    }
}

/// A group names levels on a board of counties, and units on a board of units.
fn members(group: &Form<'_>, ranks: Ranks, source: &Source<'_>, problems: &mut Diagnostics) {
    let (key, name) = match ranks {
        Ranks::Counties => ("levels", label("层级", "levels")),
        Ranks::Units => ("units", label("责任单位", "units")),
    };
    if group.cell(key).is_none() && !group.is_broken(key) {
        let start = group.span.start;
        source.report_field(Problem::MissingKey { key, label: name }, start..start, group.path_of(key), problems);
    }
}

fn red_black(form: &Form<'_>) -> Option<RedBlack> {
    let count = |key| form.integer(key).and_then(|count| usize::try_from(count).ok());
    Some(RedBlack {
        red: count("red")?,
        black: count("black")?,
        indicator: form.indicator("indicator"),
        comparison: form.choice("comparison").map_or(Comparison::AtLeast, comparison),
        value: form.number("value")?,
        note: form.string("note"),
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
    Some(Group { name: form.string("name")?, levels: levels.collect(), units: form.references("units") })
}

fn board_item(form: &Form<'_>, score: Score) -> Option<BoardItem> {
    let weight = form.number("weight").map(Percent::entered);
    let weight = match score {
        Score::Value => weight.unwrap_or_else(|| Percent::exact(Exact::whole(100))),
        Score::Weighted | Score::MinMax => weight.unwrap_or_else(|| Percent::exact(Exact::zero())),
    };
    Some(BoardItem {
        indicator: form.indicator("indicator")?,
        weight,
        cap: form.number("cap"),
        rule: form.string("rule"),
    })
}
