//! Actions, responsible units and named leaders: what they answer for, as it stands at the newest issue.

use std::collections::BTreeMap;

use crate::compute::{Figure, Measured, OpenTask, Portfolio, TargetFigure, light_name, reports_of};
use crate::compute::{Lit, MatterStatus};
use crate::model::{Ledger, Light, Report, Scope};
use crate::render::pages::follow::{self, Source};
use crate::render::pages::listing::Purpose;
use crate::render::pages::{Scene, badge, county, duty_words, headline, listing, target, wall};
use crate::render::text::Say;
use crate::render::view::{
    ActionView, ArrangedRow, Badge, CountyRow, DutiesView, DutyRow, Fact, Headline, LeaderView, Link, ListView,
    PortfolioView, ReportRow, TaskRow, TasksView, UnitView,
};
use crate::render::{sentence, text};
use crate::route::IssuePart;
use crate::units::{Date, Known};

/// Rows of a shorter list.
const ROWS: usize = 30;

/// More projects than this are listed on the counties' pages only.
const PROJECTS: usize = 60;

impl Scene<'_> {
    /// A leader's page.
    pub(super) fn leader_link(&self, leader: usize) -> Link {
        let leader = &self.facts.campaign.duty.leaders[leader];
        self.link(&leader.name, &format!("leaders/{}.html", leader.id))
    }

    /// An action's page.
    pub(super) fn action_link(&self, action: usize) -> Link {
        let action = &self.facts.campaign.duty.actions[action];
        self.link(&action.name, &format!("actions/{}.html", action.id))
    }

    fn newest_link(&self) -> Link {
        self.link(&self.say.words.issue.number(self.bulletin().number), &self.issue_path(IssuePart::Bulletin))
    }
}

/// All actions.
pub(crate) fn actions(scene: &Scene<'_>) -> DutiesView {
    let rows = scene.facts.campaign.duty.actions.iter().enumerate().map(|(position, action)| {
        let own = &scene.figures.duty.actions[position];
        let targets = target_counts(scene, &action.targets);
        DutyRow {
            clause: action.clause.to_string(),
            aim: action.aim.to_string(),
            targets,
            ..row(scene, scene.action_link(position), own)
        }
    });
    DutiesView {
        cutoff: text::date(scene.issue().cutoff, scene.say),
        lead: duty_words::actions(scene),
        rows: rows.collect(),
    }
}

/// All units.
pub(crate) fn units(scene: &Scene<'_>) -> DutiesView {
    let rows = (0..scene.facts.campaign.units.len()).map(|unit| {
        let scope = Scope::Unit(unit, None);
        let number = |ledger| text::number(&scene.issue().ledger(scene.facts, ledger, scope).value, scene.say);
        DutyRow {
            reports_due: number(Ledger::ReportsDue),
            reports_in_time: number(Ledger::ReportsInTime),
            report_rate: number(Ledger::ReportRate),
            ..row(scene, scene.unit_link(unit), &scene.figures.duty.units[unit])
        }
    });
    DutiesView {
        cutoff: text::date(scene.issue().cutoff, scene.say),
        lead: duty_words::reports(scene),
        rows: rows.collect(),
    }
}

/// All leaders.
pub(crate) fn leaders(scene: &Scene<'_>) -> DutiesView {
    let leaders = scene.figures.duty.leaders.iter().enumerate();
    let rows = leaders.map(|(leader, own)| row(scene, scene.leader_link(leader), own));
    DutiesView {
        cutoff: text::date(scene.issue().cutoff, scene.say),
        lead: duty_words::leaders(scene),
        rows: rows.collect(),
    }
}

