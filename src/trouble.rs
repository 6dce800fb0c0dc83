//! What keeps the program from working, said to whoever runs the machine, in both languages.
//!
//! It travels inside an `anyhow::Error`, alone or in front of the system's own error, and the shell finds it there.

mod publish;

use std::fmt;
use std::path::{Path, PathBuf};

use crate::diagnostic::Language;
use crate::fields::Label;
use crate::model::Audience;
pub use publish::PublishTrouble;

/// Why the work could not be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The system refused to do something with a path; its own error says why.
    Cannot {
        /// A verb, such as "create".
        act: Label,
        /// With what.
        path: PathBuf,
    },
    /// The path is a file where a folder is needed.
    NotAFolder(PathBuf),
    /// The path is a symbolic link, which a switch would replace.
    Link(PathBuf),
    /// The path can never be an output folder.
    NotAnOutput(PathBuf),
    /// The folder holds files that would be lost.
    Foreign {
        /// The folder.
        folder: PathBuf,
        /// The first of them.
        first: String,
        /// How many more there are.
        more: usize,
    },
    /// The folder holds a site for other readers: what is for offices must never lie where the public one is published from.
    OtherAudience {
        /// The folder.
        folder: PathBuf,
        /// Whom its site is for.
        theirs: Audience,
        /// Whom this one is for.
        ours: Audience,
    },
    /// Another build has the folder.
    Busy(PathBuf),
    /// A site cannot be published.
    Publish(PublishTrouble),
    /// There is an archive already, and none is ever written over.
    Archived(PathBuf),
    /// Neither a bundle nor a site lies there.
    NothingToVerify(PathBuf),
    /// A file has no public key that can be read.
    NoKey(PathBuf),
    /// No issue of the site has the id that is to be archived.
    NoIssue {
        /// What was asked for.
        id: String,
        /// The issues there are.
        known: Vec<String>,
    },
}

impl Trouble {
    /// The system refused; for `with_context`.
    pub(crate) fn cannot(act: Label, path: &Path) -> Self {
        Self::Cannot { act, path: path.to_owned() }
    }

    /// One line.
    pub fn message(&self, language: Language) -> String {
        match language {
            Language::Zh => self.zh(),
            Language::En => self.to_string(),
        }
    }

    fn zh(&self) -> String {
        match self {
            Self::Cannot { act, path } => format!("无法{} {}", act.zh, path.display()),
            Self::NotAFolder(path) => format!("{} 不是文件夹", path.display()),
            Self::Link(path) => format!("{} 是符号链接；请用 --output 写明它所指的文件夹", path.display()),
            Self::NotAnOutput(path) => format!("{} 不能用来放网站", path.display()),
            Self::Foreign { folder, first, more } => {
                let more = if *more > 0 { format!(" 等 {} 个文件", more + 1) } else { String::new() };
                format!("{} 里有不是本程序写的文件：{first}{more}；请移走，或用 --output 另选文件夹", folder.display())
            }
            Self::OtherAudience { folder, theirs, ours } => format!(
                "{} 里是{}，不能写入{}：两者不得混放；请用 --output 另选文件夹",
                folder.display(),
                theirs.label().zh,
                ours.label().zh
            ),
            Self::Busy(path) => format!("另一次生成正在写 {}，请等它结束", path.display()),
            Self::Publish(trouble) => trouble.zh(),
            Self::Archived(path) => {
                format!("{} 已经存在，归档包从不覆盖；请移走，或用 --to 另选文件夹", path.display())
            }
            Self::NothingToVerify(path) => {
                format!("{} 既不是归档包，也不是本程序生成或发布的网站", path.display())
            }
            Self::NoKey(path) => format!("{} 里没有可识别的公钥（ssh-ed25519 或 minisign）", path.display()),
            Self::NoIssue { id, known } => format!("没有 {id} 这一期；可以归档的有 {}，或 campaign", known.join("、")),
        }
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cannot { act, path } => write!(f, "cannot {} {}", act.en, path.display()),
            Self::NotAFolder(path) => write!(f, "{} is not a folder", path.display()),
            Self::Link(path) => {
                write!(f, "{} is a symbolic link; name the folder it points to with --output", path.display())
            }
            Self::NotAnOutput(path) => write!(f, "{} cannot be an output folder", path.display()),
            Self::Foreign { folder, first, more } => {
                let more = if *more > 0 { format!(" and {more} more") } else { String::new() };
                let folder = folder.display();
                write!(f, "{folder} holds files that this program did not write: {first}{more}; ")?;
                f.write_str("move them away or choose another --output")
            }
            Self::OtherAudience { folder, theirs, ours } => {
                let (folder, theirs, ours) = (folder.display(), theirs.label().en, ours.label().en);
                write!(
                    f,
                    "{folder} holds a {theirs}, and a {ours} must never lie in its place; choose another --output"
                )
            }
            Self::Busy(path) => write!(f, "another build is writing {}; wait for it to end", path.display()),
            Self::Publish(trouble) => trouble.fmt(f),
            Self::Archived(path) => {
                let path = path.display();
                write!(f, "{path} exists, and an archive is never written over; move it away or choose another --to")
            }
            Self::NothingToVerify(path) => {
                write!(f, "{} is neither a bundle nor a site that this program built or published", path.display())
            }
            Self::NoKey(path) => {
                write!(f, "{} has no public key that can be read (ssh-ed25519 or minisign)", path.display())
            }
            Self::NoIssue { id, known } => {
                write!(f, "there is no issue {id}; what can be archived: {}, or campaign", known.join(", "))
            }
        }
    }
}

impl std::error::Error for Trouble {}
