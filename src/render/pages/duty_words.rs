//! What is said about actions, units, leaders and finance: the leads of their pages and their sentences in a bulletin.

use std::collections::BTreeMap;

use crate::compute::{self, MatterStatus, Measured, Portfolio, TargetFigure, TargetState, discipline};
use crate::model::{Indicator, Ledger, Scope};
use crate::render::pages::Scene;
use crate::render::text::Say;
use crate::render::view::{Html, Link};
use crate::render::{sentence, text};
use crate::route::DutyPage;
use crate::units::{Date, Known};

fn anchor(link: &Link) -> Html {
    match &link.href {
        Some(href) => format!("<a href=\"{href}\">{}</a>", text::escape(&link.text)),
        None => text::escape(&link.text),
    }
}

/// `甲2项、乙1项`, each linked, the most first; nothing for those with none.
fn counted(all: impl Iterator<Item = (Link, usize)>, unit: &str, say: Say<'_>) -> Html {
    let mut some: Vec<(Link, usize)> = all.filter(|(_, count)| *count > 0).collect();
    some.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let said = some.iter().map(|(link, count)| format!("{}{count}{unit}", anchor(link)));
    said.collect::<Vec<_>>().join(say.words.sign.list())
}

/// Where the plan's actions are behind.
pub(super) fn actions_behind(scene: &Scene<'_>) -> Html {
    let issue = scene.issue();
    let is_behind = |state| matches!(state, TargetState::Missed | TargetState::Behind);
    let behind = |targets: &[usize]| {
        issue.targets.iter().filter(|figure| is_behind(figure.state) && targets.contains(&figure.target)).count()
    };
    let actions = scene.facts.campaign.duty.actions.iter().enumerate();
    let said = counted(actions.map(|(at, action)| (scene.action_link(at), behind(&action.targets))), "项", scene.say);
    if said.is_empty() { said } else { scene.say.words.duty.actions_behind(&said) }
}

/// What projects still seek.
pub(super) fn finance(scene: &Scene<'_>) -> Html {
    let facts = scene.facts;
    let say = scene.say;
    let of = |ledger| scene.issue().ledger(facts, ledger, Scope::Whole);
    let Known::Value(needs) = of(Ledger::FinanceNeeds).value else { return Html::new() };
    if needs.number().is_zero() {
        return Html::new();
    }
    let sought = of(Ledger::FinanceSought);
    let amount = match &sought.value {
        Known::Value(_) => scene.say.words.duty.amount(text::escape(&text::number(&sought.value, say).text)),
        _ => String::new(),
    };
    let hidden = match (sought.unreported, sought.withheld) {
        (0, 0) => String::new(),
        (unreported, withheld) => scene.say.words.duty.amounts_hidden(unreported + withheld),
    };
    let link = anchor(&scene.link(scene.say.words.duty.finance(), "finance.html"));
    scene.say.words.duty.finance_open(&link, text::print(&needs, say), &amount, &hidden)
}

/// Which leaders have lagging projects.
pub(super) fn lagging_by_leader(scene: &Scene<'_>) -> Html {
    let mut by_leader: BTreeMap<usize, usize> = BTreeMap::new();
    for &position in &scene.issue().lists.lagging {
        if let Some(leader) = scene.facts.projects[position].leader {
            *by_leader.entry(leader).or_default() += 1;
        }
    }
    let all: usize = by_leader.values().sum();
    let said =
        counted(by_leader.into_iter().map(|(leader, count)| (scene.leader_link(leader), count)), "个", scene.say);
    if said.is_empty() { said } else { scene.say.words.duty.lagging_of_leaders(all, &said) }
}

/// The work lists of the units.
pub(super) fn tasks(scene: &Scene<'_>) -> Html {
    let all = compute::tasks(scene.facts, scene.issue().cutoff);
    let open = all.iter().filter(|task| task.status != MatterStatus::Settled).count();
    let done = all.len() - open;
    let mut late: BTreeMap<usize, usize> = BTreeMap::new();
    for task in all.iter().filter(|task| matches!(task.status, MatterStatus::Overdue { .. })) {
        *late.entry(task.unit).or_default() += 1;
    }
    let overdue: usize = late.values().sum();
    if all.is_empty() {
        return Html::new();
    }
    let names = counted(late.into_iter().map(|(unit, count)| (scene.unit_link(unit), count)), "项", scene.say);
    let overdue = if overdue > 0 { scene.say.words.duty.tasks_overdue(overdue, &names) } else { String::new() };
    match (open, done) {
        (0, done) => scene.say.words.duty.tasks_done(done),
        (open, 0) => scene.say.words.duty.tasks_open(open, &overdue),
        (open, done) => scene.say.words.duty.tasks(done, open, &overdue),
    }
}

