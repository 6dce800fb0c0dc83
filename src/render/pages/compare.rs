//! Two bulletins beside each other: what changed leads, the rest stands one step away.
//!
//! In: two issues. Out: a [`CompareView`]. Promises: each value is the one its bulletin prints; a difference is taken before
//! rounding; what is printed alike has not changed; a missing value is not zero, so there is no difference with it; a difference
//! over other projects says so.

mod events;

use std::collections::BTreeMap;

use crate::compute::{Issue, Measured, Ranked, comparison, is_over_others};
use crate::model::{Indicator, Ledger, Light, Scope};
use crate::plan::compare_page;
use crate::render::pages::{Scene, badge, method};
use crate::render::view::{
    Badge, CompareBoard, CompareCount, CompareFigure, CompareIssue, CompareLight, CompareLightMove, ComparePart,
    CompareRank, CompareView, Link, Number,
};
use crate::render::{prose, sentence, text};
use crate::route::IssuePart;
use crate::units::Known;

/// The two issues of a page; each scene is where its bulletin's figures are.
pub(super) struct Pair<'s, 'a> {
    then: &'s Scene<'a>,
    now: &'s Scene<'a>,
}

impl Scene<'_> {
    /// The comparison of this issue with the one before, if there is one.
    pub(super) fn compare_link(&self) -> Option<Link> {
        (self.special.is_none() && self.at > 0).then(|| self.compare_with(self.at - 1))
    }

    /// The comparison of the first and the newest issue, when they are not neighbours.
    pub(super) fn ends_link(&self) -> Option<Link> {
        let newest = Scene { at: self.facts.bulletins.len() - 1, ..*self };
        (newest.at > 1).then(|| newest.compare_with(0))
    }

    fn compare_with(&self, then: usize) -> Link {
        let number = |at: usize| self.facts.bulletins[at].number;
        self.link(
            &self.say.words.issue.then_now(number(then), number(self.at)),
            &compare_page(self.facts, then, self.at),
        )
    }
}

/// The comparison of the scene's issue with an earlier one.
pub(crate) fn compare(scene: &Scene<'_>, then: usize) -> CompareView {
    let facts = scene.facts;
    let earlier = Scene { at: then, ..*scene };
    let pair = Pair { then: &earlier, now: scene };
    let (before, now) = (earlier.issue(), scene.issue());
    let happened = comparison(facts, before, now);
    let all = whole(&pair).into_iter();
    let (changed, same_figures): (Vec<_>, Vec<_>) = all.partition(|(_, figure)| is_changed(figure));
    let (figures, other_figures): (Vec<_>, Vec<_>) = changed.into_iter().partition(|(leads, _)| *leads);
    let bare = |figures: Vec<(bool, CompareFigure)>| -> Vec<CompareFigure> {
        figures.into_iter().map(|(_, figure)| figure).collect()
    };
    let parts = parts(&pair);
    let boards = boards(&pair);
    let lights = lights(&pair);
    let lists = events::lists(&pair, &happened);
    let problems = events::problems(&pair, &happened);
    let (corrections, hidden_corrections) = events::corrections(&pair, &happened);
    let counts = [
        ("figures", figures.len() + other_figures.len()),
        ("parts", parts.iter().map(|part| part.figures.len()).sum()),
        ("ranks", boards.iter().map(|board| board.moved.len()).sum()),
        ("lights", lights.len() + happened.lights.len()),
    ];
    let counts = counts.into_iter().chain(lists.iter().map(|list| (list.id, list.count)));
    let counts = counts.chain(problems.iter().map(|list| (list.id, list.count)));
    let counts = counts.chain([("corrections", corrections.len() + hidden_corrections)]);
    let last = facts.bulletins.len() - 1;
    let neighbours = (1..=last).rev().map(|at| (at - 1, at));
    let all = (last > 1).then_some((0, last)).into_iter().chain(neighbours);
    let others = all.filter(|&(from, to)| (from, to) != (then, scene.at));
    CompareView {
        then: issue(&earlier),
        now: issue(scene),
        ends: then + 1 != scene.at,
        same_year: before.cutoff.year() == now.cutoff.year(),
        others: others.map(|(from, to)| Scene { at: to, ..*scene }.compare_with(from)).collect(),
        counts: counts.filter(|(_, count)| *count > 0).map(|(id, count)| CompareCount { id, count }).collect(),
        figures: bare(figures),
        other_figures: bare(other_figures),
        same_figures: bare(same_figures),
        parts,
        boards,
        lights,
        light_moves: light_moves(&pair, happened.lights.iter().map(|own| (own.then, own.now))),
        lists,
        problems,
        corrections,
        hidden_corrections,
    }
}

