//! `releases/ID/release.yaml`: who compiled, reviewed and issued a bulletin, what was waived, what was corrected, and the seals.
//!
//! `tongbao release` writes these files; people read them, and may write everything but the digests by hand.

use super::{Choice, Field, Kind, Schema, choice, label};

/// A file of `releases/`.
pub static RELEASE: Schema = Schema {
    label: label("发布记录", "release record"),
    fields: &[
        Field::optional("steps", label("步骤", "steps"), Kind::List(&Kind::Record(&STEP)), label("编制、审核、印发，按先后；只增不改", "compiled, reviewed, issued, in order; only added to"), ""),
        Field::optional("secrecy", label("保密审查", "secrecy reviews"), Kind::List(&Kind::Record(&SECRECY)), label("印发前必有，最后一条为准", "needed before issuing; the last one counts"), ""),
        Field::optional("waivers", label("免除", "waivers"), Kind::List(&Kind::Record(&WAIVER)), label("检查项不通过而仍要发布的，写明理由", "checks that do not pass and are let pass, with the reason"), ""),
        Field::optional("revisions", label("更正记录", "revisions"), Kind::List(&Kind::Record(&REVISION)), label("印发之后的每次改动", "each change after issuing"), ""),
        Field::optional("seals", label("封存", "seals"), Kind::List(&Kind::Record(&SEAL)), label("由 tongbao release 写入", "written by tongbao release"), ""),
    ],
};

static STEP: Schema = Schema {
    label: label("步骤", "step"),
    fields: &[
        Field::required("state", label("步骤", "state"), Kind::Choice(STATES), label("依次进行", "one after the other"), "compiled"),
        Field::required("office", label("单位", "office"), Kind::Text, label("只写单位或处室，不写姓名；编制和审核须是两家", "an office, never a name; compiled and reviewed by two of them"), "投资科"),
        Field::required("on", label("日期", "on"), Kind::Date, label("办理日期", "the day"), "2030-08-08"),
        Field::required("digest", label("摘要", "digest"), Kind::Digest, label("所看到的内容的摘要，由程序写入", "of what was seen; the program writes it"), SOME_DIGEST),
    ],
};

const STATES: &[Choice] = &[choice("compiled", "编制", "compiled"), choice("reviewed", "审核", "reviewed"), choice("issued", "印发", "issued")];

static SECRECY: Schema = Schema {
    label: label("保密审查", "secrecy review"),
    fields: &[
        Field::required("office", label("审查单位", "office"), Kind::Text, label("只写单位或处室，不写姓名", "an office, never a name"), "保密办"),
        Field::required("on", label("日期", "on"), Kind::Date, label("审查日期", "the day"), "2030-08-09"),
        Field::required("conclusion", label("结论", "conclusion"), Kind::Text, label("书面审查的结论", "what the written review concludes"), "可以公开"),
        Field::optional("number", label("文号", "number"), Kind::Text, label("审查记录的编号", "number of the review's record"), "保审〔2030〕7号"),
        Field::required("digest", label("摘要", "digest"), Kind::Digest, label("所审查的内容的摘要，由程序写入", "of what was reviewed; the program writes it"), SOME_DIGEST),
    ],
};

static WAIVER: Schema = Schema {
    label: label("免除", "waiver"),
    fields: &[
        Field::required("seal", label("封存序号", "seal"), Kind::Integer(1, 9999), label("只对这一次有效", "counts for this one only"), "1"),
        Field::required("check", label("检查项", "check"), Kind::Id, label("检查项或警告的代码", "code of a check or of a warning"), "plan-above-total"),
        Field::required("reason", label("理由", "reason"), Kind::Text, label("一句话", "a sentence"), "跨年项目，总投资调整文件已在途"),
        Field::required("office", label("单位", "office"), Kind::Text, label("由谁决定", "who decided"), "投资科"),
        Field::required("on", label("日期", "on"), Kind::Date, label("决定日期", "the day"), "2030-08-08"),
    ],
};

