//! One published figure: an indicator over a scope at a cut-off, with the two numbers it is made of.

use crate::compute::discipline::discipline;
use crate::compute::issue::Issue;
use crate::compute::measured::{Measured, OwnUnit};
use crate::compute::missing::Missing;
use crate::compute::money::Money;
use crate::compute::pipeline::Counted;
use crate::compute::tally::Tally;
use crate::model::{Base, County, EntryBase, Facts, Indicator, Ledger, MeasureKind, Scope, SeriesKind, Statistic};
use crate::units::{Amount, Date, Exact, Known, Percent, last_day};

/// A figure with its inputs.
#[derive(Clone, Debug)]
pub struct Figure {
    /// What it says.
    pub value: Known<Measured>,
    /// Above the line of a rate, or the minuend of a difference.
    pub part: Option<Measured>,
    /// Below the line of a rate, or the subtrahend of a difference.
    pub whole: Option<Measured>,
    /// Projects or counties in scope whose value was not reported and is left out.
    pub unreported: i64,
    /// Those whose value is not for publication and is left out.
    pub withheld: i64,
}

impl Figure {
    fn plain(value: Known<Measured>) -> Self {
        Self { value, part: None, whole: None, unreported: 0, withheld: 0 }
    }

    /// A sum; without a single value it is missing for the reason its parts are.
    fn sum(sum: Option<Measured>, missing: Missing) -> Self {
        Self::plain(sum.map_or_else(|| missing.state(), Known::Value)).leaving_out(missing)
    }

    /// `part ÷ whole` in percent; not applicable when the whole is zero.
    pub(super) fn rate(part: Measured, whole: Measured) -> Self {
        let rate = Percent::of(&part.number(), &whole.number());
        let value = Known::or_not_applicable(rate.map(Measured::Percent));
        Self { value, part: Some(part), whole: Some(whole), unreported: 0, withheld: 0 }
    }

