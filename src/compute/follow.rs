//! What became of decisions and findings at a cut-off: the most urgent first, each counted once.

use crate::compute::matter::{MatterStatus, matter_status};
use crate::model::Matter;
use crate::units::Date;

/// One matter of a file at a cut-off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Followed {
    /// Position of the meeting or inspection.
    pub file: usize,
    /// Position in it.
    pub item: usize,
    /// How it stands.
    pub status: MatterStatus,
    /// Whether it was raised after the bulletin before.
    pub is_new: bool,
}

/// All matters raised by a cut-off. Open, overdue ones among them, and settled ones add up to the rows.
#[derive(Clone, Debug, Default)]
pub struct FollowUp {
    /// Overdue first, then by deadline, then settled.
    pub rows: Vec<Followed>,
}

impl FollowUp {
    /// Not settled.
    pub fn open(&self) -> usize {
        self.rows.len() - self.settled()
    }

    /// Of the open ones, past the deadline.
    pub fn overdue(&self) -> usize {
        self.rows.iter().filter(|row| matches!(row.status, MatterStatus::Overdue { .. })).count()
    }

    /// Settled.
    pub fn settled(&self) -> usize {
        self.rows.iter().filter(|row| row.status == MatterStatus::Settled).count()
    }

    /// Raised after the bulletin before.
    pub fn since_last(&self) -> usize {
        self.rows.iter().filter(|row| row.is_new).count()
    }

    /// The rows of one file, in its own order.
    pub fn of_file(&self, file: usize) -> Self {
        let mut rows: Vec<Followed> = self.rows.iter().filter(|row| row.file == file).copied().collect();
        rows.sort_by_key(|row| row.item);
        Self { rows }
    }
}

/// Follows the matters of all files; `before` is the cut-off of the bulletin before.
pub(super) fn follow<'f, I: Iterator<Item = &'f Matter>>(
    files: impl Iterator<Item = I>,
    cutoff: Date,
    before: Option<Date>,
) -> FollowUp {
    let mut rows = Vec::new();
    for (file, matters) in files.enumerate() {
        for (item, matter) in matters.enumerate() {
            let Some(status) = matter_status(matter, cutoff) else { continue };
            let is_new = before.is_none_or(|before| matter.raised > before);
            rows.push((status.urgency(matter.deadline), Followed { file, item, status, is_new }));
        }
    }
    // Stable: of equal urgency the oldest file comes first.
    rows.sort_by(|a, b| a.0.cmp(&b.0));
    FollowUp { rows: rows.into_iter().map(|(_, row)| row).collect() }
}
