//! Supervision: what a class of projects is supervised for, why a project has not started, and exemptions.

use super::{Choice, Field, Kind, Registry, Schema, choice, label};

/// `unstarted` in a project's file.
pub(super) static UNSTARTED: Schema = Schema {
    label: label("未开工原因分类", "class of the reason"),
    fields: &[
        Field::required("reason", label("原因类别", "class of the reason"), Kind::Ref(Registry::UnstartedReason), label("在 campaign.yaml 登记；开工后可保留", "declared in campaign.yaml; it may stay after the start"), "land"),
    ],
};

/// An entry of `exemptions` in a project's file.
pub(super) static EXEMPTION: Schema = Schema {
    label: label("豁免", "exemption"),
    fields: &[
        Field::required("from", label("豁免事项", "from"), Kind::Choice(EXEMPT_FROM), label("不再列入哪个名单", "which list it leaves"), "lagging"),
        Field::required("reason", label("原因", "reason"), Kind::Text, label("一句话，会公布", "a sentence; it is published"), "汛期停工，经同意顺延"),
        Field::required("on", label("起始日期", "on"), Kind::Date, label("自这一天起", "from this day"), "2030-08-01"),
        Field::required("until", label("截止日期", "until"), Kind::Date, label("到这一天止，含当日", "to this day, which still counts"), "2030-10-31"),
    ],
};

static EXEMPT_FROM: &[Choice] = &[
    choice("lagging", "滞后名单", "list of what lags"),
    choice("start", "应开未开名单", "list of missed starts"),
    choice("report", "未报送名单", "list of late reports"),
];

/// `supervision` of a class.
pub(super) static KINDS: &[Choice] =
    &[choice("continuing", "续建", "continuing"), choice("new", "新建", "new"), choice("proposed", "拟建", "proposed")];
