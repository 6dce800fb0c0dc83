//! Deals and reserve at a cut-off: how far prospects are, what they add up to, what moved and what stands still.
//!
//! In: prospects with their dated steps. Promises: a prospect counts once, at its last stage and at all it has passed; what has no
//! amount is left out of sums and counted as left out; a county without a reserve of its own has not reported, which is not zero.

use std::collections::BTreeSet;

use crate::compute::curve::days_between;
use crate::compute::missing::Missing;
use crate::model::{Facts, MeasureSource, Pipeline, Prospect, Selection, Summed};
use crate::units::{Amount, Date, Exact, Known};

/// Prospects at one stage of their way.
#[derive(Clone, Debug, Default)]
pub struct Reach {
    /// Those that have come to it or further.
    pub reached: i64,
    /// Those that stand at it.
    pub here: i64,
    /// Amounts of those that have come to it or further and have one.
    pub amount: Amount,
    /// Those that have one.
    pub with_amount: i64,
    /// Amounts of those that stand at it and have one.
    pub here_amount: Amount,
}

/// How many prospects have come how far.
#[derive(Clone, Debug, Default)]
pub struct Funnel {
    /// One entry per stage, in order.
    pub stages: Vec<Reach>,
    /// All that are listed.
    pub listed: i64,
    /// Funds in place of all that reported them.
    pub funds: Amount,
    /// Those that did.
    pub with_funds: i64,
    /// Those that stand still.
    pub still: i64,
}

/// Sums over the prospects that are meant, at a cut-off.
pub fn funnel(
    pipeline: &Pipeline,
    prospects: &[Prospect],
    cutoff: Date,
    is_meant: impl Fn(&Prospect) -> bool,
) -> Funnel {
    let mut funnel = Funnel { stages: vec![Reach::default(); pipeline.stages.len()], ..Funnel::default() };
    for prospect in prospects.iter().filter(|prospect| is_meant(prospect)) {
        let Some(step) = prospect.step_at(cutoff) else { continue };
        funnel.listed += 1;
        let here = &mut funnel.stages[step.stage];
        here.here += 1;
        here.here_amount = here.here_amount + *prospect.amount.value().unwrap_or(&Amount::ZERO);
        for reach in &mut funnel.stages[..=step.stage] {
            reach.reached += 1;
            if let Known::Value(amount) = prospect.amount {
                reach.amount = reach.amount + amount;
                reach.with_amount += 1;
            }
        }
        if let Some(Known::Value(in_place)) = prospect.funds_at(cutoff) {
            funnel.funds = funnel.funds + *in_place;
            funnel.with_funds += 1;
        }
        funnel.still += i64::from(still_days(pipeline, prospect, cutoff).is_some());
    }
    funnel
}

/// For how many days a prospect has come to no new stage, when that is longer than the campaign allows. What has come to the last
/// stage has nowhere further to go.
pub fn still_days(pipeline: &Pipeline, prospect: &Prospect, cutoff: Date) -> Option<i64> {
    let step = prospect.step_at(cutoff)?;
    let days = days_between(step.on, cutoff);
    (step.stage + 1 < pipeline.stages.len() && days > pipeline.still_days?).then_some(days)
}

/// Prospects that changed their stage between two days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shifts {
    /// Newly listed.
    pub entered: i64,
    /// At a later stage than before.
    pub forward: i64,
    /// At an earlier stage than before.
    pub back: i64,
    /// No longer pursued.
    pub left: i64,
}

/// What changed after one day up to another, for each stage in which it ends; what left stands at the stage it had.
pub fn shifts(pipeline: &Pipeline, prospects: &[Prospect], since: Date, cutoff: Date) -> Vec<Shifts> {
    let mut shifts = vec![Shifts::default(); pipeline.stages.len()];
    for prospect in prospects {
        match (prospect.step_at(since), prospect.step_at(cutoff)) {
            (None, Some(now)) => shifts[now.stage].entered += 1,
            (Some(then), Some(now)) if now.stage > then.stage => shifts[now.stage].forward += 1,
            (Some(then), Some(now)) if now.stage < then.stage => shifts[now.stage].back += 1,
            (Some(then), None) => shifts[then.stage].left += 1,
            _ => {}
        }
    }
    shifts
}

/// What is selected of the prospects that are meant, added up; missing for the reason its parts are.
pub fn selected(
    prospects: &[Prospect],
    selection: Selection,
    cutoff: Date,
    is_meant: impl Fn(&Prospect) -> bool,
) -> Known<Exact> {
    let mut sum = Sum::default();
    prospects.iter().filter(|prospect| is_meant(prospect)).for_each(|prospect| sum.add(prospect, selection, cutoff));
    sum.counted(selection, true).value
}

/// A measure's value in one county.
#[derive(Clone, Debug)]
pub(super) struct Counted {
    /// The number.
    pub(super) value: Known<Exact>,
    /// Prospects that are left out of it.
    pub(super) missing: Missing,
}

/// The values of every measure that is counted from prospects, by county; nothing for those that are reported.
pub(super) fn counted(facts: &Facts, cutoff: Date) -> Vec<Option<Vec<Counted>>> {
    let reserved: BTreeSet<usize> = facts.reserve.iter().map(|prospect| prospect.county).collect();
    let of = |prospects: &[Prospect], selection: Selection, has_list: &dyn Fn(usize) -> bool| {
        let mut sums: Vec<Sum> = facts.counties.iter().map(|_| Sum::default()).collect();
        for prospect in prospects {
            sums[prospect.county].add(prospect, selection, cutoff);
        }
        let counted = sums.into_iter().enumerate().map(|(county, sum)| sum.counted(selection, has_list(county)));
        Some(counted.collect())
    };
    let measures = facts.campaign.measures.iter().map(|measure| match measure.source {
        MeasureSource::Reported => None,
        MeasureSource::Deals(selection) => of(&facts.deals, selection, &|_| !facts.deals.is_empty()),
        MeasureSource::Reserve(selection) => of(&facts.reserve, selection, &|county| reserved.contains(&county)),
    });
    measures.collect()
}

#[derive(Default)]
struct Sum {
    number: i64,
    amount: Amount,
    reported: i64,
    missing: Missing,
}

impl Sum {
    fn add(&mut self, prospect: &Prospect, selection: Selection, cutoff: Date) {
        let Some(step) = prospect.step_at(cutoff) else { return };
        let is_far_enough = selection.stage.is_none_or(|stage| step.stage >= stage);
        if !is_far_enough || selection.group.is_some_and(|group| prospect.group != group) {
            return;
        }
        self.number += 1;
        let known = match selection.sum {
            Summed::Number => return,
            Summed::Amount => prospect.amount.clone(),
            Summed::Funds => prospect.funds_at(cutoff).cloned().unwrap_or(Known::NotReported),
        };
        self.missing.count(&known);
        if let Known::Value(amount) = known {
            self.amount = self.amount + amount;
            self.reported += 1;
        }
    }

    fn counted(self, selection: Selection, has_list: bool) -> Counted {
        let value = match selection.sum {
            _ if !has_list => Known::NotReported,
            Summed::Number => Known::Value(Exact::whole(self.number)),
            Summed::Amount | Summed::Funds if self.reported > 0 || self.number == 0 => Known::Value(self.amount.wan()),
            Summed::Amount | Summed::Funds => self.missing.state(),
        };
        Counted { value, missing: self.missing }
    }
}