fn issue(scene: &Scene<'_>) -> CompareIssue {
    let bulletin = scene.bulletin();
    CompareIssue {
        number: scene.say.words.issue.number(bulletin.number),
        period: text::period(bulletin.period, scene.say),
        cutoff: text::date(bulletin.cutoff, scene.say),
        link: scene.link(&bulletin.title, &scene.issue_path(IssuePart::Bulletin)),
    }
}

/// What looks alike is alike.
fn is_changed(figure: &CompareFigure) -> bool {
    (&figure.then.text, figure.then.state) != (&figure.now.text, figure.now.state)
}

/// Every figure of the whole but the schedule, which moves by itself; and whether it is among those that lead.
fn whole(pair: &Pair<'_, '_>) -> Vec<(bool, CompareFigure)> {
    use Ledger::{Completed, CompletionRate, FundsRate, Gap, OpenProblems, Plan, StartRate};
    let leads = |indicator| match indicator {
        Indicator::Ledger(Plan | Completed | CompletionRate | Gap | StartRate | FundsRate | OpenProblems) => true,
        Indicator::Series(_) => true,
        Indicator::Ledger(_) | Indicator::Measure(_) | Indicator::Ratio(_) => false,
    };
    let campaign = &pair.now.facts.campaign;
    let ledger =
        Ledger::ALL.into_iter().filter(|&ledger| ledger != Ledger::Schedule && method::is_used(pair.now, ledger));
    let all = ledger.map(Indicator::Ledger).chain((0..campaign.series.len()).map(Indicator::Series));
    let all = all.chain((0..campaign.measures.len()).map(Indicator::Measure));
    let all = all.chain((0..campaign.ratios.len()).map(Indicator::Ratio));
    all.map(|indicator| (leads(indicator), figure(pair, indicator, Scope::Whole))).collect()
}

/// The headline figures of counties and sets that changed.
fn parts(pair: &Pair<'_, '_>) -> Vec<ComparePart> {
    const OF: [Ledger; 5] =
        [Ledger::Projects, Ledger::Completed, Ledger::CompletionRate, Ledger::StartRate, Ledger::FundsRate];
    let facts = pair.now.facts;
    let counties = (0..facts.counties.len()).map(|county| ("county", Scope::County(county)));
    let sets = (0..facts.campaign.sets.len()).map(|set| ("set", Scope::Set(set, None)));
    let part = |(kind, scope)| {
        let all = OF.into_iter().map(|ledger| figure(pair, Indicator::Ledger(ledger), scope));
        ComparePart { who: pair.now.scope_link(scope), kind, figures: all.filter(is_changed).collect() }
    };
    counties.chain(sets).map(part).filter(|part| !part.figures.is_empty()).collect()
}

fn figure(pair: &Pair<'_, '_>, indicator: Indicator, scope: Scope) -> CompareFigure {
    let facts = pair.now.facts;
    let say = pair.now.say;
    let (before, now) = (pair.then.issue(), pair.now.issue());
    let value = |issue: &Issue| issue.figure(facts, indicator, scope).value;
    let (then_value, now_value) = (value(before), value(now));
    // Cumulative values begin anew with the year, so that there is no difference over its end.
    let is_comparable = before.cutoff.year() == now.cutoff.year();
    let difference = match (&then_value, &now_value) {
        (Known::Value(then), Known::Value(now)) if is_comparable => now.minus(then),
        _ => None,
    };
    let (then, now_number) = (text::number(&then_value, say), text::number(&now_value, say));
    let over = match indicator {
        Indicator::Ledger(_) if sentence::has_other_members(facts, now, before, scope) => "members",
        Indicator::Ledger(ledger) if scope != Scope::Whole => {
            let is_in = |position| prose::belongs(facts, position, scope, now.cutoff);
            if now.is_over_others(before, ledger, is_in) { "reports" } else { "" }
        }
        _ if !is_over_others(facts, before, now, indicator) => "",
        Indicator::Measure(_) | Indicator::Ratio(_) => "counties",
        Indicator::Ledger(_) => "reports",
        _ => "",
    };
    CompareFigure {
        name: sentence::indicator_name(facts, indicator).to_owned(),
        why_then: pair.then.why(indicator, scope),
        why_now: pair.now.why(indicator, scope),
        way: match &difference {
            None => "none",
            Some(_) if then.text == now_number.text => "same",
            Some(difference) if difference.number().is_negative() => "down",
            Some(_) => "up",
        },
        change: difference.map_or_else(text::none, |difference| unsigned(pair, &difference)),
        over: if difference_is_said(&then_value, &now_value) { over } else { "" },
        then,
        now: now_number,
    }
}

