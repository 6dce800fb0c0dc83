//! Money of one kind in one project.

use crate::units::{Amount, Date, Id, Known};

/// A kind of funds as the campaign declares it.
#[derive(Clone, Debug)]
pub struct FundKind {
    /// Id.
    pub id: Id,
    /// Name on the pages.
    pub name: Box<str>,
    /// How many projects the plan itself counts.
    pub declared: Option<i64>,
    /// Remark.
    pub note: Option<Box<str>>,
}

/// Funds of one kind in a project.
#[derive(Clone, Debug)]
pub struct Fund {
    /// Position in the campaign's kinds of funds.
    pub fund: usize,
    /// Planned this year.
    pub planned: Amount,
    /// What came in and was paid, oldest first.
    pub records: Vec<FundRecord>,
}

/// State of one kind of funds on a day, cumulative since January.
#[derive(Clone, Debug)]
pub struct FundRecord {
    /// The day.
    pub as_of: Date,
    /// 累计到位.
    pub in_place: Known<Amount>,
    /// 累计支付.
    pub paid: Known<Amount>,
}

impl Fund {
    /// The last record of the day's year, on or before it.
    pub fn record_at(&self, on: Date) -> Option<&FundRecord> {
        self.records.iter().rev().find(|record| record.as_of <= on && record.as_of.year() == on.year())
    }
}