/// Reports of all who owe them, and who did not send the last one.
pub(super) fn reports(scene: &Scene<'_>) -> Html {
    let facts = scene.facts;
    let cutoff = scene.issue().cutoff;
    let said = reports_of(scene, Scope::Whole);
    let Some(last) = facts.campaign.report_days.iter().rev().find(|day| **day <= cutoff) else { return Html::new() };
    let counties = (0..facts.counties.len()).map(Scope::County);
    let units = facts.campaign.units.iter().enumerate().filter(|(_, unit)| unit.county.is_none());
    let all = counties.chain(units.map(|(unit, _)| Scope::Unit(unit, None)));
    let silent = all.filter(|scope| is_silent(scene, *scope, *last));
    let silent: Vec<Html> = silent.map(|scope| anchor(&scene.scope_link(scope))).collect();
    if said.is_empty() {
        Html::new()
    } else if silent.is_empty() {
        scene.say.words.duty.reports_all(text::escape(&said), text::day(*last, scene.say))
    } else {
        scene.say.words.duty.reports_silent(
            text::escape(&said),
            text::day(*last, scene.say),
            silent.join(scene.say.words.sign.list()),
        )
    }
}

/// Whether somebody who owes reports had not sent that of a day by the cut-off.
fn is_silent(scene: &Scene<'_>, scope: Scope, day: Date) -> bool {
    let cutoff = scene.issue().cutoff;
    let is_sent = |report: &crate::model::Report| report.due == day && report.sent.is_some_and(|sent| sent <= cutoff);
    compute::reports_of(scene.facts, scope).is_some_and(|reports| !reports.iter().any(is_sent))
}

/// `到期工作报告7份，按期报送6份，按期报送率85.7%，迟报1份。`; empty for who owes none.
pub(super) fn reports_of(scene: &Scene<'_>, scope: Scope) -> String {
    let Some(own) = discipline(scene.facts, scope, scene.issue().cutoff).filter(|own| own.due > 0) else {
        return String::new();
    };
    let rate = scene.issue().ledger(scene.facts, Ledger::ReportRate, scope);
    let rate = text::number(&rate.value, scene.say).text;
    let rest = [(own.late, scene.say.words.duty.late()), (own.missing(), scene.say.words.duty.missing())]
        .into_iter()
        .filter(|(count, _)| *count > 0);
    let rest: String = rest.map(|(count, word)| scene.say.words.duty.rest(word, count)).collect();
    if own.in_time == own.due {
        scene.say.words.duty.due_all_in_time(own.due)
    } else {
        scene.say.words.duty.due_in_time(own.due, own.in_time, &rate, &rest)
    }
}

/// All actions' targets by state.
pub(super) fn actions(scene: &Scene<'_>) -> Html {
    let actions = &scene.facts.campaign.duty.actions;
    let of_any = |target: usize| actions.iter().any(|action| action.targets.contains(&target));
    let targets: Vec<&TargetFigure> = scene.issue().targets.iter().filter(|figure| of_any(figure.target)).collect();
    text::escape(&scene.say.words.duty.actions(actions.len(), target_words(&targets, scene.say)))
}

/// `量化目标12项：已达到3项，落后进度2项。`; empty without targets.
fn target_words(targets: &[&TargetFigure], say: Say<'_>) -> String {
    if targets.is_empty() {
        return String::new();
    }
    let mine = |state: TargetState| targets.iter().filter(|figure| figure.state == state).count();
    let states = TargetState::ALL.into_iter().filter(|state| mine(*state) > 0);
    let said = states.map(|state| say.words.duty.counted(super::badge::target(state, say.words).name, mine(state)));
    say.words.duty.targets(targets.len(), said.collect::<Vec<_>>().join(say.words.sign.clause()))
}

/// How many projects leaders have taken in hand, and what is urgent in them.
pub(super) fn leaders(scene: &Scene<'_>) -> Html {
    let leaders = &scene.figures.duty.leaders;
    let projects: usize = leaders.iter().map(|own| own.projects.len()).sum();
    let count = |of: fn(&Portfolio) -> usize| leaders.iter().map(of).sum::<usize>();
    let urgent = urgent_words(
        [
            (count(|own| own.unstarted_due.len()), scene.say.words.duty.unstarted()),
            (count(|own| own.lagging.len()), scene.say.words.duty.lagging()),
            (count(|own| own.stopped.len()), scene.say.words.duty.stopped()),
        ],
        scene.say,
    );
    text::escape(&scene.say.words.duty.leaders(leaders.len(), projects, &urgent))
}