fn difference_is_said(then: &Known<Measured>, now: &Known<Measured>) -> bool {
    then.value().is_some() && now.value().is_some()
}

/// A difference without its sign: the word beside it says which way.
fn unsigned(pair: &Pair<'_, '_>, difference: &Measured) -> Number {
    let number = text::number(&Known::Value(difference.clone()), pair.now.say);
    let bare = |text: &str| text.trim_start_matches(['−', '+']).to_owned();
    Number { text: bare(&number.text), number: bare(&number.number), ..number }
}

/// Groups of the boards that are in force in both.
fn boards(pair: &Pair<'_, '_>) -> Vec<CompareBoard> {
    let facts = pair.now.facts;
    let mut boards = Vec::new();
    for ranking in &pair.now.issue().boards {
        let Some(before) = pair.then.issue().board(ranking.board) else { continue };
        let board = &facts.campaign.boards[ranking.board];
        for (position, (then, now)) in before.groups.iter().zip(&ranking.groups).enumerate() {
            let of = |rows: &[Ranked], who: Scope| rows.iter().find(|row| row.who == who).and_then(|row| row.place);
            let rank = |who: Scope| rank(pair, ranking.board, position, who, of(&then.rows, who), of(&now.rows, who));
            let gone = then.rows.iter().filter(|old| now.rows.iter().all(|row| row.who != old.who));
            let all = now.rows.iter().chain(gone).map(|row| rank(row.who));
            let (same, moved) = all.partition(|rank: &CompareRank| rank.state == "same");
            boards.push(CompareBoard {
                board: pair
                    .now
                    .link(&board.name, &format!("{}#{}", pair.now.issue_path(IssuePart::Rankings), board.id)),
                group: now.name.to_string(),
                moved,
                same,
            });
        }
    }
    boards
}

fn rank(
    pair: &Pair<'_, '_>,
    board: usize,
    group: usize,
    who: Scope,
    then: Option<usize>,
    now: Option<usize>,
) -> CompareRank {
    let of = |place: usize| i64::try_from(place).unwrap_or(i64::MAX);
    let up = then.zip(now).map(|(then, now)| of(then) - of(now));
    CompareRank {
        who: pair.now.scope_link(who),
        then,
        now,
        why_then: then.and_then(|_| pair.then.why_place(board, group, who)),
        why_now: now.and_then(|_| pair.now.why_place(board, group, who)),
        state: match (then, now) {
            _ if then == now => "same",
            (None, _) => "new",
            (_, None) => "gone",
            _ => "moved",
        },
        movement: badge::movement(up, false, pair.now.say.words),
    }
}

/// Counties, and the whole, whose light is another.
fn lights(pair: &Pair<'_, '_>) -> Vec<CompareLight> {
    let facts = pair.now.facts;
    let scopes = std::iter::once(Scope::Whole).chain((0..facts.counties.len()).map(Scope::County));
    let changed = scopes.filter_map(|scope| {
        let of = |scene: &Scene<'_>| scene.issue().county_light(facts, scope);
        let (then, now) = (pair.then.issue().county_light(facts, scope), of(pair.now));
        let is_same = then.map(|lit| lit.light) == now.map(|lit| lit.light);
        (!is_same).then(|| CompareLight {
            who: pair.now.scope_link(scope),
            then: then.map(|lit| badge::light(lit, pair.then.say.words)),
            now: now.map(|lit| badge::light(lit, pair.now.say.words)),
        })
    });
    changed.collect()
}

/// How many projects went which way, the most first.
fn light_moves(
    pair: &Pair<'_, '_>,
    changes: impl Iterator<Item = (Option<Light>, Option<Light>)>,
) -> Vec<CompareLightMove> {
    let mut counts: BTreeMap<(Option<Light>, Option<Light>), usize> = BTreeMap::new();
    changes.for_each(|change| *counts.entry(change).or_default() += 1);
    let mut moves: Vec<_> = counts.into_iter().collect();
    moves.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let row = |((then, now), count)| CompareLightMove {
        then: project_badge(pair.then, then),
        now: project_badge(pair.now, now),
        count,
    };
    moves.into_iter().map(row).collect()
}

/// A project's light as its issue calls it.
fn project_badge(scene: &Scene<'_>, light: Option<Light>) -> Option<Badge> {
    let name = |light| crate::compute::light_name(scene.facts, scene.issue().period, light);
    light.map(|light| badge::light(crate::compute::Lit { light, name: name(light) }, scene.say.words))
}
