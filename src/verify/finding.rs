//! What a verification says: what was held against what, what was not, and every deviation by its code.
//!
//! The four properties are those of DA/T 70 (四性检测). A code never changes its meaning; what it is about stands in `file`, numbers
//! and names in `detail`.

use std::collections::BTreeMap;

use crate::diagnostic::{Language, Severity};
use crate::fields::{Label, label};
use crate::load::shown;

/// What is asked of an archived record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Property {
    /// 真实性: it is what it says it is, from whom it says.
    Authenticity,
    /// 完整性: nothing is missing, added or changed.
    Integrity,
    /// 可用性: it can be opened and understood.
    Usability,
    /// 安全性: opening it does no harm.
    Safety,
}

impl Property {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Authenticity, Self::Integrity, Self::Usability, Self::Safety];

    /// The word for programs.
    pub fn id(self) -> &'static str {
        match self {
            Self::Authenticity => "authenticity",
            Self::Integrity => "integrity",
            Self::Usability => "usability",
            Self::Safety => "safety",
        }
    }

    /// The word for people.
    pub fn label(self) -> Label {
        match self {
            Self::Authenticity => label("真实性", "authenticity"),
            Self::Integrity => label("完整性", "integrity"),
            Self::Usability => label("可用性", "usability"),
            Self::Safety => label("安全性", "safety"),
        }
    }
}

/// Declares the codes with all that is said of them, so that none can lack a part.
macro_rules! codes {
    ($($name:ident $id:literal $property:ident $severity:ident $zh:literal $en:literal;)*) => {
        /// A kind of deviation.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[expect(missing_docs, reason = "the sentence beside each says what it is")]
        pub enum Code { $($name,)* }

        impl Code {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// Its name for programs.
            pub fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }

            /// What it is held against.
            pub fn property(self) -> Property {
                match self { $(Self::$name => Property::$property,)* }
            }

            /// An error is a deviation; a warning says what could not be decided.
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)* }
            }

            /// What it means.
            pub fn label(self) -> Label {
                match self { $(Self::$name => label($zh, $en),)* }
            }
        }
    };
}

codes! {
    // Who made it, and from what.
    PageDiffers "page-differs" Authenticity Error
        "由原始数据重新生成的内容与此文件不同" "what the inputs make is not what this file holds";
    PageExtra "page-extra" Authenticity Error
        "原始数据生成不出这个文件" "the inputs make no such file";
    PageMissing "page-missing" Authenticity Error
        "原始数据会生成这个文件，但这里没有" "the inputs make this file, and it is not there";
    DescriptionDiffers "description-differs" Authenticity Error
        "说明、清单或 WARC/WACZ 与重新生成的不同" "a description, list, WARC or WACZ is not what is made again";
    InputsRefused "inputs-refused" Authenticity Error
        "原始数据通不过检查，不能重新生成" "the inputs do not pass the check, so nothing can be made again";
    SubjectUnknown "subject-unknown" Authenticity Error
        "原始数据里没有清单所说的这一期，或清单写错了" "the inputs have no such issue, or the list states it wrongly";
    ThemeDiffers "theme-differs" Authenticity Error
        "自带主题与同版本程序的不同" "the built-in theme is not that of this version of the program";
    OtherProgram "other-program" Authenticity Warning
        "由另一版本的程序生成：用那个版本才能判定" "made by another version of the program: only that one can decide";
    ForeignTheme "foreign-theme" Authenticity Warning
        "用了自己的主题，模板等于程序，没有运行；来源可信时加 --run-theme" "it has a theme of its own, and templates are programs: not run; say --run-theme if you trust where it came from";
    SignatureInvalid "signature-invalid" Authenticity Error
        "签名不是这个文件的" "the signature is not of this file";
    SignatureUnknownKey "signature-unknown-key" Authenticity Error
        "签名用的不是给出的公钥" "signed with none of the given keys";
    SignatureUnreadable "signature-unreadable" Authenticity Error
        "不是可识别的签名" "no signature that can be read";
    SignatureMissing "signature-missing" Authenticity Error
        "给出了公钥，但没有一个签名" "keys were given, and there is no signature";
    TimestampDiffers "timestamp-differs" Authenticity Error
        "时间戳不是这个文件的" "the time stamp is not of this file";
    TimestampUnreadable "timestamp-unreadable" Authenticity Error
        "不是可识别的时间戳" "no time stamp that can be read";
    HeadUnknown "head-unknown" Authenticity Error
        "签发记录和清单里都没有这样开头的校验码" "no release record and no list has a code that begins so";
    // Nothing missing, added or changed.
    MissingFile "missing-file" Integrity Error
        "清单里有，这里没有" "listed, but not there";
    UnlistedFile "unlisted-file" Integrity Error
        "不在清单里" "not listed";
    EmptyFolder "empty-folder" Integrity Error
        "空文件夹，不属于这里" "an empty folder, which does not belong here";
    SizeDiffers "size-differs" Integrity Error
        "长度与清单不同" "another length than listed";
    Sha256Differs "sha256-differs" Integrity Error
        "SHA-256 与清单不同" "another SHA-256 than listed";
    Sm3Differs "sm3-differs" Integrity Error
        "SM3 与清单不同" "another SM3 than listed";
    ListUnreadable "list-unreadable" Integrity Error
        "清单读不出来" "the list cannot be read";
    ListsDisagree "lists-disagree" Integrity Error
        "这份清单与文件不符" "this list does not agree with the files";
    BagInfo "bag-info" Integrity Error
        "BagIt 标记文件与内容不符" "a tag file of BagIt does not agree with the contents";
    HiddenFile "hidden-file" Integrity Warning
        "网站文件夹里的隐藏文件，不是本程序写的" "a hidden file in the site's folder, not written by this program";
    Unsettled "unsettled" Integrity Error
        "发布没有完成" "a publish was cut short";
    Leftover "leftover" Integrity Warning
        "中断的发布留下的，不对外" "left over from a publish that was cut short; not served";
    NoDigests "no-digests" Integrity Warning
        "没有带校验值的清单，只核对了文件名" "there is no list with digests, so only names were checked";
    // It opens.
    StartMissing "start-missing" Usability Error
        "打不开：没有首先要打开的网页" "the page to open first is not there";
    NotUtf8 "not-utf8" Usability Error
        "网页不是 UTF-8" "the page is not UTF-8";
    DeadLink "dead-link" Usability Error
        "网页里的链接指向没有的文件" "a link leads to a file that is not there";
    Unreadable "unreadable" Usability Error
        "读不出来" "cannot be read";
    NotServed "not-served" Usability Error
        "没有对外的版本" "nothing is served";
    // It does no harm.
    SymbolicLink "symbolic-link" Safety Error
        "符号链接" "a symbolic link";
    SpecialFile "special-file" Safety Error
        "不是普通文件" "no ordinary file";
    BadName "bad-name" Safety Error
        "文件名可能引到别处或被误读" "the name could lead elsewhere or be misread";
    CaseTwin "case-twin" Safety Error
        "与另一个名字只有大小写不同" "differs from another name only in case";
    DuplicateName "duplicate-name" Safety Error
        "同名文件不止一个，不同程序会读到不同的" "the name stands more than once, and programs will disagree which is meant";
    OverLimit "over-limit" Safety Error
        "超出限度，没有读" "over a limit, so it was not read";
    Script "script" Safety Error
        "网页里有不是自带的脚本" "a page carries a script that is none of the site's files";
    OutsideResource "outside-resource" Safety Error
        "打开网页会向其他网站取文件" "opening the page would fetch from another host";
}

