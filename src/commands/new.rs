//! `tongbao new`: a small campaign that works, with advice in its comments.
//!
//! Promise: nothing that exists is overwritten; the folder must be absent or empty. What is made passes `check` and builds.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use tongbao::load::Sources;
use walkdir::WalkDir;

use super::Verdict;
use crate::report::{Done, Report};

/// A file of the sample with its path.
macro_rules! own {
    ($path:literal) => {
        ($path, include_str!(concat!("new/", $path)))
    };
}

const FILES: [(&str, &str); 14] = [
    own!("README.md"),
    own!("content/bulletins/2025-07.md"),
    own!("content/campaign.yaml"),
    own!("content/counties/bei.yaml"),
    own!("content/counties/city.yaml"),
    own!("content/counties/nan.yaml"),
    own!("content/counties/whole.yaml"),
    own!("content/pages/about.md"),
    own!("content/projects/bei-solar.yaml"),
    own!("content/projects/city-water.yaml"),
    own!("content/projects/nan-road.yaml"),
    own!("content/site.yaml"),
    // A file with this name would rule its own folder here, so it is written out.
    (".gitignore", "/.output.staging\n/output-offices/\n/.output-offices.staging\n"),
    ("output/.gitignore", "*\n!.gitignore\n"),
];

/// Makes the sample.
pub(crate) fn run(folder: &Path, report: &Report) -> Result<Verdict> {
    require_empty(folder, report)?;
    for (path, text) in FILES {
        let path = folder.join(path);
        let parent = path.parent().unwrap_or(folder);
        fs::create_dir_all(parent).with_context(|| cannot_create(parent, report))?;
        fs::write(&path, text).with_context(|| cannot_create(&path, report))?;
    }
    let made = FILES.iter().map(|(path, _)| folder.join(path).display().to_string()).collect();
    let (name, count) = (folder.display(), FILES.len());
    let text = if report.is_zh() {
        format!(
            "已在 {name} 放好一套样例，共 {count} 个文件；其中单位、项目和数字都是示例，改成自己的即可。\n\
             下一步：\n  cd {name}\n  tongbao check\n  tongbao build\n"
        )
    } else {
        format!(
            "made a small campaign of {count} files in {name}; units, projects and figures are examples to be replaced\n\
             next:\n  cd {name}\n  tongbao check\n  tongbao build\n"
        )
    };
    report.result(&[], &Sources::default(), &Done { text, made, ..Done::default() });
    Ok(Verdict::Fine)
}

/// An empty folder may hold an empty repository.
fn require_empty(folder: &Path, report: &Report) -> Result<()> {
    let name = folder.display();
    if folder.exists() && !folder.is_dir() {
        if report.is_zh() {
            bail!("{name} 是文件，不是文件夹");
        }
        bail!("{name} is a file, not a folder");
    }
    let inside = WalkDir::new(folder).min_depth(1).max_depth(1).into_iter().flatten();
    if inside.into_iter().any(|entry| entry.file_name() != ".git") {
        if report.is_zh() {
            bail!("{name} 不是空文件夹，为免覆盖，什么也没有写；请换一个名字");
        }
        bail!("{name} is not empty; nothing was written, choose another name");
    }
    Ok(())
}

fn cannot_create(path: &Path, report: &Report) -> String {
    let path = path.display();
    if report.is_zh() { format!("无法创建 {path}") } else { format!("cannot create {path}") }
}
