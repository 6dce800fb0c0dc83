//! Approvals: bottlenecks and what is waited for on the index, the matrix of a county, and a project's own.

use std::cmp::Reverse;

use crate::compute::{ApprovalState, ApprovalTally, Waiting, approval_state, pressure};
use crate::model::{Ledger, Project, ProjectApproval, Scope};
use crate::render::pages::watch::{self, on_page};
use crate::render::pages::{Scene, badge, headline};
use crate::render::view::{
    ApprovalCell, ApprovalMatrixView, ApprovalRow, ApprovalSum, ApprovalsView, AtOnceRow, Headline, Html, Link,
    ProjectApprovalRow, WaitingRow,
};
use crate::render::{sentence, text};
use crate::route::Watch;
use crate::units::{Known, Percent};

/// Rows of what is waited for on the index; the rest stands in the matrices.
const ROWS: usize = 10;

/// The index.
pub(crate) fn approvals(scene: &Scene<'_>) -> ApprovalsView {
    let facts = scene.facts;
    let approvals = &scene.issue().approvals;
    let total = approvals.total();
    let plain = |text: &str| Link { text: text.to_owned(), href: None };
    let unit = |unit: usize| &*facts.campaign.units[unit].name;
    let by_approval = (0..facts.campaign.approvals.len()).map(|approval| {
        let own = &facts.campaign.approvals[approval];
        let tally = &approvals.by_approval[approval];
        ApprovalSum {
            authority: unit(own.authority).to_owned(),
            limit: own.limit_days,
            ..sum(scene, plain(&own.name), tally)
        }
    });
    let by_authority =
        approvals.by_authority.iter().map(|(authority, tally)| sum(scene, plain(unit(*authority)), tally));
    ApprovalsView {
        cutoff: text::date(scene.issue().cutoff, scene.say),
        bulletin: watch::issue_link(scene),
        lead: lead(scene, &total),
        headlines: headlines(scene, &total),
        bottlenecks: ranked(by_approval.collect()),
        authorities: ranked(by_authority.collect()),
        counties: (0..facts.counties.len())
            .filter(|&county| !approvals.projects[county].is_empty())
            .map(|county| sum(scene, watch::county_link(scene, Watch::Approvals, county), &approvals.by_county[county]))
            .collect(),
        total: sum(scene, plain(&facts.whole.name), &total),
        at_once: approvals.at_once.iter().map(|(&approvals, &projects)| AtOnceRow { approvals, projects }).collect(),
        waiting: approvals.waiting.iter().take(ROWS).map(|own| waiting(scene, own)).collect(),
        hidden: approvals.waiting.len().saturating_sub(ROWS),
    }
}

/// A page of a county's matrix, from 0.
pub(crate) fn approval(scene: &Scene<'_>, county: usize, page: usize) -> ApprovalMatrixView {
    let approvals = &scene.issue().approvals;
    let projects = &approvals.projects[county];
    ApprovalMatrixView {
        cutoff: text::date(scene.issue().cutoff, scene.say),
        bulletin: watch::issue_link(scene),
        county: scene.county_link(county),
        sum: sum(scene, scene.county_link(county), &approvals.by_county[county]),
        columns: scene.facts.campaign.approvals.iter().map(|own| own.name.to_string()).collect(),
        rows: on_page(projects, page).iter().map(|&project| row(scene, project)).collect(),
        count: projects.len(),
        pager: watch::pager(scene, Watch::Approvals, county, page),
    }
}

fn sum(scene: &Scene<'_>, name: Link, tally: &ApprovalTally) -> ApprovalSum {
    let rate = Percent::of(&exact(tally.done), &exact(tally.needed()));
    let rate = Known::or_not_applicable(rate.map(crate::compute::Measured::Percent));
    ApprovalSum {
        place: None,
        name,
        authority: String::new(),
        needed: tally.needed(),
        done: tally.done,
        rate: text::number(&rate, scene.say),
        in_hand: tally.in_hand,
        stuck: tally.stuck,
        not_yet: tally.not_yet,
        not_needed: tally.not_needed,
        not_reported: tally.not_reported,
        over_limit: tally.over_limit,
        longest: tally.longest,
        limit: None,
    }
}

