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

/// What a row holds.
pub(super) struct Marks {
    /// From the first to the last of its marks.
    extent: Option<(i32, i32)>,
    /// The places of a milestone's marks.
    planned: Option<i32>,
    actual: Option<i32>,
    /// The link of a late milestone.
    link: Option<(i32, i32)>,
    late: bool,
    is_open: bool,
}

/// Parts of milestones in the order in which they are drawn through all rows: what is alike stands together and is written once.
#[derive(Clone, Copy)]
pub(super) enum Layer {
    Links,
    Planned,
    Actual,
}

impl Layer {
    pub(super) const ALL: [Self; 3] = [Self::Links, Self::Planned, Self::Actual];
}

impl<F: Fn(i32) -> i32> Row<'_, '_, F> {
    /// Where the marks of a milestone lie; [`Self::draw`] draws them.
    pub(super) fn milestone(&self, planned: Option<i32>, actual: Option<i32>) -> Marks {
        let place = |day: Option<i32>| day.map(&self.x);
        let seen = |day: Option<i32>| place(day.filter(|&day| self.days.hold(day)));
        let reached = place(actual).or(self.today);
        let late = match (planned, actual) {
            (Some(planned), Some(actual)) => actual > planned,
            (Some(_), None) => place(planned) < self.today,
            (None, _) => false,
        };
        let link = place(planned).zip(reached).filter(|(from, to)| late && from < to);
        let is_open = actual.is_none();
        let (planned, actual) = (seen(planned), seen(actual));
        let ends = [planned, actual, link.map(|(from, _)| from), link.map(|(_, to)| to)];
        let extent = around(&ends).map(|(low, high)| (low - MARK, high + MARK));
        Marks { extent, planned, actual, link, late, is_open }
    }

    /// Draws one layer of a milestone.
    pub(super) fn draw(&self, marks: &Marks, layer: Layer) {
        match layer {
            Layer::Links => {
                if let Some((from, to)) = marks.link {
                    let role = if marks.is_open { Role::LateOpen } else { Role::Late };
                    put(self.sheet, &line((from, self.y), (to, self.y), role));
                }
            }
            Layer::Planned => {
                if let Some(x) = marks.planned {
                    put(self.sheet, &diamond((x, self.y), MARK, Role::Planned));
                }
            }
            Layer::Actual => {
                if let Some(x) = marks.actual {
                    // The red mark has a stroke of its own and is made smaller by it, so that all marks look alike.
                    let (role, size) = if marks.late { (Role::Late, MARK - 15) } else { (Role::Done, MARK) };
                    put(self.sheet, &diamond((x, self.y), size, role));
                }
            }
        }
    }

    /// Draws a span, the actual one inside the planned one, and red what lies beyond the planned finish.
    pub(super) fn bar(&self, planned: Option<(i32, i32)>, actual: Option<(i32, Option<i32>)>) -> Marks {
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
        let late = actual.is_some_and(|(_, to)| to > due);
        Marks { extent: around(&ends), planned: None, actual: None, link: None, late, is_open: false }
    }

    /// Writes the note right of the marks, left of them, or on a long link; else shortened where there is most room, and across
    /// the marks (it has a halo) where they fill the row.
    pub(super) fn note(&self, text: &str, (left, right): (i32, i32), marks: &Marks) {
        let role = if marks.late { Role::LateNote } else { Role::Mute };
        let y = self.y + role.size() * 36 / 100;
        let (low, high) = marks.extent.unwrap_or((left, left));
        let length = width(text, role);
        let after = ((high + GAP, y), Anchor::Start, right - high - GAP);
        let before = ((low - GAP, y), Anchor::End, low - GAP - left);
        let on_link = marks.link.map(|(from, to)| ((i32::midpoint(from, to), y), Anchor::Middle, to - from - 4 * MARK));
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
