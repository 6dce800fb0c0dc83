//! What may be typed after `tongbao archive` and `tongbao verify`.

use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, value_parser};
use tongbao::archive::Moment;
use tongbao::diagnostic::Language;
use tongbao::fields::{Label, label};
use tongbao::model::Audience;

use super::{audience_of, pick, text_of, words};

/// What `archive` was asked for.
#[derive(Debug)]
pub(crate) struct Archive {
    /// An issue's id, or `campaign`.
    pub(crate) id: String,
    /// Where the bundle goes.
    pub(crate) to: PathBuf,
    /// When the pages were captured.
    pub(crate) captured: Option<Moment>,
    /// Whether to make a ZIP file too.
    pub(crate) zip: bool,
    /// Whether the inputs go along.
    pub(crate) has_inputs: bool,
    /// A theme of `themes/`; else the built-in one.
    pub(crate) theme: Option<String>,
    /// Whom the pages are for.
    pub(crate) audience: Audience,
}

/// What `verify` was asked for.
#[derive(Debug)]
pub(crate) struct Verify {
    /// A bundle, a site or a published folder.
    pub(crate) path: PathBuf,
    /// Files with public keys.
    pub(crate) keys: Vec<PathBuf>,
    /// What is printed on a bulletin.
    pub(crate) heads: Vec<String>,
    /// A folder with `content/` from which the site is to be made again.
    pub(crate) inputs: Option<PathBuf>,
    /// The theme to make it with.
    pub(crate) theme: Option<String>,
    /// Whether templates of the bundle may run.
    pub(crate) run_theme: bool,
}

const ID: Label = label(
    "期的编号（bulletins/ 下的文件名），或 campaign",
    "an issue's id (its file's name in bulletins/), or campaign",
);
const ID_NAME: Label = label("编号", "ID");
const TO: Label = label("归档包放在哪个文件夹", "the folder that the bundle goes into");
const CAPTURED: Label = label(
    "采集时间，如 2030-08-10 或 2030-08-10T17:30:00+08:00；缺省按最后一期的日期，并注明",
    "when the pages were captured, such as 2030-08-10 or 2030-08-10T17:30:00+08:00; default: the day of the last issue, and said so",
);
const MOMENT_NAME: Label = label("时间", "TIME");
const ZIP: Label = label("另做一个 ZIP 文件", "make a ZIP file too");
const WITHOUT_INPUTS: Label =
    label("不带原始数据：可以公开", "leave out what the site was made from: may be made public");
const ABOUT: Label = label("把一期或整个专栏做成归档包", "Make an archive bundle of an issue or of the whole campaign");
const USAGE: Label =
    label("tongbao archive [选项] --to <文件夹> <编号>", "tongbao archive [OPTIONS] --to <FOLDER> <ID>");
const EXAMPLES: Label = label(
    "示例：\n  tongbao archive 2030-08 --to 档案               做成 档案/2030-08，含原始数据，供内部存档\n  tongbao archive 2030-08 --to 档案 --zip         另做 档案/2030-08.zip\n  tongbao archive campaign --to 公开 --without-inputs --zip    可以公开的一份",
    "Examples:\n  tongbao archive 2030-08 --to archive               makes archive/2030-08 with the inputs, for offices\n  tongbao archive 2030-08 --to archive --zip         makes archive/2030-08.zip too\n  tongbao archive campaign --to public --without-inputs --zip    one that may be made public",
);

const PATH: Label = label(
    "归档包（文件夹或 ZIP）、网站文件夹或发布文件夹",
    "a bundle (folder or ZIP), a site's folder or a published folder",
);
const PATH_NAME: Label = label("位置", "PATH");
const KEY: Label = label(
    "公钥文件，可重复：ssh 的 .pub 或 allowed_signers，minisign 的 .pub",
    "a file of public keys, may be given again: ssh .pub or allowed_signers, minisign .pub",
);
const FILE_NAME: Label = label("文件", "FILE");
const HEAD: Label = label(
    "通报上印的校验码（至少 12 位），可重复",
    "the code printed on a bulletin (12 digits or more), may be given again",
);
const CODE_NAME: Label = label("校验码", "CODE");
const INPUTS: Label = label(
    "由这个文件夹里的 content 重新生成网站，逐字节比较",
    "make the site again from content/ in this folder and compare every byte",
);
const RUN_THEME: Label = label(
    "运行包内主题的模板：只用于来源可信的包",
    "run the templates of the bundle's theme: only for a bundle from somebody you trust",
);
const VERIFY_ABOUT: Label = label(
    "核对归档包或网站：真实性、完整性、可用性、安全性",
    "Check a bundle or a site: authenticity, integrity, usability, safety",
);
const VERIFY_USAGE: Label = label("tongbao verify [选项] <位置>", "tongbao verify [OPTIONS] <PATH>");
const VERIFY_EXAMPLES: Label = label(
    "示例：\n  tongbao verify 档案/2030-08\n  tongbao verify 档案/2030-08.zip --key 档案员.pub --head 1a2b3c4d5e6f\n  tongbao verify output --inputs .           网站是否由这里的内容生成\n\n退出码：0 没有不符；1 有不符；2 无法完成",
    "Examples:\n  tongbao verify archive/2030-08\n  tongbao verify archive/2030-08.zip --key archivist.pub --head 1a2b3c4d5e6f\n  tongbao verify output --inputs .           whether the site was made from the content here\n\nExit codes: 0 no deviation; 1 deviations; 2 could not work",
);

