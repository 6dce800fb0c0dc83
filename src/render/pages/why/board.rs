//! How a place came about: the items of the score written out, what was taken, and who stands beside.

use super::worked;
use crate::compute::{BoardRanking, GroupRanking, Measured, Ranked, lower_is_better};
use crate::model::{Board, BoardItem, Facts, Scope, Score};
use crate::render::pages::{Scene, assessment, badge, ranking};
use crate::render::view::{WhyBoard, WhyItem, WhyRank};
use crate::render::{sentence, text};

/// Up to so many places all are shown.
const ALL: usize = 8;
/// Places shown on either side of the own one.
const BESIDE: usize = 2;

/// The places of a scope, one for each board that ranks it.
pub(super) fn boards(scene: &Scene<'_>, scope: Scope) -> Vec<WhyBoard> {
    let all = scene.issue().boards.iter().flat_map(|ranking| {
        let groups = 0..ranking.groups.len();
        groups.filter_map(move |group| {
            Some((ranking, group, ranking.groups[group].rows.iter().find(|row| row.who == scope)?))
        })
    });
    all.map(|(ranking, group, row)| board(scene, ranking, group, row)).collect()
}

/// The anchor of a place; a unit may stand in several groups of a board.
pub(super) fn anchor(facts: &Facts, board: usize, group: usize) -> String {
    let id = &facts.campaign.boards[board].id;
    if group == 0 { format!("b-{id}") } else { format!("b-{id}.{}", group + 1) }
}

fn board(scene: &Scene<'_>, ranking: &BoardRanking, position: usize, row: &Ranked) -> WhyBoard {
    let group = &ranking.groups[position];
    let facts = scene.facts;
    let say = scene.say;
    let board = &facts.campaign.boards[ranking.board];
    let is_scored = board.score != Score::Value;
    let of_item = |index: usize| item(scene, board, index, group, row);
    let rankings = scene.issue_path(crate::route::IssuePart::Rankings);
    WhyBoard {
        anchor: anchor(facts, ranking.board, position),
        board: scene.link(&board.name, &format!("{rankings}#{}", board.id)),
        group: group.name.to_string(),
        place: row.place,
        tied: row.is_tied,
        of: group.ranked,
        value: text::number(&row.value, say),
        movement: badge::movement(row.movement(), scene.at == 0, scene.say.words),
        method: ranking::method(facts, board, scene.say),
        items: if is_scored { (0..board.items.len()).map(of_item).collect() } else { Vec::new() },
        sum: if is_scored { sum(scene, row) } else { String::new() },
        figure: if is_scored { String::new() } else { way_to(scene, &board.items[0]) },
        deductions: assessment::deductions_of(scene, ranking, |who| who == row.who),
        rows: beside(scene, group, row),
    }
}

fn way_to(scene: &Scene<'_>, item: &BoardItem) -> String {
    format!("#i-{}", sentence::indicator_id(scene.facts, item.indicator))
}

fn item(scene: &Scene<'_>, board: &Board, index: usize, group: &GroupRanking, row: &Ranked) -> WhyItem {
    let facts = scene.facts;
    let item = &board.items[index];
    let part = &row.parts[index];
    let weight = format!("{}%", text::plain(item.weight.number()));
    let worked = match (&part.points, &part.counted) {
        (Some(points), Some(counted)) => {
            let counted = worked::shortened(counted);
            let scaled = match group.ends.get(index).and_then(Option::as_ref) {
                None => counted,
                Some((low, high)) if low == high => "100".to_owned(),
                Some((low, high)) => {
                    let (low, high) = (worked::shortened(low), worked::shortened(high));
                    let distance = if lower_is_better(item.indicator) {
                        format!("{high} − {counted}")
                    } else {
                        format!("{counted} − {low}")
                    };
                    format!("(60 + 40 × ({distance}) ÷ ({high} − {low}))")
                }
            };
            format!("{scaled} × {weight} = {}", worked::shortened(points))
        }
        _ => String::new(),
    };
    WhyItem {
        name: sentence::indicator_name(facts, item.indicator).to_owned(),
        href: way_to(scene, item),
        value: text::number(&part.figure.value, scene.say),
        cap: item.cap.map(|cap| text::plain(&cap.exact())).unwrap_or_default(),
        weight,
        worked,
        points: assessment::points(scene, part.points.as_ref()),
        equal: group.degenerate.contains(&index),
    }
}

/// `35.33333… + 20 − 2 = 53.33333… → 53.33分`; nothing without a score.
fn sum(scene: &Scene<'_>, row: &Ranked) -> String {
    let Some(score) = row.value.value() else { return String::new() };
    let points = row.parts.iter().filter_map(|part| part.points.as_ref()).map(worked::shortened);
    let mut said = points.collect::<Vec<_>>().join(" + ");
    if !row.deducted.is_zero() {
        said.push_str(&format!(" − {}", worked::shortened(&row.deducted)));
    }
    let exact = worked::shortened(&score.number());
    let printed = text::number(&row.value, scene.say).text;
    format!("{said} = {exact} → {printed}")
}

/// All of a short group; of a long one its ends and those beside the own place.
fn beside(scene: &Scene<'_>, group: &GroupRanking, own: &Ranked) -> Vec<WhyRank> {
    let say = scene.say;
    let at = group.rows.iter().position(|row| row.who == own.who).unwrap_or(0);
    let is_near = |index: usize| index.abs_diff(at) <= BESIDE || index == 0 || index + 1 == group.ranked;
    let is_shown = |index: &usize| group.rows.len() <= ALL || is_near(*index);
    let mut last = None;
    let shown: Vec<usize> = (0..group.rows.len()).filter(is_shown).collect();
    let row = |index: usize| {
        let row = &group.rows[index];
        let gap = last.is_some_and(|last: usize| last + 1 < index);
        last = Some(index);
        WhyRank {
            place: row.place,
            who: scene.why_link(&sentence::scope_name(scene.facts, row.who, scene.say.words), row.who),
            value: text::number(&row.value, say),
            exact: row.value.value().map(|value: &Measured| worked::exact(value, say)).unwrap_or_default(),
            own: index == at,
            gap,
        }
    };
    shown.into_iter().map(row).collect()
}
