//! `meetings/*.yaml` and `inspections/*.yaml` as facts.

use super::Matter;
use crate::units::{Date, Id};

/// A coordination meeting.
#[derive(Clone, Debug)]
pub struct Meeting {
    /// Its file's name.
    pub id: Id,
    /// Title.
    pub title: Box<str>,
    /// When it was held; its decisions are raised that day.
    pub held: Date,
    /// The office that chaired it.
    pub chair: Option<Box<str>>,
    /// Where.
    pub place: Option<Box<str>>,
    /// What was decided, in the order given.
    pub decisions: Vec<Decision>,
}

/// What a meeting decided.
#[derive(Clone, Debug)]
pub struct Decision {
    /// What is to be done by whom, and how far it is.
    pub matter: Matter,
    /// What it answers.
    pub answers: Option<Answer>,
}

/// A project, and one of its problems, that a decision answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Position of the project.
    pub project: usize,
    /// Position of the problem in it; none when the decision is about the project, or the problem is not for this site.
    pub problem: Option<usize>,
}

/// An inspection.
#[derive(Clone, Debug)]
pub struct Inspection {
    /// Its file's name.
    pub id: Id,
    /// Title.
    pub title: Box<str>,
    /// When; its findings are raised that day.
    pub on: Date,
    /// Position of the unit that inspected.
    pub by: usize,
    /// Position in the campaign's kinds of inspections.
    pub kind: usize,
    /// What was looked at.
    pub scope: Option<Box<str>>,
    /// What was found, in the order given.
    pub findings: Vec<Finding>,
}

/// What an inspection found.
#[derive(Clone, Debug)]
pub struct Finding {
    /// What is to be mended, who sees to it, and how far it is.
    pub matter: Matter,
    /// Position of the project.
    pub project: Option<usize>,
    /// Position of the county: the project's own, or the one given.
    pub county: Option<usize>,
    /// Position in the campaign's grades.
    pub grade: Option<usize>,
}

/// A management rule that a project has put in place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SystemSince {
    /// Position in the campaign's rules.
    pub system: usize,
    /// Since when.
    pub since: Date,
}
