//! `tongbao publish`: the site to where its readers find it, whole; or the problems that stand in the way.

use std::num::NonZero;
use std::path::Path;

use anyhow::{Error, Result};
use tongbao::fields::label;
use tongbao::load::Sources;
use tongbao::manifest::Difference;
use tongbao::model::Audience;
use tongbao::publish::Edition;
use tongbao::publish::folder::{self, Published, Target, Way};
use tongbao::publish::store::{self, Objects, Stored};
#[cfg(not(feature = "store"))]
use tongbao::trouble::{PublishTrouble, Trouble};

use super::prepare::{Prepared, prepare, refuse_sources, size};
use super::{Verdict, judge};
use crate::cli::{Addressing, Common, Place, Publish};
use crate::report::{Changes, Done, PublishedDone, Report};

/// Where to.
enum Reach<'a> {
    Folder(Target<'a>),
    Store(Box<dyn Objects>, usize),
}

/// Publishes, or says what that would change.
pub(crate) fn run(common: &Common, options: &Publish, report: &Report) -> Result<Verdict> {
    stay_on_one_thread();
    let who = who();
    let reach = match &options.place {
        Place::Folder { folder, exchange, keep, roll_back } => {
            refuse_sources(common, folder, report)?;
            let way = if *exchange { Way::Exchange } else { Way::Link };
            let target = Target { folder, way, keep: *keep, who: &who };
            if *roll_back {
                let done = in_folder(folder::roll_back(&target)?, folder, true, report);
                report.result(&[], &Sources::default(), &done);
                return Ok(Verdict::Fine);
            }
            Reach::Folder(target)
        }
        Place::Store { bucket, prefix, addressing, max_deletes } => {
            Reach::Store(open_store(bucket, prefix, *addressing)?, *max_deletes)
        }
    };
    let untouched = label("没有发布，原有的网站保持不变。\n", "nothing was published; the site is as it was\n");
    let choice = (options.theme.as_deref(), options.audience);
    let Some(prepared) = prepare(common, choice, untouched, report, &mut |_| ())? else {
        return Ok(Verdict::Problems);
    };
    let Prepared { sources, plan, mut problems } = prepared;
    // Each file is rendered, written and read again.
    let bar = report.bar(3 * plan.routes.len(), label("发布", "publish"));
    let step = || bar.inc(1);
    let done = match Edition::new(&plan, &step)? {
        Err(mistakes) => {
            problems.append(mistakes);
            Done { text: report.pick(untouched).to_owned(), ..Done::default() }
        }
        Ok(edition) => match &reach {
            Reach::Folder(target) if options.is_dry => changes(folder::preview(&edition, target)?, report),
            Reach::Store(objects, _) if options.is_dry => changes(store::preview(&edition, objects.as_ref())?, report),
            Reach::Folder(target) => in_folder(folder::publish(&edition, target, &step)?, target.folder, false, report),
            Reach::Store(objects, most) => {
                in_store(store::publish(&edition, objects.as_ref(), *most, &step)?, objects.name(), report)
            }
        },
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

#[cfg(feature = "store")]
fn open_store(bucket: &str, prefix: &str, addressing: Option<Addressing>) -> Result<Box<dyn Objects>> {
    Ok(Box::new(super::s3::S3::open(bucket, prefix, addressing)?))
}

#[cfg(not(feature = "store"))]
fn open_store(_: &str, _: &str, _: Option<Addressing>) -> Result<Box<dyn Objects>> {
    anyhow::bail!(Trouble::Publish(PublishTrouble::NoStore))
}

fn in_folder(published: Published, place: &Path, is_back: bool, report: &Report) -> Done {
    let Published { release, previous, files, written, bytes, removed, site, leftover } = published;
    let (place, site) = (place.display().to_string(), site.display().to_string());
    let text = match (is_back, report.is_zh()) {
        (false, true) => format!("其中新写 {written} 个。\n服务器指向 {site}。\n"),
        (false, false) => format!("{written} of them written anew\nthe server serves {site}\n"),
        (true, true) => "原样退回。\n".to_owned(),
        (true, false) => "as they were\n".to_owned(),
    };
    let done = PublishedDone { place, site, release, previous, files, written, bytes, removed };
    say(done, is_back, &text, leftover, report)
}

fn in_store(stored: Stored, name: String, report: &Report) -> Done {
    let Stored { release, previous, files, bytes, sent, removed, leftover } = stored;
    let gone = removed.len();
    let text = if report.is_zh() {
        format!("其中上传 {sent} 个，删除旧文件 {gone} 个。\n")
    } else {
        format!("{sent} of them sent, {gone} old ones removed\n")
    };
    let done =
        PublishedDone { place: name.clone(), site: name, release, previous, files, written: sent, bytes, removed };
    say(done, false, &text, leftover, report)
}

fn say(done: PublishedDone, is_back: bool, rest: &str, leftover: Option<Error>, report: &Report) -> Done {
    let PublishedDone { release, previous, files, bytes, .. } = &done;
    let size = size(*bytes);
    let mut text = if report.is_zh() {
        let word = if is_back { "已退回" } else { "已发布" };
        format!("{word}：{release}，{files} 个文件，共 {size}，{rest}")
    } else {
        let word = if is_back { "shown again" } else { "published" };
        format!("{word}: {release}, {files} files, {size}, {rest}")
    };
    if let Some(previous) = previous {
        text += &if report.is_zh() { format!("此前是 {previous}。\n") } else { format!("before it: {previous}\n") };
    }
    if let Some(leftover) = leftover {
        let what = label("旧的没有清理完，下次发布时再清理", "old files remain; the next publish removes them");
        report.warning(what, &leftover);
    }
    Done { text, published: Some(done), ..Done::default() }
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
