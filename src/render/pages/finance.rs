//! Projects that seek finance: how much, what for, how far.

use crate::compute::{Measured, Missing, OpenNeed};
use crate::model::{Ledger, Scope};
use crate::render::pages::{Scene, headline, target};
use crate::render::text;
use crate::render::view::{FinanceRow, FinanceView, Headline, Link, NeedRow, Number};
use crate::route::IssuePart;
use crate::units::{Amount, Known};

/// Needs listed on the page; the sums are of all.
const ROWS: usize = 300;

/// The page.
pub(crate) fn finance(scene: &Scene<'_>) -> FinanceView {
    let facts = scene.facts;
    let needs = &scene.figures.duty.needs;
    let stages = facts.campaign.duty.finance_stages.iter().enumerate().filter(|(_, stage)| !stage.ended);
    let stages = stages.map(|(position, stage)| {
        let who = Link { text: stage.name.to_string(), href: None };
        sums(scene, who, needs.iter().filter(|need| need.step.stage == position))
    });
    let with_needs =
        (0..facts.counties.len()).filter(|&county| scene.issue().tally(Scope::County(county)).finance_needs > 0);
    let bulletin = scene.bulletin();
    let targets = scene.issue().targets.iter();
    FinanceView {
        cutoff: text::date(scene.issue().cutoff, scene.say),
        bulletin: scene.link(&scene.say.words.issue.number(bulletin.number), &scene.issue_path(IssuePart::Bulletin)),
        headlines: headlines(scene),
        targets: targets
            .filter(|figure| facts.campaign.duty.finance_targets.contains(&figure.target))
            .map(|figure| target::row(scene, figure))
            .collect(),
        stages: stages.collect(),
        counties: with_needs.map(|county| of_county(scene, county)).collect(),
        rows: needs.iter().take(ROWS).map(|need| row(scene, need)).collect(),
        hidden: needs.len().saturating_sub(ROWS),
    }
}

fn headlines(scene: &Scene<'_>) -> Vec<Headline> {
    let figure = |ledger| scene.issue().ledger(scene.facts, ledger, Scope::Whole);
    let sought = figure(Ledger::FinanceSought);
    let left_out = match sought.unreported + sought.withheld {
        0 => String::new(),
        count => scene.say.words.duty.hidden(count),
    };
    let one = |ledger, note| headline::of_ledger(scene, ledger, Some(Scope::Whole), &figure(ledger), note, "");
    vec![one(Ledger::FinanceNeeds, String::new()), one(Ledger::FinanceSought, left_out)]
}

fn of_county(scene: &Scene<'_>, county: usize) -> FinanceRow {
    let number = |ledger| -> Number {
        let figure = scene.issue().ledger(scene.facts, ledger, Scope::County(county));
        text::number(&figure.value, scene.say)
    };
    FinanceRow {
        who: scene.county_link(county),
        needs: number(Ledger::FinanceNeeds),
        sought: number(Ledger::FinanceSought),
    }
}

fn sums<'a>(scene: &Scene<'_>, who: Link, needs: impl Iterator<Item = &'a OpenNeed>) -> FinanceRow {
    let say = scene.say;
    let (mut count, mut sum, mut missing) = (0, None, Missing::default());
    for need in needs {
        count += 1;
        missing.count(&need.step.amount);
        if let Known::Value(amount) = need.step.amount {
            sum = Some(sum.unwrap_or(Amount::ZERO) + amount);
        }
    }
    let sought = sum.map_or_else(|| missing.state(), |sum| Known::Value(Measured::amount(sum)));
    FinanceRow { who, needs: text::count(count, say), sought: text::number(&sought, say) }
}

fn row(scene: &Scene<'_>, need: &OpenNeed) -> NeedRow {
    let facts = scene.facts;
    NeedRow {
        project: scene.project_link(need.project),
        county: scene.county_link(facts.projects[need.project].county),
        purpose: need.step.purpose.to_string(),
        amount: text::project_amount(&need.step.amount, scene.say),
        stage: facts.campaign.duty.finance_stages[need.step.stage].name.to_string(),
        since: need.step.since.to_string(),
        office_note: need.step.bank_note.as_deref().map(str::to_owned),
    }
}
