//! A special report: what moved since the report before, who did not report, what is red, what is to be decided.

use crate::compute::{MatterStatus, Measured, Moved, OpenProblem, Owed, Special};
use crate::model::{Audience, Bulletin, BulletinKind, Heading, Indicator, Ledger, Prose, Scope};
use crate::render::pages::listing::Purpose;
use crate::render::pages::section::{setting, usual_title};
use crate::render::pages::{Scene, badge, listing, release};
use crate::render::text::Say;
use crate::render::view::{AskRow, Html, Link, MoveRow, OwedRow, SectionView, SpecialCounty, SpecialRow, SpecialView};
use crate::render::{prose, sentence, text};
use crate::route::IssuePart;
use crate::units::{Date, Known};

/// `专报第3期（截至8月15日）`.
pub(super) fn name(bulletin: &Bulletin, say: Say<'_>) -> String {
    say.words.issue.special_until(number(bulletin, say), until(bulletin, say))
}

fn number(bulletin: &Bulletin, say: Say<'_>) -> String {
    say.words.issue.special(bulletin.number)
}

fn until(bulletin: &Bulletin, say: Say<'_>) -> String {
    say.words.issue.until(text::day(bulletin.cutoff, say))
}

/// The page of a special report.
pub(crate) fn special(scene: &Scene<'_>, position: usize) -> SpecialView {
    let facts = scene.facts;
    let bulletin = scene.bulletin();
    let own = &scene.figures.specials[position];
    let neighbour = |at: Option<usize>| {
        let other = facts.specials.get(at?)?;
        Some(scene.link(&name(other, scene.say), &IssuePart::Bulletin.path(other.id.as_str())))
    };
    let problems = |list: &[OpenProblem]| list.iter().map(|&open| listing::problem_row(scene, open)).collect();
    let is_overdue = |open: &&OpenProblem| matches!(open.status, MatterStatus::Overdue { .. });
    let overdue: Vec<OpenProblem> = own.issue.lists.problems.iter().filter(is_overdue).copied().collect();
    let list = |id, title, positions: &[usize], purpose| listing::list(scene, id, title, positions, purpose, None);
    let scopes = (0..facts.counties.len()).map(Scope::County).chain([Scope::Whole]);
    SpecialView {
        number: number(bulletin, scene.say),
        title: bulletin.title.to_string(),
        title_parts: text::title_parts(&bulletin.title, &[&facts.campaign.name, &facts.campaign.short_name], scene.say),
        doc_number: bulletin.doc_number.as_deref().map(str::to_owned),
        index_number: bulletin.index_number.as_deref().map(str::to_owned),
        release: release::release(scene, &bulletin.id),
        period: until(bulletin, scene.say),
        cutoff: text::date(bulletin.cutoff, scene.say),
        cutoff_date: bulletin.cutoff.to_string(),
        issued: text::date(bulletin.issued, scene.say),
        issued_date: bulletin.issued.to_string(),
        recipients: bulletin.recipients.iter().map(ToString::to_string).collect(),
        copies: bulletin.copies.iter().map(ToString::to_string).collect(),
        signer: bulletin.signer.as_ref().unwrap_or(&facts.site.publisher).to_string(),
        offices: bulletin.audience == Audience::Offices,
        lead: lead(scene, own),
        lead_prose: prose::html(&bulletin.lead, &setting(scene, "lead-")),
        prose_elsewhere: scene.elsewhere(bulletin.is_translated, &scene.issue_path(IssuePart::Bulletin)),
        sections: sections(scene, own, overdue.len()),
        counties: scopes.map(|scope| county(scene, scope)).collect(),
        moves: moves(scene, &own.moved),
        raised: problems(&own.moved.raised),
        settled: problems(&own.moved.settled),
        owed: own.moved.owed.iter().map(|owed| owed_row(scene, *owed)).collect(),
        silent: list("late", scene.say.words.special.silent(), &own.moved.silent, Purpose::Late),
        lagging: list("lagging", scene.say.words.special.red(), &own.issue.lists.lagging, Purpose::Lagging),
        newly_red: own.moved.newly_red.iter().map(|&project| scene.project_link(project)).collect(),
        overdue: problems(&overdue),
        asks: bulletin.asks.iter().map(ask_row).collect(),
        previous: neighbour(position.checked_sub(1)),
        next: neighbour(Some(position + 1)),
    }
}

