//! The campaign's responsible units and `units/*.yaml` as facts, and the reports that units and counties owe alike.

use super::{Assessed, Task};
use crate::units::{Date, Id};

/// A responsible unit.
#[derive(Clone, Debug)]
pub struct Unit {
    /// Id.
    pub id: Id,
    /// Name on the pages.
    pub name: Box<str>,
    /// Position of the county whose government it is.
    pub county: Option<usize>,
}

/// What a responsible unit keeps itself.
#[derive(Clone, Debug, Default)]
pub struct UnitBook {
    /// Its tasks in the order given.
    pub tasks: Vec<Task>,
    /// Its reports; nothing when it owes none.
    pub reports: Option<Vec<Report>>,
    /// What boards say about it besides its figures.
    pub assessed: Assessed,
}

/// A report that was due on one of the campaign's days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Report {
    /// When it was due.
    pub due: Date,
    /// When it was sent; nothing while it was not.
    pub sent: Option<Date>,
}
