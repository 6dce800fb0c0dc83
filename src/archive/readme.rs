//! What a person reads first in a bundle: `README.txt` and `data/program/PROGRAM.txt`, Chinese above English.

use super::about::{About, Kind};
use crate::fields::{Label, label};
use crate::model::Audience;

const README: &str = include_str!("README.txt");

/// The licence of the program and its theme.
pub(super) const LICENCE: &str = include_str!("../../LICENSE");

const ONE_ISSUE: Label = label(
    "本期的网页是 data/site/bulletins/{id}.html 和 data/site/bulletins/{id}/；其余是采集时的整个网站，使链接都能打开",
    "the pages of this issue are data/site/bulletins/{id}.html and data/site/bulletins/{id}/; the rest is the whole site as it stood, so that every link leads somewhere",
);
const ALL_ISSUES: Label = label("整个专栏，共 {count} 期", "the whole site, {count} issues");
const GIVEN: Label = label("{captured}", "{captured}");
const DERIVED: Label = label(
    "{captured}（未另行记录，按网站上最后一期的日期）",
    "{captured} (not recorded; the day of the last issue stands for it)",
);
const OWN_ADDRESS: Label = label("{address}", "{address}");
const EXAMPLE: Label = label(
    "{address}（网站未写明网址，这是不存在的示例网址）",
    "{address} (the site states no address; this is an example that does not exist)",
);
const WITH_INPUTS: Label = label(
    "data/inputs/      原始数据、主题和签发记录，可能含不公开的内容：本包供内部存档，不得公开",
    "data/inputs/      data, theme and release records, which may hold what is not public: this bundle is for offices",
);
const WITHOUT_INPUTS: Label = label(
    "（不含原始数据：本包可以公开，不能由包内数据重新生成网站）",
    "(without the inputs: this bundle may be made public, and the site cannot be made again from it)",
);
const REMAKE: Label = label(
    "（由 data/inputs 重新生成整个网站，逐字节比较）",
    "(makes the whole site again from data/inputs and compares every byte)",
);
const REMAKE_ELSEWHERE: Label = label(
    "tongbao verify 本文件夹 --inputs 存有 content 的文件夹      （重新生成网站并比较）",
    "tongbao verify THIS-FOLDER --inputs FOLDER-WITH-CONTENT      (makes the site again and compares)",
);

/// `README.txt`.
pub(super) fn readme(about: &About) -> String {
    let choose = |is: bool, yes: Label, no: Label| if is { yes } else { no };
    let audience = Audience::from_id(&about.audience).unwrap_or_default().label();
    let texts = [
        ("scope", choose(about.kind == Kind::Bulletin, ONE_ISSUE, ALL_ISSUES)),
        ("captured", choose(about.captured_is_given, GIVEN, DERIVED)),
        ("address", choose(about.address_is_example, EXAMPLE, OWN_ADDRESS)),
        ("inputs", choose(about.has_inputs, WITH_INPUTS, WITHOUT_INPUTS)),
        ("remake", choose(about.has_inputs, REMAKE, REMAKE_ELSEWHERE)),
        ("audience", audience),
    ];
    let mut pairs: Vec<(String, &str)> = Vec::new();
    for (name, text) in texts {
        pairs.push((format!("{name}_zh"), text.zh));
        pairs.push((format!("{name}_en"), text.en));
    }
    let count = about.issues.len().to_string();
    let facts = [
        ("title", about.title.as_str()),
        ("site", &about.site),
        ("publisher", &about.publisher),
        ("id", &about.id),
        ("published", &about.published),
        ("captured", &about.captured),
        ("address", &about.address),
        ("program", &about.program),
        ("theme", &about.theme),
        ("start", &about.start),
        ("count", &count),
    ];
    let chosen = fill(README, &|name| pairs.iter().find(|(own, _)| own == name).map(|(_, text)| *text));
    fill(&chosen, &|name| facts.iter().find(|(own, _)| *own == name).map(|(_, text)| *text))
}

/// Puts values in the place of `{name}`; a name without a value stays, and values are not looked into.
fn fill<'v>(template: &str, value: &dyn Fn(&str) -> Option<&'v str>) -> String {
    let mut text = String::with_capacity(template.len() * 2);
    let mut parts = template.split('{');
    text.push_str(parts.next().unwrap_or_default());
    for part in parts {
        match part.split_once('}').and_then(|(name, rest)| Some((value(name)?, rest))) {
            Some((value, rest)) => {
                text.push_str(value);
                text.push_str(rest);
            }
            None => {
                text.push('{');
                text.push_str(part);
            }
        }
    }
    text
}

/// `data/program/PROGRAM.txt`.
pub(super) fn program(about: &About) -> String {
    let (program, theme) = (&about.program, &about.theme);
    format!(
        "{program}\n\n\
         本包由 {program} 用主题 {theme} 生成。程序和自带主题按 LICENSE.txt 许可；网页不依赖程序，也不从其他网站取用任何文件。\n\
         同一版本的程序用同样的原始数据总是生成同样的字节；比较时请用同一版本。\n\n\
         This bundle was made by {program} with the theme {theme}. The program and its own theme are under the licence in LICENSE.txt.\n\
         The pages need no program and fetch nothing from other hosts. The same version makes the same bytes from the same inputs;\n\
         use the same version to compare.\n"
    )
}
