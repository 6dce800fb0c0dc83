//! A project's page and the index of all.

use crate::compute::{
    self, Lit, Measured, Money, OpenProblem, matter_status, milestone_status, project_light, project_running, standing,
};
use crate::model::{ChangeKind, FinanceStep, Indicator, Ledger};
use crate::render::pages::follow::{self, Source};
use crate::render::pages::fund::MoneyNumbers;
use crate::render::pages::listing::Purpose;
use crate::render::pages::{
    Scene, approval, badge, chart, county, duty, entry, headline, listing, supervision, systems, wall,
};
use crate::render::view::{
    Fact, FundRow, Headline, Link, MilestoneRow, PlanRow, ProjectView, ProjectsView, RecordRow, StopRow,
};
use crate::render::{sentence, text};
use crate::route::IssuePart;
use crate::units::{Amount, Date, Known, Percent};

/// More projects than this are listed on the counties' pages only.
const ROWS_ON_INDEX: usize = 60;

/// The index of projects.
pub(crate) fn projects(scene: &Scene<'_>) -> ProjectsView {
    let facts = scene.facts;
    let mut order: Vec<usize> = (0..facts.projects.len()).collect();
    order.sort_by_key(|&position| facts.projects[position].county);
    let shown = if order.len() > ROWS_ON_INDEX { &[][..] } else { &order[..] };
    ProjectsView {
        cutoff: text::date(scene.issue().cutoff, scene.say),
        count: facts.projects.len(),
        counties: county::rows(scene),
        sets: listing::sets(scene),
        funds: listing::funds(scene),
        rows: shown.iter().map(|&position| listing::project_row(scene, position, Purpose::All)).collect(),
    }
}

/// One project.
pub(crate) fn project(scene: &Scene<'_>, position: usize) -> ProjectView {
    let facts = scene.facts;
    let project = &facts.projects[position];
    let cutoff = scene.issue().cutoff;
    let bulletin = scene.bulletin();
    let say = scene.say;
    let standing = standing(project, &facts.campaign, cutoff);
    // A light judges work under way; what has not started is judged by its date.
    let lit = project_light(facts, &standing, cutoff);
    let running = lit.map(|lit| project_running(facts, project, scene.at, lit.light));
    let milestones: Vec<MilestoneRow> = project
        .milestones
        .iter()
        .map(|own| wall::of_milestone(project, own, milestone_status(own, cutoff), say))
        .collect();
    let notes: Vec<String> = milestones
        .iter()
        .map(|row| if row.days.is_some_and(|days| days > 0) { row.text.clone() } else { String::new() })
        .collect();
    let mut problems: Vec<OpenProblem> = project
        .problems
        .iter()
        .enumerate()
        .filter_map(|(problem, own)| {
            matter_status(own, cutoff).map(|status| OpenProblem { project: position, problem, status })
        })
        .collect();
    problems.sort_by_key(|open| open.status.urgency(project.problems[open.problem].deadline));
    ProjectView {
        id: project.id.to_string(),
        name: project.name.to_string(),
        code: project.code.as_deref().map(str::to_owned),
        county: scene.county_link(project.county),
        summary: project.summary.as_deref().map(str::to_owned),
        cutoff: text::date(cutoff, scene.say),
        bulletin: scene.link(&scene.say.words.issue.number(bulletin.number), &scene.issue_path(IssuePart::Bulletin)),
        light: lit.map(|lit| badge::light(lit, scene.say.words)),
        running: running.unwrap_or("").to_owned(),
        state: badge::project_state(&standing, scene.say.words),
        headlines: headlines(scene, &standing, lit),
        facts: facts_of(scene, position),
        arranged: duty::parts(scene, position),
        cumulative: chart::project_cumulative(scene, project),
        gantt: chart::milestones(scene, project, &notes),
        milestones,
        records: records(scene, position),
        records_unit: text::amount_unit(say.numbers.project_unit, say).to_owned(),
        funds: project
            .funds
            .iter()
            .map(|fund| {
                let MoneyNumbers { in_place, paid, .. } = MoneyNumbers::of(scene, &Money::of(fund, cutoff));
                FundRow {
                    link: scene.fund_link(fund.fund),
                    planned: text::project_amount(&Known::Value(fund.planned), say),
                    in_place,
                    paid,
                }
            })
            .collect(),
        plans: project
            .plans
            .iter()
            .filter(|plan| plan.from <= cutoff)
            .map(|plan| PlanRow {
                from: text::iso_day(plan.from),
                amount: text::project_amount(&Known::Value(plan.amount), say),
                reason: plan.reason.as_deref().unwrap_or("").to_owned(),
            })
            .collect(),
        stops: project
            .stops
            .iter()
            .filter(|stop| stop.from <= cutoff)
            .map(|stop| StopRow {
                from: text::iso_day(stop.from),
                until: text::iso(stop.until.filter(|until| *until <= cutoff)),
                reason: stop.reason.to_string(),
            })
            .collect(),
        approvals: approval::of_project(scene, project),
        exemptions: supervision::of_project(scene, position),
        papers: entry::of_project(scene, project),
        decisions: follow::of_project(scene, Source::Meetings, position),
        findings: follow::of_project(scene, Source::Inspections, position),
        problems: problems.into_iter().map(|open| listing::problem_row(scene, open)).collect(),
    }
}

