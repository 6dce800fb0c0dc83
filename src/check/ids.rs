//! What is declared where: the ids that other fields may refer to.

use std::collections::BTreeMap;

use super::yaml::{Node, Value};
use crate::fields::Registry;
use crate::model::{Indicator, Ledger};

/// Declared ids by registry, in the order in which they were declared.
#[derive(Debug, Default)]
pub(super) struct Ids {
    positions: BTreeMap<Registry, BTreeMap<String, usize>>,
    ratios: BTreeMap<String, usize>,
}

impl Ids {
    /// Collects the ids declared in the tree of `campaign.yaml`, and the counties' file names (without the whole).
    ///
    /// Equal ids keep the first position; they are reported where the entries themselves are checked.
    pub(super) fn collect(campaign: &Node<'_>, counties: impl Iterator<Item = String>) -> Self {
        let mut ids = Self::default();
        for (registry, list) in [
            (Registry::Unit, "units"),
            (Registry::Sector, "sectors"),
            (Registry::Class, "classes"),
            (Registry::Stage, "stages"),
            (Registry::Set, "sets"),
            (Registry::Fund, "funds"),
            (Registry::Curve, "curves"),
            (Registry::Series, "series"),
            (Registry::Measure, "measures"),
            (Registry::Board, "boards"),
        ] {
            ids.positions.insert(registry, declared(campaign, list));
        }
        ids.ratios = declared(campaign, "ratios");
        let counties = counties.enumerate().map(|(position, id)| (id, position)).collect();
        ids.positions.insert(Registry::County, counties);
        ids
    }

    /// Position of an id in its list.
    pub(super) fn position(&self, registry: Registry, id: &str) -> Option<usize> {
        self.positions.get(&registry)?.get(id).copied()
    }

    /// The indicator with an id, built in or declared.
    pub(super) fn indicator(&self, id: &str) -> Option<Indicator> {
        Ledger::from_id(id)
            .map(Indicator::Ledger)
            .or_else(|| self.position(Registry::Series, id).map(Indicator::Series))
            .or_else(|| self.position(Registry::Measure, id).map(Indicator::Measure))
            .or_else(|| self.ratios.get(id).copied().map(Indicator::Ratio))
    }

    /// All ids of a registry.
    pub(super) fn names(&self, registry: Registry) -> impl Iterator<Item = &str> {
        let of = |registry: Registry| self.positions.get(&registry).into_iter().flat_map(BTreeMap::keys).map(String::as_str);
        let is_indicator = registry == Registry::Indicator;
        let indicators = Ledger::ALL
            .iter()
            .map(|ledger| ledger.id())
            .chain(of(Registry::Series))
            .chain(of(Registry::Measure))
            .chain(self.ratios.keys().map(String::as_str));
        of(registry).chain(indicators.filter(move |_| is_indicator))
    }
}

fn declared(campaign: &Node<'_>, list: &str) -> BTreeMap<String, usize> {
    let mut positions = BTreeMap::new();
    for (position, entry) in items(campaign, list).iter().enumerate() {
        if let Some(id) = scalar(entry, "id") {
            positions.entry(id.to_owned()).or_insert(position);
        }
    }
    positions
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

/// The text of a scalar under a key.
pub(super) fn scalar<'a>(map: &'a Node<'_>, key: &str) -> Option<&'a str> {
    match child(map, key).map(|node| &node.value) {
        Some(Value::Scalar { text, .. }) => Some(text),
        _ => None,
    }
}
