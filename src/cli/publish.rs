//! What may be typed after `tongbao publish`.

use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, value_parser};
use tongbao::diagnostic::Language;
use tongbao::fields::{Label, label};
use tongbao::model::Audience;

use super::{audience_of, pick, text_of, words};

/// What `publish` was asked for.
#[derive(Debug)]
pub(crate) struct Publish {
    /// Where to.
    pub(crate) place: Place,
    /// A theme of `themes/`; else the built-in one.
    pub(crate) theme: Option<String>,
    /// Whom the site is for.
    pub(crate) audience: Audience,
    /// Whether only to say what would change.
    pub(crate) is_dry: bool,
}

/// Where a site is published.
#[derive(Debug)]
pub(crate) enum Place {
    /// A folder of this machine.
    Folder {
        /// The folder.
        folder: PathBuf,
        /// Whether it is served itself, and not a link in it.
        exchange: bool,
        /// How many releases stay.
        keep: usize,
        /// Whether to show the release before again.
        roll_back: bool,
    },
}

const PLACE: Label = label("发布到哪里：文件夹", "where to: a folder");
const KEEP: Label = label(
    "保留几个版本，含当前的；至少 2，缺省 3",
    "how many releases stay, the shown one among them; at least 2, default: 3",
);
const EXCHANGE: Label = label(
    "服务器直接指向这个文件夹，不经符号链接：整个文件夹一步互换",
    "the server serves this very folder and not a link in it: exchange it as a whole",
);
const ROLLBACK: Label = label("退回前一个版本，不生成", "show the release before again; nothing is built");
const DRY_RUN: Label = label("只说会有哪些变化，不动任何文件", "say what would change and touch nothing");

const ABOUT: Label =
    label("生成并发布网站：要么全是新的，要么全是旧的", "Build the site and publish it, whole or not at all");
const USAGE: Label = label("tongbao publish [选项] <位置>", "tongbao publish [OPTIONS] <PLACE>");
const NAME: Label = label("位置", "PLACE");
const EXAMPLES: Label = label(
    "示例：\n  tongbao publish /srv/tongbao               服务器指向 /srv/tongbao/current\n  tongbao publish /srv/tongbao --dry-run     先看会有哪些变化\n  tongbao publish /srv/tongbao --rollback    退回前一个版本\n  tongbao publish /srv/www --exchange        服务器直接指向 /srv/www\n\n退出码：0 已发布；1 内容或主题有问题；2 无法完成；3 另一次发布正在进行",
    "Examples:\n  tongbao publish /srv/tongbao               the server serves /srv/tongbao/current\n  tongbao publish /srv/tongbao --dry-run     see what would change\n  tongbao publish /srv/tongbao --rollback    show the release before again\n  tongbao publish /srv/www --exchange        the server serves /srv/www itself\n\nExit codes: 0 published; 1 problems in content or theme; 2 could not work; 3 another publish is running",
);

/// Its name, what it is for, its usage and examples.
pub(super) fn texts(language: Language) -> (&'static str, Label, &'static str, Label) {
    ("publish", ABOUT, pick(USAGE, language), EXAMPLES)
}

/// Its own arguments.
pub(super) fn arguments(language: Language) -> Vec<Arg> {
    let say = |label: Label| pick(label, language);
    let option =
        |name: &'static str, help: Label| Arg::new(name).long(name).help_heading(say(words::OPTIONS)).help(say(help));
    let flag = |name: &'static str, help: Label| option(name, help).action(ArgAction::SetTrue);
    vec![
        Arg::new("place")
            .value_name(say(NAME))
            .help_heading(say(words::ARGUMENTS))
            .help(say(PLACE))
            .value_parser(value_parser!(PathBuf))
            .required(true),
        option("keep", KEEP).value_name(say(words::COUNT)).value_parser(value_parser!(u16).range(2..)),
        flag("exchange", EXCHANGE),
        flag("rollback", ROLLBACK),
        flag("dry-run", DRY_RUN),
    ]
}

/// What was typed.
pub(super) fn parse(own: &ArgMatches) -> Publish {
    let place = Place::Folder {
        folder: own.get_one("place").cloned().expect("clap requires it"),
        exchange: own.get_flag("exchange"),
        keep: own.get_one::<u16>("keep").map_or(3, |keep| usize::from(*keep)),
        roll_back: own.get_flag("rollback"),
    };
    Publish { place, theme: text_of(own, "theme"), audience: audience_of(own), is_dry: own.get_flag("dry-run") }
}
