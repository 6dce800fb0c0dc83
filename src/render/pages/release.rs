//! What a bulletin says of its own release.

use crate::model::{Change, Indicator, Ledger, PRINTED, ReleaseState, Revision, TEXT};
use crate::render::pages::Scene;
use crate::render::sentence;
use crate::render::view::{ChangeRow, CorrectionView, ReleaseView};
use crate::route::DataTable;
use crate::units::Id;

/// Digits of a head that are printed: enough to tell issues apart, few enough to compare by eye.
const CODE: usize = 12;

/// Changed values that are listed; the record holds all.
const ROWS: usize = 12;

/// How an issue came out; nothing on a site that keeps no releases.
pub(super) fn release(scene: &Scene<'_>, bulletin: &Id) -> Option<ReleaseView> {
    let releases = &scene.facts.releases;
    let state = releases.state(bulletin)?;
    let own = releases.of.get(bulletin);
    let seals = own.map_or(&[][..], |own| &own.seals);
    let sealed = |revision: &&Revision| seals.iter().any(|seal| seal.number == revision.seal);
    let corrections = own.into_iter().flat_map(|own| own.revisions.iter().rev()).filter(sealed);
    Some(ReleaseView {
        state: match state {
            ReleaseState::Draft => "draft",
            ReleaseState::Compiled => "compiled",
            ReleaseState::Reviewed => "reviewed",
            ReleaseState::Issued => "issued",
            ReleaseState::Corrected => "corrected",
        },
        code: seals.last().map(|seal| seal.head.to_string()[..CODE].to_owned()),
        corrections: corrections.map(|revision| correction(scene, revision)).collect(),
    })
}

fn correction(scene: &Scene<'_>, revision: &Revision) -> CorrectionView {
    // Pages and text change with the figures; what readers want to know is which figures.
    let mut changes: Vec<&Change> =
        revision.changes.iter().filter(|change| *change.file != *PRINTED && *change.file != *TEXT).collect();
    changes.sort_by_key(|change| weight(change));
    CorrectionView {
        kind: revision.kind.id(),
        reason: revision.reason.to_string(),
        office: revision.office.to_string(),
        on: revision.on.to_string(),
        places: changes.iter().filter(|change| is_place(change)).count(),
        hidden: changes.len().saturating_sub(ROWS),
        changes: changes.into_iter().take(ROWS).map(|change| row(scene, change)).collect(),
    }
}

fn is_place(change: &Change) -> bool {
    &*change.file == "rankings.csv" && &*change.column == "place"
}

/// What matters most comes first: places, then figures of the whole, then what is ranked and judged, then the rest.
fn weight(change: &Change) -> u8 {
    match (&*change.file, &*change.column) {
        ("rankings.csv", "place") => 0,
        ("figures.csv", "value") if change.row.ends_with("/whole/whole") => 1,
        ("rankings.csv", "value") => 2,
        ("targets.csv", "value" | "judgement") => 3,
        ("figures.csv", "value") => 4,
        _ => 5,
    }
}

fn row(scene: &Scene<'_>, change: &Change) -> ChangeRow {
    let (facts, language) = (scene.facts, scene.say.words.language);
    let name = change.file.strip_suffix(".csv").unwrap_or(&change.file);
    let table = DataTable::of(facts).find(|table| table.name() == name);
    let column = table.and_then(|table| table.columns().iter().find(|column| *column.id == *change.column));
    let column = column.map_or(&*change.column, |column| column.label.of(language));
    ChangeRow {
        table: table.map_or(name, |table| table.label().of(language)).to_owned(),
        row: named(scene, &change.row),
        column: if column == "*" { String::new() } else { column.to_owned() },
        old: change.old.to_string(),
        new: change.new.to_string(),
    }
}

/// The ids of a row as names; what has none stays as it is.
fn named(scene: &Scene<'_>, row: &str) -> String {
    let facts = scene.facts;
    let campaign = &facts.campaign;
    let name = |id: &str| -> Option<String> {
        let series = campaign.series.iter().map(|own| (&own.id, &own.name));
        let measures = campaign.measures.iter().map(|own| (&own.id, &own.name));
        let ratios = campaign.ratios.iter().map(|own| (&own.id, &own.name));
        let boards = campaign.boards.iter().map(|own| (&own.id, &own.name));
        let targets = campaign.targets.iter().map(|own| (&own.id, &own.name));
        let sets = campaign.sets.iter().map(|own| (&own.id, &own.name));
        let funds = campaign.funds.iter().map(|own| (&own.id, &own.name));
        let units = campaign.units.iter().map(|own| (&own.id, &own.name));
        let counties = facts.counties.iter().map(|own| (&own.id, &own.name));
        let projects = facts.projects.iter().map(|own| (&own.id, &own.name));
        let entered = series.chain(measures).chain(ratios).chain(boards).chain(targets);
        let mut all = entered.chain(sets).chain(funds).chain(units).chain(counties).chain(projects);
        let ledger =
            || Ledger::from_id(id).map(|own| sentence::indicator_name(facts, Indicator::Ledger(own)).to_owned());
        ledger().or_else(|| all.find(|(own, _)| own.as_str() == id).map(|(_, name)| name.to_string()))
    };
    let mut names: Vec<String> = Vec::new();
    for part in row.split('/') {
        match part {
            // The kind of a scope says nothing beside its name.
            "county" | "set" | "fund" | "unit" => {}
            "whole" if names.last().is_some_and(|last| **last == *facts.whole.name) => {}
            "whole" => names.push(facts.whole.name.to_string()),
            id => names.push(name(id).unwrap_or_else(|| id.to_owned())),
        }
    }
    names.join(" · ")
}