type Texts = (&'static str, Label, &'static str, Label);

/// Name of `archive`, what it is for, its usage and examples.
pub(super) fn texts(language: Language) -> Texts {
    ("archive", ABOUT, pick(USAGE, language), EXAMPLES)
}

/// The same of `verify`.
pub(super) fn verify_texts(language: Language) -> Texts {
    ("verify", VERIFY_ABOUT, pick(VERIFY_USAGE, language), VERIFY_EXAMPLES)
}

fn argument(name: &'static str, value: Label, help: Label, language: Language) -> Arg {
    let heading = pick(words::ARGUMENTS, language);
    Arg::new(name).value_name(pick(value, language)).help_heading(heading).help(pick(help, language)).required(true)
}

fn option(name: &'static str, value: Label, help: Label, language: Language) -> Arg {
    let heading = pick(words::OPTIONS, language);
    Arg::new(name).long(name).value_name(pick(value, language)).help_heading(heading).help(pick(help, language))
}

fn flag(name: &'static str, help: Label, language: Language) -> Arg {
    let heading = pick(words::OPTIONS, language);
    Arg::new(name).long(name).help_heading(heading).help(pick(help, language)).action(ArgAction::SetTrue)
}

/// Arguments of `archive`.
pub(super) fn arguments(language: Language) -> Vec<Arg> {
    let moment = |text: &str| Moment::parse(text).ok_or("YYYY-MM-DD, YYYY-MM-DDThh:mm:ss+08:00");
    vec![
        argument("id", ID_NAME, ID, language),
        option("to", words::FOLDER, TO, language).value_parser(value_parser!(PathBuf)).required(true),
        option("captured", MOMENT_NAME, CAPTURED, language).value_parser(moment),
        flag("zip", ZIP, language),
        flag("without-inputs", WITHOUT_INPUTS, language),
    ]
}

/// Arguments of `verify`.
pub(super) fn verify_arguments(language: Language) -> Vec<Arg> {
    let head = |text: &str| {
        let text = text.to_ascii_lowercase();
        let is_code = (12..=64).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        if is_code { Ok(text) } else { Err("12 … 64 × 0-9 a-f") }
    };
    let path = || value_parser!(PathBuf);
    vec![
        argument("path", PATH_NAME, PATH, language).value_parser(path()),
        option("key", FILE_NAME, KEY, language).value_parser(path()).action(ArgAction::Append),
        option("head", CODE_NAME, HEAD, language).value_parser(head).action(ArgAction::Append),
        option("inputs", words::FOLDER, INPUTS, language).value_parser(path()),
        option("theme", words::NAME, words::THEME, language).requires("inputs"),
        flag("run-theme", RUN_THEME, language),
    ]
}

/// What was typed after `archive`.
pub(super) fn parse(own: &ArgMatches) -> Archive {
    Archive {
        id: text_of(own, "id").expect("clap requires it"),
        to: own.get_one("to").cloned().expect("clap requires it"),
        captured: own.get_one("captured").copied(),
        zip: own.get_flag("zip"),
        has_inputs: !own.get_flag("without-inputs"),
        theme: text_of(own, "theme"),
        audience: audience_of(own),
    }
}

/// What was typed after `verify`.
pub(super) fn parse_verify(own: &ArgMatches) -> Verify {
    fn all<T: Clone + Send + Sync + 'static>(own: &ArgMatches, name: &str) -> Vec<T> {
        own.get_many(name).into_iter().flatten().cloned().collect()
    }
    Verify {
        path: own.get_one("path").cloned().expect("clap requires it"),
        keys: all(own, "key"),
        heads: all(own, "head"),
        inputs: own.get_one("inputs").cloned(),
        theme: text_of(own, "theme"),
        run_theme: own.get_flag("run-theme"),
    }
}
