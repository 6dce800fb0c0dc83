//! The marks of one row of a gantt chart and the note beside them.

use super::super::element::{Label, area, diamond, line};
use super::super::layout::Anchor;
use super::super::role::Role;
use super::super::text::width;
use super::super::{Days, Sheet, put};

/// Size of a milestone.
const MARK: i32 = 65;
/// Space between marks and note.
const GAP: i32 = 50;

/// Room for a note that is worth being shortened to.
const LEAST: i32 = 500;

/// Where a row is drawn.
pub(super) struct Row<'r, 's, F> {
    pub(super) sheet: &'r Sheet<'s>,
    pub(super) days: &'r Days<'r>,
    /// From a day to its place; days beyond the axis lie at its ends.
    pub(super) x: F,
    /// The middle of the row.
    pub(super) y: i32,
    /// The place of the cut-off.
    pub(super) today: Option<i32>,
}

/// What a row came to.
pub(super) struct Drawn {
    /// From the first to the last of its marks.
    extent: Option<(i32, i32)>,
    /// The link of a late milestone.
    link: Option<(i32, i32)>,
    late: bool,
}

impl<F: Fn(i32) -> i32> Row<'_, '_, F> {
    /// Draws a milestone: the link first, the marks above it.
    pub(super) fn milestone(&self, planned: Option<i32>, actual: Option<i32>) -> Drawn {
        let place = |day: Option<i32>| day.map(&self.x);
        let seen = |day: Option<i32>| place(day.filter(|&day| self.days.hold(day)));
        let reached = place(actual).or(self.today);
        let late = match (planned, actual) {
            (Some(planned), Some(actual)) => actual > planned,
            (Some(_), None) => place(planned) < self.today,
            (None, _) => false,
        };
        let link = place(planned).zip(reached).filter(|(from, to)| late && from < to);
        if let Some((from, to)) = link {
            let role = if actual.is_some() { Role::Late } else { Role::LateOpen };
            put(self.sheet, &line((from, self.y), (to, self.y), role));
        }
        if let Some(x) = seen(planned) {
            put(self.sheet, &diamond((x, self.y), MARK, Role::Planned));
        }
        if let Some(x) = seen(actual) {
            // The red mark has a stroke of its own and is made smaller by it, so that all marks look alike.
            let (role, size) = if late { (Role::Late, MARK - 15) } else { (Role::Done, MARK) };
            put(self.sheet, &diamond((x, self.y), size, role));
        }
        let ends = [seen(planned), seen(actual), link.map(|(from, _)| from), link.map(|(_, to)| to)];
        let extent = around(&ends).map(|(low, high)| (low - MARK, high + MARK));
        Drawn { extent, link, late }
    }

    /// Draws a span, the actual one inside the planned one, and red what lies beyond the planned finish.
    pub(super) fn bar(&self, planned: Option<(i32, i32)>, actual: Option<(i32, Option<i32>)>) -> Drawn {
        let planned = planned.map(|(from, to)| ((self.x)(from), (self.x)(to)));
        let actual = actual.map(|(from, to)| {
            let from = (self.x)(from);
            (from, to.map(&self.x).or(self.today).unwrap_or(from).max(from))
        });
        let due = planned.map_or(i32::MAX, |(_, to)| to);
        let block = |from: i32, to: i32, half: i32, role: Role| {
            if from < to {
                put(self.sheet, &area((from, self.y - half), (to, self.y + half), role));
            }
        };
        if let Some((from, to)) = planned {
            block(from, to, 65, Role::Span);
        }
        if let Some((from, to)) = actual {
            block(from, to.min(due), 30, Role::Done);
            // The stroke of this role adds to its height.
            block(from.max(due), to, 15, Role::Late);
        }
        let ends = [
            planned.map(|span| span.0),
            planned.map(|span| span.1),
            actual.map(|span| span.0),
            actual.map(|span| span.1),
        ];
        Drawn { extent: around(&ends), link: None, late: actual.is_some_and(|(_, to)| to > due) }
    }

    /// Writes the note right of the marks, left of them, or on a long link; else shortened where there is most room, and across
    /// the marks (it has a halo) where they fill the row.
    pub(super) fn note(&self, text: &str, (left, right): (i32, i32), drawn: &Drawn) {
        let role = if drawn.late { Role::LateNote } else { Role::Mute };
        let y = self.y + role.size() * 36 / 100;
        let (low, high) = drawn.extent.unwrap_or((left, left));
        let length = width(text, role);
        let after = ((high + GAP, y), Anchor::Start, right - high - GAP);
        let before = ((low - GAP, y), Anchor::End, low - GAP - left);
        let on_link = drawn.link.map(|(from, to)| ((i32::midpoint(from, to), y), Anchor::Middle, to - from - 4 * MARK));
        let places = [Some(after), Some(before), on_link];
        let fits = places.into_iter().flatten().find(|(_, _, room)| length <= *room);
        let wider = if after.2 >= before.2 { after } else { before };
        let across = ((i32::midpoint(left, right), y), Anchor::Middle, right - left);
        let (at, anchor, room) = fits.unwrap_or(if wider.2 >= LEAST { wider } else { across });
        Label::fitting(text, (at, anchor), role, room).on(self.sheet);
    }
}

/// The lowest and the highest of some places.
fn around(ends: &[Option<i32>]) -> Option<(i32, i32)> {
    let low = ends.iter().flatten().min()?;
    let high = ends.iter().flatten().max()?;
    Some((*low, *high))
}
