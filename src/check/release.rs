//! `releases/*/release.yaml` to facts: steps in their order by two offices, seals that hold, a chain without a gap.
//!
//! In: the records and the sealed files. Out: [`Releases`], with everything reported that the files say against each other. Whether
//! what was sealed is still what the data say is held in `release`, which knows the figures.

use std::collections::BTreeMap;

pub(crate) use super::chain::CHAIN;
use super::form::Form;
use super::ids::Ids;
use super::name::comparable;
use super::source::Source;
use super::{chain, characters, shape, source_of, whole_text, yaml};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Problem};
use crate::digest::{Digest, Listing};
use crate::fields::{Label, RELEASE, label};
use crate::load::{Shelf, Sources};
use crate::model::{
    Bulletin, Change, FIGURES, FIGURES_SM3, INPUTS, OUTPUT, PAGE, Release, ReleaseState, ReleaseStep, Releases,
    Revision, RevisionKind, Seal, Secrecy, StepKind, TEXT, Waiver, figure_lists,
};
use crate::units::{Date, Id};

/// Files of a seal by its number, by name.
type Sealed = BTreeMap<u32, BTreeMap<Box<str>, Box<str>>>;

/// All releases; nothing when one of them could not be understood.
pub(super) fn releases(
    sources: &Sources,
    bulletins: Option<&[Bulletin]>,
    ids: Option<&Ids>,
    problems: &mut Diagnostics,
) -> Option<Releases> {
    let mut sealed = sealed_files(sources, problems);
    let mut releases = Releases::default();
    let mut all_read = [Shelf::Releases, Shelf::Sealed].iter().all(|shelf| sources.unread(*shelf).next().is_none());
    for file in sources.shelf(Shelf::Releases) {
        let source = source_of(file);
        characters::check(&source, problems);
        let tree = yaml::read(&source, whole_text(file), problems);
        let form = shape::read(&source, tree, &RELEASE, ids, problems);
        let name = folder(&file.path);
        let has_bulletin = sources.shelf(Shelf::Bulletins).any(|own| own.stem() == name)
            || sources.unread(Shelf::Bulletins).any(|own| own == name);
        let Some(id) = Id::parse(name).filter(|_| has_bulletin) else {
            let problem = Problem::ReleaseWithoutBulletin { id: name.to_owned() };
            problems.report(problem, Place::file(&file.path));
            all_read = false;
            continue;
        };
        let files = sealed.remove(name).unwrap_or_default();
        let Some((form, mut release)) = form.and_then(|form| release(&form).map(|release| (form, release))) else {
            all_read = false;
            continue;
        };
        let issued = bulletins.and_then(|all| all.iter().find(|own| own.id == id)).map(|own| own.issued);
        let record = Record { id: &id, form: &form, source: &source, issued };
        record.steps(&release, problems);
        record.seals(&mut release, files, problems);
        record.revisions(&release, problems);
        release.state = state(&release);
        releases.of.insert(id, release);
    }
    for path in sealed.keys().flat_map(|name| paths(sources, name)) {
        problems.report(Problem::UnexpectedFile { expected: "releases/ID/release.yaml" }, Place::file(path));
    }
    if all_read {
        chain::chain(sources, &mut releases, problems);
    }
    all_read.then_some(releases)
}

/// `ID` of `content/releases/ID/…`.
fn folder(path: &str) -> &str {
    path.split('/').nth(2).unwrap_or("")
}

fn paths<'s>(sources: &'s Sources, name: &str) -> impl Iterator<Item = &'s str> {
    let is_own = move |path: &&str| path.matches('/').count() > 2 && folder(path) == name;
    sources.shelf(Shelf::Sealed).map(|file| file.path.as_str()).filter(is_own)
}

/// Sealed files by bulletin; a folder that is not named by a seal is reported.
fn sealed_files<'s>(sources: &'s Sources, problems: &mut Diagnostics) -> BTreeMap<&'s str, Sealed> {
    let mut sealed: BTreeMap<&str, Sealed> = BTreeMap::new();
    for file in sources.shelf(Shelf::Sealed) {
        let [_, _, id, seal, name] = *file.path.split('/').collect::<Vec<_>>() else { continue };
        let number = seal.strip_prefix('v').and_then(|number| number.parse::<u32>().ok());
        match number.filter(|number| format!("v{number}") == seal) {
            Some(number) => {
                let files = sealed.entry(id).or_default().entry(number).or_default();
                files.insert(name.into(), file.text.as_str().into());
            }
            None => problems.report(Problem::UnexpectedFile { expected: "releases/ID/v1/" }, Place::file(&file.path)),
        }
    }
    sealed
}

