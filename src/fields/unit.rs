//! `units/*.yaml`: what a responsible unit keeps itself; and the reports that units and counties owe alike.

use super::matter::{OFFICE_NOTE, UPDATE};
use super::{Field, Kind, Registry, Schema, label};

/// A file of `units/`, named by the unit's id.
pub static UNIT: Schema = Schema {
    label: label("责任单位", "unit"),
    fields: &[
        Field::optional("tasks", label("任务清单", "tasks"), Kind::List(&Kind::Record(&TASK)), label("工作台账：逐项任务、期限和状态", "the unit's ledger: each task with deadline and state"), ""),
        Field::optional("reports", label("工作报告", "reports"), Kind::List(&Kind::Record(&REPORT)), label("有这一项的单位才计入报送情况；一份未报的写 []", "only units that have this list are held to it; [] where none was sent"), ""),
        Field::optional("deductions", label("考核扣分", "deductions"), Kind::List(&Kind::Record(&super::DEDUCTION)), label("逐项写明日期和原因", "each with its day and reason"), ""),
        Field::optional("exemptions", label("免列黑榜", "exemptions"), Kind::List(&Kind::Record(&super::BOARD_EXEMPTION)), label("逐项写明期限和原因", "each with its time and reason"), ""),
    ],
};

static TASK: Schema = Schema {
    label: label("任务", "task"),
    fields: &[
        Field::required("id", label("编号", "id"), Kind::Id, label("在本文件内不重复", "unique in this file"), "t1"),
        Field::required("title", label("任务", "title"), Kind::Text, label("一句话说清做什么", "what is to be done, in a sentence"), "完成管网改造招标"),
        Field::required("raised", label("下达日期", "set on"), Kind::Date, label("哪天列入台账", "when it was entered"), "2030-07-20"),
        Field::optional("deadline", label("完成期限", "deadline"), Kind::Date, label("过期未完成即为逾期", "overdue when not done by then"), "2030-09-30"),
        Field::optional("action", label("所属行动", "action"), Kind::Ref(Registry::Action), label("在 campaign.yaml 登记", "declared in campaign.yaml"), "construction"),
        OFFICE_NOTE,
        Field::optional("updates", label("办理情况", "updates"), Kind::List(&Kind::Record(&UPDATE)), label("按日期从早到晚", "from early to late"), ""),
    ],
};

/// A report that was due on one of the campaign's days.
pub(super) static REPORT: Schema = Schema {
    label: label("工作报告", "report"),
    fields: &[
        Field::required("due", label("报送日", "due"), Kind::Date, label("campaign.yaml 的 reports 所列的一天", "a day of `reports` in campaign.yaml"), "2030-07-31"),
        Field::optional("sent", label("报出日期", "sent"), Kind::Date, label("报送日当天或之前为按期；未报不填", "in time on the day or before; left out while it was not sent"), "2030-07-30"),
    ],
};
