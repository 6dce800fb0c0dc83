//! One issue: the bulletin page, its parts, the home page and the archive.

use crate::model::{Ledger, Scope};
use crate::render::pages::follow::{self, Source};
use crate::render::pages::listing::Purpose;
use crate::render::pages::section::{lead, sections, setting};
use crate::render::pages::{
    Scene, badge, data, headline, issue_chart, listing, matrix, ranking, release, special, supervision, target,
};
use crate::render::prose;
use crate::render::view::{ArchiveView, BulletinView, IssueRow, Link, ListView, TimelineView};
use crate::render::{chart as drawing, sentence, text};
use crate::route::{IssueChart, IssuePart};
use crate::units::Exact;

/// Rows of a list on the bulletin itself; the whole list has a page of its own.
const ROWS_ON_BULLETIN: usize = 10;

/// The view for one part of an issue: the part itself, and what stands around it. The bulletin's own page shows something of
/// everything; lists and problems are whole only where they are the subject.
pub(crate) fn bulletin(scene: &Scene<'_>, part: IssuePart) -> BulletinView {
    let bulletin = scene.bulletin();
    let neighbour = |at: Option<usize>| {
        at.and_then(|at| scene.facts.bulletins.get(at)).map(|other| {
            scene.link(
                &scene.say.words.issue.number_of(other.number, text::period(other.period, scene.say)),
                &IssuePart::Bulletin.path(other.id.as_str()),
            )
        })
    };
    let page = |part: IssuePart, name: &str| scene.link(name, &scene.issue_path(part));
    let setting = setting(scene, "lead-");
    let follow_limit = || {
        let link = scene.link(scene.say.words.list.all_matters(), &scene.issue_path(IssuePart::Problems));
        (part != IssuePart::Problems).then_some((ROWS_ON_BULLETIN, link))
    };
    let is_whole = part == IssuePart::Bulletin;
    let shows = |own: IssuePart| is_whole || part == own;
    BulletinView {
        id: bulletin.id.to_string(),
        number: scene.say.words.issue.number(bulletin.number),
        title: bulletin.title.to_string(),
        title_parts: text::title_parts(
            &bulletin.title,
            &[&scene.facts.campaign.name, &scene.facts.campaign.short_name],
            scene.say,
        ),
        doc_number: bulletin.doc_number.as_deref().map(str::to_owned),
        index_number: bulletin.index_number.as_deref().map(str::to_owned),
        period: text::period(bulletin.period, scene.say),
        cutoff: text::date(bulletin.cutoff, scene.say),
        cutoff_date: bulletin.cutoff.to_string(),
        issued: text::date(bulletin.issued, scene.say),
        issued_date: bulletin.issued.to_string(),
        recipients: bulletin.recipients.iter().map(ToString::to_string).collect(),
        copies: bulletin.copies.iter().map(ToString::to_string).collect(),
        signer: bulletin.signer.as_ref().unwrap_or(&scene.facts.site.publisher).to_string(),
        self_link: page(IssuePart::Bulletin, &bulletin.title),
        rankings_link: page(IssuePart::Rankings, scene.say.words.page.rankings()),
        targets_link: page(IssuePart::Targets, scene.say.words.page.targets()),
        problems_link: page(IssuePart::Problems, scene.say.words.page.problems()),
        lists_link: page(IssuePart::Lists, scene.say.words.page.lists()),
        release: release::release(scene, &bulletin.id),
        previous: neighbour(scene.at.checked_sub(1)),
        next: neighbour(Some(scene.at + 1)),
        compare: scene.compare_link(),
        compare_ends: scene.ends_link(),
        lead: lead(scene),
        lead_prose: prose::html(&bulletin.lead, &setting),
        prose_elsewhere: scene.elsewhere(bulletin.is_translated, &scene.issue_path(IssuePart::Bulletin)),
        timeline: timeline(scene),
        headlines: only(is_whole, || headline::of_scope(scene, Scope::Whole)),
        sections: sections(scene),
        statistics: only(is_whole, || matrix::statistics(scene)),
        sets: only(is_whole, || listing::sets(scene)),
        funds: only(is_whole, || listing::funds(scene)),
        measures: only(is_whole, || matrix::measures(scene)),
        boards: only(shows(IssuePart::Rankings), || ranking::boards(scene)),
        bump: only(shows(IssuePart::Rankings), || issue_chart::view(scene, IssueChart::Places)),
        months: only(shows(IssuePart::Rankings), || issue_chart::view(scene, IssueChart::Months)),
        cumulative: only(is_whole, || issue_chart::view_of(scene, IssueChart::Completed)),
        counties: only(is_whole, || issue_chart::view(scene, IssueChart::Counties)),
        deals: only(is_whole, || issue_chart::view(scene, IssueChart::Deals)),
        unstarted_due: list(scene, part, "unstarted-due", scene.say.words.list.unstarted_due(), Purpose::Unstarted),
        unstarted_later: list(
            scene,
            part,
            "unstarted-later",
            scene.say.words.list.unstarted_later(),
            Purpose::Unstarted,
        ),
        stopped: list(scene, part, "stopped", scene.say.words.list.stopped(), Purpose::Stopped),
        lagging: list(scene, part, "lagging", scene.say.words.list.lagging(), Purpose::Lagging),
        late: list(scene, part, "late", scene.say.words.list.late(), Purpose::Late),
        exemptions: scene.issue().lists.exempt.iter().map(|own| supervision::exemption(scene, own)).collect(),
        decisions: follow::list(scene, Source::Meetings, follow_limit()),
        findings: follow::list(scene, Source::Inspections, follow_limit()),
        problems: {
            let link = scene.link(scene.say.words.list.all_problems(), &scene.issue_path(IssuePart::Problems));
            let limit = rows_of(IssuePart::Problems, part).map(|limit| (limit, link));
            listing::problems(scene, Scope::Whole, limit)
        },
        targets: only(shows(IssuePart::Targets), || target::targets(scene)),
        downloads: data::downloads(scene),
    }
}