fn exact(count: i64) -> crate::units::Exact {
    crate::units::Exact::whole(count)
}

/// Sorts by how much is held up and gives places to those that somebody waits for; what is equally narrow shares a place.
fn ranked(mut sums: Vec<ApprovalSum>) -> Vec<ApprovalSum> {
    let key = |sum: &ApprovalSum| {
        pressure(&ApprovalTally {
            stuck: sum.stuck,
            over_limit: sum.over_limit,
            in_hand: sum.in_hand,
            longest: sum.longest,
            ..ApprovalTally::default()
        })
    };
    sums.sort_by_key(|sum| Reverse(key(sum)));
    let mut before = None;
    for (index, sum) in sums.iter_mut().enumerate().filter(|(_, sum)| sum.stuck + sum.in_hand > 0) {
        let own = key(sum);
        sum.place = match before {
            Some((last, shared)) if last == own => shared,
            _ => Some(index + 1),
        };
        before = Some((own, sum.place));
    }
    sums
}

fn headlines(scene: &Scene<'_>, total: &ApprovalTally) -> Vec<Headline> {
    let issue = scene.issue();
    let one = |ledger, note, tone| {
        let figure = issue.ledger(scene.facts, ledger, Scope::Whole);
        headline::of_ledger(scene, ledger, Some(Scope::Whole), &figure, note, tone)
    };
    let of = |is_stuck: bool| {
        let waiting = issue.approvals.waiting.iter();
        waiting.filter(move |own| matches!(own.state, ApprovalState::Stuck { .. }) == is_stuck)
    };
    let over = |is_stuck| match of(is_stuck).filter(|own| own.is_over_limit).count() {
        0 => scene.say.words.watch.none_over().to_owned(),
        over => scene.say.words.watch.over_limit(over),
    };
    let in_hand_over = of(false).any(|own| own.is_over_limit);
    let stuck = match of(true).filter_map(|own| own.waiting).max() {
        Some(longest) => scene.say.words.watch.longest_wait(over(true), longest),
        None => String::new(),
    };
    let parallel = issue.approvals.in_parallel();
    vec![
        one(Ledger::ApprovalRate, scene.say.words.watch.granted(total.done, total.needed()), ""),
        one(Ledger::ApprovalsInHand, over(false), if in_hand_over { "warn" } else { "ok" }),
        one(Ledger::ApprovalsStuck, stuck, if total.stuck > 0 { "bad" } else { "" }),
        Headline {
            label: scene.say.words.watch.parallel().to_owned(),
            number: text::count(parallel, scene.say),
            note: scene.say.words.watch.parallel_note().to_owned(),
            tone: "",
            href: "#at-once".to_owned(),
            why: None,
        },
    ]
}

/// `截至10月31日，填报审批进展的项目需办审批520项，…`
fn lead(scene: &Scene<'_>, total: &ApprovalTally) -> Html {
    let approvals = &scene.issue().approvals;
    let projects: usize = approvals.projects.iter().map(Vec::len).sum();
    let mut said = scene.say.words.watch.approval_lead(
        text::day(scene.issue().cutoff, scene.say),
        projects,
        total.needed(),
        scene.say.words.watch.approval_counts(total.done, total.in_hand, total.stuck, total.not_yet),
    );
    let (names, most) = watch::most_stuck(scene);
    if most > 0 {
        said.push_str(&scene.say.words.watch.most_stuck_are(&names, most));
    }
    sentence::emphasise(&said, scene.say)
}

fn authority(scene: &Scene<'_>, own: &ProjectApproval) -> String {
    let campaign = &scene.facts.campaign;
    let authority = own.authority.unwrap_or(campaign.approvals[own.approval].authority);
    campaign.units[authority].name.to_string()
}

