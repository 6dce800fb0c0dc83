//! `tongbao publish`: the site to where its readers find it, whole; or the problems that stand in the way.

use std::num::NonZero;
use std::path::Path;

use anyhow::Result;
use tongbao::diagnostic::Diagnostics;
use tongbao::fields::label;
use tongbao::load::Sources;
use tongbao::manifest::Difference;
use tongbao::model::Audience;
use tongbao::publish::Edition;
use tongbao::publish::folder::{self, Published, Target, Way};

use super::prepare::{Prepared, prepare, refuse_sources, size};
use super::{Verdict, judge};
use crate::cli::{Common, Place, Publish};
use crate::report::{Changes, Done, PublishedDone, Report};

/// Publishes, or says what that would change.
pub(crate) fn run(common: &Common, options: &Publish, report: &Report) -> Result<Verdict> {
    stay_on_one_thread();
    let Place::Folder { folder, exchange, keep, roll_back } = &options.place;
    let who = who();
    let way = if *exchange { Way::Exchange } else { Way::Link };
    let target = Target { folder, way, keep: *keep, who: &who };
    refuse_sources(common, folder, report)?;
    if *roll_back {
        let published = folder::roll_back(&target)?;
        let done = done(&published, folder, true, report);
        report.result(&[], &Sources::default(), &done);
        return Ok(Verdict::Fine);
    }
    let untouched = label("没有发布，原有的网站保持不变。\n", "nothing was published; the site is as it was\n");
    let choice = (options.theme.as_deref(), options.audience);
    let Some(prepared) = prepare(common, choice, untouched, report, &mut |_| ())? else {
        return Ok(Verdict::Problems);
    };
    let Prepared { sources, plan, mut problems } = prepared;
    // Each file is rendered, written and read again.
    let bar = report.bar(3 * plan.routes.len(), label("发布", "publish"));
    let done = match Edition::new(&plan, &|| bar.inc(1))? {
        Err(mistakes) => failed(&mut problems, mistakes, report.pick(untouched)),
        Ok(edition) if options.is_dry => changes(folder::preview(&edition, &target)?, report),
        Ok(edition) => done(&folder::publish(&edition, &target, &|| bar.inc(1))?, folder, false, report),
    };
    bar.finish_and_clear();
    let verdict = judge(&problems, common);
    report.result(&problems.sorted(), &sources, &done);
    if options.audience == Audience::Offices && verdict == Verdict::Fine && report.is_text() {
        report.aside(
            report.pick(label("这是内部版，不得公开。\n", "this site is for offices and must not be made public\n")),
        );
    }
    Ok(verdict)
}

fn failed(problems: &mut Diagnostics, mistakes: Diagnostics, untouched: &str) -> Done {
    problems.append(mistakes);
    Done { text: untouched.to_owned(), ..Done::default() }
}

fn done(published: &Published, place: &Path, is_back: bool, report: &Report) -> Done {
    let Published { release, previous, files, written, bytes, removed, site, leftover } = published;
    let (size, place, site) = (size(*bytes), place.display().to_string(), site.display().to_string());
    let mut text = match (is_back, report.is_zh()) {
        (false, true) => {
            format!("已发布：{release}，{files} 个文件，共 {size}，其中新写 {written} 个。\n服务器指向 {site}。\n")
        }
        (false, false) => format!(
            "published: {release}, {files} files, {size}, {written} of them written anew\nthe server serves {site}\n"
        ),
        (true, true) => format!("已退回：{release}，{files} 个文件，共 {size}。\n"),
        (true, false) => format!("shown again: {release}, {files} files, {size}\n"),
    };
    if let Some(previous) = previous {
        text += &if report.is_zh() { format!("此前是 {previous}。\n") } else { format!("before it: {previous}\n") };
    }
    if let Some(leftover) = leftover {
        report.warning(
            label("旧版本没有清理完，下次发布时再清理", "old releases remain; the next publish removes them"),
            leftover,
        );
    }
    let published = PublishedDone {
        place,
        site,
        release: release.clone(),
        previous: previous.clone(),
        files: *files,
        written: *written,
        bytes: *bytes,
        removed: removed.clone(),
    };
    Done { text, published: Some(published), ..Done::default() }
}

/// Lines of files that are named; the others are counted.
const SHOWN: usize = 20;

fn changes(difference: Difference, report: &Report) -> Done {
    let Difference { new, changed, gone } = difference;
    let mut text = String::new();
    for (name, files) in
        [(label("新增", "new"), &new), (label("改动", "changed"), &changed), (label("删除", "removed"), &gone)]
    {
        text += &format!("{} {}\n", report.pick(name), files.len());
        files.iter().take(SHOWN).for_each(|file| text += &format!("  {file}\n"));
        if files.len() > SHOWN {
            text += "  …\n";
        }
    }
    text += report.pick(label("没有改动任何文件。\n", "nothing was touched\n"));
    Done { text, changes: Some(Changes { new, changed, gone }), ..Done::default() }
}

/// Whom another publish must wait for.
fn who() -> String {
    let host = rustix::system::uname();
    format!("tongbao {} @ {}", std::process::id(), host.nodename().to_string_lossy())
}

/// Who allows one thread only gets one: the first. A test that stops the program at its n-th call to the system counts on that.
fn stay_on_one_thread() {
    if rayon_threads() == Some(NonZero::<usize>::MIN) {
        // It fails only where a pool exists already, which then stays.
        drop(rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread().build_global());
    }
}

#[expect(clippy::disallowed_methods, reason = "the shell asks the environment for threads, the library never does")]
fn rayon_threads() -> Option<NonZero<usize>> {
    std::env::var("RAYON_NUM_THREADS").ok()?.parse().ok()
}
