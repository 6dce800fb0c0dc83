//! A kind of funds: starts and completion of the projects that have it, and the money itself, in place and paid.

use crate::compute::{Issue, Money, money_figure, standing};
use crate::model::{Indicator, Ledger, Scope};
use crate::plan::PROJECTS_PER_PAGE;
use crate::render::pages::listing::Purpose;
use crate::render::pages::set::{anchor, urgent};
use crate::render::pages::{Scene, badge, target};
use crate::render::text;
use crate::render::view::{FundCountyRow, FundProjectRow, FundView, Headline, Html, Link, Number};
use crate::route::IssuePart;
use crate::units::Known;

/// One kind of funds.
pub(crate) fn fund(scene: &Scene<'_>, position: usize) -> FundView {
    let facts = scene.facts;
    let own = &facts.campaign.funds[position];
    let bulletin = scene.bulletin();
    let issue = scene.issue();
    let members = &scene.figures.members.funds[position];
    let counties = (0..facts.counties.len()).filter(|&county| {
        let scope = Scope::Fund(position, Some(county));
        issue.tally(scope).projects > 0
    });
    let total = Link { text: facts.whole.name.to_string(), href: None };
    let issues = scene.figures.issues.iter().zip(&facts.bulletins);
    FundView {
        id: own.id.to_string(),
        name: own.name.to_string(),
        note: own.note.as_deref().map(str::to_owned),
        cutoff: text::date(bulletin.cutoff, scene.say),
        bulletin: scene.link(&scene.say.words.issue.number(bulletin.number), &scene.issue_path(IssuePart::Bulletin)),
        headlines: headlines(scene, position),
        counties: counties
            .map(|county| row(scene, issue, Scope::Fund(position, Some(county)), scene.county_link(county)))
            .collect(),
        total: row(scene, issue, Scope::Fund(position, None), total),
        history: issues
            .map(|(issue, bulletin)| {
                let name = scene.say.words.issue.number_of(bulletin.number, text::period(bulletin.period, scene.say));
                let link = scene.link(&name, &IssuePart::Bulletin.path(bulletin.id.as_str()));
                row(scene, issue, Scope::Fund(position, None), link)
            })
            .collect(),
        targets: target::of_scope(scene, |scope| matches!(scope, Scope::Fund(fund, _) if fund == position)),
        unstarted_due: urgent(
            scene,
            members,
            "unstarted-due",
            scene.say.words.list.unstarted_due(),
            Purpose::Unstarted,
        ),
        lagging: urgent(scene, members, "lagging", scene.say.words.list.lagging(), Purpose::Lagging),
        count: members.len(),
        projects: projects(scene, position, members),
    }
}

fn row(scene: &Scene<'_>, issue: &Issue, scope: Scope, name: Link) -> FundCountyRow {
    let facts = scene.facts;
    let say = scene.say;
    let number = |ledger| text::number(&issue.ledger(facts, ledger, scope).value, say);
    let starts = issue.ledger(facts, Ledger::StartRate, scope);
    let of = |measured| text::number(&Known::or_not_applicable(measured), say);
    FundCountyRow {
        name,
        projects: number(Ledger::Projects),
        started: of(starts.part),
        base: of(starts.whole),
        start_rate: text::number(&starts.value, say),
        completion_rate: number(Ledger::CompletionRate),
        planned: number(Ledger::KindPlanned),
        in_place: number(Ledger::KindInPlace),
        in_place_rate: number(Ledger::KindRate),
        paid: number(Ledger::KindPaid),
        paid_rate: number(Ledger::KindPaidRate),
    }
}