/// Special reports for the archive, newest first.
pub(super) fn rows(scene: &Scene<'_>) -> Vec<SpecialRow> {
    let all = scene.facts.specials.iter().zip(&scene.figures.specials).rev();
    let row = |(bulletin, own): (&Bulletin, &Special)| SpecialRow {
        link: scene.link(&bulletin.title, &IssuePart::Bulletin.path(bulletin.id.as_str())),
        number: number(bulletin, scene.say),
        cutoff_date: bulletin.cutoff.to_string(),
        issued_date: bulletin.issued.to_string(),
        offices: bulletin.audience == Audience::Offices,
        moved: moved_words(&own.moved, scene.say),
    };
    all.map(row).collect()
}

/// `新开工3个、竣工1个、完成节点5个；新提出问题2个、解决3个`, without what is nothing.
fn moved_words(moved: &Moved, say: Say<'_>) -> String {
    let some = |parts: &[(&str, usize)]| {
        let parts =
            parts.iter().filter(|(_, count)| *count > 0).map(|(what, count)| say.words.special.counted(what, count));
        parts.collect::<Vec<_>>().join(say.words.sign.list())
    };
    let works = some(&[
        (say.words.special.started(), moved.started.len()),
        (say.words.special.finished(), moved.finished.len()),
        (say.words.special.reached(), moved.reached.len()),
    ]);
    let problems =
        some(&[(say.words.special.raised(), moved.raised.len()), (say.words.special.settled(), moved.settled.len())]);
    let parts: Vec<String> = [works, problems].into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(say.words.sign.semicolon())
}

fn lead(scene: &Scene<'_>, own: &Special) -> Html {
    let facts = scene.facts;
    let say = scene.say;
    let of = |ledger| own.issue.ledger(facts, ledger, Scope::Whole).value;
    let mut said = scene.say.words.special.lead(text::day(own.issue.cutoff, scene.say), &facts.whole.name);
    match (of(Ledger::CompletionRate), of(Ledger::Gap)) {
        (rate @ Known::Value(_), Known::Value(Measured::Points(gap))) => {
            said.push_str(&scene.say.words.special.completed(
                text::number(&of(Ledger::Completed), say).text,
                text::number(&rate, say).text,
                sentence::gap(&gap, scene.say),
            ))
        }
        _ => said.push_str(scene.say.words.special.not_reported()),
    }
    let completed = Indicator::Ledger(Ledger::Completed);
    let change = sentence::change(facts, &own.issue, scene.before(), completed, Scope::Whole, scene.say);
    if let Some(since) = own.since {
        let change = if change.is_empty() { String::new() } else { scene.say.words.special.completed_change(&change) };
        said.push_str(&scene.say.words.special.since(text::day(since, scene.say), &change));
    } else {
        said.push_str(scene.say.words.special.this_year());
    }
    let words = moved_words(&own.moved, scene.say);
    said.push_str(&if words.is_empty() {
        scene.say.words.special.nothing().to_owned()
    } else {
        scene.say.words.special.words(&words)
    });
    sentence::emphasise(&said, scene.say)
}

fn sections(scene: &Scene<'_>, own: &Special, overdue: usize) -> Vec<SectionView> {
    let bulletin = scene.bulletin();
    let mut sections: Vec<SectionView> = Vec::new();
    for &heading in Heading::of(BulletinKind::Special) {
        let written = bulletin.sections.iter().find(|section| section.heading == heading);
        let empty = Prose::default();
        let prefix = format!("{}-", heading.id());
        let body = prose::html(written.map_or(&empty, |section| &section.body), &setting(scene, &prefix));
        let said = match heading {
            Heading::Reports => report_sentence(own, scene.say),
            Heading::Red => red_sentence(own, overdue, scene.say),
            Heading::Asks if bulletin.asks.is_empty() && body.is_empty() => continue,
            _ => String::new(),
        };
        let title = written.and_then(|section| section.title.as_deref()).unwrap_or(usual_title(heading, scene.say));
        sections.push(SectionView {
            id: heading.id(),
            numeral: text::numeral(sections.len() + 1, scene.say),
            title: title.to_owned(),
            sentences: if said.is_empty() { Vec::new() } else { vec![text::escape(&said)] },
            prose: body,
        });
    }
    sections
}

