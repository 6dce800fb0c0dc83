//! What was typed wrongly, in words.
//!
//! clap says what is wrong as data; its own sentences are English only, so they are made here in both languages.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use tongbao::diagnostic::Language;

use super::Stop;

/// A mistake that only shows when all arguments are read.
pub(super) fn stop(message: &str, language: Language) -> Stop {
    let text = choose(
        language == Language::Zh,
        || format!("错误：{message}\n用法见 tongbao --help\n"),
        || format!("error: {message}\nsee tongbao --help\n"),
    );
    Stop { text, is_asked: false }
}

/// The mistake, what it may have meant, and where help is.
pub(super) fn explain(error: &clap::Error, language: Language) -> String {
    let is_zh = language == Language::Zh;
    let get = |kind| words(error.get(kind));
    let argument = get(ContextKind::InvalidArg);
    let value = get(ContextKind::InvalidValue);
    let message = match error.kind() {
        ErrorKind::UnknownArgument if !argument.starts_with('-') => {
            choose(is_zh, || format!("多出的参数 `{argument}`"), || format!("unexpected argument `{argument}`"))
        }
        ErrorKind::UnknownArgument => {
            choose(is_zh, || format!("没有选项 `{argument}`"), || format!("there is no option `{argument}`"))
        }
        ErrorKind::InvalidSubcommand => {
            let command = get(ContextKind::InvalidSubcommand);
            choose(is_zh, || format!("没有命令 `{command}`"), || format!("there is no command `{command}`"))
        }
        ErrorKind::MissingSubcommand => choose(is_zh, || "缺少命令".to_owned(), || "a command is missing".to_owned()),
        ErrorKind::MissingRequiredArgument => {
            choose(is_zh, || format!("缺少 {argument}"), || format!("{argument} is missing"))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if value.is_empty() => {
            choose(is_zh, || format!("`{argument}` 后面缺少值"), || format!("`{argument}` needs a value"))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => choose(
            is_zh,
            || format!("`{argument}` 不接受 `{value}`"),
            || format!("`{argument}` does not take `{value}`"),
        ),
        ErrorKind::ArgumentConflict => {
            choose(is_zh, || format!("`{argument}` 只能写一次"), || format!("`{argument}` can be given only once"))
        }
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => choose(
            is_zh,
            || format!("`{argument}` 的值个数不对"),
            || format!("`{argument}` has the wrong number of values"),
        ),
        ErrorKind::InvalidUtf8 => {
            choose(is_zh, || "参数不是 UTF-8 文字".to_owned(), || "an argument is not UTF-8 text".to_owned())
        }
        _ => choose(is_zh, || "命令写法不对".to_owned(), || "the command line is not understood".to_owned()),
    };
    let mut text = if is_zh { format!("错误：{message}\n") } else { format!("error: {message}\n") };
    if let Some(meant) = meant(error) {
        text += &if is_zh {
            format!("提示：是不是 `{meant}`？\n")
        } else {
            format!("hint: did you mean `{meant}`?\n")
        };
    } else if let allowed = get(ContextKind::ValidValue)
        && !allowed.is_empty()
    {
        text += &if is_zh { format!("提示：可选 {allowed}\n") } else { format!("hint: one of {allowed}\n") };
    }
    text + if is_zh { "用法见 tongbao --help\n" } else { "see tongbao --help\n" }
}

fn choose(is_zh: bool, zh: impl Fn() -> String, en: impl Fn() -> String) -> String {
    if is_zh { zh() } else { en() }
}

/// What clap found to be nearest.
fn meant(error: &clap::Error) -> Option<String> {
    let kinds = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    kinds.into_iter().map(|kind| words(error.get(kind))).find(|text| !text.is_empty())
}

fn words(value: Option<&ContextValue>) -> String {
    let text = match value {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        Some(other) => other.to_string(),
        None => String::new(),
    };
    // Options come with the name of their value: `--lang <zh|en>`.
    text.split_once(" <").map_or(text.clone(), |(option, _)| option.to_owned())
}
