//! `meetings/*.yaml` and `inspections/*.yaml`: what was decided and what was found, by whom it is to be settled and by when.

use super::matter::{OFFICE_NOTE, UPDATE};
use super::{Field, Kind, Registry, Schema, label};

/// A file of `meetings/`.
pub static MEETING: Schema = Schema {
    label: label("协调推进会议", "coordination meeting"),
    fields: &[
        Field::required("title", label("名称", "title"), Kind::Text, label("会议名称", "its title"), "7月项目协调推进会议"),
        Field::required("held", label("日期", "held"), Kind::Date, label("召开日期；截止日在此前的通报看不到它", "a bulletin with an earlier cut-off does not see it"), "2030-07-20"),
        Field::optional("chair", label("主持", "chair"), Kind::Text, label("只写职务，不写姓名", "an office, never a name"), "分管副市长"),
        Field::optional("place", label("地点", "place"), Kind::Text, label("需要时填", "where needed"), "市政务中心"),
        Field::required("decisions", label("议定事项", "decisions"), Kind::List(&Kind::Record(&DECISION)), label("逐项写明责任单位和期限", "each with its owner and deadline"), ""),
        Field::audience(),
    ],
};

static DECISION: Schema = Schema {
    label: label("议定事项", "decision"),
    fields: &[
        Field::required("id", label("编号", "id"), Kind::Id, label("在本次会议内不重复", "unique within the meeting"), "d1"),
        Field::required("title", label("事项", "title"), Kind::Text, label("做什么，一句话", "what is to be done, in a sentence"), "月底前确定线路路径"),
        Field::required("owner", label("责任单位", "owner"), Kind::Ref(Registry::Unit), label("由谁办", "who is to do it"), "grid"),
        Field::optional("deadline", label("办结期限", "deadline"), Kind::Date, label("过期未办结即为逾期", "overdue when not settled by then"), "2030-08-31"),
        Field::optional("answers", label("针对问题", "answers"), Kind::Record(&ANSWERS), label("为哪个项目、哪个问题而定", "the project, and its problem, that it answers"), ""),
        Field::optional("updates", label("办理情况", "updates"), Kind::List(&Kind::Record(&UPDATE)), label("按日期从早到晚", "from early to late"), ""),
        OFFICE_NOTE,
        Field::audience(),
    ],
};

static ANSWERS: Schema = Schema {
    label: label("针对问题", "answers"),
    fields: &[
        Field::required("project", label("项目", "project"), Kind::Ref(Registry::Project), label("项目文件的编号", "id of the project's file"), "north-water"),
        Field::optional("problem", label("问题", "problem"), Kind::Id, label("该项目 problems 里的编号", "an id of its `problems`"), "p1"),
    ],
};

/// A file of `inspections/`.
pub static INSPECTION: Schema = Schema {
    label: label("检查", "inspection"),
    fields: &[
        Field::required("title", label("名称", "title"), Kind::Text, label("检查名称", "its title"), "汛期在建项目安全检查"),
        Field::required("on", label("日期", "on"), Kind::Date, label("检查日期；截止日在此前的通报看不到它", "a bulletin with an earlier cut-off does not see it"), "2030-07-26"),
        Field::required("by", label("检查单位", "by"), Kind::Ref(Registry::Unit), label("由谁检查", "who inspected"), "emergency"),
        Field::required("kind", label("类别", "kind"), Kind::Ref(Registry::InspectionKind), label("在 campaign.yaml 登记", "declared in campaign.yaml"), "safety"),
        Field::optional("scope", label("检查范围", "scope"), Kind::Text, label("查了哪些，一句话", "what was looked at, in a sentence"), "抽查在建项目 12 个"),
        Field::required("findings", label("发现问题", "findings"), Kind::List(&Kind::Record(&FINDING)), label("没有发现问题写 []", "[] when nothing was found"), ""),
        Field::audience(),
    ],
};

static FINDING: Schema = Schema {
    label: label("发现问题", "finding"),
    fields: &[
        Field::required("id", label("编号", "id"), Kind::Id, label("在本次检查内不重复", "unique within the inspection"), "f1"),
        Field::required("title", label("问题", "title"), Kind::Text, label("发现了什么，一句话", "what was found, in a sentence"), "基坑临边防护不到位"),
        Field::optional("project", label("项目", "project"), Kind::Ref(Registry::Project), label("项目文件的编号", "id of the project's file"), "north-water"),
        Field::optional("county", label("县（区）", "county"), Kind::Ref(Registry::County), label("不针对某个项目时填", "where it is about no single project"), "jia"),
        Field::optional("grade", label("等级", "grade"), Kind::Ref(Registry::InspectionGrade), label("在 campaign.yaml 登记", "declared in campaign.yaml"), "general"),
        Field::required("owner", label("整改责任单位", "owner"), Kind::Ref(Registry::Unit), label("由谁督促整改", "who sees to it"), "housing"),
        Field::optional("deadline", label("整改期限", "deadline"), Kind::Date, label("过期未整改即为逾期", "overdue when not settled by then"), "2030-08-10"),
        Field::optional("updates", label("整改情况", "updates"), Kind::List(&Kind::Record(&UPDATE)), label("按日期从早到晚", "from early to late"), ""),
        OFFICE_NOTE,
        Field::audience(),
    ],
};

/// A rule of management that a project has put in place.
pub(super) static SYSTEM: Schema = Schema {
    label: label("管理制度", "management rule"),
    fields: &[
        Field::required("system", label("制度", "rule"), Kind::Ref(Registry::System), label("在 campaign.yaml 登记", "declared in campaign.yaml"), "tender"),
        Field::required("since", label("落实日期", "since"), Kind::Date, label("自哪一天起", "since when"), "2030-03-01"),
    ],
};
