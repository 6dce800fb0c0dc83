//! Who answers for what: actions, named leaders, the parts of their work on a project, and finance that is sought.

use super::{Field, Kind, Registry, Schema, label};

pub(super) static ACTION: Schema = Schema {
    label: label("攻坚行动", "action"),
    fields: &[
        Field::required("id", label("编号", "id"), Kind::Id, label("在本表内不重复", "unique in this list"), "construction"),
        Field::required("name", label("名称", "name"), Kind::Text, label("页面上的名称", "name on the pages"), "项目建设推进"),
        Field::required("clause", label("方案出处", "clause"), Kind::Text, label("方案的哪一部分", "where the plan states it"), "二（二）"),
        Field::required("aim", label("要做到什么", "aim"), Kind::Paragraph, label("用自己的话说，一两句", "in your own words, a sentence or two"), "按时序推进重点项目，提高开工率和资金到位率。"),
        Field::required("units", label("责任单位", "units"), Kind::List(&Kind::Ref(Registry::Unit)), label("方案点名的单位", "the units the plan names"), "[water, housing]"),
        Field::optional("targets", label("目标", "targets"), Kind::List(&Kind::Ref(Registry::Target)), label("由这项行动完成的目标", "the targets it is to reach"), "[fai-q3]"),
        Field::optional("sets", label("项目集合", "sets"), Kind::List(&Kind::Ref(Registry::Set)), label("其中的项目都属这项行动", "their projects are the action's"), "[city-key]"),
        Field::optional("sectors", label("行业", "sectors"), Kind::List(&Kind::Ref(Registry::Sector)), label("其中的项目都属这项行动", "their projects are the action's"), "[water]"),
    ],
};

/// An id with a name: a leader's office, a part of the work on a project.
pub(super) static OFFICE: Schema = Schema {
    label: label("包抓领导", "leader"),
    fields: &[
        Field::required("id", label("编号", "id"), Kind::Id, label("在本表内不重复", "unique in this list"), "deputy-industry"),
        Field::required("name", label("职务", "office"), Kind::Text, label("只写职务，不写姓名", "an office, never a name"), "分管工业副市长"),
    ],
};

pub(super) static PART: Schema = Schema {
    label: label("推进机制", "arrangement"),
    fields: &[
        Field::required("id", label("编号", "id"), Kind::Id, label("在本表内不重复", "unique in this list"), "team"),
        Field::required("name", label("名称", "name"), Kind::Text, label("页面上的名称", "name on the pages"), "一个专班"),
    ],
};

pub(super) static FINANCE_STAGE: Schema = Schema {
    label: label("融资阶段", "stage of finance"),
    fields: &[
        Field::required("id", label("编号", "id"), Kind::Id, label("在本表内不重复", "unique in this list"), "offered"),
        Field::required("name", label("名称", "name"), Kind::Text, label("页面上的名称", "name on the pages"), "已推送"),
        Field::optional("ended", label("不再需要", "ended"), Kind::Bool, label("到此阶段即不再列入需求；缺省 false", "a need in it is no longer one; default false"), "true"),
    ],
};

/// A part of the work on a project, said for that project.
pub(super) static ARRANGEMENT: Schema = Schema {
    label: label("推进机制", "arrangement"),
    fields: &[
        Field::required("part", label("哪一项", "part"), Kind::Ref(Registry::Arrangement), label("在 campaign.yaml 登记", "declared in campaign.yaml"), "team"),
        Field::required("text", label("内容", "text"), Kind::Text, label("一句话，不写姓名", "a sentence, without names of people"), "行业部门牵头、县区配合"),
    ],
};

/// A step in finding finance.
pub(super) static FINANCE: Schema = Schema {
    label: label("融资需求", "finance sought"),
    fields: &[
        Field::required("purpose", label("用途", "purpose"), Kind::Text, label("用途相同的各条是同一需求的先后几步", "entries with one purpose are the steps of one need"), "设备采购"),
        Field::required("amount", label("金额", "amount"), Kind::Amount, label("万元，仍需的", "万元, still sought"), "5000").or_state(),
        Field::required("stage", label("阶段", "stage"), Kind::Ref(Registry::FinanceStage), label("在 campaign.yaml 登记", "declared in campaign.yaml"), "offered"),
        Field::required("since", label("自何日", "since"), Kind::Date, label("哪天进入这一阶段", "when it came to this stage"), "2030-08-01"),
        Field::optional("bank_note", label("对接记录", "note for banks"), Kind::Text, label("仅供机关使用，不公开", "for offices only, never published"), "已与两家银行会谈").office_only(),
    ],
};
