//! From content to a plan, for every command that makes a site; or the problems that stand in the way, said.

use std::path::Path;

use anyhow::{Context, Result, bail};
use tongbao::Stage;
use tongbao::diagnostic::Diagnostics;
use tongbao::fields::{Label, label};
use tongbao::load::{Sources, load};
use tongbao::model::Audience;
use tongbao::plan::Plan;

use super::{Verdict, judge, require_content};
use crate::cli::Common;
use crate::report::{Done, Report};

/// A site that can be made.
pub(crate) struct Prepared {
    pub(crate) sources: Sources,
    pub(crate) plan: Plan,
    /// Warnings.
    pub(crate) problems: Diagnostics,
}

/// Reads, checks and plans. Nothing when problems stand in the way: they are said, and then `untouched`.
pub(crate) fn prepare(
    common: &Common,
    (theme, audience): (Option<&str>, Audience),
    untouched: Label,
    report: &Report,
    ended: &mut dyn FnMut(Label),
) -> Result<Option<Prepared>> {
    require_content(common, report)?;
    let sources = Sources { audience, ..load(&common.root, theme)? };
    ended(label("读取", "load"));
    plan(common, sources, untouched, report, ended)
}

/// Checks and plans what has been read.
pub(crate) fn plan(
    common: &Common,
    sources: Sources,
    untouched: Label,
    report: &Report,
    ended: &mut dyn FnMut(Label),
) -> Result<Option<Prepared>> {
    let built = tongbao::build_observed(&sources, &mut |stage: Stage| ended(stage.label()));
    let problems = built.problems;
    if let Some(plan) = built.plan.filter(|_| judge(&problems, common) == Verdict::Fine) {
        return Ok(Some(Prepared { sources, plan, problems }));
    }
    let text = report.pick(untouched).to_owned();
    report.result(&problems.sorted(), &sources, &Done { text, ..Done::default() });
    Ok(None)
}

/// A site inside the sources would be read as content by the next build.
pub(crate) fn refuse_sources(common: &Common, output: &Path, report: &Report) -> Result<()> {
    let absolute =
        |path: &Path| std::path::absolute(path).with_context(|| format!("cannot resolve {}", path.display()));
    let target = absolute(output)?;
    for name in ["content", "themes"] {
        if target.starts_with(absolute(&common.root.join(name))?) {
            let output = output.display();
            if report.is_zh() {
                bail!("网站不能放在 {name} 里面：{output}");
            }
            bail!("the site cannot lie inside {name}: {output}");
        }
    }
    Ok(())
}

/// Bytes for people, rounded down to a tenth.
pub(crate) fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} KB", bytes / 1_000),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}
