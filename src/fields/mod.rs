//! The field catalogue: every field of every content file, said once.
//!
//! In: nothing; these are tables. Out: what the reader accepts (`check`), the reference page `content/README.md`, and later the
//! schema for editors and the dictionary of the downloads. A new field is one entry here and the place that uses it.

// Tables: a field a line, however long the line.
#[rustfmt::skip]
mod approval;
#[rustfmt::skip]
mod assessment;
#[rustfmt::skip]
mod bulletin;
#[rustfmt::skip]
mod campaign;
#[rustfmt::skip]
mod county;
#[rustfmt::skip]
mod duty;
#[rustfmt::skip]
mod matter;
#[rustfmt::skip]
mod meeting;
#[rustfmt::skip]
mod pipeline;
#[rustfmt::skip]
mod project;
mod registry;
#[rustfmt::skip]
mod release;
#[rustfmt::skip]
mod scope;
#[rustfmt::skip]
mod site;
#[rustfmt::skip]
mod supervision;
#[rustfmt::skip]
mod unit;

pub use assessment::{BOARD_EXEMPTION, DEDUCTION};
pub use bulletin::{BULLETIN, PAGE};
pub use campaign::CAMPAIGN;
pub use county::COUNTY;
pub use meeting::{INSPECTION, MEETING};
pub use pipeline::{DEALS, RESERVES};
pub use project::PROJECT;
pub use registry::Registry;
pub use release::RELEASE;
pub use site::{LANGUAGES, SITE};
pub use unit::UNIT;

/// A language that the program speaks: to who runs it, and on the pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Chinese.
    Zh,
    /// English.
    En,
}

impl Language {
    /// The language of a tag such as `zh-CN`; one that is not known is Chinese.
    pub fn of_tag(tag: &str) -> Self {
        if tag.starts_with("en") { Self::En } else { Self::Zh }
    }
}

/// A text for people in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label {
    /// Chinese.
    pub zh: &'static str,
    /// English.
    pub en: &'static str,
}

impl Label {
    /// The text in a language.
    pub fn of(self, language: Language) -> &'static str {
        match language {
            Language::Zh => self.zh,
            Language::En => self.en,
        }
    }
}

/// Makes a [`Label`].
pub const fn label(zh: &'static str, en: &'static str) -> Label {
    Label { zh, en }
}

/// A mapping with its fields: a whole file or an entry of a list.
#[derive(Debug)]
pub struct Schema {
    /// What it describes.
    pub label: Label,
    /// Its fields in the order in which they should be written.
    pub fields: &'static [Field],
}

/// One field.
#[derive(Debug)]
pub struct Field {
    /// Key in the file.
    pub key: &'static str,
    /// Name for people.
    pub label: Label,
    /// What its value is.
    pub kind: Kind,
    /// Whether it must be there.
    pub required: bool,
    /// Whether it may say `not-reported`, `not-applicable` or `not-public` instead of a value.
    pub stated: bool,
    /// Whether only a build for offices may show it. Such a field is optional: the public facts do without it.
    pub office_only: bool,
    /// One line of advice.
    pub help: Label,
    /// A value as it could stand in a file; empty for records and lists of records.
    pub example: &'static str,
}

impl Field {
    /// A field that must be there.
    pub const fn required(key: &'static str, label: Label, kind: Kind, help: Label, example: &'static str) -> Self {
        Self { key, label, kind, required: true, stated: false, office_only: false, help, example }
    }

    /// A field that may be left out.
    pub const fn optional(key: &'static str, label: Label, kind: Kind, help: Label, example: &'static str) -> Self {
        Self { key, label, kind, required: false, stated: false, office_only: false, help, example }
    }

    /// The same field, which may also say why there is no value.
    pub const fn or_state(self) -> Self {
        Self { stated: true, ..self }
    }

    /// The same field, which a public build does not see.
    pub const fn office_only(self) -> Self {
        Self { office_only: true, ..self }
    }

    /// Says whom a file or an entry of a list is for. `offices` keeps all of it out of a public build.
    pub const fn audience() -> Self {
        let help = label(
            "缺省 public；offices 则整条只在内部版出现",
            "default public; offices keeps all of it out of the public site",
        );
        Self::optional(AUDIENCE, label("公开范围", "audience"), Kind::Choice(AUDIENCES), help, "offices").office_only()
    }
}

/// What a value is.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// One line of text, at most 400 characters.
    Text,
    /// A paragraph, at most 4,000 characters.
    Paragraph,
    /// An `http://` or `https://` address.
    Url,
    /// The id of this entry.
    Id,
    /// The id of an entry declared elsewhere.
    Ref(Registry),
    /// The id of an indicator: built in, or a series, measure or ratio.
    Indicator,
    /// Projects or counties that are meant: `whole`, `county:ID`, `set:ID@COUNTY`…
    Scope,
    /// `YYYY-MM-DD`.
    Date,
    /// `YYYY-MM`.
    Period,
    /// A SHA-256 or SM3: 64 hexadecimal digits in lower case.
    Digest,
    /// A whole number from the first to the last bound.
    Integer(i64, i64),
    /// Money in 万元, not negative, at most four decimals.
    Amount,
    /// A decimal number, at most six decimals; the field says the unit.
    Number,
    /// A number in percent, without the sign.
    Percent,
    /// `true` or `false`.
    Bool,
    /// One of a closed set of words.
    Choice(&'static [Choice]),
    /// A list.
    List(&'static Kind),
    /// A mapping.
    Record(&'static Schema),
}

/// One word of a closed set.
#[derive(Debug)]
pub struct Choice {
    /// As written in files.
    pub value: &'static str,
    /// For people.
    pub label: Label,
}

/// Makes a [`Choice`].
pub const fn choice(value: &'static str, zh: &'static str, en: &'static str) -> Choice {
    Choice { value, label: label(zh, en) }
}

/// Key of [`Field::audience`].
pub const AUDIENCE: &str = "audience";

/// Whom something is for.
pub const AUDIENCES: &[Choice] = &[choice("public", "公开", "public"), choice("offices", "仅供内部", "offices only")];

/// The kinds of content files, with what they are called on the reference page.
pub const FILES: [(&str, &Schema); 12] = [
    ("site.yaml", &SITE),
    ("campaign.yaml", &CAMPAIGN),
    ("counties/ID.yaml", &COUNTY),
    ("units/ID.yaml", &UNIT),
    ("projects/ID.yaml", &PROJECT),
    ("meetings/ID.yaml", &MEETING),
    ("inspections/ID.yaml", &INSPECTION),
    ("deals/ID.yaml", &DEALS),
    ("reserve/ID.yaml", &RESERVES),
    ("bulletins/ID.md", &BULLETIN),
    ("pages/ID.md", &PAGE),
    ("releases/ID/release.yaml", &RELEASE),
];

/// The words a stated value may have instead of a number.
pub const STATES: &[Choice] = &[
    choice("not-reported", "未报送", "not reported"),
    choice("not-applicable", "不适用", "not applicable"),
    choice("not-public", "不公开", "not public"),
];