fn report_sentence(own: &Special, say: Say<'_>) -> String {
    let is_missing = |owed: &&Owed| owed.sent.is_none();
    let missing = own.moved.owed.iter().filter(is_missing).count();
    let late = own.moved.owed.len() - missing;
    let mut parts = Vec::new();
    for (count, word) in [(late, say.words.special.late()), (missing, say.words.special.missing())] {
        if count > 0 {
            parts.push(say.words.special.part(word, count));
        }
    }
    let reports = match own.moved.reports_due {
        0 => String::new(),
        _ if parts.is_empty() => say.words.special.all_sent().to_owned(),
        _ => say.words.special.due(parts.join(say.words.sign.list())),
    };
    match own.moved.silent.len() {
        0 => say.words.special.all_reported(&reports),
        silent => say.words.special.not_all_reported(&reports, silent),
    }
}

fn red_sentence(own: &Special, overdue: usize, say: Say<'_>) -> String {
    let red = own.issue.lists.lagging.len();
    let newly = match own.moved.newly_red.len() {
        0 => String::new(),
        newly => say.words.special.newly(newly),
    };
    let red = if red == 0 { say.words.special.no_red().to_owned() } else { say.words.special.red_n(red, &newly) };
    let overdue =
        if overdue == 0 { say.words.special.no_overdue().to_owned() } else { say.words.special.overdue_n(overdue) };
    say.words.special.red_overdue(&red, &overdue)
}

fn county(scene: &Scene<'_>, scope: Scope) -> SpecialCounty {
    let facts = scene.facts;
    let say = scene.say;
    let issue = scene.issue();
    let of = |ledger| issue.ledger(facts, ledger, scope).value;
    let number = |value: Known<Measured>| text::number(&value, say);
    let before = scene.before().map(|before| before.ledger(facts, Ledger::Completed, scope).value);
    let increase = match (of(Ledger::Completed), before) {
        (Known::Value(now), Some(Known::Value(then))) => Known::or_not_applicable(now.minus(&then)),
        _ => Known::NotApplicable,
    };
    SpecialCounty {
        county: scene.scope_link(scope),
        completed: number(of(Ledger::Completed)),
        increase: number(increase),
        completion_rate: number(of(Ledger::CompletionRate)),
        gap: number(of(Ledger::Gap)),
        light: badge::county_light(scene, scope).map(|lit| badge::light(lit, scene.say.words)),
    }
}

/// Starts, finishes, then milestones, each by date.
fn moves(scene: &Scene<'_>, moved: &Moved) -> Vec<MoveRow> {
    let projects = &scene.facts.projects;
    let started = moved.started.iter().map(|&position| {
        let start = projects[position].start;
        move_row(scene, position, scene.say.words.special.start(), start.actual, start.planned)
    });
    let finished = moved.finished.iter().map(|&position| {
        let finish = projects[position].finish;
        move_row(scene, position, scene.say.words.special.finished(), finish.actual, finish.planned)
    });
    let reached = moved.reached.iter().map(|reached| {
        let own = &projects[reached.project].milestones[reached.milestone];
        move_row(scene, reached.project, &own.name, own.actual, Some(own.planned))
    });
    started.chain(finished).chain(reached).collect()
}

fn move_row(scene: &Scene<'_>, position: usize, what: &str, on: Option<Date>, planned: Option<Date>) -> MoveRow {
    let project = &scene.facts.projects[position];
    let days = on.zip(planned).map(|(on, planned)| i64::from((on - planned).get_days()));
    let (against, tone) = match days {
        None => (String::new(), ""),
        Some(0) => (scene.say.words.wall.in_time().to_owned(), "ok"),
        Some(days) if days < 0 => (scene.say.words.special.ahead(-days), "ok"),
        Some(days) => (scene.say.words.special.behind(days), "warn"),
    };
    MoveRow {
        project: scene.project_link(position),
        county: scene.county_link(project.county),
        unit: scene.facts.campaign.units[project.unit].name.to_string(),
        what: what.to_owned(),
        on: text::iso(on),
        against,
        tone,
    }
}

fn owed_row(scene: &Scene<'_>, owed: Owed) -> OwedRow {
    let by: Link = scene.scope_link(owed.by);
    OwedRow { by, due: owed.due.to_string(), sent: text::iso(owed.sent) }
}

fn ask_row(ask: &crate::model::Ask) -> AskRow {
    AskRow {
        title: ask.title.to_string(),
        of: ask.of.to_string(),
        by: text::iso(ask.by),
        reason: ask.reason.as_deref().unwrap_or("").to_owned(),
    }
}
