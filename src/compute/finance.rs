//! Finance that a project still seeks at a cut-off.

use crate::model::{Campaign, FinanceStep, Project};
use crate::units::Date;

/// The needs that are open: of each purpose the last step by the cut-off, unless it has come to an end.
pub fn finance_needs<'p>(project: &'p Project, campaign: &Campaign, cutoff: Date) -> Vec<&'p FinanceStep> {
    let mut last: Vec<&FinanceStep> = Vec::new();
    for step in project.finance.iter().filter(|step| step.since <= cutoff) {
        match last.iter_mut().find(|own| own.purpose == step.purpose) {
            Some(own) => *own = step,
            None => last.push(step),
        }
    }
    last.retain(|step| !campaign.duty.finance_stages[step.stage].ended);
    last
}
