//! Targets: what is to be reached, what is reached, and what should be reached by now.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use crate::compute::curve::share_due;
use crate::compute::figure::{Figure, figure};
use crate::compute::issue::Issue;
use crate::compute::measured::{Measured, OwnUnit};
use crate::model::{Comparison, Facts, Indicator, Ledger, MeasureKind, Quantity, Scope, SeriesKind, Target};
use crate::units::{Date, Exact, Known, Percent};

/// One target in one scope at one cut-off.
#[derive(Clone, Debug)]
pub struct TargetFigure {
    /// Position of the target.
    pub target: usize,
    /// In which scope.
    pub scope: Scope,
    /// What is to be reached.
    pub goal: Measured,
    /// What is reached: at the cut-off, or at the due date once that has passed.
    pub actual: Figure,
    /// What should be reached by the cut-off, where the target has a curve and is a floor.
    pub expected: Option<Measured>,
    /// How it stands.
    pub state: TargetState,
}

/// How a target stands. Judged on unrounded values: nothing is reached by rounding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TargetState {
    /// Due and not reached.
    Missed,
    /// Not reached, and behind its path.
    Behind,
    /// Not reached, not due, and without a path to hold it against.
    Pending,
    /// Not reached yet, but on its path.
    OnTrack,
    /// Reached now, but not due, and the value may still fall behind the goal again.
    Ahead,
    /// Reached, for good.
    Met,
    /// There is no value to judge; the figure says why.
    NotReported,
}

impl TargetState {
    /// All states, most urgent first.
    pub const ALL: [Self; 7] =
        [Self::Missed, Self::Behind, Self::Pending, Self::OnTrack, Self::Ahead, Self::Met, Self::NotReported];
}

/// All targets at an issue, in the order of the plan.
pub(super) fn targets(
    facts: &Facts,
    issue: &Issue,
    earlier: &[Issue],
    due_days: &BTreeMap<Date, Issue>,
) -> Vec<TargetFigure> {
    let rows = facts.campaign.targets.iter().enumerate();
    rows.flat_map(|(position, target)| {
        let judged = judged_at(issue, earlier, due_days, target);
        target.scopes.iter().map(move |&scope| evaluate(facts, issue, judged, position, scope))
    })
    .collect()
}

/// The issue whose value counts: the present one until the due date, after it the one of exactly that date. Where no bulletin has
/// that cut-off, the facts of the due date count, so that what came later reaches nothing and no earlier bulletin decides.
fn judged_at<'i>(
    issue: &'i Issue,
    earlier: &'i [Issue],
    due_days: &'i BTreeMap<Date, Issue>,
    target: &Target,
) -> &'i Issue {
    if issue.cutoff <= target.due {
        return issue;
    }
    let of_due_date = earlier.iter().rev().find(|earlier| earlier.cutoff == target.due);
    of_due_date.or_else(|| due_days.get(&target.due)).unwrap_or(issue)
}

/// The due dates that some bulletin looks back on and that are no bulletin's cut-off.
pub(super) fn due_without_bulletin(facts: &Facts) -> BTreeSet<Date> {
    let is_passed = |due: Date| facts.bulletins.iter().any(|bulletin| bulletin.cutoff > due);
    let is_judged = |due: Date| facts.bulletins.iter().any(|bulletin| bulletin.cutoff == due);
    let dues = facts.campaign.targets.iter().map(|target| target.due);
    dues.filter(|&due| is_passed(due) && !is_judged(due)).collect()
}

fn evaluate(facts: &Facts, issue: &Issue, judged: &Issue, position: usize, scope: Scope) -> TargetFigure {
    let target = &facts.campaign.targets[position];
    let actual = figure(facts, judged, target.indicator, scope);
    let goal = goal(facts, target);
    let expected = expected(facts, issue, target).map(|number| of_kind(&goal, number));
    let state = state(facts, issue, target, &actual.value, &goal, expected.as_ref());
    TargetFigure { target: position, scope, goal, actual, expected, state }
}

