//! All figures of one bulletin.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::compute::approval::{Approvals, approvals};
use crate::compute::curve::share_due;
use crate::compute::duty::{Duty, duty};
use crate::compute::figure::{Figure, figure};
use crate::compute::follow::{FollowUp, follow};
use crate::compute::history::{MonthEnd, history};
use crate::compute::light::{Lit, lit, project_light, run, running_name, table_in_force};
use crate::compute::lists::{Lists, lists};
use crate::compute::measured::Measured;
use crate::compute::members::{Members, members};
use crate::compute::pipeline::{Counted, counted};
use crate::compute::ranking::{BoardRanking, rank};
use crate::compute::special::{Before, Special, specials};
use crate::compute::standing::{Standing, standing};
use crate::compute::supervision::{Supervision, supervision};
use crate::compute::tally::{Tallies, Tally};
use crate::compute::target::{TargetFigure, due_without_bulletin, targets};
use crate::compute::wall::{Wall, on_wall, wall};
use crate::model::{Facts, Fund, Indicator, Ledger, Light, Scope, Subject};
use crate::units::{Amount, Date, Known, Percent, Period};

/// Everything derived, one entry per bulletin in their order.
#[derive(Debug)]
pub struct Figures {
    /// Oldest first; never empty.
    pub issues: Vec<Issue>,
    /// One per special report, oldest first.
    pub specials: Vec<Special>,
    /// The whole's completed investment at the month ends before the first bulletin.
    pub history: Vec<MonthEnd>,
    /// Supervision lists at the newest bulletin.
    pub supervision: Supervision,
    /// What actions, units and leaders answer for at the newest issue.
    pub duty: Duty,
    /// Who stands in sets and has funds at the newest cut-off.
    pub members: Members,
    /// Projects on the wall at the newest cut-off, by county, in the order of their finishes.
    pub on_wall: Vec<Vec<usize>>,
}

/// One bulletin's figures.
#[derive(Debug)]
pub struct Issue {
    /// The bulletin's month.
    pub period: Period,
    /// The bulletin's cut-off.
    pub cutoff: Date,
    /// The day it was issued: what was published later is not in it.
    pub(super) issued: Date,
    /// 时序进度 by the campaign's default curve.
    pub schedule: Percent,
    /// Boards in force.
    pub boards: Vec<BoardRanking>,
    /// Targets in the order of the plan.
    pub targets: Vec<TargetFigure>,
    /// Lists of projects and problems.
    pub lists: Lists,
    /// Approvals by state.
    pub approvals: Approvals,
    /// Milestones of the projects on the wall.
    pub wall: Wall,
    /// What became of the meetings' decisions.
    pub decisions: FollowUp,
    /// What became of the inspections' findings.
    pub findings: FollowUp,
    /// Lights of the projects, in their order.
    pub(super) lights: Vec<Option<Light>>,
    reports: Vec<Reports>,
    tallies: Tallies,
    /// Values of the measures that are counted from ledgers, by measure and county.
    counted: Vec<Option<Vec<Counted>>>,
}

impl Issue {
    /// Sums of a scope; of one without projects, nothing.
    pub fn tally(&self, scope: Scope) -> &Tally {
        self.tallies.get(scope)
    }

    /// A measure's values by county, when it is counted from a ledger.
    pub(super) fn counted(&self, measure: usize) -> Option<&[Counted]> {
        self.counted[measure].as_deref()
    }

    /// A figure of this issue.
    pub fn figure(&self, facts: &Facts, indicator: Indicator, scope: Scope) -> Figure {
        figure(facts, self, indicator, scope)
    }

    /// A ledger figure of this issue.
    pub fn ledger(&self, facts: &Facts, ledger: Ledger, scope: Scope) -> Figure {
        figure(facts, self, Indicator::Ledger(ledger), scope)
    }

    /// A project's light, if one is lit.
    pub fn light(&self, project: usize) -> Option<Light> {
        self.lights[project]
    }

    /// Whether a project's amounts that a figure needs were not given, so that it is left out.
    pub fn is_left_out(&self, ledger: Ledger, project: usize) -> bool {
        Reports::needed(ledger).is_some_and(|of| of(&self.reports[project]) == Report::LeftOut)
    }

    /// Whether a project gave the amount that a figure needs first.
    pub fn is_given(&self, ledger: Ledger, project: usize) -> bool {
        Reports::needed(ledger).is_some_and(|of| of(&self.reports[project]) == Report::Given)
    }

