//! What somebody must settle by a day: a project's problem, and whatever else has an owner, a deadline and updates.

use super::Audience;
use crate::units::{Date, Id};

/// Something to be settled.
#[derive(Clone, Debug)]
pub struct Matter {
    /// Unique within the file.
    pub id: Id,
    /// What is to be settled.
    pub title: Box<str>,
    /// Since when.
    pub raised: Date,
    /// Position in the campaign's units: who is to settle it.
    pub owner: usize,
    /// By when.
    pub deadline: Option<Date>,
    /// What happened, oldest first.
    pub updates: Vec<Update>,
    /// Whom it is for.
    pub audience: Audience,
    /// A word for offices only; public facts have none.
    pub office_note: Option<Box<str>>,
}

/// A step in settling a matter.
#[derive(Clone, Debug)]
pub struct Update {
    /// When.
    pub on: Date,
    /// How far it is then.
    pub state: MatterState,
    /// A word on it.
    pub note: Option<Box<str>>,
}

/// How far a matter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MatterState {
    /// Nobody works on it yet.
    Open,
    /// Somebody works on it.
    InHand,
    /// Settled.
    Settled,
}
