//! `tongbao release`: the checklist of a bulletin and what will change; with an act, its record.
//!
//! Promise: a record is there whole or not at all, and nothing is written that the next check would refuse.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;

use anyhow::{Context, Result};
use tongbao::diagnostic::{Diagnostic, Language};
use tongbao::fields::label;
use tongbao::load::load;
use tongbao::model::Change;
use tongbao::plan::Plan;
use tongbao::release::{
    Act, Current, Impact, Item, Order, Recorded, Said, Verdict as Of, against, checklist, perform, words,
};
use walkdir::WalkDir;

use super::{Verdict, require_content};
use crate::cli::{Asked, Common, ReleaseOptions, What};
use crate::report::{CheckDone, Done, ReleaseDone, Report};

/// How many changes of a sort are shown to people; programs get all.
const SHOWN: usize = 30;

/// Looks, and records what was asked for.
pub(crate) fn run(common: &Common, options: &ReleaseOptions, report: &Report) -> Result<Verdict> {
    require_content(common, report)?;
    let sources = load(&common.root, options.theme.as_deref())?;
    let drafted = tongbao::draft(&sources, &mut |_| ());
    let problems = drafted.problems.sorted();
    let list = options.words.clone().unwrap_or_else(|| common.root.join("words.txt"));
    let own = match fs::read_to_string(&list) {
        Err(error) if error.kind() == io::ErrorKind::NotFound && options.words.is_none() => None,
        read => Some(read.with_context(|| format!("cannot read {}", list.display()))?),
    };
    let words = words(own.as_deref());
    let id = &options.bulletin;
    let items = checklist(&sources, drafted.plan.as_ref(), &problems, id, &words);
    let mut done = Reckoning { zh: report.is_zh(), text: String::new(), changes: Vec::new() };
    done.items(&items);
    done.words(&words);
    let Some(plan) = drafted.plan else {
        return Ok(finish(done, id.as_str(), &items, Outcome::Nothing, report, &sources));
    };
    let impact = impact(&plan, &sources, options)?;
    if let Some(impact) = impact {
        done.impact(&impact);
    }
    let outcome = match &options.act {
        None => Outcome::Nothing,
        Some(asked) => {
            let order = order(id, asked);
            match perform(&sources, plan, &items, &order) {
                Ok(recorded) => Outcome::Recorded(write(&common.root, &recorded)?),
                Err(why) => Outcome::Refused(why),
            }
        }
    };
    Ok(finish(done, id.as_str(), &items, outcome, report, &sources))
}

/// What came of an act.
enum Outcome {
    Nothing,
    Recorded(Vec<String>),
    Refused(Vec<Said>),
}

fn order<'a>(bulletin: &'a tongbao::units::Id, asked: &'a Asked) -> Order<'a> {
    let act = match &asked.what {
        What::Step(kind) => Act::Step(*kind),
        What::Secrecy { conclusion, number } => Act::Secrecy { conclusion, number: number.as_deref() },
        What::Waive { check, reason } => Act::Waive { check, reason },
        What::Revise { kind, reason } => Act::Revise { kind: *kind, reason },
    };
    Order { bulletin, act, office: &asked.office, on: asked.on }
}

/// Against what is online, else against what was sealed last; nothing where there is neither.
fn impact(plan: &Plan, sources: &tongbao::load::Sources, options: &ReleaseOptions) -> Result<Option<Impact>> {
    if let Some(folder) = &options.online {
        let mut online = BTreeMap::new();
        for entry in WalkDir::new(folder).sort_by_file_name() {
            let entry = entry.with_context(|| format!("cannot read {}", folder.display()))?;
            if entry.file_type().is_file() {
                let inside = entry.path().strip_prefix(folder).context("a walk stays inside its folder")?;
                let bytes =
                    fs::read(entry.path()).with_context(|| format!("cannot read {}", entry.path().display()))?;
                online.insert(inside.to_string_lossy().replace('\\', "/"), bytes);
            }
        }
        let mistake = |mistake: Box<Diagnostic>| anyhow::anyhow!(mistake.problem.message(Language::En));
        return Ok(Some(against(plan, &online).map_err(mistake)?));
    }
    let id = &options.bulletin;
    let sealed = plan.facts.releases.of.get(id).and_then(|release| release.sealed());
    Ok(sealed.zip(Current::of(sources, plan, id)).map(|(seal, current)| {
        let mut impact = Impact::default();
        impact.take(id.as_str(), current.since(seal).into_iter().map(|own| own.change));
        impact
    }))
}

/// Writes the files, each in one step and on the disk before the next; the record comes last.
fn write(root: &Path, recorded: &Recorded) -> Result<Vec<String>> {
    for (path, text) in &recorded.files {
        let to = root.join(path);
        let folder = to.parent().context("a record lies in a folder")?;
        let name = to.file_name().context("a record has a name")?.to_string_lossy();
        // Hidden files are passed over, so what is half written is never read.
        let part = folder.join(format!(".{name}.part"));
        let written = fs::create_dir_all(folder)
            .and_then(|()| File::create(&part))
            .and_then(|mut file| file.write_all(text.as_bytes()).and_then(|()| file.sync_all()))
            .and_then(|()| fs::rename(&part, &to))
            .and_then(|()| File::open(folder)?.sync_all());
        written.with_context(|| format!("cannot write {}", to.display()))?;
    }
    Ok(recorded.files.iter().map(|(path, _)| path.clone()).collect())
}

