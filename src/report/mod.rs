//! What was found and done, said to people or to programs.
//!
//! In: problems and short messages. Out: text or one JSON object on standard output; failures and progress on standard error.
//! Promises: colours and moving bars only on a terminal, and a reader that closes the pipe early is no failure.

mod json;
mod text;
mod verification;

use std::io::{self, IsTerminal, Write};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use tongbao::diagnostic::{Diagnostic, Language};
use tongbao::fields::Label;
use tongbao::load::Sources;
use tongbao::trouble::Trouble;
use tongbao::verify::Findings;

use crate::cli::{Common, Format, pick};
pub(crate) use json::{Changes, CheckDone, Done, PublishedDone, ReleaseDone, SiteDone};

/// How to speak.
#[derive(Debug)]
pub(crate) struct Report {
    language: Language,
    format: Format,
    is_coloured: bool,
}

impl Report {
    /// As the options and the terminal have it.
    pub(crate) fn new(common: &Common) -> Self {
        let is_coloured = io::stdout().is_terminal() && colours_are_welcome();
        Self { language: common.language, format: common.format, is_coloured }
    }

    /// A text in the language of the run.
    pub(crate) fn pick(&self, label: Label) -> &'static str {
        pick(label, self.language)
    }

    /// True for a reader of Chinese.
    pub(crate) fn is_zh(&self) -> bool {
        self.language == Language::Zh
    }

    /// True for people.
    pub(crate) fn is_text(&self) -> bool {
        self.format == Format::Text
    }

    /// The result: problems, then what was done. Either may be empty.
    pub(crate) fn result(&self, problems: &[Diagnostic], sources: &Sources, done: &Done) {
        match self.format {
            Format::Json => to_stdout(&json::object(problems, sources, done, self.language)),
            Format::Text => {
                let mut said = text::problems(problems, sources, self.language, self.is_coloured);
                said.push_str(&done.text);
                to_stdout(&said);
            }
        }
    }

    /// What a verification found.
    pub(crate) fn verification(&self, path: &str, findings: &Findings) {
        to_stdout(&match self.format {
            Format::Json => verification::object(path, findings, self.language),
            Format::Text => verification::text(path, findings, self.language),
        });
    }

    /// The work could not be done.
    pub(crate) fn failure(&self, failure: &anyhow::Error) {
        let message = self.failure_message(failure);
        to_stderr(&if self.is_zh() { format!("错误：{message}\n") } else { format!("error: {message}\n") });
        if self.format == Format::Json {
            to_stdout(&json::failure(message));
        }
    }

    /// Something went wrong that does not undo what was done.
    pub(crate) fn warning(&self, what: Label, why: &anyhow::Error) {
        let (what, why) = (self.pick(what), self.failure_message(why));
        to_stderr(&if self.is_zh() {
            format!("警告：{what}：{why}\n")
        } else {
            format!("warning: {what}: {why}\n")
        });
    }

    /// Our own words first, then what the system says.
    fn failure_message(&self, failure: &anyhow::Error) -> String {
        let Some(trouble) = failure.downcast_ref::<Trouble>() else { return format!("{failure:#}") };
        let message = trouble.message(self.language);
        match failure.root_cause().downcast_ref::<io::Error>() {
            Some(cause) if self.is_zh() => format!("{message}：{}", cause_in_chinese(cause)),
            Some(cause) => format!("{message}: {cause}"),
            None => message,
        }
    }

    /// Something beside the result, such as timings.
    pub(crate) fn aside(&self, text: &str) {
        to_stderr(text);
    }

    /// A bar for long work; nothing where nobody looks.
    pub(crate) fn bar(&self, length: usize, name: Label) -> ProgressBar {
        if !io::stderr().is_terminal() {
            return ProgressBar::hidden();
        }
        let bar = ProgressBar::with_draw_target(Some(length as u64), ProgressDrawTarget::stderr());
        let style = ProgressStyle::with_template("{msg} {pos}/{len} [{bar:30}]");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()).progress_chars("=> "));
        bar.set_message(self.pick(name));
        bar
    }
}

/// The system speaks English only; its commonest words in Chinese, the others as they are.
fn cause_in_chinese(cause: &io::Error) -> String {
    let known = match cause.kind() {
        io::ErrorKind::NotFound => "找不到",
        io::ErrorKind::PermissionDenied => "没有权限",
        io::ErrorKind::AlreadyExists => "已经存在",
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "磁盘空间不足",
        io::ErrorKind::ReadOnlyFilesystem => "磁盘是只读的",
        io::ErrorKind::NotADirectory => "不是文件夹",
        io::ErrorKind::ResourceBusy => "正被占用",
        _ => return cause.to_string(),
    };
    format!("{known}（{cause}）")
}

#[expect(clippy::disallowed_methods, reason = "the shell asks the environment about colours, the library never does")]
fn colours_are_welcome() -> bool {
    let is_set = |name: &str| std::env::var(name).is_ok_and(|value| !value.is_empty());
    !is_set("NO_COLOR") && std::env::var("TERM").as_deref() != Ok("dumb")
}

/// Says the result. Whoever reads may stop reading.
pub(crate) fn to_stdout(text: &str) {
    let mut out = io::stdout().lock();
    let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    if let Err(error) = written
        && error.kind() != io::ErrorKind::BrokenPipe
    {
        to_stderr(&format!("error: cannot write the result: {error}\n"));
    }
}

/// Says something beside the result; when even that is impossible there is nobody left to tell.
pub(crate) fn to_stderr(text: &str) {
    let mut err = io::stderr().lock();
    drop(err.write_all(text.as_bytes()).and_then(|()| err.flush()));
}
