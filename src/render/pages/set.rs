//! A project set: what the plan counts beside what is listed, how it came to hold what it holds, and how its projects stand.

use crate::compute::{Change, Measured};
use crate::model::{ChangeKind, Indicator, Ledger, Scope};
use crate::plan::PROJECTS_PER_PAGE;
use crate::render::pages::listing::Purpose;
use crate::render::pages::{Scene, badge, county, headline, listing, target, wall};
use crate::render::view::{Headline, Html, Link, ListView, ScopeChangeRow, SetHistoryRow, SetView};
use crate::render::{sentence, text};
use crate::route::IssuePart;
use crate::units::{Date, Known};

/// Rows of a shorter list.
const ROWS: usize = 30;

/// One set.
pub(crate) fn set(scene: &Scene<'_>, position: usize) -> SetView {
    let facts = scene.facts;
    let own = &facts.campaign.sets[position];
    let bulletin = scene.bulletin();
    let members = &scene.figures.members.sets[position];
    let scope = Scope::Set(position, None);
    let within = |county| Scope::Set(position, Some(county));
    let problems_link = scene.link(scene.say.words.list.all_problems(), "latest/problems.html");
    SetView {
        id: own.id.to_string(),
        name: own.name.to_string(),
        note: own.note.as_deref().map(str::to_owned),
        cutoff: text::date(bulletin.cutoff, scene.say),
        bulletin: scene.link(&scene.say.words.issue.number(bulletin.number), &scene.issue_path(IssuePart::Bulletin)),
        lead: lead(scene, position),
        headlines: headlines(scene, position),
        counties: county::rows_within(scene, within),
        total: county::row(scene, scope),
        history: history(scene, position),
        changes: changes(scene, position),
        targets: target::of_scope(scene, |scope| matches!(scope, Scope::Set(set, _) if set == position)),
        unstarted_due: urgent(
            scene,
            members,
            "unstarted-due",
            scene.say.words.list.unstarted_due(),
            Purpose::Unstarted,
        ),
        lagging: urgent(scene, members, "lagging", scene.say.words.list.lagging(), Purpose::Lagging),
        problems: listing::problems(scene, scope, Some((ROWS, problems_link))),
        wall: wall::wall(scene, members),
        projects: all(scene, members),
    }
}

/// Members of an urgent list, shortened.
pub(super) fn urgent(
    scene: &Scene<'_>,
    members: &[usize],
    id: &'static str,
    title: &str,
    purpose: Purpose,
) -> ListView {
    let lists = &scene.issue().lists;
    let all = if purpose == Purpose::Lagging { &lists.lagging } else { &lists.unstarted_due };
    // Members are in the order of projects.
    let mine: Vec<usize> = all.iter().copied().filter(|project| members.binary_search(project).is_ok()).collect();
    let link = scene.link(scene.say.words.list.whole_list(), &format!("latest/lists.html#{id}"));
    listing::list(scene, id, title, &mine, purpose, Some((ROWS, link)))
}

/// All members by county, or none where a page could not hold them.
fn all(scene: &Scene<'_>, members: &[usize]) -> ListView {
    let mut order = if members.len() > PROJECTS_PER_PAGE { Vec::new() } else { members.to_vec() };
    order.sort_by_key(|&position| scene.facts.projects[position].county);
    ListView {
        count: members.len(),
        ..listing::list(scene, "projects", scene.say.words.county.projects(), &order, Purpose::All, None)
    }
}

/// The plan's own total beside what is listed: neither is a part of the other.
fn lead(scene: &Scene<'_>, position: usize) -> Html {
    let facts = scene.facts;
    let issue = scene.issue();
    let own = &facts.campaign.sets[position];
    let listed = issue.tally(Scope::Set(position, None)).projects;
    let mut said = match own.declared {
        Some(declared) => scene.say.words.fund.set_declared(declared, listed),
        None => scene.say.words.fund.set_listed(listed),
    };
    if listed > 0 {
        for ledger in [Ledger::StartRate, Ledger::CompletionRate] {
            let scope = Scope::Set(position, None);
            said.push_str(&sentence::sentence(facts, issue, Indicator::Ledger(ledger), scope, scene.say));
        }
    }
    sentence::emphasise(&said, scene.say)
}

fn headlines(scene: &Scene<'_>, position: usize) -> Vec<Headline> {
    let facts = scene.facts;
    let say = scene.say;
    let listed = scene.issue().ledger(facts, Ledger::Projects, Scope::Set(position, None));
    let declared = facts.campaign.sets[position].declared;
    let first = Headline {
        label: scene.say.words.fund.set_projects().to_owned(),
        number: text::number(&listed.value, say),
        note: declared.map_or_else(String::new, |declared| scene.say.words.fund.in_plan(declared)),
        tone: "",
        href: scene.method_href(Indicator::Ledger(Ledger::Projects)),
        why: scene.why(Indicator::Ledger(Ledger::Projects), Scope::Set(position, None)),
    };
    let mut rows = vec![first];
    // What is completed stands in the paragraph above.
    let others = headline::of_scope(scene, Scope::Set(position, None));
    rows.extend(others.into_iter().skip(1));
    rows
}

