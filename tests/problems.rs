//! Every problem code with its fixture, fifty mistakes at once, hostile files, and inputs nobody thought of.
//!
//! `tests/README.md` says how a fixture is made. `TONGBAO_BLESS=1` writes the expectations anew.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use tongbao::diagnostic::{Diagnostic, Language, Place, Severity};
use tongbao::fields::Registry;
use tongbao::model::{RevisionKind, StepKind};
use tongbao::release::{Act, Order, checklist, perform, words};
use tongbao::units::{Id, parse_date};
use walkdir::WalkDir;

#[path = "problems/fifty.rs"]
mod fifty;
#[path = "problems/hostile.rs"]
mod hostile;
#[path = "problems/random.rs"]
mod random;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/problems")
}

/// A site in a temporary folder: the base with the files of a fixture laid over it.
struct Site {
    root: TempDir,
    theme: Option<String>,
}

impl Site {
    fn base() -> Self {
        let site = Self { root: tempfile::tempdir().unwrap(), theme: None };
        site.overlay(&folder().join("base"));
        site
    }

    fn overlay(&self, from: &Path) {
        for entry in WalkDir::new(from).min_depth(2).sort_by_file_name() {
            let entry = entry.unwrap();
            if entry.file_type().is_file() {
                let path = entry.path().strip_prefix(from).unwrap();
                self.write(path.to_str().unwrap(), fs::read(entry.path()).unwrap());
            }
        }
    }

    /// What files cannot say: `remove PATH`, `link PATH TARGET`, `sparse PATH MEGABYTES`, `repeat TIMES PATH LINE`,
    /// `theme NAME`, `edit PATH FROM TO` with `+` for a blank, `seal ID DATE`, `revise ID DATE`.
    fn set_up(&mut self, script: &str) {
        for line in script.lines() {
            let words: Vec<&str> = line.split_whitespace().collect();
            match *words {
                ["remove", path] => {
                    let path = self.path(path);
                    if path.is_dir() { fs::remove_dir_all(path).unwrap() } else { fs::remove_file(path).unwrap() }
                }
                ["link", path, target] => {
                    let path = self.path(path);
                    let _ = fs::remove_file(&path);
                    std::os::unix::fs::symlink(target, path).unwrap();
                }
                ["sparse", path, megabytes] => {
                    let file = fs::File::create(self.path(path)).unwrap();
                    file.set_len(megabytes.parse::<u64>().unwrap() * 1024 * 1024).unwrap();
                }
                ["repeat", times, path, line] => {
                    let text = format!("{line}\n").repeat(times.parse().unwrap());
                    let old = fs::read_to_string(self.path(path)).unwrap();
                    self.write(path, old + &text);
                }
                ["edit", path, from, to] => {
                    let text = fs::read_to_string(self.path(path)).unwrap();
                    let (from, to) = (from.replace('+', " "), to.replace('+', " "));
                    assert!(text.contains(&from), "{path} has no {from}");
                    self.write(path, text.replace(&from, &to));
                }
                ["seal", id, on] => {
                    self.act(id, Act::Step(StepKind::Compiled), "投资科", on);
                    self.act(id, Act::Secrecy { conclusion: "可以公开", number: None }, "保密办", on);
                    self.act(id, Act::Step(StepKind::Reviewed), "综合处", on);
                    self.act(id, Act::Step(StepKind::Issued), "文印室", on);
                }
                ["revise", id, on] => {
                    self.act(id, Act::Revise { kind: RevisionKind::Correction, reason: "重复报送" }, "投资科", on);
                }
                ["theme", name] => self.theme = Some(name.to_owned()),
                _ => panic!("no such step: {line}"),
            }
        }
    }

    /// An office acts on a bulletin.
    fn act(&self, id: &str, act: Act<'_>, office: &str, on: &str) {
        let sources = tongbao::load::load(self.root.path(), None).unwrap();
        let drafted = tongbao::draft(&sources, &mut |_| ());
        let id = Id::parse(id).unwrap();
        let items = checklist(&sources, drafted.plan.as_ref(), &drafted.problems.sorted(), &id, &words(None));
        let order = Order { bulletin: &id, act, office, on: parse_date(on).unwrap() };
        for (path, text) in perform(&sources, drafted.plan.unwrap(), &items, &order).unwrap().files {
            self.write(&path, text);
        }
    }

    fn path(&self, path: &str) -> PathBuf {
        self.root.path().join(path)
    }

    fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// Everything that is wrong with it, in order. Templates and links are only looked at when the content is in order.
    fn problems(&self) -> Vec<Diagnostic> {
        let sources = tongbao::load::load(self.root.path(), self.theme.as_deref()).unwrap();
        let mut problems = sources.problems.clone();
        let facts = tongbao::check::check(&sources, &mut problems);
        assert!(facts.is_some() || problems.has_errors(), "no facts, but nothing was said about it");
        if !problems.has_errors() {
            problems = tongbao::build(&sources).problems;
        }
        problems.sorted()
    }
}

fn at(place: &Place) -> String {
    format!("{}:{}:{}", place.file, place.line, place.column)
}

/// A problem as it stands in `expected.txt`.
fn shown(diagnostic: &Diagnostic) -> String {
    let Diagnostic { problem, place, key, related } = diagnostic;
    let severity = match problem.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let key = if key.is_empty() { String::new() } else { format!(" {key}") };
    let mut text = format!("{}: {severity}[{}]{key}\n", at(place), problem.code());
    for (language, hint) in [(Language::Zh, "提示"), (Language::En, "hint")] {
        writeln!(text, "    {}", problem.message(language)).unwrap();
        writeln!(text, "    {hint}: {}", problem.hint(language)).unwrap();
    }
    if let Some(related) = related {
        writeln!(text, "    see: {}", at(related)).unwrap();
    }
    text
}

/// Every code there is, from the one place where they are written.
fn codes() -> BTreeSet<String> {
    let catalogue = include_str!("../src/diagnostic/problem.rs");
    let named = catalogue.lines().filter_map(|line| {
        let (variant, code) = line.trim().strip_suffix("\",")?.split_once(" => \"")?;
        variant.starts_with("Self::").then(|| code.to_owned())
    });
    named.chain(Registry::ALL.map(|registry| registry.unknown_code().to_owned())).collect()
}

/// The fixtures: folders named by the code, with `--` and a word where one code has several.
fn fixtures() -> Vec<(String, PathBuf)> {
    let mut fixtures = Vec::new();
    for entry in WalkDir::new(folder()).min_depth(1).max_depth(1).sort_by_file_name() {
        let entry = entry.unwrap();
        let name = entry.file_name().to_str().unwrap().to_owned();
        if entry.file_type().is_dir() && !["base", "fifty"].contains(&name.as_str()) {
            fixtures.push((name, entry.into_path()));
        }
    }
    fixtures
}

#[test]
fn the_base_site_is_in_order() {
    let found: String = Site::base().problems().iter().map(shown).collect();
    assert_eq!(found, "");
}

#[test]
fn every_code_has_a_fixture() {
    let names: BTreeSet<String> =
        fixtures().iter().map(|(name, _)| name.split("--").next().unwrap().to_owned()).collect();
    let codes = codes();
    assert!(codes.len() > 80, "{codes:?}");
    let missing: Vec<_> = codes.difference(&names).collect();
    let needless: Vec<_> = names.difference(&codes).collect();
    assert!(missing.is_empty() && needless.is_empty(), "missing: {missing:?}, for no code: {needless:?}");
}

#[test]
fn every_fixture_is_reported_as_expected() {
    let mut failures = String::new();
    for (name, path) in fixtures() {
        let mut site = Site::base();
        site.overlay(&path);
        if let Ok(script) = fs::read_to_string(path.join("setup.txt")) {
            site.set_up(&script);
        }
        let found = site.problems();
        let code = name.split("--").next().unwrap();
        if !found.iter().any(|diagnostic| diagnostic.problem.code() == code) {
            writeln!(failures, "{name}: the code it is named by is not among the problems").unwrap();
        }
        let text: String = match &*found {
            // Long lists are shown by their ends.
            [first, .., last, more] if found.len() > 20 => {
                format!("{}… {} more\n{}{}", shown(first), found.len() - 3, shown(last), shown(more))
            }
            all => all.iter().map(shown).collect(),
        };
        let expected = path.join("expected.txt");
        if std::env::var_os("TONGBAO_BLESS").is_some() {
            fs::write(&expected, &text).unwrap();
        } else if fs::read_to_string(&expected).unwrap_or_default() != text {
            writeln!(failures, "{name}:\n{text}").unwrap();
        }
    }
    assert!(failures.is_empty(), "not as expected, found instead:\n{failures}");
}

/// Whatever is wrong, both languages say so in full sentences of their own.
#[test]
fn messages_are_whole_in_both_languages() {
    for (name, path) in fixtures() {
        let expected = fs::read_to_string(path.join("expected.txt")).unwrap();
        for line in expected.lines().filter(|line| line.starts_with("    ")) {
            let text = line.trim().trim_start_matches("提示: ").trim_start_matches("hint: ");
            assert!(!text.is_empty() && !text.ends_with(['.', '。', ' ']), "{name}: {line:?}");
        }
    }
}
