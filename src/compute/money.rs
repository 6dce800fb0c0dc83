//! Money by kind: what of the planned funds of one scope is in place and paid.
//!
//! Kinds of funds part the money of a project, so unlike the projects that have them they may be added up.

use crate::compute::missing::Missing;
use crate::model::Fund;
use crate::units::{Amount, Date, Known};

/// Sums over funds; what was not reported is counted as such and left out.
#[derive(Clone, Debug, Default)]
pub struct Money {
    /// Planned this year.
    pub planned: Amount,
    /// How many funds that are.
    pub listed: i64,
    /// In place, of all that reported it.
    pub in_place: Amount,
    /// How many reported it.
    pub in_place_reported: i64,
    /// Why the others did not.
    pub in_place_missing: Missing,
    /// Planned of those that reported what is in place: below the line of the rate.
    pub planned_reported: Amount,
    /// Paid, of all that reported it.
    pub paid: Amount,
    /// How many reported it.
    pub paid_reported: i64,
    /// Why the others did not.
    pub paid_missing: Missing,
    /// Paid of those that reported both: above the line of the paid rate.
    pub rated_paid: Amount,
    /// In place of the same.
    pub rated_in_place: Amount,
    /// How many they are.
    pub rated: i64,
}

impl Money {
    /// The funds of one kind of one project on a day.
    pub fn of(fund: &Fund, on: Date) -> Self {
        let mut money = Self::default();
        money.add(fund, on);
        money
    }

    /// What is in place, or why that is not known.
    pub fn in_place_known(&self) -> Known<Amount> {
        if self.in_place_reported > 0 { Known::Value(self.in_place) } else { self.in_place_missing.state() }
    }

    /// What is paid, or why that is not known.
    pub fn paid_known(&self) -> Known<Amount> {
        if self.paid_reported > 0 { Known::Value(self.paid) } else { self.paid_missing.state() }
    }

    /// Adds the funds of one kind of one project as they stood on a day.
    pub fn add(&mut self, fund: &Fund, on: Date) {
        let record = fund.record_at(on);
        let in_place = record.map_or(Known::NotReported, |record| record.in_place.clone());
        let paid = record.map_or(Known::NotReported, |record| record.paid.clone());
        self.planned = self.planned + fund.planned;
        self.listed += 1;
        self.in_place_missing.count(&in_place);
        self.paid_missing.count(&paid);
        if let Known::Value(in_place) = in_place {
            self.in_place = self.in_place + in_place;
            self.in_place_reported += 1;
            self.planned_reported = self.planned_reported + fund.planned;
        }
        if let Known::Value(paid) = paid {
            self.paid = self.paid + paid;
            self.paid_reported += 1;
        }
        if let (Known::Value(in_place), Known::Value(paid)) = (in_place, paid) {
            self.rated_paid = self.rated_paid + paid;
            self.rated_in_place = self.rated_in_place + in_place;
            self.rated += 1;
        }
    }
}