static REVISION: Schema = Schema {
    label: label("更正", "revision"),
    fields: &[
        Field::required("seal", label("封存序号", "seal"), Kind::Integer(2, 9999), label("更正后的封存是第几次", "number of the seal that it leads to"), "2"),
        Field::required("kind", label("种类", "kind"), Kind::Choice(KINDS), label("差错更正、数据修订或方法调整", "a mistake, better data, or another method"), "correction"),
        Field::required("reason", label("原因", "reason"), Kind::Paragraph, label("会公布", "will be published"), "甲县重复报送一笔投资"),
        Field::required("office", label("提出单位", "office"), Kind::Text, label("只写单位或处室，不写姓名", "an office, never a name"), "投资科"),
        Field::required("on", label("日期", "on"), Kind::Date, label("提出日期", "the day"), "2030-08-20"),
        Field::required("figures", label("改动", "figures"), Kind::List(&Kind::Record(&CHANGE)), label("须与实际改动一一相符，由程序列出", "exactly what changed; the program lists it"), ""),
    ],
};

const KINDS: &[Choice] = &[choice("correction", "差错更正", "correction of a mistake"), choice("revision", "数据修订", "revision by better data"), choice("method", "方法调整", "change of method")];

static CHANGE: Schema = Schema {
    label: label("改动", "change"),
    fields: &[
        Field::required("file", label("文件", "file"), Kind::Text, label("封存的哪张表，或正文 text.md", "which sealed table, or text.md"), "figures.csv"),
        Field::required("row", label("行", "row"), Kind::Text, label("行的编号，用 / 隔开；正文写 *", "ids of the row parted by /; * for the text"), "completed/county/jia"),
        Field::required("column", label("列", "column"), Kind::Text, label("列名；整行增减写 *", "the column; * for a whole row"), "value"),
        Field::optional("old", label("原值", "old"), Kind::Paragraph, label("原来没有就不写", "left out when there was none"), "1200"),
        Field::optional("new", label("新值", "new"), Kind::Paragraph, label("现在没有就不写", "left out when there is none"), "1120"),
    ],
};

static SEAL: Schema = Schema {
    label: label("封存", "seal"),
    fields: &[
        Field::required("number", label("序号", "number"), Kind::Integer(1, 9999), label("本期第几次封存", "of this bulletin, from 1"), "1"),
        Field::required("inputs", label("输入", "inputs"), Kind::Digest, label("INPUTS.sha256 的 SHA-256", "SHA-256 of INPUTS.sha256"), SOME_DIGEST),
        Field::required("theme", label("主题", "theme"), Kind::Digest, label("所用主题全部文件清单的 SHA-256", "SHA-256 of the list of the theme's files"), SOME_DIGEST),
        Field::required("figures", label("数据", "figures"), Kind::Digest, label("FIGURES.sha256 的 SHA-256", "SHA-256 of FIGURES.sha256"), SOME_DIGEST),
        Field::required("figures_sm3", label("数据（国密）", "figures, SM3"), Kind::Digest, label("FIGURES.sm3 的 SM3", "SM3 of FIGURES.sm3"), SOME_DIGEST),
        Field::required("output", label("网页", "output"), Kind::Digest, label("OUTPUT.sha256 的 SHA-256", "SHA-256 of OUTPUT.sha256"), SOME_DIGEST),
        Field::required("approvals", label("审批", "approvals"), Kind::Digest, label("步骤、保密审查、免除和更正的 SHA-256", "SHA-256 of steps, secrecy review, waivers and revision"), SOME_DIGEST),
        Field::optional("previous", label("上一环", "previous"), Kind::Digest, label("此前最后一次封存的链值，第一次没有", "head of the seal before, of whatever bulletin; none for the very first"), SOME_DIGEST),
        Field::required("head", label("链值", "head"), Kind::Digest, label("前 12 位印在通报上", "its first 12 digits are printed on the bulletin"), SOME_DIGEST),
        Field::required("program", label("程序", "program"), Kind::Text, label("名称和版本", "name and version"), "tongbao 0.1.0"),
    ],
};

const SOME_DIGEST: &str = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
