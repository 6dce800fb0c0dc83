//! What a project's file says about money by kind and about the sets it came into and left.

use super::{Choice, Field, Kind, Registry, Schema, choice, label};

/// A dated state of one kind of funds.
pub(super) static FUND_RECORD: Schema = Schema {
    label: label("资金记录", "record of funds"),
    fields: &[
        Field::required("as_of", label("截至日期", "as of"), Kind::Date, label("从早到晚", "from early to late"), "2030-07-31"),
        Field::required("in_place", label("累计到位", "in place"), Kind::Amount, label("万元，本类资金自 1 月起累计", "万元, of this kind, cumulative since January"), "5000").or_state(),
        Field::optional("paid", label("累计支付", "paid"), Kind::Amount, label("万元，本类资金自 1 月起累计", "万元, of this kind, cumulative since January"), "3200").or_state(),
        Field::optional("correction", label("核减说明", "correction"), Kind::Text, label("累计数下降时必填", "needed when a cumulative value falls"), "收回结余资金"),
    ],
};

/// A change of what a set holds.
pub(super) static SCOPE_CHANGE: Schema = Schema {
    label: label("范围变动", "change of scope"),
    fields: &[
        Field::required("set", label("项目集合", "set"), Kind::Ref(Registry::Set), label("须在 sets 里列出", "one of the project's `sets`"), "city-key"),
        Field::required("on", label("日期", "on"), Kind::Date, label("自这一天起", "from this day on"), "2030-06-20"),
        Field::required("change", label("变动", "change"), Kind::Choice(CHANGES), label("纳入、退出或打包拆分", "entered, left or split"), "entered"),
        Field::required("reason", label("原因", "reason"), Kind::Text, label("一句话", "a sentence"), "中期增补"),
        Field::optional("into", label("接替项目", "into"), Kind::List(&Kind::Ref(Registry::Project)), label("拆分或打包后接替它的项目", "the projects that take its place"), "[east-road, west-road]"),
    ],
};

/// Ways in and out of a set.
static CHANGES: &[Choice] =
    &[choice("entered", "纳入", "entered"), choice("left", "退出", "left"), choice("split", "打包拆分", "split or merged")];
