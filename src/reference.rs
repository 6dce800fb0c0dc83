//! The reference page of the content format, written from the catalogue: it cannot describe a field that is not read, nor
//! leave out one that is.

use std::fmt::Write as _;

use crate::fields::{FILES, Field, Kind, Label, STATES, Schema, label};
use crate::model::Ledger;

/// Which of the two texts of a [`Label`] is printed.
#[derive(Clone, Copy)]
enum Tongue {
    Zh,
    En,
}

impl Tongue {
    fn of(self, label: Label) -> &'static str {
        match self {
            Self::Zh => label.zh,
            Self::En => label.en,
        }
    }
}

/// Markdown of `content/README.md`, Chinese first, then English.
pub fn reference() -> String {
    let mut page =
        String::from("<!-- Written from src/fields by `cargo test`; change the catalogue, not this file. -->\n\n");
    for tongue in [Tongue::Zh, Tongue::En] {
        page.push_str(tongue.of(INTRODUCTION));
        for (file, schema) in FILES {
            let _ = write!(page, "\n## {file} — {}\n", tongue.of(schema.label));
            table(&mut page, "", schema, tongue);
        }
        page.push_str(tongue.of(INDICATORS));
        for ledger in Ledger::ALL {
            let _ = writeln!(page, "| `{}` | {} |", ledger.id(), tongue.of(ledger.label()));
        }
        page.push_str(tongue.of(PROSE));
    }
    page
}

/// A table of one mapping, then those of the mappings inside it.
fn table(page: &mut String, path: &str, schema: &Schema, tongue: Tongue) {
    let head =
        tongue.of(label("键 | 名称 | 值 | 必填 | 说明 | 示例", "key | name | value | required | advice | example"));
    let _ = write!(page, "\n| {head} |\n| --- | --- | --- | --- | --- | --- |\n");
    for field in schema.fields {
        let required = if field.required { tongue.of(label("是", "yes")) } else { "" };
        let example = if field.example.is_empty() { String::new() } else { format!("`{}`", field.example) };
        let _ = writeln!(
            page,
            "| `{}` | {} | {} | {required} | {}{} | {example} |",
            field.key,
            tongue.of(field.label),
            value(field, tongue),
            if field.office_only { tongue.of(OFFICE_ONLY) } else { "" },
            tongue.of(field.help)
        );
    }
    for field in schema.fields {
        let inner = match &field.kind {
            Kind::Record(schema) => Some((format!("{path}{}.", field.key), *schema)),
            Kind::List(Kind::Record(schema)) => Some((format!("{path}{}[].", field.key), *schema)),
            _ => None,
        };
        if let Some((path, schema)) = inner {
            let _ = write!(page, "\n`{path}` {}\n", tongue.of(field.label));
            table(page, &path, schema, tongue);
        }
    }
}

fn value(field: &Field, tongue: Tongue) -> String {
    let mut text = kind(&field.kind, tongue);
    if field.stated {
        let states: Vec<String> = STATES.iter().map(|state| format!("`{}`", state.value)).collect();
        let _ = write!(text, "{}{}", tongue.of(label("，或 ", ", or ")), states.join(" "));
    }
    text
}

