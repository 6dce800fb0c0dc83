//! One published figure: an indicator over a scope at a cut-off, with the two numbers it is made of.

use crate::compute::issue::Issue;
use crate::compute::measured::Measured;
use crate::compute::tally::Tally;
use crate::model::{Base, County, EntryBase, Facts, Indicator, Ledger, MeasureKind, Scope, SeriesKind};
use crate::units::{Amount, Exact, Known, Percent};

/// A figure with its inputs.
#[derive(Clone, Debug)]
pub struct Figure {
    /// What it says.
    pub value: Known<Measured>,
    /// Above the line of a rate, or the minuend of a difference.
    pub part: Option<Measured>,
    /// Below the line of a rate, or the subtrahend of a difference.
    pub whole: Option<Measured>,
    /// Projects in scope whose value was not reported and is left out.
    pub unreported: i64,
}

impl Figure {
    fn plain(value: Known<Measured>) -> Self {
        Self { value, part: None, whole: None, unreported: 0 }
    }

    /// `part ÷ whole` in percent; not applicable when the whole is zero.
    fn rate(part: Measured, whole: Measured) -> Self {
        let rate = Percent::of(&part.number(), &whole.number());
        let value = Known::or_not_applicable(rate.map(Measured::Percent));
        Self { value, part: Some(part), whole: Some(whole), unreported: 0 }
    }

    fn leaving_out(self, unreported: i64) -> Self {
        Self { unreported, ..self }
    }

    /// The rate, when it is one.
    pub fn percent(&self) -> Option<&Percent> {
        match &self.value {
            Known::Value(Measured::Percent(percent)) => Some(percent),
            _ => None,
        }
    }
}

/// Looks up or computes a figure.
pub(super) fn figure(facts: &Facts, issue: &Issue, indicator: Indicator, scope: Scope) -> Figure {
    match indicator {
        Indicator::Ledger(ledger) => of_ledger(facts, issue, ledger, scope),
        Indicator::Series(series) => of_series(facts, issue, series, scope),
        Indicator::Measure(measure) => of_measure(facts, issue, measure, scope),
        Indicator::Ratio(ratio) => of_ratio(facts, issue, ratio, scope),
    }
}

fn of_ledger(facts: &Facts, issue: &Issue, ledger: Ledger, scope: Scope) -> Figure {
    let tally = issue.tally(scope);
    let campaign = &facts.campaign;
    let count = |number: i64| Figure::plain(Known::Value(Measured::Count(number)));
    let share = |part: i64, whole: i64| Figure::rate(Measured::Count(part), Measured::Count(whole));
    match ledger {
        Ledger::Projects => count(tally.projects),
        Ledger::Plan => Figure::plain(amount_of_any(tally.plan, tally.projects)),
        Ledger::Completed => {
            let left_out = tally.projects - tally.completed_reported;
            Figure::plain(reported(tally.completed, tally.completed_reported)).leaving_out(left_out)
        }
        Ledger::CompletionRate => completion(tally),
        Ledger::Schedule => Figure::plain(Known::Value(Measured::Percent(issue.schedule.clone()))),
        Ledger::Gap => {
            let rate = completion(tally);
            let schedule = &issue.schedule;
            let part = rate.percent().map(|percent| Measured::Percent(percent.clone()));
            let value = rate.value.and_then(|rate| {
                Known::or_not_applicable(rate.minus(&Measured::Percent(schedule.clone())))
            });
            Figure { value, part, whole: Some(Measured::Percent(schedule.clone())), unreported: rate.unreported }
        }
        Ledger::DueStarts => count(tally.due_starts),
        Ledger::Started => count(tally.started),
        Ledger::StartRate => match campaign.start_base {
            Base::Year => share(tally.started, tally.startable),
            Base::Due => share(tally.due_starts - tally.missed, tally.due_starts),
        },
        Ledger::Unstarted => count(tally.unstarted()),
        Ledger::Finished => count(tally.finished),
        Ledger::FinishRate => match campaign.finish_base {
            Base::Year => share(tally.finished, tally.finish_planned),
            Base::Due => share(tally.finished_of_due, tally.finish_due),
        },
        Ledger::Entered => count(tally.entered),
        Ledger::EntryRate => match campaign.entry_base {
            EntryBase::Started => share(tally.entered_of_started, tally.started),
            EntryBase::All => share(tally.entered, tally.projects),
        },
        Ledger::FundsPlanned => Figure::plain(amount_of_any(tally.funds_planned, tally.projects)),
        Ledger::FundsInPlace => {
            let left_out = tally.projects - tally.funds_reported;
            Figure::plain(reported(tally.funds_in_place, tally.funds_reported)).leaving_out(left_out)
        }
        Ledger::FundsRate => {
            let (part, whole) = (tally.funds_rated, tally.funds_planned_reported);
            Figure::rate(Measured::amount(part), Measured::amount(whole)).leaving_out(tally.projects - tally.funds_reported)
        }
        Ledger::Stopped => count(tally.stopped),
        Ledger::OpenProblems => count(tally.open_problems),
        Ledger::OverdueProblems => count(tally.overdue_problems),
    }
}