fn headlines(scene: &Scene<'_>, standing: &crate::compute::Standing<'_>, lit: Option<Lit<'_>>) -> Vec<Headline> {
    let say = scene.say;
    let href = |ledger| scene.method_href(Indicator::Ledger(ledger));
    let (note, tone) = match &standing.gap {
        Known::Value(points) if standing.is_started || standing.is_start_due => {
            (sentence::gap(points, scene.say), headline::gap_tone(scene, points, lit))
        }
        _ => (String::new(), ""),
    };
    let as_of = standing
        .record
        .map(|record| scene.say.words.project.as_of(text::day(record.as_of, scene.say)))
        .unwrap_or_default();
    let one = |ledger: Ledger, number, note, tone| Headline {
        label: sentence::label(scene.facts, Indicator::Ledger(ledger)),
        number,
        note,
        tone,
        href: href(ledger),
        why: None,
    };
    let rate = standing.completion_rate.clone().map(Measured::Percent);
    vec![
        one(Ledger::Completed, text::project_amount(&standing.completed, say), as_of, ""),
        one(Ledger::CompletionRate, text::number(&rate, say), note, tone),
        one(Ledger::Plan, text::project_amount(&Known::or_not_applicable(standing.plan), say), String::new(), ""),
        one(Ledger::FundsInPlace, text::project_amount(&standing.funds_in_place, say), String::new(), ""),
    ]
}

