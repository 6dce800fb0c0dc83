//! Deals of investment attraction and the reserve of projects: prospects on their way through stages.

use super::Audience;
use crate::units::{Amount, Date, Id, Known};

/// The two ways that prospects go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// 招商引资.
    Attraction,
    /// 项目储备.
    Reserve,
}

impl Way {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Attraction, Self::Reserve];

    /// Its name in addresses.
    pub fn id(self) -> &'static str {
        match self {
            Self::Attraction => "attraction",
            Self::Reserve => "reserve",
        }
    }
}

/// The stages of a way, and the groups whose prospects go it.
#[derive(Clone, Debug, Default)]
pub struct Pipeline {
    /// Stages in their order.
    pub stages: Vec<Waypoint>,
    /// Channels of deals, batches of the reserve.
    pub groups: Vec<Channel>,
    /// A prospect without a new stage for more days stands still.
    pub still_days: Option<i64>,
    /// A word for its page.
    pub note: Option<Box<str>>,
}

/// A stage on the way.
#[derive(Clone, Debug)]
pub struct Waypoint {
    /// Id.
    pub id: Id,
    /// Name.
    pub name: Box<str>,
}

/// A channel of deals or a batch of the reserve.
#[derive(Clone, Debug)]
pub struct Channel {
    /// Id.
    pub id: Id,
    /// Name.
    pub name: Box<str>,
    /// The plan's own total.
    pub declared: Option<i64>,
}

/// A deal or a reserved project.
#[derive(Clone, Debug)]
pub struct Prospect {
    /// Name.
    pub name: Box<str>,
    /// Position in the counties.
    pub county: usize,
    /// Position in the campaign's units.
    pub unit: Option<usize>,
    /// Position in its pipeline's groups.
    pub group: usize,
    /// Contract funds of a deal, annual plan of a reserved project.
    pub amount: Known<Amount>,
    /// When it came to which stage, by date; at least one.
    pub steps: Vec<Step>,
    /// Funds in place, by date, cumulative since January.
    pub funds: Vec<InPlace>,
    /// Since when it is no longer pursued, and why.
    pub ended: Option<(Date, Box<str>)>,
    /// A word on it.
    pub note: Option<Box<str>>,
    /// A word for offices only; public facts have none.
    pub office_note: Option<Box<str>>,
    /// Whom it is for.
    pub audience: Audience,
}

/// A stage that was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Position in the pipeline's stages.
    pub stage: usize,
    /// When.
    pub on: Date,
}

/// Funds in place on a day.
#[derive(Clone, Debug)]
pub struct InPlace {
    /// The day.
    pub as_of: Date,
    /// Cumulative since January.
    pub in_place: Known<Amount>,
}

impl Prospect {
    /// The last step by a day; nothing before the first, or once it has ended.
    pub fn step_at(&self, day: Date) -> Option<Step> {
        if self.ended.as_ref().is_some_and(|(on, _)| *on <= day) {
            return None;
        }
        self.steps.iter().rev().find(|step| step.on <= day).copied()
    }

    /// Funds in place by a day: the last record of that year.
    pub fn funds_at(&self, day: Date) -> Option<&Known<Amount>> {
        let by_then = |record: &&InPlace| record.as_of <= day && record.as_of.year() == day.year();
        self.funds.iter().rev().find(by_then).map(|record| &record.in_place)
    }
}

/// Where the values of a measure come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MeasureSource {
    /// Totals that counties and departments report.
    Reported,
    /// The deals.
    Deals(Selection),
    /// The reserve.
    Reserve(Selection),
}

/// Which prospects are counted, and what of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Selection {
    /// What is added up.
    pub sum: Summed,
    /// Those that have come to this stage or a later one; else all that are listed.
    pub stage: Option<usize>,
    /// Those of this channel or batch; else all.
    pub group: Option<usize>,
}

/// What is added up of prospects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Summed {
    /// How many they are.
    Number,
    /// Their amounts.
    Amount,
    /// Their funds in place.
    Funds,
}
