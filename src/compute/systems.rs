//! 项目四制: how many of the started projects have the campaign's management rules in place.

use crate::model::{Facts, Scope};
use crate::units::Date;

/// Counts over the started projects of a scope.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SystemsTally {
    /// Started and counting for the start rate.
    pub started: i64,
    /// Of these, with a report on the rules.
    pub reported: i64,
    /// Of the reported, with every rule in place.
    pub complete: i64,
    /// Of the reported, with each rule in place, in the campaign's order.
    pub in_place: Vec<i64>,
}

/// The whole and each county, in one pass over the projects.
pub fn systems(facts: &Facts, cutoff: Date) -> (SystemsTally, Vec<SystemsTally>) {
    let systems = facts.campaign.systems.len();
    let empty = SystemsTally { in_place: vec![0; systems], ..SystemsTally::default() };
    let mut whole = empty.clone();
    let mut counties = vec![empty; facts.counties.len()];
    for project in &facts.projects {
        let is_started = project.start.actual.is_some_and(|actual| actual <= cutoff);
        if !is_started || !facts.campaign.classes[project.class].starts {
            continue;
        }
        let has = |system: usize| {
            let own = project.systems.iter().flatten();
            own.into_iter().any(|own| own.system == system && own.since <= cutoff)
        };
        for tally in [&mut whole, &mut counties[project.county]] {
            tally.started += 1;
            if project.systems.is_none() {
                continue;
            }
            tally.reported += 1;
            tally.complete += i64::from((0..systems).all(has));
            for (system, count) in tally.in_place.iter_mut().enumerate() {
                *count += i64::from(has(system));
            }
        }
    }
    (whole, counties)
}

/// Started projects of a scope that reported on the rules and lack some, in the order of ids.
pub fn incomplete(facts: &Facts, cutoff: Date, scope: Scope) -> Vec<usize> {
    let lacks = |position: &usize| {
        let project = &facts.projects[*position];
        let is_started = project.start.actual.is_some_and(|actual| actual <= cutoff);
        let in_scope = match scope {
            Scope::County(county) => project.county == county,
            _ => true,
        };
        let Some(own) = &project.systems else { return false };
        let has = |system: usize| own.iter().any(|own| own.system == system && own.since <= cutoff);
        let counts = is_started && facts.campaign.classes[project.class].starts;
        in_scope && counts && !(0..facts.campaign.systems.len()).all(has)
    };
    (0..facts.projects.len()).filter(lacks).collect()
}
