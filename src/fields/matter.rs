//! What has an owner, a deadline and updates: a project's problems.

use super::{Choice, Field, Kind, Registry, Schema, choice, label};

pub(super) static PROBLEM: Schema = Schema {
    label: label("问题", "problem"),
    fields: &[
        Field::required("id", label("编号", "id"), Kind::Id, label("在本项目内不重复", "unique within the project"), "p1"),
        Field::required("title", label("问题", "title"), Kind::Text, label("一句话说清卡在哪里", "what is stuck, in a sentence"), "输电线路路径未确定"),
        Field::required("raised", label("提出日期", "raised"), Kind::Date, label("哪天提出", "when it was raised"), "2030-07-10"),
        Field::required("owner", label("负责单位", "owner"), Kind::Ref(Registry::Unit), label("由谁解决", "who is to solve it"), "grid"),
        Field::optional("deadline", label("办结期限", "deadline"), Kind::Date, label("过期未解决即为逾期", "overdue when not solved by then"), "2030-08-31"),
        Field::optional("updates", label("办理情况", "updates"), Kind::List(&Kind::Record(&UPDATE)), label("按日期从早到晚", "from early to late"), ""),
        OFFICE_NOTE,
        Field::audience(),
    ],
};

/// What offices note on an entry for themselves.
pub(super) const OFFICE_NOTE: Field = Field::optional("office_note", label("内部说明", "note for offices"), Kind::Text, label("涉及人员、价格、谈判等不宜公开的情况", "what is not for publication: persons, prices, negotiations"), "补偿价格仍在协商").office_only();

pub(super) static UPDATE: Schema = Schema {
    label: label("办理情况", "update"),
    fields: &[
        Field::required("on", label("日期", "on"), Kind::Date, label("哪天", "when"), "2030-08-02"),
        Field::required("state", label("状态", "state"), Kind::Choice(STATES), label("办到哪一步", "how far it is"), "in-hand"),
        Field::optional("note", label("说明", "note"), Kind::Text, label("一句话", "a sentence"), "已协调两家单位"),
    ],
};

/// States of a problem.
pub(super) static STATES: &[Choice] =
    &[choice("open", "待办", "open"), choice("in-hand", "办理中", "in hand"), choice("solved", "已解决", "solved")];
