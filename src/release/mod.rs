//! From a draft to evidence: what offices saw and approved, what was sealed, and whether it still stands.
//!
//! In: a plan, whose facts hold the release records, and the sources that it was made from. Out: problems, the items of a checklist,
//! and the texts of new records. Promises: nothing is read, written or asked of a clock; every build recomputes what was sealed
//! and reports each value that is another without a revision that says exactly so; what is recorded holds when it is read again.

mod act;
mod blunders;
mod checklist;
mod diff;
mod impact;
mod privacy;
mod record;

use std::collections::BTreeMap;

use crate::check::release::step_label;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Problem};
use crate::digest::{Digest, Listing};
use crate::load::{Shelf, Sources};
use crate::model::{
    Audience, Change, FIGURES, FIGURES_SM3, INPUTS, PRINTED, Release, ReleaseState, Revision, Seal, Sight, TEXT,
    figure_lists,
};
use crate::plan::Plan;
use crate::render::Renderer;
use crate::theme;
use crate::units::Id;

pub use act::{Act, Order, Recorded, perform};
pub use blunders::{Words, words};
pub use checklist::{Item, Said, Verdict, checklist};
pub use diff::{Difference, differences};
pub use impact::{Impact, against};

/// Name and version of this program.
pub const PROGRAM: &str = concat!("tongbao ", env!("CARGO_PKG_VERSION"));

/// Where release records lie.
const FOLDER: &str = "content/releases";

/// A bulletin as it would be sealed now.
#[derive(Clone, Debug)]
pub struct Current {
    /// Tables, text and lists, by name.
    pub files: BTreeMap<Box<str>, Box<str>>,
    inputs: Digest,
    theme: Digest,
    figures: Digest,
    figures_sm3: Digest,
}

impl Current {
    /// What the data say of a bulletin; nothing when the site has none of that name.
    pub fn of(sources: &Sources, plan: &Plan, bulletin: &Id) -> Option<Self> {
        let mut files = figure_files(sources, &Renderer::new(plan), bulletin)?;
        let (figures, figures_sm3) = figure_lists(files.iter().map(|(name, text)| (&**name, &**text)));
        let (figures_sm3, inputs) = (figures_sm3.to_string(), inputs(sources).to_string());
        let own = Self {
            inputs: Digest::sha256(inputs.as_bytes()),
            theme: theme::listing(&sources.theme).digest(),
            figures: figures.digest(),
            figures_sm3: Digest::sm3(figures_sm3.as_bytes()),
            files: BTreeMap::new(),
        };
        files.insert(FIGURES.into(), figures.to_string().into());
        files.insert(FIGURES_SM3.into(), figures_sm3.into());
        files.insert(INPUTS.into(), inputs.into());
        Some(Self { files, ..own })
    }

    /// What offices look at.
    pub fn sight(&self) -> Sight<'static> {
        Sight { inputs: self.inputs, theme: self.theme, figures: self.figures, program: PROGRAM }
    }

    /// The digest that a step towards a release's next seal records.
    pub fn seen(&self, bulletin: &Id, release: &Release) -> Digest {
        let text = release.seen_text(bulletin.as_str(), release.next_seal(), &self.sight());
        Digest::sha256(text.as_bytes())
    }

    /// In what it differs from a seal.
    pub fn since(&self, seal: &Seal) -> Vec<Difference> {
        since(seal, &self.files, PROGRAM, self.theme)
    }
}

/// In what files differ from a seal. What pages print is held against what the same program printed with the same theme: other words
/// for the same figures are no change of the bulletin.
fn since(seal: &Seal, files: &BTreeMap<Box<str>, Box<str>>, program: &str, theme: Digest) -> Vec<Difference> {
    let mut found = differences(&seal.files, files);
    if &*seal.program != program || seal.theme != theme {
        found.retain(|own| &*own.change.file != PRINTED);
    }
    found
}

/// A bulletin's text and tables; nothing when the site has none of that name.
fn figure_files(sources: &Sources, renderer: &Renderer<'_>, bulletin: &Id) -> Option<BTreeMap<Box<str>, Box<str>>> {
    let text = sources.shelf(Shelf::Bulletins).find(|file| file.stem() == bulletin.as_str())?;
    let table = |(name, bytes): (String, Vec<u8>)| {
        let text = String::from_utf8(bytes).expect("a table is made of texts");
        (name.into(), text.into())
    };
    let mut files: BTreeMap<Box<str>, Box<str>> = renderer.tables(bulletin)?.into_iter().map(table).collect();
    files.insert(TEXT.into(), text.text.as_str().into());
    Some(files)
}

/// Every file that a site is made from, but the release records: they are made from it.
fn inputs(sources: &Sources) -> Listing {
    let content = sources.content.iter().filter(|(shelf, _)| !matches!(shelf, Shelf::Releases | Shelf::Sealed));
    let content = content.map(|(_, file)| (file.path.clone(), Digest::sha256(file.text.as_bytes())));
    let folder = &sources.theme.folder;
    let texts = sources.theme.files.iter().map(|file| (format!("{folder}/{}", file.path), file.text.as_bytes()));
    let assets = sources.theme.assets.iter().map(|(path, bytes)| (format!("{folder}/{path}"), bytes.as_slice()));
    content.chain(texts.chain(assets).map(|(path, bytes)| (path, Digest::sha256(bytes)))).collect()
}

/// Path of a bulletin's record.
fn record_path(bulletin: &Id) -> String {
    format!("{FOLDER}/{bulletin}/release.yaml")
}

