//! `tongbao archive`: a bundle of an issue or a campaign, or the problems that stand in the way.

use std::collections::BTreeMap;

use anyhow::{Result, bail};
use tongbao::archive::{self, About, Wanted, folder};
use tongbao::diagnostic::Diagnostics;
use tongbao::fields::label;
use tongbao::load::{Sources, read_all};
use tongbao::theme;
use tongbao::trouble::Trouble;

use super::prepare::{Prepared, plan, refuse_sources};
use super::{Verdict, judge, require_content};
use crate::cli::{Archive, Common};
use crate::report::{Done, Report};

/// Makes the bundle.
pub(crate) fn run(common: &Common, options: &Archive, report: &Report) -> Result<Verdict> {
    require_content(common, report)?;
    refuse_sources(common, &options.to, report)?;
    let inputs = read_all(&common.root, options.theme.as_deref())?;
    let content = if options.has_inputs { inputs.content.clone() } else { Vec::new() };
    let sources = Sources { audience: options.audience, ..inputs.understand() };
    let untouched = label("没有归档。\n", "nothing was archived\n");
    let prepared = plan(common, sources, untouched, report, &mut |_| ())?;
    let Some(Prepared { sources, plan, mut problems }) = prepared else { return Ok(Verdict::Problems) };
    let wanted = Wanted { id: options.id.clone(), captured: options.captured, has_inputs: options.has_inputs };
    let Some(about) = About::new(&plan.facts, options.theme.as_deref(), &wanted) else {
        let all = plan.facts.bulletins.iter().chain(&plan.facts.specials);
        bail!(Trouble::NoIssue { id: wanted.id, known: all.map(|own| own.id.to_string()).collect() });
    };
    let mut kept: BTreeMap<String, Vec<u8>> = content.into_iter().collect();
    if options.has_inputs {
        let files = theme::files(&sources.theme).into_iter();
        kept.extend(files.map(|(path, bytes)| (format!("themes/{}/{path}", about.theme), bytes)));
    }
    let captured = options.zip.then_some(about.captured.as_str());
    let mut mistakes = Diagnostics::default();
    let written = folder::write(&options.to, &about.id, captured, |emit| {
        let mut site = |emit: &mut archive::Emit<'_>| {
            mistakes = archive::render_all(&plan, emit)?;
            Ok(())
        };
        archive::assemble(&about, &kept, &mut site, emit)?;
        Ok(mistakes.is_empty())
    })?;
    let Some(written) = written else {
        problems.append(mistakes);
        let text = report.pick(untouched).to_owned();
        report.result(&problems.sorted(), &sources, &Done { text, ..Done::default() });
        return Ok(Verdict::Problems);
    };
    let verdict = judge(&problems, common);
    let mut made = vec![written.folder.display().to_string()];
    made.extend(written.zip.iter().map(|(path, _)| path.display().to_string()));
    let done = Done { text: summary(&about, &written, report), made, ..Done::default() };
    report.result(&problems.sorted(), &sources, &done);
    Ok(verdict)
}

fn summary(about: &About, written: &folder::Written, report: &Report) -> String {
    let (folder, files, seal) = (written.folder.display(), written.files, written.seal);
    let mut text = if report.is_zh() {
        format!("已归档：{folder}，{files} 个文件\nSHA256SUMS 的 SHA-256：{seal}\n")
    } else {
        format!("archived: {folder}, {files} files\nSHA-256 of SHA256SUMS: {seal}\n")
    };
    if let Some((path, digest)) = &written.zip {
        text.push_str(&format!("{digest}  {}\n", path.display()));
    }
    let (warning, next) = (
        label(
            "包内有原始数据，可能含不公开的内容：供内部存档，不得公开；要公开请加 --without-inputs。\n",
            "the bundle holds the inputs, which may not be public: keep it in the office, or use --without-inputs\n",
        ),
        label("下一步：tongbao verify ", "next: tongbao verify "),
    );
    if about.has_inputs {
        text.push_str(report.pick(warning));
    }
    text.push_str(&format!("{}{folder}\n", report.pick(next)));
    text
}
