//! `tongbao check`: everything that is wrong in content and theme, and nothing is written.

use anyhow::Result;
use tongbao::load::{Sources, load};
use tongbao::model::Audience;

use super::{Verdict, judge, require_content};
use crate::cli::Common;
use crate::report::{Done, Report};

/// Checks, and says what it found.
pub(crate) fn run(common: &Common, theme: Option<&str>, audience: Audience, report: &Report) -> Result<Verdict> {
    require_content(common, report)?;
    let sources = Sources { audience, ..load(&common.root, theme)? };
    let problems = tongbao::build(&sources).problems;
    let verdict = judge(&problems, common);
    let problems = problems.sorted();
    let files = sources.content.len() + sources.theme.files.len();
    let text = match (problems.is_empty(), report.is_zh()) {
        (false, _) => String::new(),
        (true, true) => format!("{files} 个文件没有发现问题。下一步：tongbao build\n"),
        (true, false) => format!("no problems in {files} files; next: tongbao build\n"),
    };
    report.result(&problems, &sources, &Done { text, ..Done::default() });
    Ok(verdict)
}