/// The target's value as a number of the indicator's kind.
fn goal(facts: &Facts, target: &Target) -> Measured {
    let number = target.value.exact();
    let campaign = &facts.campaign;
    match target.indicator {
        Indicator::Ledger(ledger) => match ledger.quantity() {
            Quantity::Count => Measured::Number(number, OwnUnit::Things),
            Quantity::Amount => Measured::Amount(number),
            Quantity::Percent => Measured::Percent(Percent::exact(number)),
            Quantity::Points => Measured::points(number),
        },
        Indicator::Series(series) => match campaign.series[series].kind {
            SeriesKind::Growth => Measured::Percent(Percent::exact(number)),
            SeriesKind::Level => Measured::Amount(number),
        },
        Indicator::Measure(measure) => match campaign.measures[measure].kind {
            MeasureKind::Amount => Measured::Amount(number),
            MeasureKind::Count | MeasureKind::Quantity => {
                Measured::Number(number, OwnUnit::Named(campaign.measures[measure].unit.clone()))
            }
        },
        Indicator::Ratio(_) => Measured::Percent(Percent::exact(number)),
    }
}

fn of_kind(like: &Measured, number: Exact) -> Measured {
    match like {
        Measured::Count(_) | Measured::Number(..) => {
            let unit = if let Measured::Number(_, unit) = like { unit.clone() } else { OwnUnit::Things };
            Measured::Number(number, unit)
        }
        Measured::Amount(_) => Measured::Amount(number),
        Measured::Percent(_) => Measured::Percent(Percent::exact(number)),
        Measured::Points(_) => Measured::points(number),
    }
}

/// Goal × share of the curve at the cut-off ÷ share at the due date; the goal itself once it is due. Only what is to grow has such
/// a path: of what is to stay below a line, a part of the line says nothing.
fn expected(facts: &Facts, issue: &Issue, target: &Target) -> Option<Exact> {
    match target.comparison {
        Comparison::AtLeast | Comparison::Above => {}
        Comparison::AtMost | Comparison::Below => return None,
    }
    let curve = &facts.campaign.curves[target.curve?];
    let year = target.due.year();
    let now = share_due(curve, year, issue.cutoff.min(target.due));
    let due = share_due(curve, year, target.due);
    let share = now.number() / due.number();
    Some(&target.value.exact() * &share?)
}

/// Whether what is reached may be lost again: totals only grow, rates and counts of what is stuck go both ways, and what is to
/// stay below a line may still cross it.
fn may_turn(facts: &Facts, target: &Target) -> bool {
    if matches!(target.comparison, Comparison::AtMost | Comparison::Below) {
        return true;
    }
    match target.indicator {
        Indicator::Ledger(
            Ledger::Unstarted
            | Ledger::Stopped
            | Ledger::OpenProblems
            | Ledger::OverdueProblems
            | Ledger::Unentered
            | Ledger::ApprovalsInHand
            | Ledger::ApprovalsStuck
            | Ledger::FinanceNeeds
            | Ledger::FinanceSought,
        ) => true,
        Indicator::Ledger(ledger) => matches!(ledger.quantity(), Quantity::Percent | Quantity::Points),
        Indicator::Series(series) => facts.campaign.series[series].kind == SeriesKind::Growth,
        Indicator::Measure(_) => false,
        Indicator::Ratio(_) => true,
    }
}

fn state(
    facts: &Facts,
    issue: &Issue,
    target: &Target,
    actual: &Known<Measured>,
    goal: &Measured,
    expected: Option<&Measured>,
) -> TargetState {
    let Some(actual) = actual.value() else { return TargetState::NotReported };
    let actual = actual.number();
    let reaches = |line: Exact| {
        let order = actual.cmp(&line);
        match target.comparison {
            Comparison::AtLeast => order != Ordering::Less,
            Comparison::Above => order == Ordering::Greater,
            Comparison::AtMost => order != Ordering::Greater,
            Comparison::Below => order == Ordering::Less,
        }
    };
    if reaches(goal.number()) {
        let is_open = issue.cutoff < target.due && may_turn(facts, target);
        return if is_open { TargetState::Ahead } else { TargetState::Met };
    }
    if issue.cutoff >= target.due {
        return TargetState::Missed;
    }
    match expected {
        None => TargetState::Pending,
        Some(expected) if reaches(expected.number()) => TargetState::OnTrack,
        Some(_) => TargetState::Behind,
    }
}