/// Path of a sealed file.
fn sealed_path(bulletin: &Id, seal: u32, name: &str) -> String {
    format!("{FOLDER}/{bulletin}/v{seal}/{name}")
}

/// Recomputes what was sealed and approved, and reports what is another now. A bulletin that changed after it was approved is a draft
/// again.
///
/// A site for offices has figures that nobody sealed; its records are held against each other only.
pub fn settle(sources: &Sources, mut plan: Plan, problems: &mut Diagnostics) -> Plan {
    if sources.audience == Audience::Offices {
        return plan;
    }
    let (renderer, theme) = (Renderer::new(&plan), theme::listing(&sources.theme).digest());
    let mut voided = Vec::new();
    for (id, release) in &plan.facts.releases.of {
        let book = Book { sources, id, release };
        book.recorded(problems);
        if let Some(seal) = release.sealed()
            && let Some(files) = figure_files(sources, &renderer, id)
        {
            book.stands(seal, &since(seal, &files, PROGRAM, theme), problems);
        }
        let (_, open) = release.rounds();
        let Some(current) = (!open.is_empty()).then(|| Current::of(sources, &plan, id)).flatten() else { continue };
        let seen = current.seen(id, release);
        if let Some(stale) = open.iter().find(|step| step.digest != seen) {
            let problem = Problem::StaleApproval { step: step_label(stale.kind) };
            problems.report(problem, book.place(&stale.digest.to_string()));
            voided.push(id.clone());
        }
    }
    for id in voided {
        if let Some(release) = plan.facts.releases.of.get_mut(&id).filter(|release| release.seals.is_empty()) {
            release.state = ReleaseState::Draft;
        }
    }
    plan
}

/// A release with the file that it was read from.
struct Book<'b> {
    sources: &'b Sources,
    id: &'b Id,
    release: &'b Release,
}

impl Book<'_> {
    /// The first place of a text in the record.
    fn place(&self, text: &str) -> Place {
        let path = record_path(self.id);
        let whole = self.sources.text_of(&path).unwrap_or("");
        match whole.find(text) {
            Some(at) if !text.is_empty() => Place::in_text(&path, whole, at..at + text.len()),
            _ => Place::file(&path),
        }
    }

    /// Each revision that led to a seal says exactly what changed between it and the seal before.
    fn recorded(&self, problems: &mut Diagnostics) {
        for pair in self.release.seals.windows(2) {
            let (before, after) = (&pair[0], &pair[1]);
            if let Some(revision) = self.release.revision(after.number) {
                self.compare(revision, &since(before, &after.files, &after.program, after.theme), problems);
            }
        }
    }

    /// What was sealed last is still what the data say, or a revision says exactly what is not.
    fn stands(&self, seal: &Seal, changed: &[Difference], problems: &mut Diagnostics) {
        let Some(revision) = self.release.revision(self.release.next_seal()) else {
            for Difference { change, line } in changed {
                let problem = Problem::SealedFigureChanged {
                    row: row(change),
                    old: shown(&change.file, &change.old),
                    new: shown(&change.file, &change.new),
                };
                let path = sealed_path(self.id, seal.number, &change.file);
                let place = Place { line: *line, ..Place::file(&path) };
                problems.push(Diagnostic { problem, place, key: change.column.to_string(), related: None });
            }
            return;
        };
        if self.compare(revision, changed, problems) {
            let problem = Problem::RevisionUnapproved { seal: revision.seal };
            problems.report(problem, self.place("revisions:"));
        }
    }

    /// Reports where a revision is not what changed; true when it is.
    fn compare(&self, revision: &Revision, changed: &[Difference], problems: &mut Diagnostics) -> bool {
        let key = |change: &Change| (change.file.clone(), change.row.clone(), change.column.clone());
        let mut actual: BTreeMap<_, &Change> = changed.iter().map(|own| (key(&own.change), &own.change)).collect();
        let mut is_exact = !revision.changes.is_empty();
        let mut report = |change: &Change, recorded: Option<&Change>, actual: Option<&Change>| {
            let said = |change: Option<&Change>| {
                change.map_or("—".to_owned(), |own| {
                    format!("{}→{}", shown(&own.file, &own.old), shown(&own.file, &own.new))
                })
            };
            let problem = Problem::RevisionMismatch {
                seal: revision.seal,
                row: row(change),
                recorded: said(recorded),
                actual: said(actual),
            };
            problems.report(problem, self.place(&change.row));
            is_exact = false;
        };
        for recorded in &revision.changes {
            match actual.remove(&key(recorded)) {
                Some(actual) if actual == recorded => {}
                other => report(recorded, Some(recorded), other),
            }
        }
        for change in actual.into_values() {
            report(change, None, Some(change));
        }
        if revision.changes.is_empty() {
            let problem = Problem::RevisionMismatch {
                seal: revision.seal,
                row: "figures".to_owned(),
                recorded: "—".to_owned(),
                actual: "—".to_owned(),
            };
            problems.report(problem, self.place("revisions:"));
        }
        is_exact
    }
}

/// A changed value in one line: `figures.csv completed/county/jia value`.
fn row(change: &Change) -> String {
    format!("{} {} {}", change.file, change.row, change.column)
}

/// A value for people; of a text or a page, of which only a digest is known, nothing can be said.
fn shown(file: &str, value: &str) -> String {
    match value {
        "" => "—".to_owned(),
        _ if [TEXT, PRINTED].contains(&file) => "…".to_owned(),
        value => value.to_owned(),
    }
}