fn row(scene: &Scene<'_>, who: Link, own: &Portfolio) -> DutyRow {
    let facts = scene.facts;
    let say = scene.say;
    let figure = |ledger| own.figure(facts, scene.issue(), ledger);
    let of = |measured: Option<Measured>| text::number(&Known::or_not_applicable(measured), say);
    let rate = figure(Ledger::CompletionRate);
    let tasks = tasks(scene, &own.tasks);
    let problems = listing::problems_of(scene, &own.problems, Some((0, Link::default())));
    DutyRow {
        who,
        clause: String::new(),
        aim: String::new(),
        targets: Vec::new(),
        projects: text::number(&figure(Ledger::Projects).value, say),
        plan: of(rate.whole),
        completed: of(rate.part),
        completion_rate: text::number(&rate.value, say),
        gap: text::number(&figure(Ledger::Gap).value, say),
        lights: lights(scene, own),
        unstarted_due: own.unstarted_due.len(),
        lagging: own.lagging.len(),
        open: problems.open,
        overdue: problems.overdue,
        tasks: tasks.open,
        tasks_overdue: tasks.overdue,
        reports_due: text::none(),
        reports_in_time: text::none(),
        report_rate: text::none(),
    }
}

/// One action.
pub(crate) fn action(scene: &Scene<'_>, position: usize) -> ActionView {
    let action = &scene.facts.campaign.duty.actions[position];
    let own = &scene.figures.duty.actions[position];
    let targets = targets_of(scene, &action.targets, None);
    ActionView {
        id: action.id.to_string(),
        name: action.name.to_string(),
        clause: action.clause.to_string(),
        aim: action.aim.to_string(),
        cutoff: text::date(scene.issue().cutoff, scene.say),
        bulletin: scene.newest_link(),
        lead: duty_words::lead(scene, own, &targets),
        units: action.units.iter().map(|&unit| scene.unit_link(unit)).collect(),
        targets: targets.into_iter().map(|figure| target::row(scene, figure)).collect(),
        own: portfolio(scene, own, None),
    }
}

/// One unit.
pub(crate) fn unit(scene: &Scene<'_>, position: usize) -> UnitView {
    let campaign = &scene.facts.campaign;
    let unit = &campaign.units[position];
    let own = &scene.figures.duty.units[position];
    let scope = Scope::Unit(position, None);
    let named = campaign.duty.actions.iter().enumerate().filter(|(_, action)| action.units.contains(&position));
    let named: Vec<usize> = named.map(|(action, _)| action).collect();
    let targets: Vec<usize> = named.iter().flat_map(|&action| campaign.duty.actions[action].targets.clone()).collect();
    let targets = targets_of(scene, &targets, unit.county);
    UnitView {
        id: unit.id.to_string(),
        name: unit.name.to_string(),
        county: unit.county.map(|county| scene.county_link(county)),
        cutoff: text::date(scene.issue().cutoff, scene.say),
        bulletin: scene.newest_link(),
        lead: duty_words::lead(scene, own, &targets),
        actions: named.iter().map(|&action| scene.action_link(action)).collect(),
        standings: county::standings(scene, scope),
        targets: targets.into_iter().map(|figure| target::row(scene, figure)).collect(),
        decisions: follow::of_unit(scene, Source::Meetings, position),
        findings: follow::of_unit(scene, Source::Inspections, position),
        reports: reports(scene, scope),
        reports_said: duty_words::reports_of(scene, scope),
        wall: wall::wall(scene, &own.projects),
        own: portfolio(scene, own, Some(scope)),
    }
}

/// One leader.
pub(crate) fn leader(scene: &Scene<'_>, position: usize) -> LeaderView {
    let campaign = &scene.facts.campaign;
    let leader = &campaign.duty.leaders[position];
    let own = &scene.figures.duty.leaders[position];
    let shown = own.projects.iter().take(PROJECTS);
    let arranged = shown.filter(|&&at| !scene.facts.projects[at].arrangements.is_empty());
    LeaderView {
        id: leader.id.to_string(),
        name: leader.name.to_string(),
        cutoff: text::date(scene.issue().cutoff, scene.say),
        bulletin: scene.newest_link(),
        lead: duty_words::lead(scene, own, &[]),
        arranged: arranged
            .map(|&at| ArrangedRow { project: scene.project_link(at), parts: parts(scene, at) })
            .collect(),
        own: portfolio(scene, own, None),
    }
}