fn urgent_words(counts: [(usize, &str); 3], say: Say<'_>) -> String {
    let some = counts.into_iter().filter(|(count, _)| *count > 0);
    let said = some
        .map(|(count, word)| say.words.duty.word_count(word, count))
        .collect::<Vec<_>>()
        .join(say.words.sign.list());
    if said.is_empty() { said } else { say.words.duty.of_them(&said) }
}

/// Where somebody stands: targets, projects, problems and tasks, in a paragraph.
pub(super) fn lead(scene: &Scene<'_>, own: &Portfolio, targets: &[&TargetFigure]) -> Html {
    let facts = scene.facts;
    let say = scene.say;
    let issue = scene.issue();
    let mut said = scene.say.words.duty.by(text::day(issue.cutoff, scene.say), target_words(targets, scene.say));
    let figure = |ledger| own.figure(facts, issue, ledger);
    if own.projects.is_empty() {
        said.push_str(scene.say.words.duty.no_projects());
    } else {
        said.push_str(&scene.say.words.duty.projects(own.projects.len()));
        if let (Known::Value(rate), Known::Value(Measured::Points(gap))) =
            (figure(Ledger::CompletionRate).value, figure(Ledger::Gap).value)
        {
            let completed = text::number(&figure(Ledger::Completed).value, say).text;
            let rate = text::number(&Known::Value(rate), say).text;
            let name = sentence::indicator_name(facts, Indicator::Ledger(Ledger::CompletionRate));
            said.push_str(&scene.say.words.duty.completed(&completed, name, &rate, sentence::gap(&gap, scene.say)));
        }
        said.push_str(&urgent_words(
            [
                (own.unstarted_due.len(), scene.say.words.duty.unstarted()),
                (own.lagging.len(), scene.say.words.duty.lagging()),
                (own.stopped.len(), scene.say.words.duty.stopped()),
            ],
            scene.say,
        ));
        said.push('。');
    }
    said.push_str(&matter_words(
        scene.say.words.duty.problems(),
        own.problems.iter().map(|open| open.status),
        scene.say.words.duty.solved(),
        scene.say,
    ));
    said.push_str(&matter_words(
        scene.say.words.duty.tasks_name(),
        own.tasks.iter().map(|open| open.status),
        scene.say.words.duty.done(),
        scene.say,
    ));
    sentence::emphasise(&said, scene.say)
}

/// `问题5个，未解决3个，其中逾期1个。`; empty without any.
fn matter_words(name: &str, all: impl Iterator<Item = MatterStatus>, verb: &str, say: Say<'_>) -> String {
    let all: Vec<MatterStatus> = all.collect();
    let open = all.iter().filter(|status| **status != MatterStatus::Settled).count();
    let overdue = all.iter().filter(|status| matches!(status, MatterStatus::Overdue { .. })).count();
    let late = if overdue > 0 { say.words.duty.overdue(overdue) } else { String::new() };
    match (all.len(), open) {
        (0, _) => String::new(),
        (count, 0) => say.words.duty.all_done(name, count, verb),
        (count, open) => say.words.duty.some_done(name, count, verb, open, &late),
    }
}

/// Kind, title and description of the pages of those who answer for something.
pub(super) fn frame(scene: &Scene<'_>, page: DutyPage, cutoff: &str) -> (&'static str, String, String) {
    let campaign = &scene.facts.campaign;
    let (kind, title, what) = match page {
        DutyPage::Actions => ("actions", scene.say.words.page.actions(), scene.say.words.page.actions_about()),
        DutyPage::Action(action) => {
            ("action", &*campaign.duty.actions[action].name, scene.say.words.page.action_about())
        }
        DutyPage::Units => ("units", scene.say.words.page.units(), scene.say.words.page.units_about()),
        DutyPage::Unit(unit) => ("unit", &*campaign.units[unit].name, scene.say.words.page.unit_about()),
        DutyPage::Leaders => ("leaders", scene.say.words.page.leaders(), scene.say.words.page.leaders_about()),
        DutyPage::Leader(leader) => {
            ("leader", &*campaign.duty.leaders[leader].name, scene.say.words.page.leader_about())
        }
        DutyPage::Finance => ("finance", scene.say.words.page.finance(), scene.say.words.page.finance_about()),
    };
    (kind, title.to_owned(), scene.say.words.page.about(title, what, cutoff))
}