    fn leaving_out(self, missing: Missing) -> Self {
        Self { unreported: missing.not_reported, withheld: missing.not_public, ..self }
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
    if ledger.is_of_reports() {
        of_reports(facts, issue, ledger, scope)
    } else {
        of_tally(facts, issue, ledger, issue.tally(scope))
    }
}

/// Reports of counties and units.
fn of_reports(facts: &Facts, issue: &Issue, ledger: Ledger, scope: Scope) -> Figure {
    let Some(reports) = discipline(facts, scope, issue.cutoff) else { return Figure::plain(Known::NotApplicable) };
    let (due, in_time) = (Measured::Count(reports.due), Measured::Count(reports.in_time));
    match ledger {
        Ledger::ReportsDue => Figure::plain(Known::Value(due)),
        Ledger::ReportsInTime => Figure::plain(Known::Value(in_time)),
        _ => Figure::rate(in_time, due),
    }
}

/// A figure of projects from their sums; of reports, which projects do not have, none.
pub(super) fn of_tally(facts: &Facts, issue: &Issue, ledger: Ledger, tally: &Tally) -> Figure {
    let campaign = &facts.campaign;
    let count = |number: i64| Figure::plain(Known::Value(Measured::Count(number)));
    let share = |part: i64, whole: i64| Figure::rate(Measured::Count(part), Measured::Count(whole));
    match ledger {
        Ledger::Projects => count(tally.projects),
        Ledger::Plan => amount(tally.plan, tally.planned, not_entered(tally.projects - tally.planned)),
        Ledger::Completed => amount(tally.completed, tally.completed_reported, tally.completed_missing),
        Ledger::CompletionRate => completion(tally),
        Ledger::Schedule => Figure::plain(Known::Value(Measured::Percent(issue.schedule.clone()))),
        Ledger::Gap => {
            let rate = completion(tally);
            let schedule = &issue.schedule;
            let part = rate.percent().map(|percent| Measured::Percent(percent.clone()));
            let value =
                rate.value.and_then(|rate| Known::or_not_applicable(rate.minus(&Measured::Percent(schedule.clone()))));
            Figure { value, part, whole: Some(Measured::Percent(schedule.clone())), ..rate }
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
        Ledger::Unentered => count(tally.unentered),
        Ledger::ApprovalsDone => count(tally.approvals.done),
        Ledger::ApprovalRate => share(tally.approvals.done, tally.approvals.needed())
            .leaving_out(Missing { not_reported: tally.approvals.not_reported, ..Missing::default() }),
        Ledger::ApprovalsInHand => count(tally.approvals.in_hand),
        Ledger::ApprovalsStuck => count(tally.approvals.stuck),
        Ledger::FundsPlanned => {
            amount(tally.funds_planned, tally.funds_listed, not_entered(tally.projects - tally.funds_listed))
        }
        Ledger::FundsInPlace => amount(tally.funds_in_place, tally.funds_reported, tally.funds_missing),
        Ledger::FundsRate => {
            let unrated = tally.funds_reported - tally.funds_rated_projects;
            rate_of_sums(
                tally.funds_rated,
                tally.funds_planned_reported,
                tally.funds_reported,
                unrated,
                tally.funds_missing,
            )
        }
        Ledger::KindPlanned | Ledger::KindInPlace | Ledger::KindRate | Ledger::KindPaid | Ledger::KindPaidRate => {
            money_figure(ledger, &tally.money)
        }
        Ledger::Stopped => count(tally.stopped),
        Ledger::OpenProblems => count(tally.open_problems),
        Ledger::OverdueProblems => count(tally.overdue_problems),
        Ledger::FinanceNeeds => count(tally.finance_needs),
        Ledger::FinanceSought => {
            let reported = tally.finance_needs - tally.finance_missing.count_all();
            amount(tally.finance_sought, reported, tally.finance_missing)
        }
        Ledger::ReportsDue | Ledger::ReportsInTime | Ledger::ReportRate => Figure::plain(Known::NotApplicable),
    }
}

/// 投资完成率: Σ completed ÷ Σ plan in force, over the projects that have both.
fn completion(tally: &Tally) -> Figure {
    let unrated = tally.completed_reported - tally.rated;
    rate_of_sums(tally.rated_completed, tally.rated_plan, tally.completed_reported, unrated, tally.completed_missing)
}

/// A figure of money by kind: sums of what was reported, and their rates over what reported both. Any other indicator is taken for
/// the rate of what is in place.
pub fn money_figure(ledger: Ledger, money: &Money) -> Figure {
    match ledger {
        Ledger::KindPlanned => amount(money.planned, money.listed, Missing::default()),
        Ledger::KindInPlace => amount(money.in_place, money.in_place_reported, money.in_place_missing),
        Ledger::KindPaid => amount(money.paid, money.paid_reported, money.paid_missing),
        Ledger::KindPaidRate => {
            let unrated = money.paid_reported - money.rated;
            rate_of_sums(money.rated_paid, money.rated_in_place, money.paid_reported, unrated, money.paid_missing)
        }
        _ => {
            let reported = money.in_place_reported;
            rate_of_sums(money.in_place, money.planned_reported, reported, 0, money.in_place_missing)
        }
    }
}

/// A rate of two sums over the projects that have both. `reported` projects have the first, `unrated` of them lack the second.
fn rate_of_sums(part: Amount, whole: Amount, reported: i64, unrated: i64, missing: Missing) -> Figure {
    let left_out = Missing { not_reported: missing.not_reported + unrated, ..missing };
    if reported == 0 {
        return Figure::sum(None, left_out);
    }
    Figure::rate(Measured::amount(part), Measured::amount(whole)).leaving_out(left_out)
}

/// A sum of what a number of projects reported; nothing reported is not zero.
fn amount(sum: Amount, reported: i64, missing: Missing) -> Figure {
    Figure::sum((reported > 0).then(|| Measured::amount(sum)), missing)
}

/// A field that is simply absent.
fn not_entered(projects: i64) -> Missing {
    Missing { not_reported: projects, ..Missing::default() }
}

fn county_of(facts: &Facts, scope: Scope) -> Option<&County> {
    match scope {
        Scope::Whole => Some(&facts.whole),
        Scope::County(county) => facts.counties.get(county),
        Scope::Set(..) | Scope::Fund(..) | Scope::Unit(..) => None,
    }
}

/// A published figure of exactly the issue's month, known once the month is over; it is never computed from others.
fn of_series(facts: &Facts, issue: &Issue, series: usize, scope: Scope) -> Figure {
    let Some(county) = county_of(facts, scope) else { return Figure::plain(Known::NotApplicable) };
    let is_known = issue.issued > last_day(issue.period.first_day());
    let of_month = |entry: &&Statistic| is_known && entry.series == series && entry.period == issue.period;
    let entry = county.statistics.iter().find(of_month);
    let value = entry.map_or(Known::NotReported, |entry| entry.value.clone());
    Figure::plain(value.map(|number| match facts.campaign.series[series].kind {
        SeriesKind::Growth => Measured::Percent(Percent::entered(number)),
        SeriesKind::Level => Measured::Amount(number.exact()),
    }))
}

/// The last total of the cut-off's year on or before it; for the whole, the sum of the counties' where the measure says so. What
/// is reported for the whole only does not exist in a county.
fn of_measure(facts: &Facts, issue: &Issue, measure: usize, scope: Scope) -> Figure {
    let definition = &facts.campaign.measures[measure];
    if let Some(counties) = issue.counted(measure) {
        return of_counted(facts, counties, measure, scope);
    }
    let total = |county: &County| {
        let in_force = |as_of: Date| as_of <= issue.cutoff && as_of.year() == issue.cutoff.year();
        let by_then = county.totals.iter().filter(|total| total.measure == measure && in_force(total.as_of));
        let last = by_then.max_by_key(|total| total.as_of);
        last.map_or(Known::NotReported, |total| total.value.clone().map(|number| number.exact()))
    };
    let known = match scope {
        Scope::Whole if definition.is_summed => {
            let mut missing = Missing::default();
            let mut sum: Option<Exact> = None;
            for total in facts.counties.iter().map(total) {
                missing.count(&total);
                if let Known::Value(number) = total {
                    sum = Some(sum.map_or(number.clone(), |sum| &sum + &number));
                }
            }
            return Figure::sum(sum.map(|number| of_kind(facts, measure, number)), missing);
        }
        Scope::County(county) if !definition.is_summed => match total(&facts.counties[county]) {
            Known::NotReported => Known::NotApplicable,
            known => known,
        },
        scope => county_of(facts, scope).map_or(Known::NotApplicable, total),
    };
    Figure::plain(known.map(|number| of_kind(facts, measure, number)))
}

/// A measure that is counted from a ledger: a county's own, the whole's as the sum of all. Of what is counted for the whole only, a
/// county has none.
fn of_counted(facts: &Facts, counties: &[Counted], measure: usize, scope: Scope) -> Figure {
    let of = |number: Exact| of_kind(facts, measure, number);
    match scope {
        Scope::County(county) if facts.campaign.measures[measure].is_summed => {
            let own = &counties[county];
            Figure::plain(own.value.clone().map(of)).leaving_out(own.missing)
        }
        Scope::Whole => {
            let mut missing = Missing::default();
            let mut sum: Option<Exact> = None;
            for own in counties {
                missing.count(&own.value);
                if let Known::Value(number) = &own.value {
                    missing.not_reported += own.missing.not_reported;
                    missing.not_public += own.missing.not_public;
                    sum = Some(sum.map_or(number.clone(), |sum| &sum + number));
                }
            }
            Figure::sum(sum.map(of), missing)
        }
        _ => Figure::plain(Known::NotApplicable),
    }
}

fn of_kind(facts: &Facts, measure: usize, number: Exact) -> Measured {
    let definition = &facts.campaign.measures[measure];
    match definition.kind {
        MeasureKind::Amount => Measured::Amount(number),
        MeasureKind::Count | MeasureKind::Quantity => Measured::Number(number, OwnUnit::Named(definition.unit.clone())),
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
    let mut missing = Missing::default();
    for county in 0..facts.counties.len() {
        match pair(Scope::County(county)) {
            (Known::Value(part), Known::Value(whole)) => {
                let (parts, wholes) = sums.unwrap_or_else(|| (Exact::zero(), Exact::zero()));
                sums = Some((&parts + &part.number(), &wholes + &whole.number()));
            }
            (Known::NotReported, _) | (_, Known::NotReported) => missing.not_reported += 1,
            (Known::NotPublic, _) | (_, Known::NotPublic) => missing.not_public += 1,
            (Known::NotApplicable, _) | (_, Known::NotApplicable) => missing.not_applicable += 1,
        }
    }
    let Some((part, whole)) = sums else { return Figure::sum(None, missing) };
    Figure::rate(of_kind(facts, definition.part, part), of_kind(facts, definition.whole, whole)).leaving_out(missing)
}
