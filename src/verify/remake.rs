//! The same again from the same inputs: a site, or a whole bundle, made anew and compared byte by byte.
//!
//! In: what the bundle carries, or a folder of content. Out: every file that is not what the inputs make. Nothing is written, and
//! the work ends when more comes out than could ever agree.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Result, anyhow};

use super::Build;
use super::bundle::{self, Seen};
use super::finding::{Code, Findings, Property};
use super::store::{Names, Store};
use crate::archive::{self, About, Moment, Wanted};
use crate::diagnostic::Severity;
use crate::digest::Digests;
use crate::load::{Inputs, Sources};
use crate::model::Audience;
use crate::plan::Plan;
use crate::theme;

/// All inputs together.
const LARGEST_INPUTS: u64 = 1 << 30;

/// Says that the work was ended because nothing could agree any more.
const TOO_MUCH: &str = "more than could agree";

/// What to compare with.
pub(super) struct Again<'a> {
    /// Inputs handed in from outside; else those of the bundle are used.
    pub(super) inputs: Option<Inputs>,
    /// Whether templates that came with the bundle may run.
    pub(super) run_theme: bool,
    /// Digests of every file that is there.
    pub(super) seen: &'a Seen,
}

/// Plans a site from inputs that nobody vouches for; problems are reported.
fn plan(inputs: Inputs, audience: Audience, build: &Build<'_>, findings: &mut Findings) -> Option<Plan> {
    let sources = Sources { audience, ..inputs.understand() };
    let (plan, problems) = build(&sources);
    let problems = problems.sorted();
    let errors = problems.iter().filter(|own| own.problem.severity() == Severity::Error);
    for own in errors {
        let place = &own.place;
        let detail = format!("{}:{} {}", place.line, place.column, own.problem.code());
        findings.report(Code::InputsRefused, &place.file, detail);
    }
    if plan.is_none() && findings.count(Code::InputsRefused) == 0 {
        findings.report(Code::InputsRefused, "", "");
    }
    plan
}

/// Makes a bundle again and compares.
pub(super) fn whole(
    about: &About,
    again: Again<'_>,
    build: &Build<'_>,
    (store, names): (&mut Store, &Names),
    findings: &mut Findings,
) -> Result<()> {
    let is_same_program = about.program == archive::PROGRAM;
    let carried = carried(about, (store, names), findings);
    let own_inputs = match (again.inputs, carried.as_ref()) {
        (Some(inputs), _) => Some(inputs),
        (None, Some(carried)) => may_run(about, carried, again.run_theme, findings).then(|| carried.inputs(about)),
        (None, None) => {
            findings.skipped(
                Property::Authenticity,
                "没有由原始数据重新生成：包里不带原始数据；用 --inputs 指明存有 content 的文件夹",
                "not made again: the bundle carries no inputs; name a folder with content/ by --inputs",
            );
            None
        }
    };
    let Some(audience) = Audience::from_id(&about.audience) else {
        findings.report(Code::SubjectUnknown, archive::CONTENTS, "audience");
        return Ok(());
    };
    let mut compare = Compare::new(again.seen, findings.of(Severity::Error) == 0);
    let none = BTreeMap::new();
    let kept = carried.as_ref().map_or(&none, |carried| &carried.files);
    let was_made = own_inputs.is_some();
    if let Some(inputs) = own_inputs {
        let Some(plan) = plan(inputs, audience, build, findings) else { return Ok(()) };
        let captured = if about.captured_is_given { Moment::parse(&about.captured) } else { None };
        let wanted = Wanted { id: about.id.clone(), captured, has_inputs: about.has_inputs };
        let theme = Some(about.theme.as_str());
        let stated = About::new(&plan.facts, theme, &wanted).map(|own| About { program: about.program.clone(), ..own });
        if stated.as_ref() != Some(about) {
            let detail = stated.map_or_else(|| about.id.clone(), |own| first_difference(&own, about));
            findings.report(Code::SubjectUnknown, archive::CONTENTS, detail);
        }
        let mut site = |emit: &mut archive::Emit<'_>| archive::render_all(&plan, emit).map(drop);
        compare.all(|emit| archive::assemble(about, kept, &mut site, emit))?;
    } else if again.seen.damaged.iter().any(|path| path.starts_with(archive::SITE)) {
        findings.skipped(
            Property::Authenticity,
            "网页已有不符，没有再由网页重新生成说明、清单、WARC 和 WACZ",
            "pages differ already, so descriptions, lists, WARC and WACZ were not made again from them",
        );
        return Ok(());
    } else {
        // Without the inputs the pages stand for themselves; what describes them can still be made again.
        let pages: Vec<&String> = names.files.keys().filter(|path| path.starts_with(archive::SITE)).collect();
        let mut site = |emit: &mut archive::Emit<'_>| {
            pages.iter().try_for_each(|path| {
                let bytes = store.bytes(names, path, u64::MAX)?;
                emit(&path[archive::SITE.len()..], &bytes)
            })
        };
        compare.all(|emit| archive::assemble(about, kept, &mut site, emit))?;
    }
    compare.finish(is_same_program, was_made, findings);
    Ok(())
}

