//! The sections of a bulletin, with the sentences that are generated from figures.

use crate::compute::{GroupRanking, Measured, Ranked};
use crate::model::{Board, BulletinKind, ExemptFrom, Heading, Indicator, Ledger, Prose, Scope};
use crate::render::pages::{Scene, assessment, duty_words, follow, fund, physical, pipeline, set, wall, watch};
use crate::render::prose::{self, Setting};
use crate::render::text::Say;
use crate::render::view::{Html, Link, SectionView};
use crate::render::{sentence, text};
use crate::units::Known;

/// Sections with anything to say, numbered in order.
pub(super) fn sections(scene: &Scene<'_>) -> Vec<SectionView> {
    let written = |heading| scene.bulletin().sections.iter().find(|section| section.heading == heading);
    let mut sections: Vec<SectionView> = Vec::new();
    for &heading in Heading::of(BulletinKind::Monthly) {
        let own = written(heading);
        let empty = Prose::default();
        let prefix = format!("{}-", heading.id());
        let body = prose::html(own.map_or(&empty, |section| &section.body), &setting(scene, &prefix));
        if !has_data(scene, heading) && body.is_empty() {
            continue;
        }
        let title = own.and_then(|section| section.title.as_deref()).unwrap_or(usual_title(heading, scene.say));
        sections.push(SectionView {
            id: heading.id(),
            numeral: text::numeral(sections.len() + 1, scene.say),
            title: title.to_owned(),
            sentences: sentences(scene, heading),
            prose: body,
        });
    }
    sections
}

/// What a section is called when the bulletin does not say.
pub(super) fn usual_title<'a>(heading: Heading, say: Say<'a>) -> &'a str {
    let words = &say.words.heading;
    match heading {
        Heading::Statistics => words.statistics(),
        Heading::Projects => words.projects(),
        Heading::Attraction => words.attraction(),
        Heading::Rankings => words.rankings(),
        Heading::Lists => words.lists(),
        Heading::Problems => words.problems(),
        Heading::Next => words.next(),
        Heading::Moved => words.moved(),
        Heading::Reports => words.reports(),
        Heading::Red => words.red(),
        Heading::Asks => words.asks(),
    }
}

fn has_data(scene: &Scene<'_>, heading: Heading) -> bool {
    let campaign = &scene.facts.campaign;
    match heading {
        Heading::Statistics => !campaign.series.is_empty(),
        Heading::Projects => !scene.facts.projects.is_empty(),
        Heading::Attraction => !campaign.measures.is_empty(),
        Heading::Rankings => !scene.issue().boards.is_empty(),
        Heading::Lists => true,
        Heading::Problems => {
            let issue = scene.issue();
            let followed = [&issue.decisions, &issue.findings];
            !issue.lists.problems.is_empty() || followed.iter().any(|follow_up| !follow_up.rows.is_empty())
        }
        Heading::Next | Heading::Moved | Heading::Reports | Heading::Red | Heading::Asks => false,
    }
}

/// Generated paragraphs of a section, one for each matter, in the order of a bulletin.
fn sentences(scene: &Scene<'_>, heading: Heading) -> Vec<Html> {
    let one_by_one = |all: &[String]| text::sentences(all, scene.say);
    let said = match heading {
        Heading::Statistics => vec![text::escape(&statistics_sentences(scene))],
        Heading::Projects => vec![
            one_by_one(&[project_sentences(scene), set::sentences(scene)]),
            fund::sentences(scene),
            watch::sentences(scene, heading),
        ],
        Heading::Attraction => {
            let measures = one_by_one(&[measure_sentences(scene), physical::sentences(scene)]);
            let [deals, reserve] = pipeline::sentences(scene);
            vec![text::escape(&measures), deals, reserve, duty_words::finance(scene)]
        }
        Heading::Rankings => vec![standing_words(scene, &text::escape), assessment::sentences(scene)],
        Heading::Lists => vec![
            one_by_one(&[text::escape(&list_sentences(scene)), watch::sentences(scene, heading)]),
            one_by_one(&[wall::sentences(scene), duty_words::lagging_by_leader(scene)]),
        ],
        Heading::Problems => {
            let [decisions, findings] = follow::sentences(scene);
            vec![
                one_by_one(&[text::escape(&problem_sentences(scene)), watch::sentences(scene, heading)]),
                duty_words::actions_behind(scene),
                decisions,
                findings,
                one_by_one(&[duty_words::tasks(scene), duty_words::reports(scene)]),
            ]
        }
        Heading::Next | Heading::Moved | Heading::Reports | Heading::Red | Heading::Asks => Vec::new(),
    };
    said.into_iter().filter(|paragraph| !paragraph.is_empty()).collect()
}

