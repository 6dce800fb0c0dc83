//! `tongbao build`: the site into its folder, or the problems that stand in the way.

use std::path::Path;

use anyhow::Result;
use tongbao::fields::label;
use tongbao::model::Audience;
use tongbao::render::Renderer;
use tongbao::route::Route;
use tongbao::write::{Outcome, Written, write};

use super::prepare::{Prepared, prepare, refuse_sources, size};
use super::timings::Timings;
use super::{Verdict, judge};
use crate::cli::Common;
use crate::report::{Done, Report, SiteDone};

/// What `build` was asked for.
pub(crate) struct Options<'a> {
    /// A theme of `themes/`.
    pub(crate) theme: Option<&'a str>,
    /// Where the site goes.
    pub(crate) output: &'a Path,
    /// Whom the site is for.
    pub(crate) audience: Audience,
    /// Whether to say how long each stage took.
    pub(crate) timings: bool,
}

/// Builds the site.
pub(crate) fn run(common: &Common, options: &Options<'_>, report: &Report) -> Result<Verdict> {
    refuse_sources(common, options.output, report)?;
    let mut timings = Timings::start();
    let untouched = label("网站没有生成，原有的保持不变。\n", "no site was built; what was there is as it was\n");
    let choice = (options.theme, options.audience);
    let prepared = prepare(common, choice, untouched, report, &mut |stage| timings.lap(stage))?;
    let Some(Prepared { sources, plan, mut problems }) = prepared else { return Ok(Verdict::Problems) };
    let bar = report.bar(plan.routes.len(), label("生成网页", "pages"));
    let renderer = Renderer::new(&plan);
    let render = |route: &Route| timings.around(|| renderer.render(route));
    let outcome = write(&plan.routes, render, options.output, plan.facts.audience, &|| bar.inc(1));
    bar.finish_and_clear();
    let outcome = outcome?;
    timings.lap(label("生成并写入", "render and write"));
    let mut done = Done::default();
    match outcome {
        Outcome::Done(written) => {
            done.text = summary(&written, options, report);
            done.site = Some(site(&written, options.output));
        }
        Outcome::Failed(mistakes) => problems.append(mistakes),
    }
    let verdict = judge(&problems, common);
    report.result(&problems.sorted(), &sources, &done);
    if options.timings {
        report.aside(&timings.table(plan.routes.len(), report));
    }
    Ok(verdict)
}

fn site(written: &Written, output: &Path) -> SiteDone {
    let Written { files, unchanged, removed, bytes } = *written;
    SiteDone { output: output.display().to_string(), files, unchanged, removed, bytes }
}

fn summary(written: &Written, options: &Options<'_>, report: &Report) -> String {
    let output = options.output;
    let Written { files, unchanged, removed, bytes } = *written;
    let (size, index, output) = (size(bytes), output.join("index.html"), output.display());
    let index = index.display();
    let some = |count: usize, text: String| if count == 0 { String::new() } else { text };
    if report.is_zh() {
        let unchanged = some(unchanged, format!("，其中 {unchanged} 个没有变化"));
        let removed = some(removed, format!("；删去旧文件 {removed} 个"));
        let next = match options.audience {
            Audience::Public => format!("发布时把 {output} 整个文件夹放到服务器上"),
            Audience::Offices => "这是内部版，不得公开发布".to_owned(),
        };
        format!("网站已生成：{files} 个文件，共 {size}{unchanged}{removed}。\n用浏览器打开 {index} 查看；{next}。\n")
    } else {
        let unchanged = some(unchanged, format!(", {unchanged} of them unchanged"));
        let removed = some(removed, format!("; {removed} old files removed"));
        let next = match options.audience {
            Audience::Public => format!("to publish, put the folder {output} on a server"),
            Audience::Offices => "this site is for offices and must not be published".to_owned(),
        };
        format!(
            "site built: {files} files, {size}{unchanged}{removed}\nopen {index} in a browser to look at it; {next}\n"
        )
    }
}
