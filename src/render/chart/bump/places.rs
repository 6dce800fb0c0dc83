//! How far below the first place every entry of a bump chart stands.

use super::super::layout::spread;
use super::{Bump, BumpEntry};

/// The tallest chart, reached only by places far beyond the number of entries.
const DEEPEST: i32 = 13_200;

/// Distances in tenths, closer together the more entries there are.
pub(super) struct Sizes {
    /// From one place to the next.
    pub(super) row: i32,
    /// Of a dot.
    pub(super) radius: i32,
    /// Smallest distance of two dots of one column.
    pub(super) gap: i32,
    /// Whether there are so many entries that their courses must be thin.
    pub(super) many: bool,
}

/// Where everything stands, measured downwards from the first place.
pub(super) struct Places {
    pub(super) sizes: Sizes,
    /// By column and entry; `None` is not ranked.
    pub(super) heights: Vec<Vec<Option<i32>>>,
    /// By entry: its last place, or below all of them if it has none now.
    pub(super) names: Vec<i32>,
    /// The lowest of all.
    pub(super) lowest: i32,
}

impl Places {
    /// The places of a chart, `None` if nobody is ranked in any issue.
    pub(super) fn of(chart: &Bump<'_>) -> Option<Self> {
        let columns = 0..chart.issues.len();
        let ranks =
            columns.clone().flat_map(|column| chart.entries.iter().filter_map(move |entry| rank(entry, column)));
        let entries = i32::try_from(chart.entries.len()).unwrap_or(i32::MAX);
        let sizes = Sizes::for_rows(ranks.max()?.max(entries));
        let heights: Vec<_> = columns.map(|column| heights(chart.entries, column, &sizes)).collect();
        let names = names(heights.last()?, &sizes);
        let lowest = heights.iter().flatten().flatten().chain(&names).copied().max().unwrap_or(0);
        Some(Self { sizes, heights, names, lowest })
    }
}

impl Sizes {
    fn for_rows(rows: i32) -> Self {
        let many = rows > 12;
        let (row, radius, gap) = if many { (220, 85, 175) } else { (320, 105, 225) };
        Self { row: row.min(DEEPEST / rows).max(1), radius, gap, many }
    }
}

/// The row of an entry in one column; absurd places are drawn at the end of a very long chart.
fn rank(entry: &BumpEntry<'_>, column: usize) -> Option<i32> {
    let place = (*entry.places.get(column)?)?;
    Some(i32::try_from(place).unwrap_or(i32::MAX).clamp(1, DEEPEST))
}

/// Equal places share the room of the places they take up together, closer than a full row, so that they are seen to be equal.
fn heights(entries: &[BumpEntry<'_>], column: usize, sizes: &Sizes) -> Vec<Option<i32>> {
    let ranked = entries.iter().enumerate().filter_map(|(index, entry)| Some((rank(entry, column)?, index)));
    let mut order: Vec<_> = ranked.collect();
    order.sort_unstable();
    let mut spots = Vec::with_capacity(order.len());
    for tied in order.chunk_by(|a, b| a.0 == b.0) {
        let others = i32::try_from(tied.len() - 1).unwrap_or(0);
        let middle = (tied[0].0 - 1) * sizes.row + others * sizes.row / 2;
        spots.extend((0..=others).map(|nth| middle + (2 * nth - others) * sizes.gap / 2));
    }
    let needed = i32::try_from(spots.len()).unwrap_or(0) * sizes.gap;
    let end = spots.last().copied().unwrap_or(0).max(needed);
    spread(&mut spots, sizes.gap, end);
    let mut by_entry = vec![None; entries.len()];
    for ((_, index), spot) in order.into_iter().zip(spots) {
        by_entry[index] = Some(spot);
    }
    by_entry
}

fn names(last: &[Option<i32>], sizes: &Sizes) -> Vec<i32> {
    let mut lowest = last.iter().flatten().copied().max().unwrap_or(-sizes.row);
    let mut below = || {
        lowest += sizes.row.max(sizes.gap);
        lowest
    };
    last.iter().map(|spot| spot.unwrap_or_else(&mut below)).collect()
}
