//! Who stands in each set and has each kind of funds at the newest cut-off, and how the sets came to hold them.

use crate::model::{ChangeKind, Facts};
use crate::units::Date;

/// Positions of projects, found once for all pages.
#[derive(Clone, Debug, Default)]
pub struct Members {
    /// By set, in the order of ids.
    pub sets: Vec<Vec<usize>>,
    /// By kind of funds, in the order of ids.
    pub funds: Vec<Vec<usize>>,
    /// Every change of every set, by date.
    pub changes: Vec<Change>,
}

/// A project that entered a set, left it or was split.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// From which day on.
    pub on: Date,
    /// Position of the set.
    pub set: usize,
    /// Position of the project.
    pub project: usize,
    /// Position of the change in the project.
    pub change: usize,
    /// Which way.
    pub kind: ChangeKind,
}

impl Members {
    /// Changes of all sets after one day and up to another.
    pub fn between(&self, after: Date, until: Date) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(move |change| change.on > after && change.on <= until)
    }
}

/// Finds the members at a cut-off.
pub(super) fn members(facts: &Facts, cutoff: Date) -> Members {
    let campaign = &facts.campaign;
    let mut members = Members {
        sets: vec![Vec::new(); campaign.sets.len()],
        funds: vec![Vec::new(); campaign.funds.len()],
        changes: Vec::new(),
    };
    for (position, project) in facts.projects.iter().enumerate() {
        for &set in project.sets.iter().filter(|&&set| project.is_in_set(set, cutoff)) {
            members.sets[set].push(position);
        }
        for fund in &project.funds {
            members.funds[fund.fund].push(position);
        }
        members.changes.extend(project.scope.iter().enumerate().map(|(index, change)| Change {
            on: change.on,
            set: change.set,
            project: position,
            change: index,
            kind: change.kind,
        }));
    }
    members.changes.sort_by_key(|change| change.on);
    members
}