fn first_difference(own: &About, stated: &About) -> String {
    let object = |about| serde_json::to_value(about).unwrap_or_default();
    let (own, stated) = (object(own), object(stated));
    let mut pairs = own.as_object().into_iter().flatten();
    let differs = pairs.find(|(key, value)| stated.get(key) != Some(value));
    differs.map_or_else(String::new, |(key, value)| {
        format!("{key}: {} ≠ {value}", stated.get(key).unwrap_or(&serde_json::Value::Null))
    })
}

/// The inputs that a bundle carries, under the names that they had.
struct Carried {
    files: BTreeMap<String, Vec<u8>>,
}

fn carried(about: &About, (store, names): (&mut Store, &Names), findings: &mut Findings) -> Option<Carried> {
    let mut files = BTreeMap::new();
    let mut left = LARGEST_INPUTS;
    for path in names.files.keys().filter(|path| path.starts_with(archive::INPUTS)) {
        let Some(original) = archive::original(&path[archive::INPUTS.len()..]) else {
            findings.report(Code::BadName, path, "");
            continue;
        };
        match store.bytes(names, path, left) {
            Ok(bytes) => {
                left = left.saturating_sub(bytes.len() as u64);
                files.insert(original, bytes);
            }
            Err(error) => findings.report(Code::OverLimit, path, error.to_string()),
        }
    }
    about.has_inputs.then_some(Carried { files })
}

impl Carried {
    fn theme(&self, name: &str) -> Vec<(String, Vec<u8>)> {
        let folder = format!("themes/{name}/");
        let own =
            self.files.iter().filter_map(|(path, bytes)| Some((path.strip_prefix(&folder)?.to_owned(), bytes.clone())));
        own.collect()
    }

    fn inputs(&self, about: &About) -> Inputs {
        let content = self.files.iter().filter(|(path, _)| path.starts_with("content/"));
        let content = content.map(|(path, bytes)| (path.clone(), bytes.clone())).collect();
        let theme = self.theme(&about.theme);
        if is_built_in(&theme) {
            Inputs::new(content, None, Vec::new())
        } else {
            Inputs::new(content, Some(about.theme.clone()), theme)
        }
    }
}

/// Whether these are the files that the program brings along: then it is built as without a theme.
fn is_built_in(theme: &[(String, Vec<u8>)]) -> bool {
    let built_in = theme::files(&crate::load::Theme::default());
    theme.len() == built_in.len() && theme.iter().all(|(path, bytes)| built_in.get(path) == Some(bytes))
}

/// Templates are programs, so only those of this program run unasked.
fn may_run(about: &About, carried: &Carried, run_theme: bool, findings: &mut Findings) -> bool {
    let built_in = theme::files(&crate::load::Theme::default());
    let own = carried.theme(&about.theme);
    if is_built_in(&own) || run_theme {
        return true;
    }
    let own: BTreeMap<String, Vec<u8>> = own.into_iter().collect();
    if about.theme == archive::BUILT_IN_THEME && about.program == archive::PROGRAM {
        let names: BTreeSet<&String> = own.keys().chain(built_in.keys()).collect();
        for name in names.into_iter().filter(|name| own.get(*name) != built_in.get(*name)) {
            findings.report(Code::ThemeDiffers, &format!("{}themes/{}/{name}", archive::INPUTS, about.theme), "");
        }
        return false;
    }
    let code = if about.program == archive::PROGRAM { Code::ForeignTheme } else { Code::OtherProgram };
    findings.report(
        code,
        &format!("{}themes/{}/", archive::INPUTS, archive::plain(&about.theme)),
        about.program.clone(),
    );
    false
}

/// Files as they are made, against those that are there.
struct Compare<'a> {
    seen: &'a Seen,
    /// Whether lists are compared too; when a file differs they cannot but differ.
    compares_lists: bool,
    made: BTreeSet<String>,
    differs: Vec<(Code, String)>,
    lists: Vec<String>,
    ended_early: bool,
}

