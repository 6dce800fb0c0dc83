//! `releases/ID/` as facts: how a bulletin came out, and what it said each time it was sealed.

use std::collections::BTreeMap;

use crate::digest::{Digest, Digests, Listing};
use crate::units::{Date, Id};

/// How far a bulletin is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReleaseState {
    /// 草稿: nobody answers for it yet.
    #[default]
    Draft,
    /// 已编制.
    Compiled,
    /// 已审核.
    Reviewed,
    /// 已印发, and sealed.
    Issued,
    /// 已更正: sealed again.
    Corrected,
}

/// A step on the way out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StepKind {
    /// Put together.
    Compiled,
    /// Approved by another office.
    Reviewed,
    /// Given out.
    Issued,
}

impl StepKind {
    /// All of them in order.
    pub const ALL: [Self; 3] = [Self::Compiled, Self::Reviewed, Self::Issued];

    /// The word in files and arguments.
    pub fn id(self) -> &'static str {
        match self {
            Self::Compiled => "compiled",
            Self::Reviewed => "reviewed",
            Self::Issued => "issued",
        }
    }

    /// The step with a word.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }
}

/// Who did what, and what they saw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Which step.
    pub kind: StepKind,
    /// By which office.
    pub office: Box<str>,
    /// When.
    pub on: Date,
    /// Digest of what was seen.
    pub digest: Digest,
}

/// 保密审查.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Secrecy {
    /// By which office.
    pub office: Box<str>,
    /// When.
    pub on: Date,
    /// What it concludes.
    pub conclusion: Box<str>,
    /// Number of the written record.
    pub number: Option<Box<str>>,
    /// Digest of what was reviewed.
    pub digest: Digest,
}

/// A check that is let pass.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiver {
    /// Number of the seal that it is for.
    pub seal: u32,
    /// Code of the check or the warning.
    pub check: Box<str>,
    /// Why.
    pub reason: Box<str>,
    /// By which office.
    pub office: Box<str>,
    /// When.
    pub on: Date,
}

/// Why something that was issued changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RevisionKind {
    /// 差错更正.
    Correction,
    /// 数据修订.
    Revision,
    /// 方法调整.
    Method,
}

impl RevisionKind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Correction, Self::Revision, Self::Method];

    /// The word in files and arguments.
    pub fn id(self) -> &'static str {
        match self {
            Self::Correction => "correction",
            Self::Revision => "revision",
            Self::Method => "method",
        }
    }

    /// The kind with a word.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }
}

/// A change of something that was issued.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// Number of the seal it leads to.
    pub seal: u32,
    /// Why it changes.
    pub kind: RevisionKind,
    /// The same in words, which are published.
    pub reason: Box<str>,
    /// By which office.
    pub office: Box<str>,
    /// When.
    pub on: Date,
    /// Everything that changes.
    pub changes: Vec<Change>,
}

/// One value that changed between two seals.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// Name of the sealed file.
    pub file: Box<str>,
    /// Ids of the row.
    pub row: Box<str>,
    /// The column; `*` for a whole row.
    pub column: Box<str>,
    /// What it was; empty for nothing.
    pub old: Box<str>,
    /// What it is; empty for nothing.
    pub new: Box<str>,
}

/// What a bulletin said when it was issued.
#[derive(Clone, Debug)]
pub struct Seal {
    /// Of this bulletin, from 1.
    pub number: u32,
    /// Of the list of its inputs.
    pub inputs: Digest,
    /// Of the list of its theme's files.
    pub theme: Digest,
    /// Of the list of its figures.
    pub figures: Digest,
    /// The same in SM3.
    pub figures_sm3: Digest,
    /// Of the list of its own pages and files.
    pub output: Digest,
    /// Of the steps, the secrecy review, the waivers and the revision.
    pub approvals: Digest,
    /// Head of the seal before it, of whatever bulletin.
    pub previous: Option<Digest>,
    /// Stands for all of the above but the output.
    pub head: Digest,
    /// Name and version of the program.
    pub program: Box<str>,
    /// What was sealed, by name: tables, text, page and lists.
    pub files: BTreeMap<Box<str>, Box<str>>,
}

/// What the bulletin's pages printed, in digests.
pub const PRINTED: &str = "printed.csv";
/// Names of the lists inside a seal's folder.
pub const INPUTS: &str = "INPUTS.sha256";
/// The list of the sealed figures.
pub const FIGURES: &str = "FIGURES.sha256";
/// The same list in SM3.
pub const FIGURES_SM3: &str = "FIGURES.sm3";
/// The list of the bulletin's own pages and files as issued.
pub const OUTPUT: &str = "OUTPUT.sha256";
/// The bulletin's page as issued.
pub const PAGE: &str = "page.html";
/// The bulletin's own file as issued.
pub const TEXT: &str = "text.md";

impl Seal {
    /// What the head is the SHA-256 of: a name and a value on each line.
    pub fn head_text(&self, bulletin: &str) -> String {
        let previous = self.previous.map_or_else(|| "none".to_owned(), |previous| previous.to_string());
        format!(
            "bulletin {bulletin}\nseal {}\ninputs {}\ntheme {}\nfigures {}\nfigures-sm3 {}\napprovals {}\nprevious {previous}\nprogram {}\n",
            self.number, self.inputs, self.theme, self.figures, self.figures_sm3, self.approvals, self.program
        )
    }

    /// What offices looked at before it was sealed.
    pub fn sight(&self) -> Sight<'_> {
        Sight { inputs: self.inputs, theme: self.theme, figures: self.figures, program: &self.program }
    }

    /// Tables and text: what a later build must still say.
    pub fn figure_files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|(name, text)| (&**name, &**text)).filter(|(name, _)| is_figure(name))
    }
}