fn list(scene: &Scene<'_>, part: IssuePart, id: &'static str, title: &str, purpose: Purpose) -> ListView {
    let lists = &scene.issue().lists;
    let positions = match id {
        "unstarted-due" => &lists.unstarted_due,
        "unstarted-later" => &lists.unstarted_later,
        "stopped" => &lists.stopped,
        "lagging" => &lists.lagging,
        _ => &lists.late,
    };
    let link = scene.link(scene.say.words.list.whole_list(), &format!("{}#{id}", scene.issue_path(IssuePart::Lists)));
    let limit = rows_of(IssuePart::Lists, part).map(|limit| (limit, link));
    listing::list(scene, id, title, positions, purpose, limit)
}

/// How many rows of a list the page of a part shows; nothing where it shows all.
fn rows_of(list: IssuePart, page: IssuePart) -> Option<usize> {
    match page {
        IssuePart::Bulletin => Some(ROWS_ON_BULLETIN),
        own if own == list => None,
        _ => Some(0),
    }
}

/// A part of the view, empty on pages that do not show it.
fn only<T: Default>(is_shown: bool, part: impl FnOnce() -> T) -> T {
    if is_shown { part() } else { T::default() }
}

fn timeline(scene: &Scene<'_>) -> TimelineView {
    let campaign = &scene.facts.campaign;
    let cutoff = scene.issue().cutoff;
    let days = |from: crate::units::Date, to: crate::units::Date| i64::from((to - from).get_days());
    let total = days(campaign.start, campaign.end) + 1;
    let day = days(campaign.start, cutoff) + 1;
    let words = if day < 1 {
        scene.say.words.issue.not_begun(total)
    } else if day > total {
        scene.say.words.issue.over(total)
    } else {
        scene.say.words.issue.day_of(day, total)
    };
    let share = Exact::ratio(day.clamp(0, total), total).unwrap_or_else(Exact::zero).to_drawing();
    TimelineView {
        start: text::day(campaign.start, scene.say),
        end: text::day(campaign.end, scene.say),
        text: words,
        bar: drawing::bar(&drawing::Bar {
            caption: drawing::Caption { title: "", desc: "" },
            value: Some(share),
            schedule: None,
            scale: (0.0, 1.0),
            light: drawing::Light::Neutral,
        }),
    }
}

/// All issues, newest first.
pub(crate) fn archive(scene: &Scene<'_>) -> ArchiveView {
    let facts = scene.facts;
    let say = scene.say;
    let rows = facts.bulletins.iter().enumerate().rev().map(|(at, bulletin)| {
        let own = Scene { at, ..*scene };
        let figure = |ledger| text::number(&own.issue().ledger(facts, ledger, Scope::Whole).value, say);
        let board = own.issue().boards.first().and_then(|ranking| ranking.groups.first());
        let leaders = board.into_iter().flat_map(|group| &group.rows).filter(|row| row.place == Some(1));
        let leaders: Vec<String> = leaders.map(|row| sentence::scope_name(facts, row.who, scene.say.words)).collect();
        IssueRow {
            link: scene.link(&bulletin.title, &IssuePart::Bulletin.path(bulletin.id.as_str())),
            number: scene.say.words.issue.number(bulletin.number),
            doc_number: bulletin.doc_number.as_deref().map(str::to_owned),
            period: text::period(bulletin.period, scene.say),
            cutoff_date: bulletin.cutoff.to_string(),
            issued_date: bulletin.issued.to_string(),
            completion_rate: figure(Ledger::CompletionRate),
            gap: figure(Ledger::Gap),
            start_rate: figure(Ledger::StartRate),
            first_place: text::list(&leaders, scene.say),
            compare: own.compare_link(),
            release: release::release(scene, &bulletin.id),
            state: (at + 1 == facts.bulletins.len()).then(|| badge::newest(scene.say.words)),
        }
    });
    ArchiveView { issues: rows.collect(), compare_ends: scene.ends_link(), specials: special::rows(scene) }
}

/// The newest issue as a link, for pages of older ones.
pub(super) fn newest_link(scene: &Scene<'_>) -> Option<Link> {
    let last = scene.facts.bulletins.len() - 1;
    (scene.at < last).then(|| {
        let bulletin = &scene.facts.bulletins[last];
        scene.link(
            &scene.say.words.issue.number_of(bulletin.number, text::period(bulletin.period, scene.say)),
            "latest/index.html",
        )
    })
}
