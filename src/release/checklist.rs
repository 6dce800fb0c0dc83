//! The checklist before a bulletin goes out.
//!
//! In: a settled plan with its problems, the sources, lists of words. Out: items, each passed, noted, waived or blocking. Such
//! checks lower a risk and leave a record; they take the place of no review.

use std::collections::BTreeSet;

use crate::compute::discipline;
use crate::diagnostic::{Diagnostic, Language, Severity};
use crate::fields::{Label, label};
use crate::load::{Shelf, Sources};
use crate::model::{Release, Scope};
use crate::plan::Plan;
use crate::release::blunders::{self, Words};
use crate::release::{Current, privacy};
use crate::units::Id;

/// A sentence in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

pub(super) fn said(zh: &str, en: &str) -> Said {
    Said { zh: zh.to_owned(), en: en.to_owned() }
}

/// How an item ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// In order.
    Pass,
    /// To be known, and no more.
    Note,
    /// Not in order, and let pass by a record.
    Waived,
    /// In the way.
    Block,
}

/// One item.
#[derive(Clone, Debug)]
pub struct Item {
    /// Its code, which a waiver names.
    pub id: &'static str,
    /// What is checked.
    pub name: Label,
    /// How it ended.
    pub verdict: Verdict,
    /// What was found.
    pub lines: Vec<Said>,
}

/// The item of the secrecy review, which only issuing waits for.
pub(super) const SECRECY: &str = "secrecy";
const PERSONAL: &str = "personal-data";
const WORDS: &str = "words";

/// Codes of problems that are items of their own.
const PROSE: [&str; 1] = ["prose-contradicts-data"];
const LINKS: [&str; 3] = ["broken-link", "broken-anchor", "unsafe-link"];
/// Codes that are what a release is about, and so in nobody's way.
const PENDING: [&str; 2] = ["revision-unapproved", "stale-approval"];
/// A warning that nobody can waive: the bytes on the disk would not be those that were sealed.
const MARK: &str = "byte-order-mark";

/// All items of a bulletin.
pub fn checklist(
    sources: &Sources,
    plan: Option<&Plan>,
    problems: &[Diagnostic],
    bulletin: &Id,
    words: &Words,
) -> Vec<Item> {
    let none = Release::default();
    let release = plan.and_then(|plan| plan.facts.releases.of.get(bulletin)).unwrap_or(&none);
    let of = |codes: &[&str], is_among: bool| -> Vec<&Diagnostic> {
        let relevant = problems.iter().filter(|own| !PENDING.contains(&own.problem.code()));
        relevant.filter(|own| codes.contains(&own.problem.code()) == is_among).collect()
    };
    let apart = [&PROSE[..], &LINKS[..]].concat();
    let mut items = vec![
        found("problems", label("内容和主题没有问题", "no problems in content and theme"), &of(&apart, false), release),
        found("prose", label("正文与数据一致", "prose agrees with the data"), &of(&PROSE, true), release),
        found("links", label("链接都通", "links lead somewhere"), &of(&LINKS, true), release),
    ];
    if let Some(plan) = plan {
        items.push(late(plan, bulletin));
    }
    items.push(scanned(
        PERSONAL,
        label("没有个人信息", "no personal data"),
        privacy::scan(sources, &words.allowed),
        release,
    ));
    items.push(scanned(WORDS, label("没有错词禁词", "no wrong words"), blunders::scan(sources, words), release));
    items.push(secrecy(sources, plan, bulletin, release));
    items
}

fn is_waived(release: &Release, check: &str) -> bool {
    release.waivers.iter().any(|own| own.seal == release.next_seal() && &*own.check == check)
}

/// Problems: errors block, warnings do unless their code is waived.
fn found(id: &'static str, name: Label, problems: &[&Diagnostic], release: &Release) -> Item {
    let is_let_pass = |own: &&&Diagnostic| {
        let code = own.problem.code();
        own.problem.severity() == Severity::Warning && code != MARK && is_waived(release, code)
    };
    let blocking = problems.iter().filter(|own| !is_let_pass(own)).count();
    let line = |own: &&Diagnostic| {
        let place = &own.place;
        let say = |language| {
            let message = own.problem.message(language);
            format!("{}:{}:{} [{}] {message}", place.file, place.line, place.column, own.problem.code())
        };
        Said { zh: say(Language::Zh), en: say(Language::En) }
    };
    let verdict = match (problems.len(), blocking) {
        (0, _) => Verdict::Pass,
        (_, 0) => Verdict::Waived,
        _ => Verdict::Block,
    };
    Item { id, name, verdict, lines: problems.iter().map(line).collect() }
}

