//! Layout: where a label goes so that it neither covers another one nor runs out of its frame.
//!
//! Everything is in whole tenths and decided by order, never by chance: the same boxes come back for the same input.

use super::role::Role;

/// A place on a drawing, in tenths.
pub(super) type Point = (i32, i32);

/// Where a text stands: a point on its base line, and which part of it is there.
pub(super) type Place = (Point, Anchor);

/// Which part of a text stands at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    /// Its beginning.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

impl Anchor {
    /// The attribute as written, nothing for the default of SVG.
    pub(super) fn attribute(self) -> &'static str {
        match self {
            Self::Start => "",
            Self::Middle => " text-anchor=\"middle\"",
            Self::End => " text-anchor=\"end\"",
        }
    }
}

/// A rectangle, edges included on the left and above only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Frame {
    /// Left edge.
    pub(super) x0: i32,
    /// Upper edge.
    pub(super) y0: i32,
    /// Right edge.
    pub(super) x1: i32,
    /// Lower edge.
    pub(super) y1: i32,
}

impl Frame {
    /// The box of a text of this width whose base line runs through `at`.
    pub(super) fn of_text(at: Point, width: i32, anchor: Anchor, role: Role) -> Self {
        let x0 = match anchor {
            Anchor::Start => at.0,
            Anchor::Middle => at.0 - width / 2,
            Anchor::End => at.0 - width,
        };
        // Chinese letters reach about 0.86 of their size above the base line and 0.14 below.
        Self { x0, y0: at.1 - role.size() * 86 / 100, x1: x0 + width, y1: at.1 + role.size() * 14 / 100 }
    }

    /// Whether the two share any area.
    pub(super) fn overlaps(&self, other: &Self) -> bool {
        self.x0 < other.x1 && other.x0 < self.x1 && self.y0 < other.y1 && other.y0 < self.y1
    }

    /// Whether `other` lies inside.
    pub(super) fn holds(&self, other: &Self) -> bool {
        self.x0 <= other.x0 && other.x1 <= self.x1 && self.y0 <= other.y0 && other.y1 <= self.y1
    }

    /// Whether a straight line runs through.
    pub(super) fn is_crossed(&self, (a, b): (Point, Point)) -> bool {
        let beside =
            a.0.max(b.0) < self.x0 || a.0.min(b.0) > self.x1 || a.1.max(b.1) < self.y0 || a.1.min(b.1) > self.y1;
        if beside {
            return false;
        }
        // The line misses the box exactly when all four corners are on the same side of it.
        let side = |x: i32, y: i32| {
            let (dx, dy) = (i64::from(b.0 - a.0), i64::from(b.1 - a.1));
            (dx * i64::from(y - a.1) - dy * i64::from(x - a.0)).signum()
        };
        let first = side(self.x0, self.y0);
        let corners = [side(self.x1, self.y0), side(self.x1, self.y1), side(self.x0, self.y1)];
        first == 0 || corners.iter().any(|&corner| corner != first)
    }
}

/// Inside the frame, over no label and no line.
const NO_HARM: (bool, usize, usize) = (false, 0, 0);

/// Finds free places for labels beside marks.
pub(super) struct Placer {
    frame: Frame,
    /// Lines that a label should not cover.
    pub(super) lines: Vec<(Point, Point)>,
    /// Boxes that a label must not cover.
    pub(super) taken: Vec<Frame>,
}

impl Placer {
    /// A placer that keeps labels inside `frame`.
    pub(super) fn new(frame: Frame) -> Self {
        Self { frame, lines: Vec::new(), taken: Vec::new() }
    }

    /// Adds the lines between consecutive points.
    pub(super) fn avoid(&mut self, points: &[Point]) {
        self.lines.extend(points.windows(2).map(|pair| (pair[0], pair[1])));
    }

