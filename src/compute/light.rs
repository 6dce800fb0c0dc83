//! Lights: a value, a table, a colour, and how long it has lasted.

use crate::compute::measured::{Measured, printed};
use crate::compute::standing::{Standing, standing};
use crate::model::{Facts, Indicator, Ledger, Light, LightRule, LightTable, Project, Subject};
use crate::units::{Date, Exact, Known, Period};

/// A light with what it is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lit<'f> {
    /// The colour.
    pub light: Light,
    /// The table's own word for it, if it has one.
    pub name: Option<&'f str>,
}

/// The table in force for a subject: of those that have begun, the latest.
pub fn table_in_force(facts: &Facts, subject: Subject, period: Period) -> Option<&LightTable> {
    let begun = facts.campaign.lights.iter().filter(|table| table.subject == subject && table.from <= period);
    begun.max_by_key(|table| table.from)
}

/// What a colour of projects is called by the table in force in a month, if it has a word of its own.
pub fn light_name(facts: &Facts, period: Period, light: Light) -> Option<&str> {
    let rules = &table_in_force(facts, Subject::Projects, period)?.rules;
    rules.iter().find(|rule| rule.light == light)?.name.as_deref()
}

/// The light of a value. Lights judge the number as it is printed, so that nobody sees 0.0 called late.
pub(super) fn light_of<'f>(table: &'f LightTable, value: &Measured, facts: &Facts) -> Lit<'f> {
    let rule = rule_of(table, value, facts);
    Lit { light: rule.light, name: rule.name.as_deref() }
}

/// The rule of a table that a value falls under.
pub fn rule_of<'f>(table: &'f LightTable, value: &Measured, facts: &Facts) -> &'f LightRule {
    let number = match value {
        Measured::Amount(wan) => wan.clone(),
        _ => printed(value, &facts.site.numbers),
    };
    table.rules.iter().find(|rule| holds(rule, &number)).expect("a checked table covers every value")
}

fn holds(rule: &LightRule, number: &Exact) -> bool {
    let above = rule.lower.is_none_or(|bound| {
        let end = bound.value.exact();
        if bound.inclusive { *number >= end } else { *number > end }
    });
    let below = rule.upper.is_none_or(|bound| {
        let end = bound.value.exact();
        if bound.inclusive { *number <= end } else { *number < end }
    });
    above && below
}

/// A project's light; nothing without a table or a value, or before it has started: what has not started is on a list of its
/// own and not called slow as well.
pub fn project_light<'f>(facts: &'f Facts, standing: &Standing<'_>, cutoff: Date) -> Option<Lit<'f>> {
    if !standing.is_started {
        return None;
    }
    let table = table_in_force(facts, Subject::Projects, Period::of(cutoff))?;
    let value = match table.indicator {
        Indicator::Ledger(Ledger::Gap) => standing.gap.value().map(|gap| Measured::Points(gap.clone())),
        Indicator::Ledger(Ledger::CompletionRate) => {
            standing.completion_rate.value().map(|rate| Measured::Percent(rate.clone()))
        }
        Indicator::Ledger(Ledger::Completed) => standing.completed.value().map(|amount| Measured::amount(*amount)),
        _ => None,
    }?;
    Some(light_of(table, &value, facts))
}

/// What the table in force says about a project that has had its light for so long; empty when it says nothing.
pub fn project_running<'f>(facts: &'f Facts, project: &Project, bulletin: usize, light: Light) -> &'f str {
    let table = table_in_force(facts, Subject::Projects, facts.bulletins[bulletin].period);
    // Most lights have no such rule, and then the past need not be looked at.
    let has_rule = table.is_some_and(|table| table.running.iter().any(|rule| rule.light == light));
    if has_rule { running_name(table, light, project_run(facts, project, bulletin)) } else { "" }
}

/// For how many bulletins in a row, up to and with the given one, a project has had its light.
pub fn project_run(facts: &Facts, project: &Project, bulletin: usize) -> usize {
    let light_at = |bulletin: usize| {
        let cutoff = facts.bulletins[bulletin].cutoff;
        let standing = standing(project, &facts.campaign, cutoff);
        project_light(facts, &standing, cutoff).map(|lit| lit.light)
    };
    run(bulletin, light_at)
}

/// Length of the run of equal lights that ends at a bulletin.
pub(super) fn run(bulletin: usize, light_at: impl Fn(usize) -> Option<Light>) -> usize {
    let Some(last) = light_at(bulletin) else { return 0 };
    1 + (0..bulletin).rev().take_while(|&earlier| light_at(earlier) == Some(last)).count()
}

/// What a table says about a light that has lasted; empty when it says nothing.
pub(super) fn running_name(table: Option<&LightTable>, light: Light, run: usize) -> &str {
    let lasted = table.into_iter().flat_map(|table| &table.running);
    let lasted = lasted.filter(|rule| rule.light == light && rule.bulletins <= run);
    lasted.max_by_key(|rule| rule.bulletins).map_or("", |rule| &rule.name)
}

/// A value as [`Known`] to its light.
pub(super) fn lit<'f>(table: Option<&'f LightTable>, value: &Known<Measured>, facts: &Facts) -> Option<Lit<'f>> {
    Some(light_of(table?, value.value()?, facts))
}