    /// Whether an amount or a rate of amounts is over other projects than in an earlier issue: some among those of `is_in`
    /// reported in one of the two and are left out of the other.
    pub fn is_over_others(&self, before: &Self, ledger: Ledger, is_in: impl Fn(usize) -> bool) -> bool {
        let Some(of) = Reports::needed(ledger) else { return false };
        let mut pairs = self.reports.iter().zip(&before.reports).enumerate();
        pairs.any(|(position, (now, then))| of(now).is_opposite(of(then)) && is_in(position))
    }

    /// Whether the figures and places of a scope are explained on a page of their own.
    pub fn is_explained(&self, scope: Scope) -> bool {
        let ranked = || self.boards.iter().flat_map(|board| &board.groups).flat_map(|group| &group.rows);
        match scope {
            Scope::Whole | Scope::County(_) | Scope::Set(_, None) | Scope::Fund(_, None) => true,
            Scope::Unit(_, None) => ranked().any(|row| row.who == scope),
            Scope::Set(..) | Scope::Fund(..) | Scope::Unit(..) => false,
        }
    }

    /// The ranking of a board, when it is in force.
    pub fn board(&self, board: usize) -> Option<&BoardRanking> {
        self.boards.iter().find(|ranking| ranking.board == board)
    }

    /// A county's light; the whole has one too.
    pub fn county_light<'f>(&self, facts: &'f Facts, scope: Scope) -> Option<Lit<'f>> {
        let table = table_in_force(facts, Subject::Counties, self.period)?;
        lit(Some(table), &self.figure(facts, table.indicator, scope).value, facts)
    }
}

/// What a project gave for an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Report {
    Given,
    LeftOut,
    /// It cannot have any, so that it is missed nowhere.
    NotApplicable,
}

impl Report {
    fn of(amount: &Known<Amount>) -> Self {
        match amount {
            Known::Value(_) => Self::Given,
            Known::NotReported | Known::NotPublic => Self::LeftOut,
            Known::NotApplicable => Self::NotApplicable,
        }
    }

    fn is_opposite(self, other: Self) -> bool {
        matches!((self, other), (Self::Given, Self::LeftOut) | (Self::LeftOut, Self::Given))
    }
}

/// What a project gave at a cut-off.
#[derive(Clone, Copy, Debug)]
struct Reports {
    completed: Report,
    funds: Report,
}

impl Reports {
    /// Which of them a figure is made from.
    fn needed(ledger: Ledger) -> Option<fn(&Self) -> Report> {
        match ledger {
            Ledger::Completed | Ledger::CompletionRate | Ledger::Gap => Some(|reports| reports.completed),
            Ledger::FundsInPlace | Ledger::FundsRate => Some(|reports| reports.funds),
            _ => None,
        }
    }
}

impl Figures {
    /// The newest issue.
    pub fn latest(&self) -> &Issue {
        self.issues.last().expect("there is always a bulletin")
    }

    /// What is said about a county's light that has lasted; empty when nothing is.
    pub fn county_running<'f>(&self, facts: &'f Facts, issue: usize, county: usize) -> &'f str {
        let light_at =
            |issue: usize| self.issues[issue].county_light(facts, Scope::County(county)).map(|lit: Lit<'_>| lit.light);
        let Some(light) = light_at(issue) else { return "" };
        let table = table_in_force(facts, Subject::Counties, self.issues[issue].period);
        running_name(table, light, run(issue, light_at))
    }

    /// The issue that changes are held against: the one before, except for the first of a year, because cumulative values begin
    /// anew.
    pub fn comparable(&self, issue: usize) -> Option<&Issue> {
        let before = self.issues.get(issue.checked_sub(1)?)?;
        (before.cutoff.year() == self.issues[issue].cutoff.year()).then_some(before)
    }

    /// The issue that the changes of a special report are held against: its readers' last report of the same year.
    pub fn before_special(&self, special: usize) -> Option<&Issue> {
        let own = &self.specials[special];
        let before = match own.before? {
            Before::Monthly(position) => &self.issues[position],
            Before::Special(position) => &self.specials[position].issue,
        };
        (before.cutoff.year() == own.issue.cutoff.year()).then_some(before)
    }

    /// The change of a figure since the issue before: points for rates; nothing where there is none to compare with, or for a
    /// missing value.
    pub fn change(&self, facts: &Facts, issue: usize, indicator: Indicator, scope: Scope) -> Option<Measured> {
        let (before, issue) = (self.comparable(issue)?, &self.issues[issue]);
        let now = issue.figure(facts, indicator, scope).value;
        let then = before.figure(facts, indicator, scope).value;
        match (now, then) {
            (Known::Value(now), Known::Value(then)) => now.minus(&then),
            _ => None,
        }
    }
}