fn facts_of(scene: &Scene<'_>, position: usize) -> Vec<Fact> {
    let facts = scene.facts;
    let campaign = &facts.campaign;
    let project = &facts.projects[position];
    let cutoff = scene.issue().cutoff;
    let plain = |text: &str| Link { text: text.to_owned(), href: None };
    let mut rows = Vec::with_capacity(14);
    let mut add = |label: &str, values: Vec<Link>| {
        if values.iter().any(|value| !value.text.is_empty()) {
            rows.push(Fact { label: label.to_owned(), values });
        }
    };
    let text_of = |text: &Option<Box<str>>| vec![plain(text.as_deref().unwrap_or(""))];
    let dates = |planned: Option<Date>, actual: Option<Date>| {
        let actual = actual.filter(|actual| *actual <= cutoff);
        let planned = planned.map(|date| scene.say.words.project.planned(date));
        let actual = actual.map(|date| scene.say.words.project.actual(date));
        planned.into_iter().chain(actual).map(|text| plain(&text)).collect::<Vec<_>>()
    };
    add(scene.say.words.project.unit(), vec![scene.unit_link(project.unit)]);
    add(scene.say.words.project.leader(), project.leader.map(|leader| scene.leader_link(leader)).into_iter().collect());
    add(scene.say.words.project.builder(), text_of(&project.builder));
    add(scene.say.words.project.systems(), systems::of_project(scene, project));
    add(scene.say.words.project.sector(), vec![plain(&campaign.sectors[project.sector].name)]);
    add(scene.say.words.project.class(), vec![plain(&campaign.classes[project.class].name)]);
    let actions = campaign.duty.actions.iter().enumerate();
    let own = actions.filter(|(position, action)| compute::is_of_action(project, *position, action, cutoff));
    add(scene.say.words.project.actions(), own.map(|(position, _)| scene.action_link(position)).collect());
    let in_sets = project.sets.iter().filter(|&&set| project.is_in_set(set, cutoff));
    add(scene.say.words.project.sets(), in_sets.map(|&set| scene.set_link(set)).collect());
    let moved = project.scope.iter().filter(|change| change.on <= cutoff).map(|change| {
        let word = match change.kind {
            ChangeKind::Entered => scene.say.words.project.entered(),
            ChangeKind::Left => scene.say.words.project.left(),
            ChangeKind::Split => scene.say.words.project.split(),
        };
        scene.say.words.project.moved(change.on, word, &campaign.sets[change.set].name, &change.reason)
    });
    add(
        scene.say.words.project.moves(),
        vec![plain(&moved.collect::<Vec<_>>().join(scene.say.words.sign.semicolon()))],
    );
    let heirs = project.scope.iter().filter(|change| change.on <= cutoff).flat_map(|change| &change.into);
    add(scene.say.words.project.heirs(), heirs.map(|&heir| scene.project_link(heir)).collect());
    let total = text::project_amount(&Known::Value(project.total_investment), scene.say);
    add(scene.say.words.project.total(), vec![plain(&total.text)]);
    add(scene.say.words.project.start(), dates(project.start.planned, project.start.actual));
    add(scene.say.words.project.finish(), dates(project.finish.planned, project.finish.actual));
    add(scene.say.words.project.entry(), dates(None, project.entered));
    let is_unstarted = project.start.actual.is_none_or(|actual| actual > cutoff);
    if is_unstarted {
        add(scene.say.words.project.unstarted_reason(), text_of(&project.unstarted_reason));
    }
    let needs = compute::finance_needs(project, campaign, cutoff);
    add(scene.say.words.project.finance(), needs.into_iter().map(|need| plain(&need_words(scene, need))).collect());
    if let Some(curve) = project.schedule {
        add(scene.say.words.project.curve(), vec![plain(&campaign.curves[curve].name)]);
    }
    rows
}

/// `设备采购5000万元，已推送（自2030-08-01）`, and what banks were told where offices read it.
fn need_words(scene: &Scene<'_>, need: &FinanceStep) -> String {
    let amount = text::project_amount(&need.amount, scene.say);
    let stage = &scene.facts.campaign.duty.finance_stages[need.stage].name;
    let note = need.bank_note.as_deref().map(|note| scene.say.words.project.note(note)).unwrap_or_default();
    scene.say.words.project.need(&need.purpose, &amount.text, stage, need.since, &note)
}

/// Records up to the cut-off, newest first, each against the plan in force on its day.
fn records(scene: &Scene<'_>, position: usize) -> Vec<RecordRow> {
    let facts = scene.facts;
    let say = scene.say;
    let project = &facts.projects[position];
    let cutoff = scene.issue().cutoff;
    let mut rows = Vec::with_capacity(project.records.len());
    let stage_name = |stage: usize| facts.campaign.stages[stage].name.to_string();
    let mut before: Option<(Date, Amount)> = None;
    let mut stage = None;
    for record in project.records.iter().filter(|record| record.as_of <= cutoff) {
        let plan = project.plan_in_force(record.as_of);
        let rate = record.completed.as_ref().and_then(|completed| {
            let rate = plan.and_then(|plan| Percent::of_amounts(*completed, plan));
            Known::or_not_applicable(rate)
        });
        let base =
            before.filter(|(day, _)| day.year() == record.as_of.year()).map_or(Amount::ZERO, |(_, amount)| amount);
        let increase = record.completed.as_ref().map(|completed| *completed - base);
        if let Known::Value(completed) = record.completed {
            before = Some((record.as_of, completed));
        }
        rows.push(RecordRow {
            as_of: text::iso_day(record.as_of),
            figures: text::cells(&[
                text::amount_cell(&record.completed, say),
                text::amount_cell(&increase, say),
                text::cell(&rate, say, |rate| text::percent(rate, say)),
                text::amount_cell(&record.funds_in_place, say),
            ]),
            stage: record.stage.filter(|_| record.stage != stage).map(stage_name).unwrap_or_default(),
            note: record.note.as_deref().unwrap_or("").to_owned(),
            correction: record.correction.as_deref().unwrap_or("").to_owned(),
        });
        stage = record.stage;
    }
    rows.reverse();
    rows
}