/// What is arranged for a project, in the campaign's order.
pub(super) fn parts(scene: &Scene<'_>, project: usize) -> Vec<Fact> {
    let own = &scene.facts.projects[project].arrangements;
    let parts = scene.facts.campaign.duty.arrangements.iter().enumerate();
    let said = parts.filter_map(|(position, part)| {
        let arrangement = own.iter().find(|arrangement| arrangement.part == position)?;
        let value = Link { text: arrangement.text.to_string(), href: None };
        Some(Fact { label: part.name.to_string(), values: vec![value] })
    });
    said.collect()
}

fn portfolio(scene: &Scene<'_>, own: &Portfolio, scope: Option<Scope>) -> PortfolioView {
    let short = |id: &'static str, title: &str, positions: &[usize], purpose| {
        let link = scene.link(scene.say.words.list.whole_list(), &format!("latest/lists.html#{id}"));
        listing::list(scene, id, title, positions, purpose, Some((ROWS, link)))
    };
    let shown = if own.projects.len() > PROJECTS { &[][..] } else { &own.projects };
    let projects = listing::list(scene, "projects", scene.say.words.county.projects(), shown, Purpose::All, None);
    let problems_link = scene.link(scene.say.words.list.all_problems(), "latest/problems.html");
    PortfolioView {
        count: own.projects.len(),
        headlines: if own.projects.is_empty() { Vec::new() } else { headlines(scene, own, scope) },
        lights: lights(scene, own),
        counties: own.counties.keys().map(|&county| county_row(scene, own, county)).collect(),
        unstarted_due: short(
            "unstarted-due",
            scene.say.words.list.unstarted_due(),
            &own.unstarted_due,
            Purpose::Unstarted,
        ),
        lagging: short("lagging", scene.say.words.list.lagging(), &own.lagging, Purpose::Lagging),
        stopped: short("stopped", scene.say.words.list.stopped(), &own.stopped, Purpose::Stopped),
        problems: listing::problems_of(scene, &own.problems, Some((ROWS, problems_link))),
        tasks: tasks(scene, &own.tasks),
        projects: ListView { count: own.projects.len(), ..projects },
    }
}

/// Those of a unit, which is a scope, lead to where they come from.
fn headlines(scene: &Scene<'_>, own: &Portfolio, scope: Option<Scope>) -> Vec<Headline> {
    let facts = scene.facts;
    let say = scene.say;
    let figure = |ledger| own.figure(facts, scene.issue(), ledger);
    let one = |ledger, note, tone| headline::of_ledger(scene, ledger, scope, &figure(ledger), note, tone);
    let (gap, tone) = match &figure(Ledger::Gap).value {
        Known::Value(Measured::Points(points)) => {
            (sentence::gap(points, scene.say), headline::gap_tone(scene, points, None))
        }
        _ => (String::new(), ""),
    };
    let starts = match figure(Ledger::StartRate) {
        Figure { part: Some(part), whole: Some(whole), .. } if !whole.number().is_zero() => {
            scene.say.words.headline.starts(text::print(&whole, say), text::print(&part, say))
        }
        _ => scene.say.words.headline.no_starts().to_owned(),
    };
    let start_tone = if own.unstarted_due.is_empty() { "" } else { "warn" };
    vec![
        one(Ledger::Projects, String::new(), ""),
        one(Ledger::Completed, String::new(), ""),
        one(Ledger::CompletionRate, gap, tone),
        one(Ledger::StartRate, starts, start_tone),
    ]
}

fn county_row(scene: &Scene<'_>, own: &Portfolio, county: usize) -> CountyRow {
    let facts = scene.facts;
    let say = scene.say;
    let figure = |ledger| own.in_county(facts, scene.issue(), ledger, county);
    let number = |ledger| text::number(&figure(ledger).value, say);
    let of = |measured: Option<Measured>| text::number(&Known::or_not_applicable(measured), say);
    let rate = figure(Ledger::CompletionRate);
    CountyRow {
        county: scene.county_link(county),
        level: String::new(),
        projects: number(Ledger::Projects),
        plan: of(rate.whole),
        completed: of(rate.part),
        completion_rate: text::number(&rate.value, say),
        gap: number(Ledger::Gap),
        start_rate: number(Ledger::StartRate),
        light: None,
        open_problems: number(Ledger::OpenProblems),
        sparkline: String::new(),
    }
}