fn waiting(scene: &Scene<'_>, waiting: &Waiting) -> WaitingRow {
    let facts = scene.facts;
    let project = &facts.projects[waiting.project];
    let own = &project.approvals[waiting.own];
    let (days, reason) = match waiting.state {
        ApprovalState::Stuck { days } => (days, own.stuck.as_ref().map(|stuck| stuck.reason.to_string())),
        _ => (waiting.waiting.unwrap_or(0), None),
    };
    WaitingRow {
        project: scene.project_link(waiting.project),
        county: scene.county_link(project.county),
        approval: facts.campaign.approvals[own.approval].name.to_string(),
        authority: authority(scene, own),
        state: badge::approval(waiting.state, waiting.is_over_limit, scene.say.words),
        days,
        waiting: waiting.waiting,
        reason: reason.unwrap_or_default(),
    }
}

/// The state of an approval, and whether it is past its limit.
fn state(scene: &Scene<'_>, own: &ProjectApproval) -> (ApprovalState, bool) {
    let state = approval_state(own, scene.issue().cutoff);
    let limit = scene.facts.campaign.approvals[own.approval].limit_days;
    let is_over = matches!((state, limit), (ApprovalState::InHand { days }, Some(limit)) if days > limit);
    (state, is_over)
}

fn row(scene: &Scene<'_>, position: usize) -> ApprovalRow {
    let facts = scene.facts;
    let campaign = &facts.campaign;
    let project = &facts.projects[position];
    let of = |approval: usize| project.approvals.iter().find(|own| own.approval == approval);
    let cells = (0..campaign.approvals.len()).map(|approval| {
        let (state, is_over) = of(approval).map_or((ApprovalState::NotReported, false), |own| state(scene, own));
        let days = match state {
            ApprovalState::InHand { days } | ApprovalState::Stuck { days } => scene.say.words.watch.n_days(days),
            _ => String::new(),
        };
        ApprovalCell { state: badge::approval(state, is_over, scene.say.words), days }
    });
    let states = project.approvals.iter().map(|own| state(scene, own).0);
    let is_needed = |state: &ApprovalState| *state != ApprovalState::NotNeeded;
    let done = states.clone().filter(|state| matches!(state, ApprovalState::Done { .. })).count();
    let stuck = project.approvals.iter().filter(|own| matches!(state(scene, own).0, ApprovalState::Stuck { .. }));
    let reasons = stuck.map(|own| {
        let reason = own.stuck.as_ref().map_or("", |stuck| &*stuck.reason);
        scene.say.words.watch.named_reason(&campaign.approvals[own.approval].name, reason)
    });
    ApprovalRow {
        project: scene.project_link(position),
        unit: campaign.units[project.unit].name.to_string(),
        class: campaign.classes[project.class].name.to_string(),
        done: i64::try_from(done).expect("few approvals"),
        needed: i64::try_from(states.filter(is_needed).count()).expect("few approvals"),
        cells: cells.collect(),
        reasons: reasons.collect(),
    }
}

/// A project's approvals, in the campaign's order.
pub(super) fn of_project(scene: &Scene<'_>, project: &Project) -> Vec<ProjectApprovalRow> {
    let cutoff = scene.issue().cutoff;
    let mut own: Vec<&ProjectApproval> = project.approvals.iter().collect();
    own.sort_by_key(|own| own.approval);
    let row = |own: &ProjectApproval| {
        let (state, is_over) = state(scene, own);
        let by_then = |date: Option<crate::units::Date>| date.filter(|date| *date <= cutoff);
        let waited = by_then(own.applied).map(|applied| scene.say.words.watch.waited((cutoff - applied).get_days()));
        let days = match state {
            ApprovalState::Done { took: Some(took) } => scene.say.words.watch.took(took),
            ApprovalState::InHand { .. } => waited.unwrap_or_default(),
            ApprovalState::Stuck { days } => [Some(scene.say.words.watch.stuck_for(days)), waited]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(scene.say.words.sign.clause()),
            _ => String::new(),
        };
        let is_stuck = matches!(state, ApprovalState::Stuck { .. });
        ProjectApprovalRow {
            name: scene.facts.campaign.approvals[own.approval].name.to_string(),
            authority: authority(scene, own),
            state: badge::approval(state, is_over, scene.say.words),
            applied: text::iso(by_then(own.applied)),
            done: text::iso(by_then(own.done)),
            days,
            reason: own.stuck.as_ref().filter(|_| is_stuck).map(|stuck| stuck.reason.to_string()).unwrap_or_default(),
        }
    };
    own.into_iter().map(row).collect()
}
