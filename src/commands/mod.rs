//! One file per command; each is a function from its options to a verdict.

mod archive;
mod build;
mod check;
mod new;
mod prepare;
mod publish;
mod release;
#[cfg(feature = "store")]
mod s3;
mod timings;
mod verify;

use anyhow::{Result, bail};
use tongbao::diagnostic::Diagnostics;
use tongbao::trouble::{PublishTrouble, Trouble};

use crate::cli::{Arguments, Common, Verb};
use crate::report::Report;

/// How a command ended, when it could do its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// All is well.
    Fine,
    /// Content or theme must be repaired first.
    Problems,
}

/// Runs the command that was typed.
pub(crate) fn run(arguments: &Arguments, report: &Report) -> Result<Verdict> {
    let common = &arguments.common;
    match &arguments.verb {
        Verb::New { folder } => new::run(folder, report),
        Verb::Check { theme, audience } => check::run(common, theme.as_deref(), *audience, report),
        Verb::Build { theme, output, audience, timings } => {
            let (theme, audience, timings) = (theme.as_deref(), *audience, *timings);
            build::run(common, &build::Options { theme, output, audience, timings }, report)
        }
        Verb::Release(options) => release::run(common, options, report),
        Verb::Publish(options) => publish::run(common, options, report),
        Verb::Archive(options) => archive::run(common, options, report),
        Verb::Verify(options) => verify::run(common, options, report),
    }
}

/// What a script is told when the work could not be done: whether to try again later.
pub(crate) fn exit_code(failure: &anyhow::Error) -> u8 {
    match failure.downcast_ref::<Trouble>() {
        Some(Trouble::Publish(PublishTrouble::Busy { .. })) => 3,
        _ => 2,
    }
}

/// Errors stand in the way; warnings only where they are denied.
fn judge(problems: &Diagnostics, common: &Common) -> Verdict {
    let stands = problems.has_errors() || (common.deny_warnings && !problems.is_empty());
    if stands { Verdict::Problems } else { Verdict::Fine }
}

/// A folder without content is most likely the wrong folder: say so before anything is read.
fn require_content(common: &Common, report: &Report) -> Result<()> {
    let content = common.root.join("content");
    if content.is_dir() {
        return Ok(());
    }
    let content = content.display();
    if report.is_zh() {
        bail!("没有文件夹 {content}；请进入 content 所在的文件夹，或用 --root 指明。新建样例用 tongbao new");
    }
    bail!(
        "there is no folder {content}; go to the folder that holds content, or name it with --root. `tongbao new` makes a sample"
    );
}
