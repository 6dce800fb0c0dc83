//! What may be typed after `tongbao publish`.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgMatches, value_parser};
use tongbao::diagnostic::Language;
use tongbao::fields::{Label, label};
use tongbao::model::Audience;
use tongbao::route::SitePath;

use super::{Stop, audience_of, mistake, pick, text_of, words};

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
    /// An object store.
    Store {
        /// The bucket.
        bucket: String,
        /// What the keys begin with: empty, or with `/` at its end.
        prefix: String,
        /// How the bucket stands in addresses, if that was said.
        addressing: Option<Addressing>,
        /// More files are never removed.
        max_deletes: usize,
    },
}

/// Where the name of a bucket stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Addressing {
    /// `https://server/bucket/`.
    Path,
    /// `https://bucket.server/`.
    Host,
}

const PLACE: Label = label("发布到哪里：文件夹，或 s3://存储桶/前缀", "where to: a folder, or s3://bucket/prefix");
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

const MAX_DELETES: Label = label(
    "对象存储：要删的文件超过这个数就不发布；缺省 256",
    "object store: publish nothing when more files would be removed; default: 256",
);
const ADDRESSING: Label = label(
    "对象存储：存储桶名在路径里还是在主机名里；缺省随 AWS_ENDPOINT_URL 定",
    "object store: where the bucket stands in addresses; default: path with AWS_ENDPOINT_URL, else host",
);

const ABOUT: Label =
    label("生成并发布网站：要么全是新的，要么全是旧的", "Build the site and publish it, whole or not at all");
const USAGE: Label = label("tongbao publish [选项] <位置>", "tongbao publish [OPTIONS] <PLACE>");
const NAME: Label = label("位置", "PLACE");
const EXAMPLES: Label = label(
    "示例：\n  tongbao publish /srv/tongbao               服务器指向 /srv/tongbao/current\n  tongbao publish /srv/tongbao --dry-run     先看会有哪些变化\n  tongbao publish /srv/tongbao --rollback    退回前一个版本\n  tongbao publish /srv/www --exchange        服务器直接指向 /srv/www\n  tongbao publish s3://bucket/prefix         发布到对象存储\n\n退出码：0 已发布；1 内容或主题有问题；2 无法完成；3 另一次发布正在进行",
    "Examples:\n  tongbao publish /srv/tongbao               the server serves /srv/tongbao/current\n  tongbao publish /srv/tongbao --dry-run     see what would change\n  tongbao publish /srv/tongbao --rollback    show the release before again\n  tongbao publish /srv/www --exchange        the server serves /srv/www itself\n  tongbao publish s3://bucket/prefix         to an object store\n\nExit codes: 0 published; 1 problems in content or theme; 2 could not work; 3 another publish is running",
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
            .value_parser(value_parser!(OsString))
            .required(true),
        option("keep", KEEP).value_name(say(words::COUNT)).value_parser(value_parser!(u16).range(2..)),
        flag("exchange", EXCHANGE),
        flag("rollback", ROLLBACK),
        flag("dry-run", DRY_RUN),
        option("max-deletes", MAX_DELETES).value_name(say(words::COUNT)).value_parser(value_parser!(u32)),
        option("addressing", ADDRESSING)
            .value_name("path|host")
            .value_parser(["path", "host"])
            .hide_possible_values(true),
    ]
}

/// What was typed. The options of folders and of stores do not mix.
pub(super) fn parse(own: &ArgMatches, language: Language) -> Result<Publish, Stop> {
    let place: &OsString = own.get_one("place").expect("clap requires it");
    let address = place.to_str().and_then(|place| place.strip_prefix("s3://"));
    let (of_others, place) = match address {
        None => {
            let folder = Place::Folder {
                folder: PathBuf::from(place),
                exchange: own.get_flag("exchange"),
                keep: own.get_one::<u16>("keep").map_or(3, |keep| usize::from(*keep)),
                roll_back: own.get_flag("rollback"),
            };
            (["max-deletes", "addressing"].as_slice(), folder)
        }
        Some(address) => {
            let (bucket, prefix) = read_address(address).ok_or_else(|| {
                let message = label(
                    "存储桶和前缀只能用字母、数字和 - _ .：",
                    "bucket and prefix are letters, digits and - _ . only: ",
                );
                mistake::stop(&format!("{}s3://{address}", pick(message, language)), language)
            })?;
            let addressing = text_of(own, "addressing").map(|word| match word.as_str() {
                "host" => Addressing::Host,
                _ => Addressing::Path,
            });
            let max_deletes =
                own.get_one::<u32>("max-deletes").map_or(256, |count| usize::try_from(*count).unwrap_or(usize::MAX));
            (["exchange", "keep", "rollback"].as_slice(), Place::Store { bucket, prefix, addressing, max_deletes })
        }
    };
    if let Some(name) = of_others.iter().find(|name| own.value_source(name) == Some(ValueSource::CommandLine)) {
        let message = label("这个位置用不上选项", "of no use for this place:");
        return Err(mistake::stop(&format!("{} `--{name}`", pick(message, language)), language));
    }
    Ok(Publish { place, theme: text_of(own, "theme"), audience: audience_of(own), is_dry: own.get_flag("dry-run") })
}

/// `bucket/prefix`: the prefix with `/` at its end, or empty.
fn read_address(address: &str) -> Option<(String, String)> {
    let (bucket, prefix) = address.split_once('/').unwrap_or((address, ""));
    let prefix = prefix.strip_suffix('/').unwrap_or(prefix);
    let is_plain = |text: &str| SitePath::new(text).is_some();
    if !is_plain(bucket) || !(prefix.is_empty() || is_plain(prefix)) {
        return None;
    }
    let end = if prefix.is_empty() { "" } else { "/" };
    Some((bucket.to_owned(), format!("{prefix}{end}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_a_bucket_and_a_plain_prefix() {
        let read = |address| read_address(address).unwrap();
        assert_eq!(read("site"), ("site".to_owned(), String::new()));
        assert_eq!(read("site/"), ("site".to_owned(), String::new()));
        assert_eq!(read("site/a/b/"), ("site".to_owned(), "a/b/".to_owned()));
        for wrong in ["", "/a", "site//a", "site/../a", "site/a b", "site/.hidden", "site/a?b"] {
            assert_eq!(read_address(wrong), None, "{wrong}");
        }
    }
}
