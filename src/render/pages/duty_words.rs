//! What is said about actions, units, leaders and finance: the leads of their pages and their sentences in a bulletin.

use std::collections::BTreeMap;

use crate::compute::{self, MatterStatus, Measured, Portfolio, TargetFigure, TargetState, discipline};
use crate::model::{Indicator, Ledger, Scope};
use crate::render::pages::Scene;
use crate::render::text::Say;
use crate::render::view::{Html, Link};
use crate::render::{sentence, text};
use crate::units::{Date, Known};

fn anchor(link: &Link) -> Html {
    match &link.href {
        Some(href) => format!("<a href=\"{href}\">{}</a>", text::escape(&link.text)),
        None => text::escape(&link.text),
    }
}

/// `甲2项、乙1项`, each linked, the most first; nothing for those with none.
fn counted(all: impl Iterator<Item = (Link, usize)>, unit: &str) -> Html {
    let mut some: Vec<(Link, usize)> = all.filter(|(_, count)| *count > 0).collect();
    some.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let said = some.iter().map(|(link, count)| format!("{}{count}{unit}", anchor(link)));
    said.collect::<Vec<_>>().join("、")
}

/// Where the plan's actions are behind.
pub(super) fn actions_behind(scene: &Scene<'_>) -> Html {
    let issue = scene.issue();
    let is_behind = |state| matches!(state, TargetState::Missed | TargetState::Behind);
    let behind = |targets: &[usize]| {
        issue.targets.iter().filter(|figure| is_behind(figure.state) && targets.contains(&figure.target)).count()
    };
    let actions = scene.facts.campaign.duty.actions.iter().enumerate();
    let said = counted(actions.map(|(at, action)| (scene.action_link(at), behind(&action.targets))), "项");
    if said.is_empty() { said } else { format!("按行动看，到期未达到或落后进度的目标：{said}。") }
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
        Known::Value(_) => format!("，金额{}", text::escape(&text::number(&sought.value, say).text)),
        _ => String::new(),
    };
    let hidden = match (sought.unreported, sought.withheld) {
        (0, 0) => String::new(),
        (unreported, withheld) => format!("（另有{}项未公布金额）", unreported + withheld),
    };
    let link = anchor(&scene.link("融资需求", "finance.html"));
    format!("项目尚有{link}{}项{amount}{hidden}。", text::print(&needs, say))
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
    let said = counted(by_leader.into_iter().map(|(leader, count)| (scene.leader_link(leader), count)), "个");
    if said.is_empty() { said } else { format!("滞后项目中由领导包抓的{all}个：{said}。") }
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
    let names = counted(late.into_iter().map(|(unit, count)| (scene.unit_link(unit), count)), "项");
    let overdue = if overdue > 0 { format!("，其中逾期{overdue}项：{names}") } else { String::new() };
    match (open, done) {
        (0, done) => format!("责任单位工作台账任务{done}项，全部完成。"),
        (open, 0) => format!("责任单位工作台账未完成任务{open}项{overdue}。"),
        (open, done) => format!("责任单位工作台账已完成任务{done}项，未完成{open}项{overdue}。"),
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
        format!("{}{}应报的全部报送。", text::escape(&said), text::day(*last, scene.say))
    } else {
        format!("{}{}应报而未报：{}。", text::escape(&said), text::day(*last, scene.say), silent.join("、"))
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
    let rest = [(own.late, "迟报"), (own.missing(), "未报")].into_iter().filter(|(count, _)| *count > 0);
    let rest: String = rest.map(|(count, word)| format!("，{word}{count}份")).collect();
    if own.in_time == own.due {
        format!("到期工作报告{}份，全部按期报送。", own.due)
    } else {
        format!("到期工作报告{}份，按期报送{}份，按期报送率{rate}{rest}。", own.due, own.in_time)
    }
}

/// All actions' targets by state.
pub(super) fn actions(scene: &Scene<'_>) -> Html {
    let actions = &scene.facts.campaign.duty.actions;
    let of_any = |target: usize| actions.iter().any(|action| action.targets.contains(&target));
    let targets: Vec<&TargetFigure> = scene.issue().targets.iter().filter(|figure| of_any(figure.target)).collect();
    text::escape(&format!("方案部署{}项行动。{}", actions.len(), target_words(&targets, scene.say)))
}

