//! Who answers for what, as facts: actions, named leaders, finance that is sought.

use super::{Matter, Named};
use crate::units::{Amount, Date, Id, Known};

/// What the campaign declares about duties.
#[derive(Clone, Debug, Default)]
pub struct DutyRules {
    /// The plan's actions.
    pub actions: Vec<Action>,
    /// Offices that take projects in hand.
    pub leaders: Vec<Named>,
    /// Parts of their work on a project.
    pub arrangements: Vec<Named>,
    /// Stages of finding finance.
    pub finance_stages: Vec<FinanceStage>,
    /// Positions of the targets that stand beside the list of needs.
    pub finance_targets: Vec<usize>,
}

/// An action of the plan.
#[derive(Clone, Debug)]
pub struct Action {
    /// Id.
    pub id: Id,
    /// Name on the pages.
    pub name: Box<str>,
    /// Where the plan states it.
    pub clause: Box<str>,
    /// What it is to achieve.
    pub aim: Box<str>,
    /// Positions of the units that answer for it.
    pub units: Vec<usize>,
    /// Positions of its targets.
    pub targets: Vec<usize>,
    /// Positions of sets whose projects are its own.
    pub sets: Vec<usize>,
    /// Positions of sectors whose projects are its own.
    pub sectors: Vec<usize>,
}

/// A stage of finding finance.
#[derive(Clone, Debug)]
pub struct FinanceStage {
    /// Id.
    pub id: Id,
    /// Name on the pages.
    pub name: Box<str>,
    /// Whether a need in it is no longer one.
    pub ended: bool,
}

/// A part of the work on a project.
#[derive(Clone, Debug)]
pub struct Arrangement {
    /// Position in the campaign's parts.
    pub part: usize,
    /// What it is for this project.
    pub text: Box<str>,
}

/// A step in finding finance; steps of one purpose belong to one need.
#[derive(Clone, Debug)]
pub struct FinanceStep {
    /// What it is for.
    pub purpose: Box<str>,
    /// How much is still sought.
    pub amount: Known<Amount>,
    /// Position in the campaign's stages of finance.
    pub stage: usize,
    /// When it came to this stage.
    pub since: Date,
    /// How banks were spoken to; for offices only.
    pub bank_note: Option<Box<str>>,
}

/// A task of a responsible unit.
#[derive(Clone, Debug)]
pub struct Task {
    /// What is to be done, by whom and by when.
    pub matter: Matter,
    /// Position of the action it belongs to.
    pub action: Option<usize>,
}