/// One sentence: the whole is named once, then each series with its change.
fn statistics_sentences(scene: &Scene<'_>) -> String {
    let (facts, say) = (scene.facts, scene.say);
    let issue = scene.issue();
    let sign = &say.words.sign;
    let (mut said, mut unreported) = (Vec::new(), Vec::new());
    for series in 0..facts.campaign.series.len() {
        let indicator = Indicator::Series(series);
        let value = issue.figure(facts, indicator, Scope::Whole).value;
        if value.value().is_none() {
            unreported.push(sentence::indicator_name(facts, indicator));
            continue;
        }
        let mut clause = vec![sentence::series(facts, indicator, &value, say)];
        let change = sentence::change(facts, issue, scene.before(), indicator, Scope::Whole, say);
        clause.extend(Some(change).filter(|change| !change.is_empty()));
        said.push(clause.join(sign.clause()));
    }
    let name = sentence::scope_name(facts, Scope::Whole, say.words);
    let reported =
        if said.is_empty() { String::new() } else { say.words.sentence.of_scope(name, said.join(sign.semicolon())) };
    let unreported =
        if unreported.is_empty() { String::new() } else { say.words.section.unreported(text::list(&unreported, say)) };
    text::sentences(&[reported, unreported], say)
}

/// The whole, then the sets that are not complete, the lowest rate first; the table carries the rest.
fn project_sentences(scene: &Scene<'_>) -> Html {
    let (facts, say) = (scene.facts, scene.say);
    let (words, sign) = (&say.words.section, &say.words.sign);
    let issue = scene.issue();
    let whole = sentence::sentence(facts, issue, Indicator::Ledger(Ledger::StartRate), Scope::Whole, say);
    if issue.tally(Scope::Whole).startable == 0 {
        return Html::new();
    }
    let (mut full, mut open) = (Vec::new(), Vec::new());
    for set in 0..facts.campaign.sets.len() {
        let rate = issue.ledger(facts, Ledger::StartRate, Scope::Set(set, None));
        let (Known::Value(Measured::Percent(percent)), Some(part), Some(base)) = (&rate.value, &rate.part, &rate.whole)
        else {
            continue;
        };
        if part == base {
            full.push(linked(&scene.set_link(set)));
        } else {
            open.push((percent.clone(), linked(&scene.set_link(set))));
        }
    }
    open.sort_by(|one, other| one.0.number().cmp(other.0.number()));
    let mut parts = Vec::new();
    if !full.is_empty() {
        parts.push(words.sets_started(text::list(&full, say)));
    }
    if !open.is_empty() {
        let open = open.iter().map(|(percent, name)| words.set_rate(name, text::percent(percent, say)));
        parts.push(open.collect::<Vec<_>>().join(sign.clause()));
    }
    let sets = if parts.is_empty() { String::new() } else { parts.join(sign.semicolon()) + sign.stop() };
    text::sentences(&[text::escape(&whole), sets], say)
}

/// The measures and ratios that the plan sets targets for; the table has the others.
fn measure_sentences(scene: &Scene<'_>) -> String {
    let (facts, say) = (scene.facts, scene.say);
    let issue = scene.issue();
    let measures = (0..facts.campaign.measures.len()).map(Indicator::Measure);
    let all = measures.chain((0..facts.campaign.ratios.len()).map(Indicator::Ratio));
    let is_target = |indicator: &Indicator| facts.campaign.targets.iter().any(|target| target.indicator == *indicator);
    let parts = all.filter(is_target).filter_map(|indicator| {
        let value = issue.figure(facts, indicator, Scope::Whole).value;
        value.value()?;
        Some(sentence::labelled(facts, indicator, &value, say))
    });
    let parts: Vec<String> = parts.collect();
    if parts.is_empty() {
        return String::new();
    }
    say.words.sentence.of_scope(&facts.whole.name, parts.join(say.words.sign.clause()))
}

fn list_sentences(scene: &Scene<'_>) -> String {
    let (words, sign) = (&scene.say.words.section, &scene.say.words.sign);
    let lists = &scene.issue().lists;
    let (due, later) = (lists.unstarted_due.len(), lists.unstarted_later.len());
    let exempt = lists.exempt_from(ExemptFrom::Start).count();
    let unstarted = match (due, later) {
        (0, 0) if exempt == 0 => words.none_unstarted().to_owned(),
        (due, 0) if exempt == 0 => words.all_starts_due(due),
        (0, later) if exempt == 0 => words.no_start_due(later),
        (due, later) => {
            let parts = [
                (due > 0).then(|| words.starts_missed(due)),
                (exempt > 0).then(|| words.starts_exempt(exempt)),
                (later > 0).then(|| words.starts_later(later)),
            ];
            let parts: Vec<String> = parts.into_iter().flatten().collect();
            words.unstarted(due + exempt + later, parts.join(sign.clause()))
        }
    };
    let some = |count: usize, said: String| if count > 0 { said } else { String::new() };
    let all = [
        unstarted,
        some(lists.stopped.len(), words.stopped(lists.stopped.len())),
        some(lists.lagging.len(), words.lagging(lists.lagging.len())),
        some(lists.late.len(), words.silent(lists.late.len())),
    ];
    text::sentences(&all, scene.say)
}

