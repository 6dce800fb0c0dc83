//! From a draft to evidence: steps of two offices, seals, the chain, corrections; on the second campaign, in memory.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::Path;

use tongbao::load::{Shelf, SourceFile, Sources, load};
use tongbao::model::{Audience, RevisionKind, StepKind};
use tongbao::release::{Act, Order, Said, checklist, perform, words};
use tongbao::units::{Date, Id, parse_date};

#[path = "release/chain.rs"]
mod chain;
#[path = "release/eyes.rs"]
mod eyes;
#[path = "release/shown.rs"]
mod shown;
#[path = "release/frozen.rs"]
mod frozen;

/// The bulletins of the second campaign with the day on which each is issued, in that order.
const ISSUES: [(&str, &str); 4] =
    [("2026-03", "2026-04-10"), ("2026-04", "2026-05-10"), ("special-06", "2026-06-18"), ("2026-06", "2026-07-10")];

/// A campaign in memory, on which offices act.
struct Campaign {
    sources: Sources,
}

impl Campaign {
    /// The second campaign, as it lies on the disk.
    fn second() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/second");
        let mut sources = load(&root, None).unwrap();
        sources.content.retain(|(shelf, _)| !matches!(shelf, Shelf::Releases | Shelf::Sealed));
        Self { sources }
    }

    /// The same with every bulletin issued.
    fn sealed() -> Self {
        let mut own = Self::second();
        for (bulletin, on) in ISSUES {
            own.issue(bulletin, on);
        }
        own
    }

    fn copy(&self) -> Self {
        let sources = Sources { content: self.sources.content.clone(), ..Sources::default() };
        Self { sources: Sources { audience: Audience::Public, ..sources } }
    }

    #[track_caller]
    fn text(&self, path: &str) -> &str {
        self.sources.text_of(path).unwrap_or_else(|| panic!("no {path}"))
    }

    fn put(&mut self, path: &str, text: String) {
        match self.sources.content.iter_mut().find(|(_, file)| file.path == path) {
            Some((_, file)) => file.text = text,
            None => {
                let shelf = if path.ends_with(".yaml") { Shelf::Releases } else { Shelf::Sealed };
                self.sources.content.push((shelf, SourceFile { path: path.to_owned(), text }));
            }
        }
    }

    /// Takes files away.
    fn remove(&mut self, path: &str) {
        self.sources.content.retain(|(_, file)| !file.path.starts_with(path));
    }

    /// Replaces a text that must be there.
    #[track_caller]
    fn edit(&mut self, path: &str, from: &str, to: &str) {
        let text = self.text(path).to_owned();
        assert!(text.contains(from), "{path} has no {from:?}:\n{text}");
        self.put(path, text.replacen(from, to, 1));
    }

    /// An office acts.
    fn act(&mut self, bulletin: &str, act: Act<'_>, office: &str, on: &str) -> Result<(), Vec<Said>> {
        let drafted = tongbao::draft(&self.sources, &mut |_| ());
        let problems = drafted.problems.sorted();
        let id = Id::parse(bulletin).unwrap();
        let items = checklist(&self.sources, drafted.plan.as_ref(), &problems, &id, &words(None));
        let plan = drafted.plan.unwrap_or_else(|| panic!("{problems:?}"));
        let order = Order { bulletin: &id, act, office, on: day(on) };
        let recorded = perform(&self.sources, plan, &items, &order)?;
        for (path, text) in recorded.files {
            self.put(&path, text);
        }
        Ok(())
    }

    /// All steps by their offices on one day.
    #[track_caller]
    fn issue(&mut self, bulletin: &str, on: &str) {
        self.act(bulletin, Act::Step(StepKind::Compiled), "投资科", on).unwrap();
        self.act(bulletin, Act::Secrecy { conclusion: "可以公开", number: None }, "保密办", on).unwrap();
        self.act(bulletin, Act::Step(StepKind::Reviewed), "综合处", on).unwrap();
        self.act(bulletin, Act::Step(StepKind::Issued), "文印室", on).unwrap();
    }

    /// What is issued gets a revision record of all that changed.
    fn revise(&mut self, bulletin: &str, on: &str) -> Result<(), Vec<Said>> {
        self.act(bulletin, Act::Revise { kind: RevisionKind::Correction, reason: "重复报送" }, "投资科", on)
    }

    /// Codes of everything that is wrong, each once.
    fn codes(&self) -> Vec<&'static str> {
        let problems = tongbao::build(&self.sources).problems.sorted();
        let mut codes: Vec<&str> = problems.iter().map(|own| own.problem.code()).collect();
        codes.sort_unstable();
        codes.dedup();
        codes
    }
}

fn day(text: &str) -> Date {
    parse_date(text).unwrap()
}
