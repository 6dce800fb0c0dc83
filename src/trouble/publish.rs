//! What keeps a site from being published.

use std::fmt;
use std::path::PathBuf;

use crate::model::Audience;

/// Why nothing was published, or why it is not sure that it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PublishTrouble {
    /// Another publish has the place.
    Busy {
        /// The place.
        place: String,
        /// Who has it, as they wrote it down; may be empty.
        who: String,
    },
    /// The place holds something that this program did not publish.
    Foreign {
        /// The place.
        place: String,
        /// What was found there.
        found: String,
    },
    /// The place shows a site for other readers.
    OtherAudience {
        /// The place.
        place: String,
        /// Whom its site is for.
        theirs: Audience,
        /// Whom this one is for.
        ours: Audience,
    },
    /// The disk is too full.
    NoSpace {
        /// Where.
        folder: PathBuf,
        /// Bytes that are needed.
        needed: u64,
        /// Bytes that are free.
        free: u64,
    },
    /// No symbolic links here.
    NoLinks(PathBuf),
    /// Two names cannot be exchanged here.
    NoExchange(PathBuf),
    /// What was written is not what was rendered.
    Differs {
        /// The folder or the store.
        place: String,
        /// The first file.
        file: String,
    },
    /// The new site is shown, but the disk has not confirmed it.
    Unsettled(PathBuf),
    /// There is no release before this one.
    NothingBefore(PathBuf),
    /// Nothing was ever published here.
    NothingPublished(PathBuf),
    /// No key and secret in the environment.
    NoCredentials,
    /// The address of a store that is none, or that is not encrypted.
    Endpoint(String),
    /// This program was made without object stores.
    NoStore,
    /// More files would be removed from a store than is allowed.
    TooManyDeletes {
        /// The store.
        place: String,
        /// How many.
        count: usize,
        /// How many are allowed.
        allowed: usize,
    },
}

impl PublishTrouble {
    pub(super) fn zh(&self) -> String {
        match self {
            Self::Busy { place, who } => {
                let who = if who.is_empty() { String::new() } else { format!("（{who}）") };
                format!("另一次发布正在写 {place}{who}，请等它结束")
            }
            Self::Foreign { place, found } => {
                format!("{place} 里有不是本程序发布的内容：{found}；不会改动或删除，请另选位置")
            }
            Self::OtherAudience { place, theirs, ours } => {
                format!("{place} 里是{}，不能发布{}：两者不得混放，请另选位置", theirs.label().zh, ours.label().zh)
            }
            Self::NoSpace { folder, needed, free } => {
                format!("{} 所在磁盘空间不足：需要 {needed} 字节，可用 {free} 字节；原有网站没有变化", folder.display())
            }
            Self::NoLinks(folder) => {
                format!("{} 所在的文件系统没有符号链接，不能一步切换；请用 --exchange，或换一个位置", folder.display())
            }
            Self::NoExchange(folder) => format!(
                "{} 所在的文件系统不能一步互换两个文件夹，在这里发布就不是整体切换，故不发布；请换一个位置，或不用 --exchange",
                folder.display()
            ),
            Self::Differs { place, file } => format!("{place} 里的 {file} 与生成的不一致"),
            Self::Unsettled(folder) => format!(
                "{} 已显示新网站，但磁盘没有确认存妥，断电后可能退回旧网站；请排除磁盘故障后再发布一次",
                folder.display()
            ),
            Self::NothingBefore(folder) => format!("{} 里没有更早的版本可以退回", folder.display()),
            Self::NothingPublished(folder) => format!("{} 里还没有发布过网站", folder.display()),
            Self::NoCredentials => {
                "没有对象存储的凭据；请设置环境变量 AWS_ACCESS_KEY_ID 和 AWS_SECRET_ACCESS_KEY".to_owned()
            }
            Self::Endpoint(address) => {
                format!(
                    "AWS_ENDPOINT_URL 不能是 {address}：须以 https 开头，只有本机可用 http；IP 地址须用 --addressing path"
                )
            }
            Self::NoStore => "本程序没有带上对象存储；请用 cargo install --path . --features store 重新安装".to_owned(),
            Self::TooManyDeletes { place, count, allowed } => format!(
                "将从 {place} 删除 {count} 个文件，超过上限 {allowed}，故不发布；先用 --dry-run 看清，确属应删再用 --max-deletes 放宽"
            ),
        }
    }
}

impl fmt::Display for PublishTrouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Busy { place, who } => {
                let who = if who.is_empty() { String::new() } else { format!(" ({who})") };
                write!(f, "another publish is writing {place}{who}; wait for it to end")
            }
            Self::Foreign { place, found } => write!(
                f,
                "{place} holds what this program did not publish: {found}; it is left alone, choose another place"
            ),
            Self::OtherAudience { place, theirs, ours } => {
                let (theirs, ours) = (theirs.label().en, ours.label().en);
                write!(f, "{place} holds a {theirs}, and a {ours} must never lie in its place; choose another place")
            }
            Self::NoSpace { folder, needed, free } => {
                let folder = folder.display();
                write!(f, "the disk of {folder} is too full: {needed} bytes are needed, {free} are free; ")?;
                f.write_str("the old site is as it was")
            }
            Self::NoLinks(folder) => {
                let folder = folder.display();
                write!(
                    f,
                    "the file system of {folder} has no symbolic links, so that nothing can be switched in one "
                )?;
                f.write_str("step; try --exchange, or choose another place")
            }
            Self::NoExchange(folder) => {
                let folder = folder.display();
                write!(
                    f,
                    "the file system of {folder} cannot exchange two folders in one step, and a publish that is "
                )?;
                f.write_str("not whole is refused; choose another place, or leave --exchange away")
            }
            Self::Differs { place, file } => write!(f, "{file} in {place} is not what was rendered"),
            Self::Unsettled(folder) => {
                let folder = folder.display();
                write!(
                    f,
                    "{folder} shows the new site, but the disk has not confirmed it, and a power cut may bring the "
                )?;
                f.write_str("old one back; repair the disk and publish again")
            }
            Self::NothingBefore(folder) => write!(f, "{} has no earlier release to go back to", folder.display()),
            Self::NothingPublished(folder) => write!(f, "nothing was ever published in {}", folder.display()),
            Self::NoCredentials => f.write_str(
                "there are no credentials for the object store; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
            ),
            Self::Endpoint(address) => {
                write!(
                    f,
                    "AWS_ENDPOINT_URL cannot be {address}: it must begin with https, or http for this very machine; "
                )?;
                f.write_str("an IP address needs --addressing path")
            }
            Self::NoStore => f.write_str(
                "this program was made without object stores; install it with cargo install --path . --features store",
            ),
            Self::TooManyDeletes { place, count, allowed } => {
                write!(
                    f,
                    "{count} files would be removed from {place}, more than the {allowed} that are allowed, so nothing is "
                )?;
                f.write_str("published; look with --dry-run, and raise --max-deletes if that is meant")
            }
        }
    }
}