/// `量化目标12项：已达到3项，落后进度2项。`; empty without targets.
fn target_words(targets: &[&TargetFigure], say: Say<'_>) -> String {
    if targets.is_empty() {
        return String::new();
    }
    let mine = |state: TargetState| targets.iter().filter(|figure| figure.state == state).count();
    let states = TargetState::ALL.into_iter().filter(|state| mine(*state) > 0);
    let said = states.map(|state| format!("{}{}项", super::badge::target(state, say.words).name, mine(state)));
    format!("量化目标{}项：{}。", targets.len(), said.collect::<Vec<_>>().join("，"))
}

/// How many projects leaders have taken in hand, and what is urgent in them.
pub(super) fn leaders(scene: &Scene<'_>) -> Html {
    let leaders = &scene.figures.duty.leaders;
    let projects: usize = leaders.iter().map(|own| own.projects.len()).sum();
    let count = |of: fn(&Portfolio) -> usize| leaders.iter().map(of).sum::<usize>();
    let urgent = urgent_words([
        (count(|own| own.unstarted_due.len()), "应开未开"),
        (count(|own| own.lagging.len()), "滞后"),
        (count(|own| own.stopped.len()), "停工"),
    ]);
    text::escape(&format!("{}位领导包抓项目{projects}个{urgent}。", leaders.len()))
}

fn urgent_words(counts: [(usize, &str); 3]) -> String {
    let some = counts.into_iter().filter(|(count, _)| *count > 0);
    let said = some.map(|(count, word)| format!("{word}{count}个")).collect::<Vec<_>>().join("、");
    if said.is_empty() { said } else { format!("，其中{said}") }
}

/// Where somebody stands: targets, projects, problems and tasks, in a paragraph.
pub(super) fn lead(scene: &Scene<'_>, own: &Portfolio, targets: &[&TargetFigure]) -> Html {
    let facts = scene.facts;
    let say = scene.say;
    let issue = scene.issue();
    let mut said = format!("截至{}，{}", text::day(issue.cutoff, scene.say), target_words(targets, scene.say));
    let figure = |ledger| own.figure(facts, issue, ledger);
    if own.projects.is_empty() {
        said.push_str("没有直接列入的项目。");
    } else {
        said.push_str(&format!("列入项目{}个", own.projects.len()));
        if let (Known::Value(rate), Known::Value(Measured::Points(gap))) =
            (figure(Ledger::CompletionRate).value, figure(Ledger::Gap).value)
        {
            let completed = text::number(&figure(Ledger::Completed).value, say).text;
            let rate = text::number(&Known::Value(rate), say).text;
            let name = sentence::indicator_name(facts, Indicator::Ledger(Ledger::CompletionRate));
            said.push_str(&format!("，累计完成投资{completed}，{name}{rate}，{}", sentence::gap(&gap, scene.say)));
        }
        said.push_str(&urgent_words([
            (own.unstarted_due.len(), "应开未开"),
            (own.lagging.len(), "滞后"),
            (own.stopped.len(), "停工"),
        ]));
        said.push('。');
    }
    said.push_str(&matter_words("问题", own.problems.iter().map(|open| open.status), "解决"));
    said.push_str(&matter_words("工作台账任务", own.tasks.iter().map(|open| open.status), "完成"));
    sentence::emphasise(&said, scene.say)
}

/// `问题5个，未解决3个，其中逾期1个。`; empty without any.
fn matter_words(name: &str, all: impl Iterator<Item = MatterStatus>, verb: &str) -> String {
    let all: Vec<MatterStatus> = all.collect();
    let open = all.iter().filter(|status| **status != MatterStatus::Settled).count();
    let overdue = all.iter().filter(|status| matches!(status, MatterStatus::Overdue { .. })).count();
    let late = if overdue > 0 { format!("，其中逾期{overdue}项") } else { String::new() };
    match (all.len(), open) {
        (0, _) => String::new(),
        (count, 0) => format!("{name}{count}项，全部{verb}。"),
        (count, open) => format!("{name}{count}项，未{verb}{open}项{late}。"),
    }
}