/// The cut-off from which an issue's changes are counted: that of the issue before, or the end of the year before.
fn since(scene: &Scene<'_>, at: usize) -> Date {
    let issues = &scene.figures.issues;
    let before = at.checked_sub(1).map(|before| issues[before].cutoff);
    before.unwrap_or_else(|| Date::constant(issues[at].cutoff.year() - 1, 12, 31))
}

fn history(scene: &Scene<'_>, position: usize) -> Vec<SetHistoryRow> {
    let facts = scene.facts;
    let say = scene.say;
    let issues = scene.figures.issues.iter().enumerate();
    let rows = issues.map(|(at, issue)| {
        let bulletin = &facts.bulletins[at];
        let scope = Scope::Set(position, None);
        let number = |ledger| text::number(&issue.ledger(facts, ledger, scope).value, say);
        let changes: Vec<&Change> = scene.figures.members.between(since(scene, at), issue.cutoff).collect();
        let count = |kind| {
            let mine = changes.iter().filter(|change| change.set == position && change.kind == kind).count();
            text::number(&Known::Value(Measured::Count(i64::try_from(mine).unwrap_or(i64::MAX))), say)
        };
        let name = scene.say.words.issue.number_of(bulletin.number, text::period(bulletin.period, scene.say));
        SetHistoryRow {
            issue: scene.link(&name, &IssuePart::Bulletin.path(bulletin.id.as_str())),
            cutoff_date: bulletin.cutoff.to_string(),
            entered: count(ChangeKind::Entered),
            left: count(ChangeKind::Left),
            split: count(ChangeKind::Split),
            listed: number(Ledger::Projects),
            start_rate: number(Ledger::StartRate),
            completion_rate: number(Ledger::CompletionRate),
            gap: number(Ledger::Gap),
        }
    });
    rows.collect()
}

fn changes(scene: &Scene<'_>, position: usize) -> Vec<ScopeChangeRow> {
    let cutoff = scene.issue().cutoff;
    let mine = scene.figures.members.changes.iter().filter(|change| change.set == position && change.on <= cutoff);
    mine.rev().map(|change| change_row(scene, change)).collect()
}

fn change_row(scene: &Scene<'_>, change: &Change) -> ScopeChangeRow {
    let own = &scene.facts.projects[change.project].scope[change.change];
    ScopeChangeRow {
        on: change.on.to_string(),
        change: badge::scope_change(change.kind, scene.say.words),
        project: scene.project_link(change.project),
        reason: own.reason.to_string(),
        into: own.into.iter().map(|&project| scene.project_link(project)).collect(),
    }
}

/// What a bulletin says of the sets' changes since the one before; nothing without any.
pub(super) fn sentences(scene: &Scene<'_>) -> Html {
    let changes: Vec<&Change> = scene.figures.members.between(since(scene, scene.at), scene.issue().cutoff).collect();
    let sets = (0..scene.facts.campaign.sets.len()).filter_map(|set| {
        let count = |kind| changes.iter().filter(|change| change.set == set && change.kind == kind).count();
        let words = [
            (ChangeKind::Entered, scene.say.words.fund.entered()),
            (ChangeKind::Left, scene.say.words.fund.left()),
            (ChangeKind::Split, scene.say.words.fund.split()),
        ];
        let words = words.map(|(kind, word)| (count(kind), word)).into_iter().filter(|(count, _)| *count > 0);
        let words: Vec<String> = words.map(|(count, word)| scene.say.words.fund.change(word, count)).collect();
        (!words.is_empty()).then(|| {
            scene.say.words.fund.changes(anchor(&scene.set_link(set)), words.join(scene.say.words.sign.list()))
        })
    });
    let sets: Vec<String> = sets.collect();
    let when = if scene.at == 0 { scene.say.words.fund.this_year() } else { scene.say.words.fund.since_before() };
    if sets.is_empty() {
        Html::new()
    } else {
        scene.say.words.fund.set_changes(when, sets.join(scene.say.words.sign.semicolon()))
    }
}

/// A link in a sentence.
pub(super) fn anchor(link: &Link) -> Html {
    let name = text::escape(&link.text);
    link.href.as_deref().map_or_else(|| name.clone(), |href| format!("<a href=\"{href}\">{name}</a>"))
}
