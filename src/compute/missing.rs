//! Why values are missing from a sum. In: states. Out: how many of each, and the state of a sum that has no values at all.

use crate::units::Known;

/// How many values are missing, by reason.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Missing {
    /// Nobody has reported them yet.
    pub not_reported: i64,
    /// They cannot exist.
    pub not_applicable: i64,
    /// They are not for publication.
    pub not_public: i64,
}

impl Missing {
    /// Counts a value, when it is missing.
    pub fn count<T>(&mut self, known: &Known<T>) {
        match known {
            Known::Value(_) => {}
            Known::NotReported => self.not_reported += 1,
            Known::NotApplicable => self.not_applicable += 1,
            Known::NotPublic => self.not_public += 1,
        }
    }

    /// How many values are missing.
    pub(super) fn count_all(self) -> i64 {
        self.not_reported + self.not_applicable + self.not_public
    }

    /// The state of a sum without values: one that is still to come makes it not reported, one that is withheld not public; a sum
    /// of nothing, or of what cannot exist, does not apply.
    pub fn state<T>(self) -> Known<T> {
        if self.not_reported > 0 {
            Known::NotReported
        } else if self.not_public > 0 {
            Known::NotPublic
        } else {
            Known::NotApplicable
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_four_states_stay_four_in_sums() {
        let of = |states: &[Known<()>]| {
            let mut missing = Missing::default();
            states.iter().for_each(|state| missing.count(state));
            missing.state::<()>()
        };
        assert_eq!(of(&[]), Known::NotApplicable);
        assert_eq!(of(&[Known::NotApplicable]), Known::NotApplicable);
        assert_eq!(of(&[Known::NotApplicable, Known::NotPublic]), Known::NotPublic);
        assert_eq!(of(&[Known::NotPublic, Known::NotReported, Known::NotApplicable]), Known::NotReported);
    }
}