    /// Takes the first of the candidates that does least harm; leaving the frame is worse than covering a label, that worse than a line.
    pub(super) fn place(&mut self, width: i32, role: Role, candidates: impl IntoIterator<Item = Place>) -> Place {
        let harm = |&(at, anchor): &Place| {
            let place = Frame::of_text(at, width, anchor, role);
            let padded = Frame { x0: place.x0 - 20, y0: place.y0 - 10, x1: place.x1 + 20, y1: place.y1 + 10 };
            let covered = self.taken.iter().filter(|other| other.overlaps(&padded)).count();
            let crossed = self.lines.iter().filter(|&&line| padded.is_crossed(line)).count();
            (!self.frame.holds(&place), covered, crossed)
        };
        // Nothing is better than no harm at all, which is what most labels find at once.
        let mut best: Option<(Place, _)> = None;
        for candidate in candidates {
            let its = harm(&candidate);
            if best.as_ref().is_none_or(|(_, least)| its < *least) {
                best = Some((candidate, its));
                if its == NO_HARM {
                    break;
                }
            }
        }
        let (best, _) = best.expect("a label has candidates");
        self.taken.push(Frame::of_text(best.0, width, best.1, role));
        best
    }
}

/// Candidates around a mark, near ones before far ones: above and below, beside, on the other sides.
pub(super) fn around((x, y): Point, gap: i32, role: Role) -> impl Iterator<Item = Place> {
    [gap, gap * 3 / 2, gap * 2, gap * 3].into_iter().flat_map(move |gap| {
        let (above, below, level) = (y - gap, y + gap + role.size() * 86 / 100, y + role.size() * 36 / 100);
        [
            ((x - gap / 2, above), Anchor::End),
            ((x + gap / 2, below), Anchor::Start),
            ((x + gap, level), Anchor::Start),
            ((x - gap, level), Anchor::End),
            ((x, above), Anchor::Middle),
            ((x, below), Anchor::Middle),
            ((x + gap / 2, above), Anchor::Start),
            ((x - gap / 2, below), Anchor::End),
        ]
    })
}

/// Moves sorted positions apart until neighbours are `gap` apart, downwards first, and back from the far end if that went beyond `end`.
pub(super) fn spread(positions: &mut [i32], gap: i32, end: i32) {
    for at in 1..positions.len() {
        positions[at] = positions[at].max(positions[at - 1] + gap);
    }
    let mut limit = end;
    for position in positions.iter_mut().rev() {
        *position = (*position).min(limit);
        limit = *position - gap;
    }
}

/// The middle of a text nearest to `x` at which it stays between two edges.
pub(super) fn inside(x: i32, width: i32, (left, right): (i32, i32)) -> i32 {
    x.min(right - width / 2).max(left + width / 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_through_and_past_a_box() {
        let frame = Frame { x0: 10, y0: 10, x1: 20, y1: 20 };
        for (line, crossed) in [
            (((0, 15), (30, 15)), true),
            (((0, 0), (30, 30)), true),
            (((12, 12), (13, 13)), true),
            (((0, 21), (21, 0)), true),
            (((0, 19), (19, 0)), false),
            (((0, 25), (30, 25)), false),
        ] {
            assert_eq!(frame.is_crossed(line), crossed, "{line:?}");
        }
    }

    #[test]
    fn positions_keep_their_distance_and_their_end() {
        for (mut positions, spread_out) in [
            (vec![0, 0, 0], vec![0, 10, 20]),
            (vec![0, 50, 52], vec![0, 50, 60]),
            (vec![80, 98, 99], vec![80, 90, 100]),
            (vec![], vec![]),
        ] {
            spread(&mut positions, 10, 100);
            assert_eq!(positions, spread_out);
        }
    }

    #[test]
    fn a_label_goes_where_it_is_free() {
        let mut placer = Placer::new(Frame { x0: 0, y0: 0, x1: 1000, y1: 1000 });
        placer.avoid(&[(0, 450), (500, 450), (500, 0)]);
        let first = placer.place(300, Role::Mute, around((500, 500), 90, Role::Mute));
        let second = placer.place(300, Role::Mute, around((500, 500), 90, Role::Mute));
        assert_ne!(first, second);
        let boxes = [first, second].map(|(at, anchor)| Frame::of_text(at, 300, anchor, Role::Mute));
        assert!(!boxes[0].overlaps(&boxes[1]));
        assert!(placer.lines.iter().all(|&line| !boxes[0].is_crossed(line)));
    }
}
