//! What a county's or unit's file says about boards besides its figures: points taken, exemptions.

use super::{Field, Kind, Registry, Schema, label};

/// Points taken from a board's score.
pub static DEDUCTION: Schema = Schema {
    label: label("扣分", "deduction"),
    fields: &[
        Field::required("board", label("榜单", "board"), Kind::Ref(Registry::Board), label("计分的榜单（weighted、minmax）", "a scored board"), "assessment"),
        Field::required("on", label("日期", "on"), Kind::Date, label("自这一天起计入，至当年底", "counts from this day until the end of its year"), "2030-08-05"),
        Field::required("points", label("分数", "points"), Kind::Number, label("不为负；0 为通报不扣分", "not negative; 0 says it without taking any"), "1.5"),
        Field::required("reason", label("原因", "reason"), Kind::Text, label("公布在榜单下", "published below the board"), "未按期报送半月报"),
    ],
};

/// Kept from a board's black list.
pub static BOARD_EXEMPTION: Schema = Schema {
    label: label("免列黑榜", "exemption"),
    fields: &[
        Field::required("board", label("榜单", "board"), Kind::Ref(Registry::Board), label("有红黑榜的榜单", "a board with red and black lists"), "assessment"),
        Field::required("on", label("起始日期", "on"), Kind::Date, label("自这一天起", "from this day"), "2030-08-05"),
        Field::optional("until", label("截止日期", "until"), Kind::Date, label("缺省不限", "default: without end"), "2030-09-30"),
        Field::required("reason", label("原因", "reason"), Kind::Text, label("公布在榜单下", "published below the board"), "受灾停工，市政府同意"),
    ],
};
