//! A bundle or a site held against what it says of itself: who made it, whether it is whole, whether it opens, whether it does harm.
//!
//! In: a path, and what the reader knows from elsewhere: public keys, codes that were printed, content. Out: [`Findings`]. Everything that
//! is read is untrusted: nothing is unpacked or written, no link is followed, numbers and sizes have limits, and templates that
//! are not this program's run only when asked for.

mod bundle;
mod finding;
mod pages;
mod remake;
mod signature;
mod site;
mod store;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

pub use finding::{Code, Deviation, Findings, Note, Property, Subject};

use crate::archive;
use crate::diagnostic::{Diagnostics, Severity};
use crate::digest::Digest;
use crate::disk::LOOK_AT;
use crate::load::{Inputs, Sources};
use crate::manifest;
use crate::plan::Plan;
use crate::trouble::Trouble;
use crate::write::MARKER;
use signature::Keys;
use store::{Names, Store};

/// What the reader knows from elsewhere.
#[derive(Debug, Default)]
pub struct Known {
    /// Files of public keys.
    pub keys: Vec<PathBuf>,
    /// Codes that were printed on bulletins or noted at archiving: the first digits of a digest, 12 or more.
    pub heads: Vec<String>,
    /// Content to make the site again from; else a bundle's own.
    pub inputs: Option<Inputs>,
    /// Whether templates that came with a bundle may run.
    pub run_theme: bool,
}

/// Makes a plan of sources, or says what is wrong with them: the library's `build`.
pub type Build<'b> = dyn Fn(&Sources) -> (Option<Plan>, Diagnostics) + 'b;

/// Verifies what lies at a path. Fails when there is nothing to verify, or it cannot be read at all.
pub fn verify(path: &Path, known: Known, build: &Build<'_>) -> Result<Findings> {
    let keys = Keys::read(&known.keys)?;
    let metadata = fs::metadata(path).with_context(|| Trouble::cannot(LOOK_AT, path))?;
    if metadata.is_dir() && site::is_published(path) {
        return published(path, known, &keys, build);
    }
    let mut findings = Findings::new(Subject::Bundle);
    let (mut store, names) = Store::open(path, &mut findings)?;
    let has = |name: &str| names.files.contains_key(name);
    let is_bundle = has(archive::CONTENTS) || has(archive::BAG_DECLARATION) || has(archive::SHA256SUMS);
    if !is_bundle && !has(manifest::NAME) && !has(MARKER) {
        // A hostile file that had to be left unread is a finding; anything else is not ours to judge.
        if findings.of(Severity::Error) == 0 {
            bail!(Trouble::NothingToVerify(path.to_owned()));
        }
        return Ok(findings);
    }
    let mut signatures = if metadata.is_file() { signature::beside(path, &keys, &mut findings)? } else { 0 };
    if is_bundle {
        whole_bundle((&mut store, &names), known, build, &mut findings)?;
    } else {
        findings.subject = Subject::Site;
        let seen = site::check(&mut store, &names, &mut findings);
        heads(&known.heads, None, &chain_of(known.inputs.as_ref()), &mut findings);
        site::again(known.inputs, &seen, build, &mut findings)?;
    }
    signatures += signature::check(&mut store, &names, &keys, &mut findings);
    signature::conclude(signatures, &keys, &mut findings);
    Ok(findings)
}

fn whole_bundle(
    (store, names): (&mut Store, &Names),
    known: Known,
    build: &Build<'_>,
    findings: &mut Findings,
) -> Result<()> {
    let mut seen = bundle::check(store, names, findings);
    let about = seen.contents.take().map(|contents| contents.about);
    let start = about.as_ref().map_or("index.html", |about| &about.start);
    pages::check(store, names, archive::SITE, start, findings);
    let sums = seen.files.get(archive::SHA256SUMS).map(|own| own.sha256);
    let carried = store.bytes(names, &format!("{}{CHAIN}", archive::INPUTS), LARGEST_CHAIN).unwrap_or_default();
    let chain = format!("{}{}", String::from_utf8_lossy(&carried), chain_of(known.inputs.as_ref()));
    heads(&known.heads, sums, &chain, findings);
    match about {
        Some(about) => {
            let again = remake::Again { inputs: known.inputs, run_theme: known.run_theme, seen: &seen };
            remake::whole(&about, again, build, (store, names), findings)
        }
        None => {
            findings.skipped(
                Property::Authenticity,
                "没有重新生成：MANIFEST.json 读不出来",
                "not made again: MANIFEST.json cannot be read",
            );
            Ok(())
        }
    }
}

/// Longest chain that is read.
const LARGEST_CHAIN: u64 = 1 << 20;

/// Where release records keep their chain: a line for each seal, which begins with its code.
const CHAIN: &str = "content/releases/chain.txt";

/// Codes from paper against those that are here: of the whole list, and of each seal in the chain.
fn heads(codes: &[String], sums: Option<Digest>, chain: &str, findings: &mut Findings) {
    for code in codes {
        let of = if sums.is_some_and(|own| own.to_string().starts_with(code)) {
            Some(archive::SHA256SUMS)
        } else {
            let seal = chain.lines().find_map(|line| line.split_once("  ").filter(|(head, _)| head.starts_with(code)));
            seal.map(|(_, seal)| seal)
        };
        match of {
            Some(of) => findings.done(
                Property::Authenticity,
                format!("校验码 {code} 是 {of} 的"),
                format!("the code {code} is that of {of}"),
            ),
            None => findings.report(Code::HeadUnknown, "", code),
        }
    }
}

/// The chain in content that was handed in.
fn chain_of(inputs: Option<&Inputs>) -> String {
    let file = inputs.and_then(|inputs| inputs.content.iter().find(|(path, _)| path == CHAIN));
    file.map_or_else(String::new, |(_, bytes)| String::from_utf8_lossy(bytes).into_owned())
}

/// A folder that sites are published to: what it shows, and every release that it keeps.
fn published(path: &Path, known: Known, keys: &Keys, build: &Build<'_>) -> Result<Findings> {
    let mut findings = Findings::new(Subject::Published);
    let releases = site::releases(path, &mut findings)?;
    heads(&known.heads, None, &chain_of(known.inputs.as_ref()), &mut findings);
    let mut inputs = known.inputs;
    let mut signatures = 0;
    for name in &releases.all {
        let mut own = Findings::new(Subject::Site);
        let (mut store, names) = Store::open(&path.join(site::RELEASES).join(name), &mut own)?;
        let seen = site::check(&mut store, &names, &mut own);
        if seen.name.as_ref() != Some(name) {
            own.report(Code::ListsDisagree, manifest::NAME, seen.name.clone().unwrap_or_default());
        }
        if releases.current.as_ref() == Some(name) {
            site::again(inputs.take(), &seen, build, &mut own)?;
        }
        signatures += signature::check(&mut store, &names, keys, &mut own);
        findings.take_in(&format!("{}/{name}/", site::RELEASES), own);
    }
    signature::conclude(signatures, keys, &mut findings);
    Ok(findings)
}