fn release(form: &Form<'_>) -> Option<Release> {
    Some(Release {
        steps: form.records("steps").map(step).collect::<Option<_>>()?,
        secrecy: form.records("secrecy").map(secrecy).collect::<Option<_>>()?,
        waivers: form.records("waivers").map(waiver).collect::<Option<_>>()?,
        revisions: form.records("revisions").map(revision).collect::<Option<_>>()?,
        seals: form.records("seals").map(seal).collect::<Option<_>>()?,
        state: ReleaseState::Draft,
    })
}

fn step(form: &Form<'_>) -> Option<ReleaseStep> {
    Some(ReleaseStep {
        kind: StepKind::from_id(form.choice("state")?)?,
        office: form.string("office")?,
        on: form.date("on")?,
        digest: form.digest("digest")?,
    })
}

fn secrecy(form: &Form<'_>) -> Option<Secrecy> {
    Some(Secrecy {
        office: form.string("office")?,
        on: form.date("on")?,
        conclusion: form.string("conclusion")?,
        number: form.string("number"),
        digest: form.digest("digest")?,
    })
}

fn waiver(form: &Form<'_>) -> Option<Waiver> {
    Some(Waiver {
        seal: number(form, "seal")?,
        check: form.id("check")?.as_str().into(),
        reason: form.string("reason")?,
        office: form.string("office")?,
        on: form.date("on")?,
    })
}

fn revision(form: &Form<'_>) -> Option<Revision> {
    Some(Revision {
        seal: number(form, "seal")?,
        kind: RevisionKind::from_id(form.choice("kind")?)?,
        reason: form.string("reason")?,
        office: form.string("office")?,
        on: form.date("on")?,
        changes: form.records("figures").map(change).collect::<Option<_>>()?,
    })
}

fn change(form: &Form<'_>) -> Option<Change> {
    Some(Change {
        file: form.string("file")?,
        row: form.string("row")?,
        column: form.string("column")?,
        old: form.string("old").unwrap_or_default(),
        new: form.string("new").unwrap_or_default(),
    })
}

fn seal(form: &Form<'_>) -> Option<Seal> {
    Some(Seal {
        number: number(form, "number")?,
        inputs: form.digest("inputs")?,
        theme: form.digest("theme")?,
        figures: form.digest("figures")?,
        figures_sm3: form.digest("figures_sm3")?,
        output: form.digest("output")?,
        approvals: form.digest("approvals")?,
        previous: form.digest("previous"),
        head: form.digest("head")?,
        program: form.string("program")?,
        files: BTreeMap::new(),
    })
}

fn number(form: &Form<'_>, key: &'static str) -> Option<u32> {
    form.integer(key).and_then(|number| u32::try_from(number).ok())
}

/// How far it is by its record alone.
fn state(release: &Release) -> ReleaseState {
    match (release.seals.len(), release.rounds().1.last().map(|step| step.kind)) {
        (0, None) => ReleaseState::Draft,
        (0, Some(StepKind::Compiled)) => ReleaseState::Compiled,
        (0, Some(_)) => ReleaseState::Reviewed,
        (1, _) => ReleaseState::Issued,
        _ => ReleaseState::Corrected,
    }
}

/// What a step is called.
pub(crate) fn step_label(kind: StepKind) -> Label {
    match kind {
        StepKind::Compiled => label("编制", "compiled"),
        StepKind::Reviewed => label("审核", "reviewed"),
        StepKind::Issued => label("印发", "issued"),
    }
}

/// Whether two names may stand for the same office: the shorter is the longer with some characters left out, as abbreviations are.
pub(crate) fn is_same_office(first: &str, second: &str) -> bool {
    let plain = |name: &str| -> String { comparable(name).chars().filter(|c| c.is_alphanumeric()).collect() };
    let (first, second) = (plain(first), plain(second));
    let (short, long) = if first.chars().count() <= second.chars().count() { (first, second) } else { (second, first) };
    let mut rest = long.chars();
    short.chars().all(|c| rest.any(|other| other == c))
}