/// 投资完成率: Σ completed ÷ Σ plan in force, over the projects that have both.
fn completion(tally: &Tally) -> Figure {
    if tally.projects > 0 && tally.completed_reported == 0 {
        return Figure::plain(Known::NotReported).leaving_out(tally.projects);
    }
    Figure::rate(Measured::amount(tally.rated_completed), Measured::amount(tally.rated_plan))
        .leaving_out(tally.projects - tally.rated)
}

/// A sum of reported values; nothing reported is not zero.
fn reported(sum: Amount, reported: i64) -> Known<Measured> {
    Known::or_not_reported((reported > 0).then(|| Measured::amount(sum)))
}

/// A sum over projects; without projects it does not apply.
fn amount_of_any(sum: Amount, projects: i64) -> Known<Measured> {
    Known::or_not_applicable((projects > 0).then(|| Measured::amount(sum)))
}

fn county_of(facts: &Facts, scope: Scope) -> Option<&County> {
    match scope {
        Scope::Whole => Some(&facts.whole),
        Scope::County(county) => facts.counties.get(county),
        Scope::Set(..) | Scope::Fund(..) | Scope::Unit(..) => None,
    }
}

/// A published figure of exactly the issue's month; it is never computed from others.
fn of_series(facts: &Facts, issue: &Issue, series: usize, scope: Scope) -> Figure {
    let Some(county) = county_of(facts, scope) else { return Figure::plain(Known::NotApplicable) };
    let entry = county.statistics.iter().find(|entry| entry.series == series && entry.period == issue.period);
    let value = entry.map_or(Known::NotReported, |entry| entry.value.clone());
    Figure::plain(value.map(|number| match facts.campaign.series[series].kind {
        SeriesKind::Growth => Measured::Percent(Percent::entered(number)),
        SeriesKind::Level => Measured::Amount(number.exact()),
    }))
}

/// The last total on or before the cut-off; for the whole, the sum of the counties' where the measure says so.
fn of_measure(facts: &Facts, issue: &Issue, measure: usize, scope: Scope) -> Figure {
    let definition = &facts.campaign.measures[measure];
    let total = |county: &County| {
        let by_then = county.totals.iter().filter(|total| total.measure == measure && total.as_of <= issue.cutoff);
        let last = by_then.max_by_key(|total| total.as_of);
        last.map_or(Known::NotReported, |total| total.value.clone().map(|number| number.exact()))
    };
    let known = match scope {
        Scope::Whole if definition.is_summed => {
            let totals: Vec<Known<Exact>> = facts.counties.iter().map(total).collect();
            let values: Vec<&Exact> = totals.iter().filter_map(Known::value).collect();
            let unreported = totals.iter().filter(|total| **total == Known::NotReported).count();
            let sum = values.iter().fold(Exact::zero(), |sum, value| &sum + value);
            let value = Known::or_not_reported((!values.is_empty()).then_some(sum));
            let unreported = i64::try_from(unreported).unwrap_or(i64::MAX);
            return Figure::plain(value.map(|number| of_kind(facts, measure, number))).leaving_out(unreported);
        }
        scope => county_of(facts, scope).map_or(Known::NotApplicable, total),
    };
    Figure::plain(known.map(|number| of_kind(facts, measure, number)))
}

fn of_kind(facts: &Facts, measure: usize, number: Exact) -> Measured {
    let definition = &facts.campaign.measures[measure];
    match definition.kind {
        MeasureKind::Amount => Measured::Amount(number),
        MeasureKind::Count | MeasureKind::Quantity => Measured::Number(number, definition.unit.clone()),
    }
}

/// One measure divided by another, over the counties that reported both.
fn of_ratio(facts: &Facts, issue: &Issue, ratio: usize, scope: Scope) -> Figure {
    let definition = &facts.campaign.ratios[ratio];
    let pair = |scope: Scope| {
        let part = of_measure(facts, issue, definition.part, scope).value;
        let whole = of_measure(facts, issue, definition.whole, scope).value;
        (part, whole)
    };
    let measures = &facts.campaign.measures;
    let is_summed = measures[definition.part].is_summed && measures[definition.whole].is_summed;
    if scope != Scope::Whole || !is_summed {
        let (part, whole) = pair(scope);
        return match (part, whole) {
            (Known::Value(part), Known::Value(whole)) => Figure::rate(part, whole),
            (Known::Value(_), missing) | (missing, _) => Figure::plain(missing),
        };
    }
    let mut sums: Option<(Exact, Exact)> = None;
    let mut unreported = 0;
    for county in 0..facts.counties.len() {
        match pair(Scope::County(county)) {
            (Known::Value(part), Known::Value(whole)) => {
                let (parts, wholes) = sums.unwrap_or_else(|| (Exact::zero(), Exact::zero()));
                sums = Some((&parts + &part.number(), &wholes + &whole.number()));
            }
            (Known::NotReported, _) | (_, Known::NotReported) => unreported += 1,
            _ => {}
        }
    }
    let Some((part, whole)) = sums else { return Figure::plain(Known::NotReported).leaving_out(unreported) };
    Figure::rate(of_kind(facts, definition.part, part), of_kind(facts, definition.whole, whole)).leaving_out(unreported)
}
