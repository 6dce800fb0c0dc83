//! Approvals before construction and the papers of the statistics register: what the campaign declares, and how far a project is.

use super::{Field, Kind, Registry, Schema, label};

/// An entry of `approvals` in `campaign.yaml`.
pub(super) static DECLARED: Schema = Schema {
    label: label("审批事项", "approval"),
    fields: &[
        Field::required("id", label("编号", "id"), Kind::Id, label("在本表内不重复", "unique in this list"), "land"),
        Field::required("name", label("名称", "name"), Kind::Text, label("页面上的名称，宜短", "name on the pages, short if possible"), "用地"),
        Field::required("authority", label("审批单位", "authority"), Kind::Ref(Registry::Unit), label("由谁办", "who grants it"), "land-office"),
        Field::optional("limit_days", label("办理时限", "limit"), Kind::Integer(1, 3650), label("自受理起的自然日；超过即为超时限", "calendar days from the application; longer is over the limit"), "45"),
    ],
};

/// An entry of `approvals` in a project's file.
pub(super) static APPROVAL: Schema = Schema {
    label: label("审批进展", "approval"),
    fields: &[
        Field::required("approval", label("审批事项", "approval"), Kind::Ref(Registry::Approval), label("只写这一项表示需要办、尚未受理", "alone it means: needed and not yet applied for"), "land"),
        Field::optional("needed", label("需要办理", "needed"), Kind::Bool, label("不需要的填 false；缺省 true", "false when it is not needed; default true"), "true"),
        Field::optional("applied", label("受理日期", "applied"), Kind::Date, label("哪天受理", "when it was applied for"), "2030-04-10"),
        Field::optional("done", label("办结日期", "done"), Kind::Date, label("哪天办结", "when it was granted"), "2030-05-20"),
        Field::optional("stuck", label("受阻", "stuck"), Kind::Record(&STUCK), label("卡住的起止和原因；办结即止", "since when and why; it ends with the grant"), ""),
        Field::optional("authority", label("审批单位", "authority"), Kind::Ref(Registry::Unit), label("与 campaign.yaml 所列不同时填", "where it is another than the campaign's"), "land-office"),
    ],
};

static STUCK: Schema = Schema {
    label: label("受阻", "stuck"),
    fields: &[
        Field::required("since", label("受阻起日", "since"), Kind::Date, label("自哪一天", "since when"), "2030-05-06"),
        Field::optional("until", label("解除日期", "until"), Kind::Date, label("当天起不再受阻", "from this day on it is not stuck"), "2030-06-01"),
        Field::required("reason", label("原因", "reason"), Kind::Text, label("一句话", "a sentence"), "用地指标未落实"),
    ],
};

/// `entry` in a project's file.
pub(super) static ENTRY: Schema = Schema {
    label: label("入库资料", "papers for the register"),
    fields: &[
        Field::required("papers", label("资料", "papers"), Kind::List(&Kind::Record(&PAPER)), label("逐份填写", "one by one"), ""),
    ],
};

static PAPER: Schema = Schema {
    label: label("资料", "paper"),
    fields: &[
        Field::required("paper", label("资料", "paper"), Kind::Ref(Registry::EntryPaper), label("只写这一项表示需要、尚未备齐", "alone it means: needed and not yet ready"), "contract"),
        Field::optional("needed", label("需要", "needed"), Kind::Bool, label("不需要的填 false；缺省 true", "false when it is not needed; default true"), "true"),
        Field::optional("ready", label("备齐日期", "ready"), Kind::Date, label("哪天备齐", "when it was ready"), "2030-06-12"),
    ],
};