/// One record with what it is held against.
struct Record<'r, 's> {
    id: &'r Id,
    form: &'r Form<'s>,
    source: &'r Source<'s>,
    /// Date of the document; nothing when it is not known.
    issued: Option<Date>,
}

impl Record<'_, '_> {
    fn entry(&self, list: &'static str, at: usize) -> Option<&Form<'_>> {
        self.form.records(list).nth(at)
    }

    fn report(&self, problem: Problem, form: Option<&Form<'_>>, key: &'static str, problems: &mut Diagnostics) {
        match form {
            Some(form) => self.source.report_field(problem, form.span_of(key), form.path_of(key), problems),
            None => self.source.report(problem, 0..0, problems),
        }
    }

    /// Steps follow each other, by two offices, on days in order, and all of a round saw the same.
    fn steps(&self, release: &Release, problems: &mut Diagnostics) {
        let mut compiled: Option<usize> = None;
        let mut before: Option<&ReleaseStep> = None;
        for (at, step) in release.steps.iter().enumerate() {
            let entry = self.entry("steps", at);
            let expected = match before.map(|before| before.kind) {
                _ if step.kind == StepKind::Compiled => StepKind::Compiled,
                None | Some(StepKind::Issued) => StepKind::Compiled,
                Some(StepKind::Compiled) => StepKind::Reviewed,
                Some(StepKind::Reviewed) => StepKind::Issued,
            };
            if step.kind != expected {
                let problem = Problem::ReleaseOrder { found: step_label(step.kind), expected: step_label(expected) };
                self.report(problem, entry, "state", problems);
            }
            if let Some(before) = before.filter(|before| step.on < before.on) {
                let problem = Problem::NotInDateOrder { before: before.on.to_string(), after: step.on.to_string() };
                self.report(problem, entry, "on", problems);
            }
            if step.kind == StepKind::Compiled {
                compiled = Some(at);
            } else if let Some(first) = compiled.map(|at| &release.steps[at]) {
                if step.digest != first.digest {
                    let problem = Problem::ApprovalsDiffer { step: step_label(step.kind) };
                    self.report(problem, entry, "digest", problems);
                }
                if step.kind == StepKind::Reviewed && is_same_office(&first.office, &step.office) {
                    let problem =
                        Problem::SameOffice { first: first.office.to_string(), second: step.office.to_string() };
                    self.report(problem, entry, "office", problems);
                }
            }
            if step.kind == StepKind::Issued {
                self.issue(release, step, entry, problems);
            }
            before = Some(step);
        }
    }

    /// Nothing is issued before its date, nor without a review of what may be published.
    fn issue(&self, release: &Release, step: &ReleaseStep, entry: Option<&Form<'_>>, problems: &mut Diagnostics) {
        if let Some(issued) = self.issued.filter(|issued| step.on < *issued) {
            let problem = Problem::IssuedTooEarly { on: step.on.to_string(), issued: issued.to_string() };
            self.report(problem, entry, "on", problems);
        }
        let is_reviewed = |own: &Secrecy| own.digest == step.digest && own.on <= step.on;
        if !release.secrecy.iter().any(is_reviewed) {
            self.report(Problem::NoSecrecyReview, entry, "digest", problems);
        }
    }

    /// Every seal has its round of steps, and its files say what it says.
    fn seals(&self, release: &mut Release, mut files: Sealed, problems: &mut Diagnostics) {
        let rounds: Vec<Vec<ReleaseStep>> = release.rounds().0.into_iter().map(<[_]>::to_vec).collect();
        if rounds.len() != release.seals.len() {
            let problem = Problem::SealsAndSteps { issued: rounds.len(), seals: release.seals.len() };
            self.report(problem, Some(self.form), "seals", problems);
        }
        for at in 0..release.seals.len() {
            let number = release.seals[at].number;
            release.seals[at].files = files.remove(&number).unwrap_or_default();
            let broken = self.broken(release, at, rounds.get(at).map_or(&[], Vec::as_slice));
            if let Some((key, what)) = broken {
                self.report(Problem::SealBroken { seal: number, what }, self.entry("seals", at), key, problems);
            }
        }
        for (number, names) in files {
            for name in names.keys() {
                let path = format!("content/releases/{}/v{number}/{name}", self.id);
                problems.report(Problem::UnexpectedFile { expected: "release.yaml: seals" }, Place::file(&path));
            }
        }
    }

    /// The first thing in which a seal does not hold, and the field that says so.
    fn broken(&self, release: &Release, at: usize, round: &[ReleaseStep]) -> Option<(&'static str, Label)> {
        let seal = &release.seals[at];
        let id = self.id.as_str();
        let is = |digest: Digest, text: &str| Digest::sha256(text.as_bytes()) == digest;
        let file = |name: &str| seal.files.get(name).map_or("", |text| text);
        let (figures, figures_sm3) = figure_lists(seal.figure_files());
        let output = Listing::parse(file(OUTPUT)).unwrap_or_default();
        let as_issued = |(name, text): (&str, &str)| {
            let path = match name {
                PAGE => format!("bulletins/{id}.html"),
                _ => format!("bulletins/{id}/{name}"),
            };
            output.get(&path).is_none_or(|digest| is(digest, text))
        };
        let text = Listing::parse(file(INPUTS)).unwrap_or_default().get(&format!("content/bulletins/{id}.md"));
        let lists = [INPUTS, FIGURES, FIGURES_SM3, OUTPUT, PAGE];
        let is_listed = |name: &&str| lists.contains(name) || figures.get(name).is_some();
        let seen = release.seen_text(id, seal.number, &seal.sight());
        let checks = [
            ("number", usize::try_from(seal.number) == Ok(at + 1), label("序号不连续", "its number is out of order")),
            ("inputs", is(seal.inputs, file(INPUTS)), label("输入清单被改动", "the list of inputs is another")),
            (
                "figures",
                figures.to_string() == file(FIGURES),
                label("封存的数据或其清单被改动", "the sealed figures, or their list, are others"),
            ),
            ("figures", is(seal.figures, file(FIGURES)), label("数据清单被改动", "the list of figures is another")),
            (
                "figures_sm3",
                figures_sm3.to_string() == file(FIGURES_SM3)
                    && Digest::sm3(file(FIGURES_SM3).as_bytes()) == seal.figures_sm3,
                label("SM3 清单被改动", "the list in SM3 is another"),
            ),
            ("output", is(seal.output, file(OUTPUT)), label("网页清单被改动", "the list of pages is another")),
            (
                "output",
                !file(PAGE).is_empty()
                    && output.get(&format!("bulletins/{id}.html")).is_some()
                    && as_issued((PAGE, file(PAGE))),
                label("封存的网页被改动", "the sealed page is another"),
            ),
            (
                "figures",
                seal.figure_files().all(as_issued),
                label("封存的表与印发时的不同", "a sealed table is not the one that was issued"),
            ),
            (
                "inputs",
                text.is_some_and(|digest| is(digest, file(TEXT))),
                label("封存的正文被改动", "the sealed text is another"),
            ),
            (
                "inputs",
                seal.files.keys().map(|name| &**name).all(|name| is_listed(&name)),
                label("多出了文件", "there are files that were not sealed"),
            ),
            (
                "approvals",
                round.first().is_some_and(|step| is(step.digest, &seen)),
                label("审批所见与封存的不同", "what was approved is not what was sealed"),
            ),
            (
                "approvals",
                is(seal.approvals, &release.approvals_text(round, seal.number)),
                label("审批记录被改动", "the record of approvals is another"),
            ),
            ("head", is(seal.head, &seal.head_text(id)), label("链值不符", "its head is another")),
        ];
        checks.into_iter().find(|(_, holds, _)| !holds).map(|(key, _, what)| (key, what))
    }

    /// Each seal after the first has its revision, and a further revision leads to the next seal.
    fn revisions(&self, release: &Release, problems: &mut Diagnostics) {
        for (at, (revision, expected)) in release.revisions.iter().zip(2..).enumerate() {
            if revision.seal != expected || revision.seal > release.next_seal() {
                let problem = Problem::RevisionNumber { found: revision.seal, expected };
                self.report(problem, self.entry("revisions", at), "seal", problems);
            }
        }
        let missing =
            release.seals.iter().enumerate().skip(1).find(|(_, seal)| release.revision(seal.number).is_none());
        if let Some((at, seal)) = missing {
            let problem = Problem::SealWithoutRevision { seal: seal.number };
            self.report(problem, self.entry("seals", at), "number", problems);
        }
    }
}

/// A problem of the chain at a line of a file.
pub(super) fn broken_chain(reason: Label, place: Place, problems: &mut Diagnostics) {
    problems.push(Diagnostic { problem: Problem::ChainBroken { reason }, place, key: String::new(), related: None });
}