fn kind(kind_of: &Kind, tongue: Tongue) -> String {
    let plain = |zh, en| tongue.of(label(zh, en)).to_owned();
    match kind_of {
        Kind::Text => plain("一行文字", "a line of text"),
        Kind::Paragraph => plain("一段文字", "a paragraph"),
        Kind::Url => plain("http(s) 地址", "an http(s) address"),
        Kind::Id => plain("编号", "an id"),
        Kind::Ref(registry) => format!("{}{}", tongue.of(registry.label()), tongue.of(label("的编号", ": its id"))),
        Kind::Indicator => plain("指标编号", "id of an indicator"),
        Kind::Scope => plain("范围", "a scope"),
        Kind::Date => plain("日期 YYYY-MM-DD", "a date YYYY-MM-DD"),
        Kind::Period => plain("月份 YYYY-MM", "a month YYYY-MM"),
        Kind::Digest => plain("64 位十六进制摘要", "64 hexadecimal digits"),
        Kind::Integer(low, high) => format!("{} {low}–{high}", plain("整数", "a whole number")),
        Kind::Amount => plain("万元，至多 4 位小数", "万元 (ten thousand yuan), at most 4 decimals"),
        Kind::Number => plain("数", "a number"),
        Kind::Percent => plain("百分数，不写 %", "percent, without the sign"),
        Kind::Bool => "`true` `false`".to_owned(),
        Kind::Choice(choices) => {
            let choices = choices.iter().map(|choice| format!("`{}` {}", choice.value, tongue.of(choice.label)));
            choices.collect::<Vec<_>>().join(tongue.of(label("，", ", ")))
        }
        Kind::List(item) => match item {
            Kind::Record(_) => plain("列表，见下表", "a list, see below"),
            item => format!("{}{}", plain("列表：", "a list: "), kind(item, tongue)),
        },
        Kind::Record(_) => plain("见下表", "see below"),
    }
}

/// Before the advice on a field that a public build does not see.
const OFFICE_ONLY: Label = label("**仅供内部。**", "**Offices only.** ");

const INTRODUCTION: Label = label(
    "# 内容格式

`content/` 里是一次行动的全部数据，都是纯文本，UTF-8 编码：

```
content/
  site.yaml          站点
  campaign.yaml      行动：目标、指标、榜单、亮灯规则、名录
  counties/*.yaml    每个县（区）、园区、市本级一个文件，另有一个全市合计
  units/*.yaml       责任单位自己的台账，文件名是 campaign.yaml 登记的编号
  projects/*.yaml    每个项目一个文件，可分文件夹
  deals/*.yaml       招商项目，每个渠道一个文件
  reserve/*.yaml     储备项目，每个县（区）一个文件
  bulletins/*.md     每期通报一个文件
  pages/*.md         说明页
  releases/ID/       某期通报的发布记录和封存的数据，由 tongbao release 写入
```

县（区）、项目、通报、说明页的编号就是文件名。编号只用小写英文字母、数字和连字符。
YAML 只用最普通的写法：键和值、列表、引号、注释。锚点、别名、标签、多文档一律不接受。
没有填的不是零：数值项可以写 `not-reported`（未报送）、`not-applicable`（不适用）、`not-public`（不公开）。
一切都按日期计：某期通报只看截止日期当天或之前的记录；实际开工日期晚于截止日期的，在该期算未开工。
标明“仅供内部”的项，以及写了 `audience: offices` 的条目和文件，只在 `tongbao build --audience offices` 生成的内部版里出现；
公开版在检查之后即把它们去掉，计数、名单和页面里都没有。
以两种语言发布的站点（`languages: [zh-CN, en]`），凡填文字的地方都可以写成 `{zh-CN: 中文, en: English}`；没有译文的，照先写的那种语言
显示。通报和说明页的译文写在原文旁边，如 `bulletins/编号.en.md`，只写正文；信息栏只写在原文里。
写完运行 `tongbao check`，所有问题一次列出，并指明文件、行、列和改法。
",
    "
# Content format

`content/` holds all the data of a campaign as plain text in UTF-8:

```
content/
  site.yaml          the site
  campaign.yaml      the campaign: targets, indicators, boards, light rules, registers
  counties/*.yaml    one file per county, park and city level, and one for the whole
  units/*.yaml       what a responsible unit keeps itself; the file's name is its id in campaign.yaml
  projects/*.yaml    one file per project, in folders if you like
  deals/*.yaml       deals of investment attraction, one file per channel
  reserve/*.yaml     reserved projects, one file per county
  bulletins/*.md     one file per bulletin
  pages/*.md         pages of explanation
  releases/ID/       how a bulletin was released and what was sealed; written by tongbao release
```

The id of a county, project, bulletin or page is its file name: lower-case letters, digits and single hyphens.
Of YAML only the plain part is used: keys and values, lists, quotes, comments. Anchors, aliases, tags and further documents
are refused. What is not filled in is not zero: figures can be `not-reported`, `not-applicable` or `not-public`.
Everything counts by its date: a bulletin sees the records on or before its cut-off; a project whose actual start is later has
not started in it. What is marked as offices only, and entries and files that say `audience: offices`, appear only in the site made by
`tongbao build --audience offices`; a public build drops them after the checks, from counts and lists as well as from pages.
On a site in two languages (`languages: [zh-CN, en]`) every text may be `{zh-CN: 中文, en: English}`; one that is not translated is shown
as it is written first. A translated bulletin or page stands beside its original, such as `bulletins/ID.en.md`, and is text alone: the
front matter stands in the original.
Run `tongbao check` when done: it lists every problem at once with file, line, column and the way out.
",
);