/// One deviation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Deviation {
    /// Its kind.
    pub code: Code,
    /// The file it is about.
    pub file: String,
    /// Numbers and names, in no language.
    pub detail: String,
}

/// What was held against what, or why not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What it tells of.
    pub property: Property,
    /// Whether it was done; if not, the texts say why.
    pub is_done: bool,
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

/// What was looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A bundle.
    Bundle,
    /// The folder of a site.
    Site,
    /// A folder that sites are published to.
    Published,
}

impl Subject {
    /// The word for programs.
    pub fn id(self) -> &'static str {
        match self {
            Self::Bundle => "bundle",
            Self::Site => "site",
            Self::Published => "published",
        }
    }

    /// The word for people.
    pub fn label(self) -> Label {
        match self {
            Self::Bundle => label("归档包", "bundle"),
            Self::Site => label("网站", "site"),
            Self::Published => label("发布文件夹", "published folder"),
        }
    }
}

/// All that was found.
#[derive(Debug)]
pub struct Findings {
    /// What was looked at.
    pub subject: Subject,
    /// Deviations and warnings.
    deviations: Vec<Deviation>,
    /// How many of each code there are, also those that are not kept.
    counts: BTreeMap<Code, usize>,
    /// What was done and what was not.
    pub notes: Vec<Note>,
}

impl Findings {
    /// How many deviations of one code are kept; more are only counted, so that a hostile bundle cannot fill the memory.
    pub const LIMIT: usize = 100;

    pub(super) fn new(subject: Subject) -> Self {
        Self { subject, deviations: Vec::new(), counts: BTreeMap::new(), notes: Vec::new() }
    }

    pub(super) fn report(&mut self, code: Code, file: &str, detail: impl Into<String>) {
        let count = self.counts.entry(code).or_default();
        *count += 1;
        if *count <= Self::LIMIT {
            self.deviations.push(Deviation { code, file: short(file), detail: short(&detail.into()) });
        }
    }

    /// Takes in what was found inside a folder.
    pub(super) fn take_in(&mut self, folder: &str, other: Self) {
        for deviation in other.deviations {
            self.report(deviation.code, &format!("{folder}{}", deviation.file), deviation.detail);
        }
        for note in other.notes.into_iter().filter(|note| !self.notes.contains(note)).collect::<Vec<_>>() {
            self.notes.push(note);
        }
    }

    pub(super) fn done(&mut self, property: Property, zh: impl Into<String>, en: impl Into<String>) {
        self.notes.push(Note { property, is_done: true, zh: zh.into(), en: en.into() });
    }

    pub(super) fn skipped(&mut self, property: Property, zh: impl Into<String>, en: impl Into<String>) {
        self.notes.push(Note { property, is_done: false, zh: zh.into(), en: en.into() });
    }

    /// Those that are kept, by code and file.
    pub fn sorted(&self) -> Vec<&Deviation> {
        let mut all: Vec<&Deviation> = self.deviations.iter().collect();
        all.sort();
        all
    }

    /// How many of a code there are.
    pub fn count(&self, code: Code) -> usize {
        self.counts.get(&code).copied().unwrap_or(0)
    }

    /// How many of a severity there are.
    pub fn of(&self, severity: Severity) -> usize {
        self.counts.iter().filter(|(code, _)| code.severity() == severity).map(|(_, count)| count).sum()
    }
}

impl Note {
    /// Its text.
    pub fn text(&self, language: Language) -> &str {
        match language {
            Language::Zh => &self.zh,
            Language::En => &self.en,
        }
    }
}

/// A text from a hostile bundle as it may stand on a terminal: short, and without characters that play tricks.
fn short(text: &str) -> String {
    const LONGEST: usize = 300;
    let mut short: String = shown(text).chars().take(LONGEST).collect();
    if text.chars().nth(LONGEST).is_some() {
        short.push('…');
    }
    short
}