fn finish(
    mut done: Reckoning,
    bulletin: &str,
    items: &[Item],
    outcome: Outcome,
    report: &Report,
    sources: &tongbao::load::Sources,
) -> Verdict {
    let (recorded, refused) = match outcome {
        Outcome::Nothing => (Vec::new(), Vec::new()),
        Outcome::Recorded(files) => (files, Vec::new()),
        Outcome::Refused(why) => (Vec::new(), why.iter().map(|said| done.pick(said)).collect()),
    };
    for path in &recorded {
        let head = done.say("已写入 ", "written: ");
        let _ = writeln!(done.text, "{head}{path}");
    }
    if !refused.is_empty() {
        let head = done.say("没有记录，先解决：", "nothing recorded; settle first:");
        let _ = writeln!(done.text, "{head}\n  {}", refused.join("\n  "));
    }
    let blocked = items.iter().any(|item| item.verdict == Of::Block);
    let is_fine = refused.is_empty() && (!recorded.is_empty() || !blocked);
    let check = |item: &Item| CheckDone {
        id: item.id,
        verdict: match item.verdict {
            Of::Pass => "pass",
            Of::Note => "note",
            Of::Waived => "waived",
            Of::Block => "block",
        },
        found: item.lines.iter().map(|said| done.pick(said)).collect(),
    };
    let release = ReleaseDone {
        bulletin: bulletin.to_owned(),
        checks: items.iter().map(check).collect(),
        changes: done.changes.clone(),
        recorded,
        refused,
    };
    report.result(&[], sources, &Done { text: done.text, release: Some(release), ..Done::default() });
    if is_fine { Verdict::Fine } else { Verdict::Problems }
}

/// What is said about a bulletin, in one language.
struct Reckoning {
    zh: bool,
    text: String,
    changes: Vec<[String; 6]>,
}

impl Reckoning {
    fn say(&self, zh: &'static str, en: &'static str) -> &'static str {
        if self.zh { zh } else { en }
    }

    fn pick(&self, said: &Said) -> String {
        if self.zh { said.zh.clone() } else { said.en.clone() }
    }

    fn items(&mut self, items: &[Item]) {
        let head = self.say(
            "检查清单（能减少差错，代替不了三审三校和保密审查）",
            "checklist (it lowers the risk and takes the place of no review)",
        );
        let _ = writeln!(self.text, "{head}");
        for item in items {
            let sign = match item.verdict {
                Of::Pass => "✓",
                Of::Note => "·",
                Of::Waived => "○",
                Of::Block => "✗",
            };
            let name = self.say(item.name.zh, item.name.en);
            let state = match item.verdict {
                Of::Waived => self.say("（已免除）", " (waived)"),
                _ => "",
            };
            let _ = writeln!(self.text, "{sign} {name}{state} [{}]", item.id);
            for line in &item.lines {
                let _ = writeln!(self.text, "    {}", self.pick(line));
            }
        }
    }

    /// Of an organisation's own list only that it was used.
    fn words(&mut self, words: &tongbao::release::Words) {
        if let Some(digest) = words.digest {
            let head = self.say("  单位词表", "  your list of words:");
            let _ = writeln!(self.text, "{head} {} {}", words.own, digest.short());
        }
    }

    fn impact(&mut self, impact: &Impact) {
        let head = if impact.is_empty() {
            label("与现有的没有不同", "nothing will change")
        } else {
            label("将要改变", "what will change")
        };
        let head = self.say(head.zh, head.en);
        let _ = writeln!(self.text, "{head}");
        let (ranks, lights) = (label("位次", "places"), label("亮灯", "lights"));
        for (name, list) in
            [(ranks, &impact.ranks), (lights, &impact.lights), (label("其他数值", "other values"), &impact.values)]
        {
            self.list(self.say(name.zh, name.en), list.len(), list.iter().map(|(id, own)| change(id, own)));
            self.changes.extend(list.iter().map(|(id, own)| {
                let Change { file, row, column, old, new } = own;
                [id.clone(), file.to_string(), row.to_string(), column.to_string(), old.to_string(), new.to_string()]
            }));
        }
        let pages = [
            (label("新增文件", "new files"), &impact.added),
            (label("消失的文件", "files that go"), &impact.removed),
            (label("有变化的文件", "changed files"), &impact.changed),
        ];
        for (name, list) in pages {
            self.list(self.say(name.zh, name.en), list.len(), list.iter().cloned());
        }
    }

    fn list(&mut self, name: &str, count: usize, lines: impl Iterator<Item = String>) {
        if count == 0 {
            return;
        }
        let _ = writeln!(self.text, "  {name} {count}");
        for line in lines.take(SHOWN) {
            let _ = writeln!(self.text, "    {line}");
        }
        if count > SHOWN {
            let _ = writeln!(self.text, "    … {}", count - SHOWN);
        }
    }
}

fn change(bulletin: &str, change: &Change) -> String {
    let Change { file, row, column, old, new } = change;
    let value = |text: &str| if text.is_empty() { "—".to_owned() } else { text.to_owned() };
    format!("{bulletin} {file} {row} {column}: {} → {}", value(old), value(new))
}
