//! What is declared where: the ids that other fields may refer to.

use std::collections::{BTreeMap, BTreeSet};

use super::shape::nearest;
use super::yaml::{Node, Value};
use crate::fields::Registry;
use crate::model::{Indicator, Ledger};

/// An id as it was declared; it may itself be wrong, which is reported where it stands.
#[derive(Debug)]
struct Declared {
    position: usize,
    name: String,
}

/// Declared ids by registry.
#[derive(Debug, Default)]
pub(super) struct Ids {
    registries: BTreeMap<Registry, BTreeMap<String, Declared>>,
    ratios: BTreeMap<String, Declared>,
    wholes: Vec<String>,
}

/// A county file as far as others refer to it.
pub(super) struct CountyName {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) is_whole: bool,
}

impl Ids {
    /// Collects the ids declared in the tree of `campaign.yaml`, the counties' file names in display order and the projects' in any.
    ///
    /// Equal ids keep the first position; they are reported where the entries themselves are checked.
    pub(super) fn collect(
        campaign: &Node<'_>,
        counties: impl Iterator<Item = CountyName>,
        projects: impl Iterator<Item = String>,
    ) -> Self {
        let mut ids = Self::default();
        for (registry, list) in [
            (Registry::Unit, "units"),
            (Registry::Action, "actions"),
            (Registry::Leader, "leaders"),
            (Registry::Arrangement, "arrangements"),
            (Registry::FinanceStage, "finance_stages"),
            (Registry::Sector, "sectors"),
            (Registry::Class, "classes"),
            (Registry::Stage, "stages"),
            (Registry::Set, "sets"),
            (Registry::Fund, "funds"),
            (Registry::Curve, "curves"),
            (Registry::Series, "series"),
            (Registry::Measure, "measures"),
            (Registry::Board, "boards"),
            (Registry::Approval, "approvals"),
            (Registry::UnstartedReason, "unstarted_reasons"),
            (Registry::EntryPaper, "entry_papers"),
            (Registry::Target, "targets"),
            (Registry::InspectionKind, "inspection_kinds"),
            (Registry::InspectionGrade, "inspection_grades"),
            (Registry::System, "systems"),
        ] {
            ids.registries.insert(registry, declared(campaign, list));
        }
        for (registry, record, list) in [
            (Registry::DealStage, "attraction", "stages"),
            (Registry::Channel, "attraction", "channels"),
            (Registry::ReserveStage, "reserve", "stages"),
            (Registry::Batch, "reserve", "batches"),
        ] {
            let inside = child(campaign, record).map(|record| declared(record, list));
            ids.registries.insert(registry, inside.unwrap_or_default());
        }
        ids.ratios = declared(campaign, "ratios");
        let (wholes, counties): (Vec<_>, Vec<_>) = counties.partition(|county| county.is_whole);
        ids.wholes = wholes.into_iter().map(|county| county.id).collect();
        let declared = |(position, county): (usize, CountyName)| (county.id, Declared { position, name: county.name });
        // Projects stand in the order of their ids, each once.
        let projects: BTreeSet<String> = projects.collect();
        let project = |(position, id)| (id, Declared { position, name: String::new() });
        ids.registries.insert(Registry::Project, projects.into_iter().enumerate().map(project).collect());
        ids.registries.insert(Registry::County, counties.into_iter().enumerate().map(declared).collect());
        ids
    }

    /// Position of an id in its list.
    pub(super) fn position(&self, registry: Registry, id: &str) -> Option<usize> {
        self.registries.get(&registry)?.get(id).map(|declared| declared.position)
    }

    /// True for the county file that holds the totals of all.
    pub(super) fn is_whole(&self, id: &str) -> bool {
        self.wholes.iter().any(|whole| whole == id)
    }

    /// The indicator with an id, built in or declared.
    pub(super) fn indicator(&self, id: &str) -> Option<Indicator> {
        Ledger::from_id(id)
            .map(Indicator::Ledger)
            .or_else(|| self.position(Registry::Series, id).map(Indicator::Series))
            .or_else(|| self.position(Registry::Measure, id).map(Indicator::Measure))
            .or_else(|| self.ratios.get(id).map(|declared| Indicator::Ratio(declared.position)))
    }

    /// The id that was probably meant: the one whose name was written, or one that differs by a slip.
    pub(super) fn suggestion(&self, registry: Registry, text: &str) -> Option<String> {
        let is_indicator = registry == Registry::Indicator;
        let built_in = Ledger::ALL.iter().filter(|_| is_indicator).map(|ledger| (ledger.id(), ledger.label().zh));
        let of = |registry: Registry| self.registries.get(&registry).into_iter().flatten().map(entry);
        let indicators = of(Registry::Series).chain(of(Registry::Measure)).chain(self.ratios.iter().map(entry));
        let all: Vec<(&str, &str)> = of(registry).chain(built_in).chain(indicators.filter(|_| is_indicator)).collect();
        let named = all.iter().find(|(_, name)| *name == text).map(|(id, _)| *id);
        named.or_else(|| nearest(text, all.iter().map(|(id, _)| *id))).map(str::to_owned)
    }
}

fn entry<'a>((id, declared): (&'a String, &'a Declared)) -> (&'a str, &'a str) {
    (id, &declared.name)
}

fn declared(campaign: &Node<'_>, list: &str) -> BTreeMap<String, Declared> {
    let mut ids = BTreeMap::new();
    for (position, entry) in items(campaign, list).iter().enumerate() {
        if let Some(id) = scalar(entry, "id") {
            let name = name(entry).unwrap_or_default().to_owned();
            ids.entry(id.to_owned()).or_insert(Declared { position, name });
        }
    }
    ids
}

fn items<'a, 's>(map: &'a Node<'s>, key: &str) -> &'a [Node<'s>] {
    match child(map, key).map(|node| &node.value) {
        Some(Value::List(items)) => items,
        _ => &[],
    }
}

fn child<'a, 's>(map: &'a Node<'s>, key: &str) -> Option<&'a Node<'s>> {
    match &map.value {
        Value::Map(entries) => entries.iter().find(|entry| entry.key == key).map(|entry| &entry.value),
        Value::Scalar { .. } | Value::List(_) | Value::Refused => None,
    }
}

/// What is called its name, in the language that is written first.
pub(super) fn name<'a>(map: &'a Node<'_>) -> Option<&'a str> {
    let mut node = child(map, "name")?;
    if let Value::Map(entries) = &node.value {
        node = &entries.first()?.value;
    }
    if let Value::Scalar { text, .. } = &node.value { Some(text) } else { None }
}

/// The text of a scalar under a key.
pub(super) fn scalar<'a>(map: &'a Node<'_>, key: &str) -> Option<&'a str> {
    match child(map, key).map(|node| &node.value) {
        Some(Value::Scalar { text, .. }) => Some(text),
        _ => None,
    }
}
