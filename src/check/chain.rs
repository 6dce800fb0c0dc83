//! The chain over all seals: one line for each in the order of sealing, none missing, none twice, each on the one before.

use super::release::broken_chain;
use crate::diagnostic::{Diagnostics, Place};
use crate::digest::Digest;
use crate::fields::label;
use crate::load::{Shelf, Sources};
use crate::model::Releases;
use crate::units::Id;

/// Where the chain stands.
pub(crate) const CHAIN: &str = "content/releases/chain.txt";

/// Reads `chain.txt` and holds it against the seals.
pub(super) fn chain(sources: &Sources, releases: &mut Releases, problems: &mut Diagnostics) {
    let file = sources.shelf(Shelf::Sealed).find(|file| file.path == CHAIN);
    let text = file.map_or("", |file| file.text.as_str());
    let mut previous: Option<Digest> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let span = at..at + line.trim_end().len();
        at += line.len();
        let place = || Place::in_text(CHAIN, text, span.clone());
        let Some((head, id, number)) = read(line) else {
            return broken_chain(
                label("这一行不是“链值  编号/v序号”", "this line is not `HEAD  ID/vN`"),
                place(),
                problems,
            );
        };
        let seal = releases.of.get(&id).and_then(|own| own.seals.iter().find(|seal| seal.number == number));
        let reason = match seal {
            None => Some(label("链上的这次封存找不到了", "the seal of this line is gone")),
            Some(seal) if seal.head != head => Some(label("链值与封存的不同", "the head is not that of the seal")),
            Some(seal) if seal.previous != previous => {
                Some(label("没有接在上一环上", "it does not follow the line before"))
            }
            Some(_) if releases.chain.contains(&(id.clone(), number)) => {
                Some(label("这次封存在链上出现两次", "this seal stands twice in the chain"))
            }
            Some(_) => None,
        };
        if let Some(reason) = reason {
            return broken_chain(reason, place(), problems);
        }
        releases.chain.push((id, number));
        previous = Some(head);
    }
    let is_linked = |id: &Id, number| releases.chain.iter().any(|own| *own == (id.clone(), number));
    let mut seals = releases.of.iter().flat_map(|(id, own)| own.seals.iter().map(move |seal| (id, seal.number)));
    if let Some((id, _)) = seals.find(|(id, number)| !is_linked(id, *number)) {
        let path = format!("content/releases/{id}/release.yaml");
        let reason = label(
            "有一次封存不在链上（releases/chain.txt）",
            "a seal does not stand in the chain (releases/chain.txt)",
        );
        broken_chain(reason, Place::file(&path), problems);
    }
}

/// `HEAD  ID/vN`.
fn read(line: &str) -> Option<(Digest, Id, u32)> {
    let (head, rest) = line.strip_suffix('\n')?.split_once("  ")?;
    let (id, number) = rest.split_once("/v")?;
    Some((Digest::parse(head)?, Id::parse(id)?, number.parse().ok()?))
}