/// Whether a sealed file is one of the figures.
pub fn is_figure(name: &str) -> bool {
    name == TEXT || name.ends_with(".csv")
}

/// The lists of figures in SHA-256 and SM3.
pub fn figure_lists<'f>(files: impl Iterator<Item = (&'f str, &'f str)>) -> (Listing, Listing) {
    let mut lists = (Listing::default(), Listing::default());
    for (name, text) in files {
        let both = Digests::of(text.as_bytes());
        lists.0.insert(name, both.sha256);
        lists.1.insert(name, both.sm3);
    }
    lists
}

/// What offices look at: data, theme and figures, and the program that made the figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sight<'s> {
    /// Of the list of inputs.
    pub inputs: Digest,
    /// Of the list of the theme's files.
    pub theme: Digest,
    /// Of the list of figures.
    pub figures: Digest,
    /// Name and version of the program.
    pub program: &'s str,
}

/// How a bulletin came out.
#[derive(Clone, Debug, Default)]
pub struct Release {
    /// All steps in the order written; a new `compiled` begins anew.
    pub steps: Vec<Step>,
    /// Secrecy reviews, the last of which counts.
    pub secrecy: Vec<Secrecy>,
    /// Checks that are let pass.
    pub waivers: Vec<Waiver>,
    /// Changes after issuing, oldest first.
    pub revisions: Vec<Revision>,
    /// Oldest first.
    pub seals: Vec<Seal>,
    /// How far it is.
    pub state: ReleaseState,
}

impl Release {
    /// The newest seal.
    pub fn sealed(&self) -> Option<&Seal> {
        self.seals.last()
    }

    /// The number that the next seal will have.
    pub fn next_seal(&self) -> u32 {
        self.seals.last().map_or(1, |seal| seal.number + 1)
    }

    /// The revision that leads to a seal.
    pub fn revision(&self, seal: u32) -> Option<&Revision> {
        self.revisions.iter().find(|revision| revision.seal == seal)
    }

    /// The steps that led to each seal, and those on the way to the next one: what began last and, before it, whatever was issued.
    pub fn rounds(&self) -> (Vec<&[Step]>, &[Step]) {
        let (mut issued, mut start) = (Vec::new(), 0);
        for (at, step) in self.steps.iter().enumerate() {
            match step.kind {
                StepKind::Compiled => start = at,
                StepKind::Reviewed => {}
                StepKind::Issued => {
                    issued.push(&self.steps[start..=at]);
                    start = at + 1;
                }
            }
        }
        (issued, &self.steps[start..])
    }

    /// The steps of a round with all that they stand on: what a seal's `approvals` is the SHA-256 of.
    pub fn approvals_text(&self, round: &[Step], seal: u32) -> String {
        let mut text = String::new();
        for step in round {
            line(&mut text, &[step.kind.id(), &step.on.to_string(), &step.digest.to_string(), &step.office]);
        }
        let digest = round.first().map(|step| step.digest);
        for own in self.secrecy.iter().filter(|own| Some(own.digest) == digest) {
            let number = own.number.as_deref().unwrap_or("");
            line(&mut text, &["secrecy", &own.on.to_string(), &own.office, &own.conclusion, number]);
        }
        text.push_str(&self.conditions_text(seal));
        text
    }

    /// What a step's digest is the SHA-256 of: everything that the office saw, for the seal it is to lead to.
    pub fn seen_text(&self, bulletin: &str, seal: u32, sight: &Sight<'_>) -> String {
        let conditions = Digest::sha256(self.conditions_text(seal).as_bytes());
        let Sight { inputs, theme, figures, program } = sight;
        format!(
            "bulletin {bulletin}\nseal {seal}\ninputs {inputs}\ntheme {theme}\nfigures {figures}\nconditions {conditions}\nprogram {program}\n"
        )
    }

    /// The waivers and the revision of a seal: what approvals stand on besides the data.
    pub fn conditions_text(&self, seal: u32) -> String {
        let mut text = String::new();
        for own in self.waivers.iter().filter(|own| own.seal == seal) {
            line(&mut text, &["waiver", &own.check, &own.on.to_string(), &own.office, &own.reason]);
        }
        if let Some(own) = self.revision(seal) {
            line(&mut text, &["revision", own.kind.id(), &own.on.to_string(), &own.office, &own.reason]);
            for change in &own.changes {
                line(&mut text, &["change", &change.file, &change.row, &change.column, &change.old, &change.new]);
            }
        }
        text
    }
}

/// Adds values parted by tabs; a mark that would break the line is written out.
fn line(text: &mut String, values: &[&str]) {
    let plain =
        |value: &&str| value.replace('\\', "\\\\").replace('\t', "\\t").replace('\n', "\\n").replace('\r', "\\r");
    text.push_str(&values.iter().map(plain).collect::<Vec<_>>().join("\t"));
    text.push('\n');
}

/// All releases and the chain over them.
#[derive(Clone, Debug, Default)]
pub struct Releases {
    /// By the bulletin's id.
    pub of: BTreeMap<Id, Release>,
    /// Bulletin and seal number in the order of sealing.
    pub chain: Vec<(Id, u32)>,
}

impl Releases {
    /// The head that stands last.
    pub fn head(&self) -> Option<Digest> {
        let (id, number) = self.chain.last()?;
        self.of.get(id)?.seals.iter().find(|seal| seal.number == *number).map(|seal| seal.head)
    }

    /// True when the site keeps no releases at all.
    pub fn is_empty(&self) -> bool {
        self.of.is_empty()
    }

    /// How far a bulletin is; nothing on a site that keeps no releases.
    pub fn state(&self, bulletin: &Id) -> Option<ReleaseState> {
        (!self.is_empty()).then(|| self.of.get(bulletin).map_or(ReleaseState::Draft, |release| release.state))
    }
}
