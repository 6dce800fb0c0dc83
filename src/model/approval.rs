//! Approvals, papers and exemptions of projects as facts.

use crate::units::{Date, Id};

/// An approval that projects of the campaign may need.
#[derive(Clone, Debug)]
pub struct Approval {
    /// Id.
    pub id: Id,
    /// Name on the pages.
    pub name: Box<str>,
    /// Position in the campaign's units: who grants it.
    pub authority: usize,
    /// Calendar days from the application within which it should be granted.
    pub limit_days: Option<i64>,
}

/// How far a project is with one approval.
#[derive(Clone, Debug)]
pub struct ProjectApproval {
    /// Position in the campaign's approvals.
    pub approval: usize,
    /// False when the project does not need it.
    pub needed: bool,
    /// 受理.
    pub applied: Option<Date>,
    /// 办结.
    pub done: Option<Date>,
    /// What holds it up.
    pub stuck: Option<Stuck>,
    /// Position in the campaign's units, when another than usual grants it.
    pub authority: Option<usize>,
}

/// A time in which an approval does not move.
#[derive(Clone, Debug)]
pub struct Stuck {
    /// First day.
    pub since: Date,
    /// The day on which it moved again.
    pub until: Option<Date>,
    /// Why.
    pub reason: Box<str>,
}

/// A paper needed for the statistics register.
#[derive(Clone, Copy, Debug)]
pub struct Paper {
    /// Position in the campaign's papers.
    pub paper: usize,
    /// False when the project does not need it.
    pub needed: bool,
    /// When it was ready.
    pub ready: Option<Date>,
}

/// A time in which a project stands on a list of its own instead of one it would be named on.
#[derive(Clone, Debug)]
pub struct Exemption {
    /// Which list.
    pub from: ExemptFrom,
    /// Why.
    pub reason: Box<str>,
    /// First day.
    pub on: Date,
    /// Last day.
    pub until: Date,
}

impl Exemption {
    /// Whether it runs on a day.
    pub fn runs(&self, day: Date) -> bool {
        self.on <= day && day <= self.until
    }
}

/// A list that a project can be exempt from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ExemptFrom {
    /// 滞后.
    Lagging,
    /// 应开未开.
    Start,
    /// 未按期报送.
    Report,
}