/// How many projects have each light, under the names of the table in force.
fn lights(scene: &Scene<'_>, own: &Portfolio) -> Vec<(Badge, usize)> {
    let issue = scene.issue();
    let all = [Light::Green, Light::Yellow, Light::Red].into_iter();
    let counted = all.map(|light| {
        let name = light_name(scene.facts, issue.period, light);
        (badge::light(Lit { light, name }, scene.say.words), own.lit(light))
    });
    counted.filter(|(_, count)| *count > 0).collect()
}

/// Targets with all their scopes; for a county's government without those of other counties.
fn targets_of<'a>(scene: &Scene<'a>, targets: &[usize], county: Option<usize>) -> Vec<&'a TargetFigure> {
    let concerns = |scope| match (scope, county) {
        (Scope::County(of), Some(own)) => of == own,
        _ => true,
    };
    let all = scene.issue().targets.iter();
    all.filter(|figure| targets.contains(&figure.target) && concerns(figure.scope)).collect()
}

/// How many targets stand where, the most urgent first.
fn target_counts(scene: &Scene<'_>, targets: &[usize]) -> Vec<(Badge, usize)> {
    let mut counts = BTreeMap::new();
    for figure in targets_of(scene, targets, None) {
        *counts.entry(figure.state).or_insert(0) += 1;
    }
    counts.into_iter().map(|(state, count)| (badge::target(state, scene.say.words), count)).collect()
}

fn tasks(scene: &Scene<'_>, open: &[OpenTask]) -> TasksView {
    let count = |is: fn(MatterStatus) -> bool| open.iter().filter(|task| is(task.status)).count();
    let done = count(|status| status == MatterStatus::Settled);
    TasksView {
        open: open.len() - done,
        overdue: count(|status| matches!(status, MatterStatus::Overdue { .. })),
        done,
        rows: open.iter().map(|&task| task_row(scene, task)).collect(),
    }
}

fn task_row(scene: &Scene<'_>, open: OpenTask) -> TaskRow {
    let task = &scene.facts.unit_books[open.unit].tasks[open.task];
    let matter = &task.matter;
    let last = matter.updates.iter().rev().find(|update| update.on <= scene.issue().cutoff);
    TaskRow {
        title: matter.title.to_string(),
        unit: scene.unit_link(open.unit),
        action: task.action.map(|action| scene.action_link(action)),
        raised: matter.raised.to_string(),
        deadline: text::iso(matter.deadline),
        state: badge::followed(open.status, scene.say.words),
        overdue_days: if let MatterStatus::Overdue { days } = open.status { days } else { 0 },
        note: last.and_then(|update| update.note.as_deref()).unwrap_or("").to_owned(),
        office_note: matter.office_note.as_deref().map(str::to_owned),
    }
}

/// The reports that were due by the cut-off, newest first.
pub(super) fn reports(scene: &Scene<'_>, scope: Scope) -> Vec<ReportRow> {
    let cutoff = scene.issue().cutoff;
    let Some(own) = reports_of(scene.facts, scope) else { return Vec::new() };
    let days = scene.facts.campaign.report_days.iter().rev().filter(|day| **day <= cutoff);
    days.map(|&due| report_row(due, own.iter().find(|report| report.due == due), cutoff, scene.say)).collect()
}

fn report_row(due: Date, report: Option<&Report>, cutoff: Date, say: Say<'_>) -> ReportRow {
    let sent = report.and_then(|report| report.sent).filter(|sent| *sent <= cutoff);
    let days = sent.map(|sent| i64::from((sent - due).get_days()));
    ReportRow {
        due: due.to_string(),
        sent: text::iso(sent),
        state: badge::report(days, say.words),
        text: days.filter(|days| *days > 0).map(|days| say.words.duty.days_late(days)).unwrap_or_default(),
    }
}