/// Computes everything.
pub fn compute(facts: &Facts) -> Figures {
    let days: Vec<(Date, Date)> = facts.bulletins.iter().map(|bulletin| (bulletin.cutoff, bulletin.issued)).collect();
    let summed: Vec<Issue> = days.into_par_iter().map(|(cutoff, issued)| sums(facts, cutoff, issued)).collect();
    let due_days: Vec<Date> = due_without_bulletin(facts).into_iter().collect();
    let due_days: BTreeMap<Date, Issue> =
        due_days.into_par_iter().map(|due| (due, sums(facts, due, Date::MAX))).collect();
    let mut issues: Vec<Issue> = Vec::with_capacity(summed.len());
    for mut issue in summed {
        let in_force = facts.campaign.boards.iter().enumerate().filter(|(_, board)| board.in_force(issue.period));
        issue.boards = in_force
            .map(|(position, _)| rank(facts, &issue, position, issues.last().and_then(|before| before.board(position))))
            .collect();
        issue.targets = targets(facts, &issue, &issues, &due_days);
        let before = issues.last().map(|before| before.cutoff);
        let decided = facts.meetings.iter().map(|meeting| meeting.decisions.iter().map(|decision| &decision.matter));
        issue.decisions = follow(decided, issue.cutoff, before);
        let found = facts.inspections.iter().map(|inspection| inspection.findings.iter().map(|own| &own.matter));
        issue.findings = follow(found, issue.cutoff, before);
        issues.push(issue);
    }
    let newest = issues.last().expect("there is always a bulletin");
    let (supervision, duty) = rayon::join(|| supervision(facts, newest), || duty(facts, newest));
    let (members, on_wall) = (members(facts, newest.cutoff), on_wall(facts, newest.cutoff));
    let specials = specials(facts, &issues);
    Figures { specials, supervision, duty, issues, history: history(facts), members, on_wall }
}

/// One pass over the projects: every scope's sums and the lists, without boards and targets, which compare them.
pub(super) fn sums(facts: &Facts, cutoff: Date, issued: Date) -> Issue {
    let curve = &facts.campaign.curves[facts.campaign.schedule];
    let mut tallies = Tallies::new(facts);
    let mut standings: Vec<Standing<'_>> = Vec::with_capacity(facts.projects.len());
    let mut reports: Vec<Reports> = Vec::with_capacity(facts.projects.len());
    for project in &facts.projects {
        let standing = standing(project, &facts.campaign, cutoff);
        let county = project.county;
        let mut add = |scope: Scope| {
            let tally = tallies.of_mut(scope);
            tally.add(project, &standing, cutoff);
            let is_meant = |fund: &&Fund| !matches!(scope, Scope::Fund(kind, _) if kind != fund.fund);
            project.funds.iter().filter(is_meant).for_each(|fund| tally.money.add(fund, cutoff));
        };
        add(Scope::Whole);
        add(Scope::County(county));
        add(Scope::Unit(project.unit, None));
        add(Scope::Unit(project.unit, Some(county)));
        for &set in project.sets.iter().filter(|&&set| project.is_in_set(set, cutoff)) {
            add(Scope::Set(set, None));
            add(Scope::Set(set, Some(county)));
        }
        for (index, fund) in project.funds.iter().enumerate() {
            // A kind of funds entered twice still means one project.
            if project.funds[..index].iter().all(|earlier| earlier.fund != fund.fund) {
                add(Scope::Fund(fund.fund, None));
                add(Scope::Fund(fund.fund, Some(county)));
            }
        }
        reports
            .push(Reports { completed: Report::of(&standing.completed), funds: Report::of(&standing.funds_in_place) });
        standings.push(standing);
    }
    let light = |standing: &Standing<'_>| project_light(facts, standing, cutoff).map(|lit| lit.light);
    let lights: Vec<Option<Light>> = standings.iter().map(light).collect();
    Issue {
        period: Period::of(cutoff),
        cutoff,
        issued,
        schedule: share_due(curve, cutoff.year(), cutoff),
        boards: Vec::new(),
        targets: Vec::new(),
        lists: lists(facts, &standings, &lights, cutoff),
        lights,
        approvals: approvals(facts, cutoff),
        wall: wall(facts, cutoff),
        decisions: FollowUp::default(),
        findings: FollowUp::default(),
        reports,
        tallies,
        counted: counted(facts, cutoff),
    }
}