impl<'a> Compare<'a> {
    fn new(seen: &'a Seen, compares_lists: bool) -> Self {
        let (differs, lists) = (Vec::new(), Vec::new());
        Self { seen, compares_lists, made: BTreeSet::new(), differs, lists, ended_early: false }
    }

    /// Runs what makes the files.
    fn all(&mut self, make: impl FnOnce(&mut archive::Emit<'_>) -> Result<()>) -> Result<()> {
        const MARGIN: u64 = 64 << 20;
        let whole: u64 = self.seen.files.values().map(|own| own.length).sum();
        let mut left = whole.saturating_mul(2).saturating_add(MARGIN);
        let made = make(&mut |path, bytes| {
            left = left.checked_sub(bytes.len() as u64).ok_or_else(|| anyhow!(TOO_MUCH))?;
            self.one(path, bytes);
            Ok(())
        });
        match made {
            Err(error) if left == 0 || error.to_string() == TOO_MUCH => {
                self.ended_early = true;
                Ok(())
            }
            other => other,
        }
    }

    fn one(&mut self, path: &str, bytes: &[u8]) {
        self.made.insert(path.to_owned());
        if self.seen.damaged.contains(path) {
            return;
        }
        let is_page = path.starts_with(archive::SITE);
        match self.seen.files.get(path) {
            None => self.differs.push((Code::PageMissing, path.to_owned())),
            Some(own) if *own == Digests::of(bytes) => {}
            Some(_) if is_page => self.differs.push((Code::PageDiffers, path.to_owned())),
            Some(_) if is_list(path) => self.lists.push(path.to_owned()),
            Some(_) => self.differs.push((Code::DescriptionDiffers, path.to_owned())),
        }
    }

    fn finish(mut self, is_same_program: bool, was_made: bool, findings: &mut Findings) {
        if !self.ended_early {
            let is_signature = |path: &str| super::signature::signed(path).is_some();
            for path in self.seen.files.keys() {
                if !self.made.contains(path) && !self.seen.damaged.contains(path) && !is_signature(path) {
                    self.differs.push((Code::PageExtra, path.clone()));
                }
            }
        }
        if self.differs.is_empty() && self.compares_lists {
            self.differs.extend(self.lists.drain(..).map(|path| (Code::DescriptionDiffers, path)));
        }
        let (count, differing) = (self.made.len(), self.differs.len());
        if !is_same_program {
            // Another version may rightly write other bytes, so this is no proof of anything.
            let first = self.differs.first().map_or("", |(_, path)| path.as_str());
            findings.report(Code::OtherProgram, first, format!("{differing} / {count}"));
            return;
        }
        for (code, path) in &self.differs {
            findings.report(*code, path, "");
        }
        if was_made {
            findings.done(
                Property::Authenticity,
                format!("由原始数据重新生成 {count} 个文件，{differing} 个不同"),
                format!("{count} files made again from the inputs, {differing} of them different"),
            );
        } else {
            findings.done(
                Property::Authenticity,
                format!("由网页重新生成说明、清单、WARC 和 WACZ，{differing} 个文件不同"),
                format!("descriptions, lists, WARC and WACZ made again from the pages, {differing} files different"),
            );
        }
    }
}

/// Files made of the digests or the number of others.
fn is_list(path: &str) -> bool {
    bundle::REQUIRED.contains(&path) && path != archive::BAG_DECLARATION
}

/// Makes a site again and compares it with the files of a folder, all of which are listed.
pub(super) fn site(
    inputs: Inputs,
    audience: Audience,
    files: &BTreeMap<String, Digests>,
    damaged: &BTreeSet<String>,
    build: &Build<'_>,
    findings: &mut Findings,
) -> Result<()> {
    let Some(plan) = plan(inputs, audience, build, findings) else { return Ok(()) };
    let mut made = BTreeSet::new();
    let (mut count, mut differing) = (0, 0);
    archive::render_all(&plan, &mut |path, bytes| {
        made.insert(path.to_owned());
        count += 1;
        let code = match files.get(path) {
            None => Some(Code::PageMissing),
            Some(own) => (*own != Digests::of(bytes)).then_some(Code::PageDiffers),
        };
        if let Some(code) = code.filter(|_| !damaged.contains(path)) {
            differing += 1;
            findings.report(code, path, "");
        }
        Ok(())
    })?;
    for path in files.keys().filter(|path| !made.contains(*path) && !damaged.contains(*path)) {
        differing += 1;
        findings.report(Code::PageExtra, path, "");
    }
    findings.done(
        Property::Authenticity,
        format!("由 content 重新生成 {count} 个文件，{differing} 个不同"),
        format!("{count} files made again from content/, {differing} different"),
    );
    Ok(())
}
