//! How a matter stands at a cut-off.

use crate::compute::curve::days_between;
use crate::model::{Matter, MatterState};
use crate::units::Date;

/// How a matter stands at a cut-off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MatterStatus {
    /// Past its deadline and not settled.
    Overdue {
        /// Days past the deadline.
        days: i64,
    },
    /// Raised.
    Open,
    /// Worked on.
    InHand,
    /// Settled.
    Settled,
}

impl MatterStatus {
    /// A key that sorts the most urgent first: the longest overdue, then what is due next, then what is settled.
    pub fn urgency(self, deadline: Option<Date>) -> impl Ord + use<> {
        let (urgency, days) = match self {
            Self::Overdue { days } => (0, -days),
            Self::Open | Self::InHand => (1, 0),
            Self::Settled => (2, 0),
        };
        (urgency, days, deadline.is_none(), deadline)
    }
}

/// How a matter stands; nothing when it was raised later.
pub fn matter_status(matter: &Matter, cutoff: Date) -> Option<MatterStatus> {
    if matter.raised > cutoff {
        return None;
    }
    let last = matter.updates.iter().rev().find(|update| update.on <= cutoff).map(|update| update.state);
    let overdue = matter.deadline.filter(|deadline| *deadline < cutoff);
    Some(match (last.unwrap_or(MatterState::Open), overdue) {
        (MatterState::Settled, _) => MatterStatus::Settled,
        (MatterState::Open | MatterState::InHand, Some(deadline)) => {
            MatterStatus::Overdue { days: days_between(deadline, cutoff) }
        }
        (MatterState::Open, None) => MatterStatus::Open,
        (MatterState::InHand, None) => MatterStatus::InHand,
    })
}
