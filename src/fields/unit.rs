//! `units/*.yaml`: what a responsible unit keeps itself; and the reports that units and counties owe alike.

use super::{Field, Kind, Schema, label};

/// A file of `units/`, named by the unit's id.
pub static UNIT: Schema = Schema {
    label: label("责任单位", "unit"),
    fields: &[
        Field::optional("reports", label("工作报告", "reports"), Kind::List(&Kind::Record(&REPORT)), label("有这一项的单位才计入报送情况；一份未报的写 []", "only units that have this list are held to it; [] where none was sent"), ""),
        Field::optional("deductions", label("考核扣分", "deductions"), Kind::List(&Kind::Record(&super::DEDUCTION)), label("逐项写明日期和原因", "each with its day and reason"), ""),
        Field::optional("exemptions", label("免列黑榜", "exemptions"), Kind::List(&Kind::Record(&super::BOARD_EXEMPTION)), label("逐项写明期限和原因", "each with its time and reason"), ""),
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