fn headlines(scene: &Scene<'_>, position: usize) -> Vec<Headline> {
    let facts = scene.facts;
    let say = scene.say;
    let issue = scene.issue();
    let scope = Scope::Fund(position, None);
    let one = |ledger: Ledger, label: &str, note: String| Headline {
        label: label.to_owned(),
        number: text::number(&issue.ledger(facts, ledger, scope).value, say),
        note,
        tone: "",
        href: scene.method_href(Indicator::Ledger(ledger)),
        why: scene.why(Indicator::Ledger(ledger), scope),
    };
    let rate = |ledger, word: &str| {
        let value = issue.ledger(facts, ledger, scope).value;
        if value.value().is_some() { format!("{word}{}", text::number(&value, say).text) } else { String::new() }
    };
    let starts = issue.ledger(facts, Ledger::StartRate, scope);
    let starts_note = match (&starts.part, &starts.whole) {
        (Some(part), Some(whole)) => scene.say.words.headline.starts(text::print(whole, say), text::print(part, say)),
        _ => String::new(),
    };
    let listed = issue.tally(scope).projects;
    let listed = match facts.campaign.funds[position].declared {
        Some(declared) => scene.say.words.fund.declared(declared, listed),
        None => scene.say.words.fund.listed(listed),
    };
    vec![
        one(Ledger::StartRate, scene.say.words.fund.start_rate(), starts_note),
        one(Ledger::CompletionRate, scene.say.words.fund.completion_rate(), listed),
        one(
            Ledger::KindInPlace,
            scene.say.words.fund.in_place(),
            rate(Ledger::KindRate, scene.say.words.fund.in_place_rate()),
        ),
        one(
            Ledger::KindPaid,
            scene.say.words.fund.paid(),
            rate(Ledger::KindPaidRate, scene.say.words.fund.paid_rate()),
        ),
    ]
}

/// The projects with their money of this kind, by county; none where a page could not hold them.
fn projects(scene: &Scene<'_>, position: usize, members: &[usize]) -> Vec<FundProjectRow> {
    let facts = scene.facts;
    let cutoff = scene.issue().cutoff;
    let mut order = if members.len() > PROJECTS_PER_PAGE { Vec::new() } else { members.to_vec() };
    order.sort_by_key(|&project| facts.projects[project].county);
    let rows = order.into_iter().filter_map(|at| {
        let project = &facts.projects[at];
        let fund = project.funds.iter().find(|fund| fund.fund == position)?;
        let money = MoneyNumbers::of(scene, &Money::of(fund, cutoff));
        Some(FundProjectRow {
            project: scene.project_link(at),
            county: scene.county_link(project.county),
            unit: facts.campaign.units[project.unit].name.to_string(),
            state: badge::project_state(&standing(project, &facts.campaign, cutoff), scene.say.words),
            planned: text::project_amount(&Known::Value(fund.planned), scene.say),
            in_place: money.in_place,
            in_place_rate: money.in_place_rate,
            paid: money.paid,
            paid_rate: money.paid_rate,
        })
    });
    rows.collect()
}

/// One project's money of one kind, printed.
pub(super) struct MoneyNumbers {
    pub(super) in_place: Number,
    in_place_rate: Number,
    pub(super) paid: Number,
    paid_rate: Number,
}

impl MoneyNumbers {
    pub(super) fn of(scene: &Scene<'_>, money: &Money) -> Self {
        let say = scene.say;
        let rate = |ledger| text::number(&money_figure(ledger, money).value, say);
        Self {
            in_place: text::project_amount(&money.in_place_known(), say),
            in_place_rate: rate(Ledger::KindRate),
            paid: text::project_amount(&money.paid_known(), say),
            paid_rate: rate(Ledger::KindPaidRate),
        }
    }
}

/// What a bulletin says of the money by kind; nothing where none is reported.
pub(super) fn sentences(scene: &Scene<'_>) -> Html {
    let facts = scene.facts;
    let say = scene.say;
    let kinds = (0..facts.campaign.funds.len()).filter_map(|fund| {
        let value = |ledger| scene.issue().ledger(facts, ledger, Scope::Fund(fund, None)).value;
        value(Ledger::KindInPlace).value()?;
        let said = |ledger| text::number(&value(ledger), say).text;
        let mut rates = vec![scene.say.words.fund.in_place_share(said(Ledger::KindRate))];
        if value(Ledger::KindPaidRate).value().is_some() {
            rates.push(scene.say.words.fund.paid_share(said(Ledger::KindPaidRate)));
        }
        let name = anchor(&scene.fund_link(fund));
        Some(scene.say.words.fund.kind(&name, said(Ledger::KindInPlace), rates.join(scene.say.words.sign.clause())))
    });
    let kinds: Vec<String> = kinds.collect();
    if kinds.is_empty() { Html::new() } else { scene.say.words.fund.reported(kinds.join(scene.say.words.sign.list())) }
}