fn problem_sentences(scene: &Scene<'_>) -> String {
    let words = &scene.say.words.section;
    let tally = scene.issue().tally(Scope::Whole);
    let (open, overdue, solved) = (tally.open_problems, tally.overdue_problems, tally.solved_problems);
    if open == 0 {
        return if solved == 0 { words.no_problems().to_owned() } else { words.all_problems_solved(solved) };
    }
    let overdue = if overdue > 0 { words.of_them_overdue(overdue) } else { String::new() };
    let solved = if solved > 0 { words.others_solved(solved) } else { String::new() };
    words.open_problems(open, overdue, solved)
}

/// Where a bulletin's prose stands.
pub(super) fn setting<'a>(scene: &Scene<'a>, prefix: &'a str) -> Setting<'a> {
    Setting {
        facts: scene.facts,
        issue: scene.issue(),
        before: scene.before(),
        say: scene.say,
        root: scene.root,
        base: scene.base,
        prefix,
        top: 3,
    }
}

/// The news in one paragraph: where the whole stands, who leads, who trails, what is stuck.
pub(super) fn lead(scene: &Scene<'_>) -> Html {
    let (facts, say) = (scene.facts, scene.say);
    let words = &say.words.section;
    let issue = scene.issue();
    let of = |ledger| issue.ledger(facts, ledger, Scope::Whole);
    let rate = of(Ledger::CompletionRate);
    let day = text::day(issue.cutoff, say);
    let mut said = match (&rate.value, &of(Ledger::Gap).value) {
        (Known::Value(_), Known::Value(Measured::Points(gap))) => words.lead(
            day,
            &facts.whole.name,
            text::number(&of(Ledger::Completed).value, say).text,
            text::number(&rate.value, say).text,
            sentence::gap(gap, say),
        ),
        _ => words.lead_without_investment(day, &facts.whole.name),
    };
    let starts = of(Ledger::StartRate);
    if let (Known::Value(_), Some(part), Some(whole)) = (&starts.value, &starts.part, &starts.whole) {
        let planned = text::print(whole, say);
        said.push_str(&if part == whole {
            words.lead_all_started(planned)
        } else {
            words.lead_started(planned, text::print(part, say), text::number(&starts.value, say).text)
        });
    }
    let figure = |said: &str| sentence::emphasise(said, say);
    text::sentences(&[figure(&said), standing_words(scene, &figure)], say)
}

/// First and last place of the first board, linked; `figure` marks the figures.
fn standing_words(scene: &Scene<'_>, figure: &dyn Fn(&str) -> String) -> Html {
    let Some(ranking) = scene.issue().boards.first() else { return Html::new() };
    let board = &scene.facts.campaign.boards[ranking.board];
    let groups: Vec<String> = ranking
        .groups
        .iter()
        .filter(|group| group.ranked > 1)
        .map(|group| group_words(scene, board, group, figure))
        .collect();
    if groups.is_empty() {
        return Html::new();
    }
    let words = scene.say.words;
    words.section.standing(text::escape(&board.name), groups.join(words.sign.semicolon()))
}

/// A name with its page, where it has one.
pub(super) fn linked(link: &Link) -> Html {
    let name = text::escape(&link.text);
    link.href.as_ref().map_or_else(|| name.clone(), |href| format!("<a href=\"{href}\">{name}</a>"))
}

/// `五个板块中，辛壬县升至首位，己庚县仍居末位，慢于时序进度4.0个百分点`.
fn group_words(scene: &Scene<'_>, board: &Board, group: &GroupRanking, figure: &dyn Fn(&str) -> String) -> Html {
    let (words, sign) = (&scene.say.words.section, &scene.say.words.sign);
    let ranked = &group.rows[..group.ranked];
    let (first, last) = (&ranked[0], &ranked[group.ranked - 1]);
    let of = if group.name.is_empty() { String::new() } else { words.in_group(text::escape(&group.name)) };
    if first.place == last.place {
        return words.all_tied(of);
    }
    let names = |end: &Ranked| {
        let rows = ranked.iter().filter(|row| row.place == end.place);
        let names: Vec<Html> = rows.map(|row| linked(&scene.scope_link(row.who))).collect();
        (names.len(), text::list(&names, scene.say))
    };
    let top = match (names(first), first.movement()) {
        ((1, name), Some(0)) => words.stays_first(name),
        ((1, name), Some(up)) if up > 0 => words.rises_to_first(name),
        ((1, name), _) => words.is_first(name),
        ((_, names), _) => words.tied_first(names),
    };
    // Who rose to the last place has not fallen back to it.
    let bottom = match (names(last), last.movement()) {
        ((1, name), Some(0)) => words.stays_last(name),
        ((1, name), Some(down)) if down < 0 => words.falls_to_last(name),
        ((1, name), _) => words.is_last(name),
        ((_, names), _) => words.tied_last(names),
    };
    let gap = scene.issue().ledger(scene.facts, Ledger::Gap, last.who);
    let mut parts = vec![top, bottom];
    if let Known::Value(Measured::Points(points)) = &gap.value
        && board.items[0].indicator == Indicator::Ledger(Ledger::CompletionRate)
    {
        parts.push(figure(&sentence::gap(points, scene.say)));
    }
    of + &parts.join(sign.clause())
}