fn scanned(id: &'static str, name: Label, lines: Vec<Said>, release: &Release) -> Item {
    let verdict = match (lines.is_empty(), is_waived(release, id)) {
        (true, _) => Verdict::Pass,
        (false, true) => Verdict::Waived,
        (false, false) => Verdict::Block,
    };
    Item { id, name, verdict, lines }
}

/// Who did not report by the cut-off: the bulletin says so too, but it should be no surprise.
fn late(plan: &Plan, bulletin: &Id) -> Item {
    let facts = &plan.facts;
    let monthly = facts.bulletins.iter().position(|own| own.id == *bulletin).map(|at| &plan.figures.issues[at]);
    let special =
        || facts.specials.iter().position(|own| own.id == *bulletin).map(|at| &plan.figures.specials[at].issue);
    let mut lines = Vec::new();
    if let Some(issue) = monthly.or_else(special) {
        let counties = (0..facts.counties.len()).map(Scope::County);
        let units = (0..facts.unit_books.len()).map(|unit| Scope::Unit(unit, None));
        for scope in counties.chain(units) {
            let kept = discipline(facts, scope, issue.cutoff).filter(|own| own.missing() > 0);
            if let Some(own) = kept {
                let name = crate::render::scope_name(facts, scope, &plan.theme.voices[0].phrases);
                lines.push(said(
                    &format!("{name}：应报 {} 次，缺报 {} 次", own.due, own.missing()),
                    &format!("{name}: {} reports due, {} missing", own.due, own.missing()),
                ));
            }
        }
        for &position in &issue.lists.late {
            let project = &facts.projects[position];
            lines.push(said(
                &format!("{}（{}）：本月没有报送", project.name, project.id),
                &format!("{} ({}): no report this month", project.name, project.id),
            ));
        }
    }
    let verdict = if lines.is_empty() { Verdict::Pass } else { Verdict::Note };
    Item { id: "late", name: label("按期报送", "reports in time"), verdict, lines }
}

/// A written review of exactly this content.
fn secrecy(sources: &Sources, plan: Option<&Plan>, bulletin: &Id, release: &Release) -> Item {
    let seen = plan.and_then(|plan| Current::of(sources, plan, bulletin)).map(|own| own.seen(bulletin, release));
    let own = release.secrecy.iter().rev().find(|own| Some(own.digest) == seen);
    let lines = own.map(|own| {
        let text = format!("{} {} {}", own.on, own.office, own.conclusion);
        said(&text, &text)
    });
    let name = label("这份内容的保密审查已记录", "a secrecy review of this content is recorded");
    let verdict = if own.is_some() { Verdict::Pass } else { Verdict::Block };
    Item { id: SECRECY, name, verdict, lines: lines.into_iter().collect() }
}

/// The files that a reader may see, with their places: content, but not what was sealed.
pub(super) fn texts(sources: &Sources) -> impl Iterator<Item = (&str, &str)> {
    let content = sources.content.iter().filter(|(shelf, _)| *shelf != Shelf::Sealed).map(|(_, file)| file);
    let theme = sources.theme.files.iter();
    content.chain(theme).map(|file| (file.path.as_str(), file.text.as_str()))
}

/// Findings as lines, each place once and no more than a reader can take in.
pub(super) fn lines(found: BTreeSet<(String, usize, String, String)>) -> Vec<Said> {
    const SHOWN: usize = 50;
    let more = found.len().saturating_sub(SHOWN);
    let line = |(file, line, zh, en): (String, usize, String, String)| {
        said(&format!("{file}:{line} {zh}"), &format!("{file}:{line} {en}"))
    };
    let mut lines: Vec<Said> = found.into_iter().take(SHOWN).map(line).collect();
    if more > 0 {
        lines.push(said(&format!("另有 {more} 处"), &format!("and {more} more")));
    }
    lines
}