const INDICATORS: Label = label(
    "\n## 指标和范围\n
目标、榜单、亮灯和正文里用编号指指标：下列台账指标由项目记录算出；`series`、`measures`、`ratios` 里登记的也是指标。
范围写作 `whole`、`county:编号`、`set:编号`、`fund:编号`、`unit:编号`；后三种可加 `@县区编号`。

| 编号 | 台账指标 |\n| --- | --- |\n",
    "\n## Indicators and scopes\n
Targets, boards, lights and prose name indicators by id: the ledger indicators below, computed from the projects' records, and
those declared in `series`, `measures` and `ratios`. A scope is `whole`, `county:ID`, `set:ID`, `fund:ID` or `unit:ID`; the
last three may be narrowed with `@COUNTY`.

| id | ledger indicator |\n| --- | --- |\n",
);

const PROSE: Label = label(
    "\n## 正文\n
通报正文用 Markdown 写。第一个标题之前是导语；`## 标题 {#章节}` 给某一章补上文字，章节有
`statistics` `projects` `attraction` `rankings` `lists` `problems` `next`；专报（`kind: special`）的章节有 `moved` `reports` `red` `asks`。
正文里的数字用引用写，就不会与表格矛盾：

| 写法 | 得到 |\n| --- | --- |
| `{{ completion-rate }}` | 76.9% |
| `{{ completion-rate county:编号 number }}` | 76.9 |
| `{{ gap words }}` | 快于时序进度1.9个百分点 |
| `{{ fai-growth words }}` | 同比增长5.2% |
| `{{ start-rate set:编号 words }}` | 全部开工，或 开工率88.3% |
| `{{ completed change }}` | 较上期增加46.30亿元 |
| `{{ completion-rate sentence }}` | 一整句 |
| `{{ list unstarted set:编号 }}` | 项目名单；还有 `lagging` `stopped` |
| `{{ name county:编号 }}` | 带链接的名称 |
| `{{ rank 榜单 county:编号 }}` | 位次 |

直接写在正文里的数字若与数据不符，`tongbao check` 会同时列出两个数。
",
    "\n## Prose\n
Bulletins are written in Markdown. Text before the first heading joins the lead; `## title {#section}` adds text to a section,
one of `statistics` `projects` `attraction` `rankings` `lists` `problems` `next`; of a special report (`kind: special`) one of `moved`
`reports` `red` `asks`. Figures in prose are written as references, so
that they cannot contradict the tables:

| written | becomes |\n| --- | --- |
| `{{ completion-rate }}` | 76.9% |
| `{{ completion-rate county:ID number }}` | 76.9 |
| `{{ gap words }}` | 快于时序进度1.9个百分点 |
| `{{ fai-growth words }}` | 同比增长5.2% |
| `{{ start-rate set:ID words }}` | 全部开工, or 开工率88.3% |
| `{{ completed change }}` | 较上期增加46.30亿元 |
| `{{ completion-rate sentence }}` | a whole sentence |
| `{{ list unstarted set:ID }}` | names of projects; also `lagging`, `stopped` |
| `{{ name county:ID }}` | the name, linked |
| `{{ rank BOARD county:ID }}` | the place |

A figure typed into prose that contradicts the data is reported by `tongbao check` with both numbers.
",
);
