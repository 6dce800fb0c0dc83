//! The catalogue of problems in Chinese.

use super::Problem;

/// What is wrong.
pub(super) fn message(problem: &Problem) -> String {
    match problem {
        Problem::NotUtf8 { looks_like: Some(name) } => format!("文件不是 UTF-8 编码，看起来是 {name}"),
        Problem::NotUtf8 { looks_like: None } => "文件不是 UTF-8 编码".into(),
        Problem::ByteOrderMark => "文件开头有字节顺序标记（BOM）".into(),
        Problem::FileTooLarge { megabytes, limit } => format!("文件有 {megabytes} MB，超过上限 {limit} MB"),
        Problem::SymbolicLink => "这是一个符号链接，不予跟随".into(),
        Problem::UnexpectedFile { .. } => "这里不应有这种文件，它没有被读取".into(),
        Problem::BadFileName { name } => format!("文件名 `{name}` 不能用作编号"),
        Problem::MissingFile { what } => format!("缺少{}", what.zh),
        Problem::YamlSyntax { detail } => format!("YAML 语法不通：{detail}"),
        Problem::FullWidthPunctuation { found, instead } => format!("用了全角符号 `{found}`，应为半角 `{instead}`"),
        Problem::TabIndent => "用制表符（Tab）缩进".into(),
        Problem::DuplicateKey { key } => format!("键 `{key}` 重复出现"),
        Problem::Anchor => "不接受 YAML 锚点（&）".into(),
        Problem::Alias => "不接受 YAML 别名（*）".into(),
        Problem::Tag => "不接受 YAML 标签（!）".into(),
        Problem::SeveralDocuments => "一个文件里有多个 YAML 文档".into(),
        Problem::TooDeep { limit } => format!("嵌套超过 {limit} 层"),
        Problem::BadCharacter { code } => format!("含有看不见或会改变文字方向的字符 U+{code:04X}"),
        Problem::UnknownKey { key, .. } => format!("不认识的键 `{key}`"),
        Problem::MissingKey { key, label } => format!("缺少必填项 `{key}`（{}）", label.zh),
        Problem::WrongType { expected, found } => format!("应为{}，这里是{}", expected.zh, found.zh),
        Problem::EmptyValue { label } => format!("{}是空的", label.zh),
        Problem::FullWidthDigit { found } => format!("数字 `{found}` 用了全角字符"),
        Problem::ThousandsSeparator { found } => format!("数字 `{found}` 里有千位分隔符或空格"),
        Problem::UnitInNumber { found, .. } => format!("数字 `{found}` 里带了单位"),
        Problem::LeadingZero { found } => format!("数字 `{found}` 以 0 开头"),
        Problem::TooPrecise { found, decimals } => format!("`{found}` 的小数超过 {decimals} 位"),
        Problem::TooLarge { found } => format!("`{found}` 大得不合理"),
        Problem::NotANumber { found, expected } => format!("`{found}` 不是{}", expected.zh),
        Problem::OutOfRange { found, range } => format!("`{found}` 超出范围：{}", range.zh),
        Problem::BadDate { found } => format!("`{found}` 不是有效日期"),
        Problem::BadPeriod { found } => format!("`{found}` 不是有效月份"),
        Problem::BadId { found } => format!("`{found}` 不能用作编号"),
        Problem::BadChoice { found, .. } => format!("`{found}` 不在可选值之内"),
        Problem::TextTooLong { limit } => format!("文字超过 {limit} 个字符"),
        Problem::UnknownId { registry, id, .. } => format!("没有编号为 `{id}` 的{}", registry.label().zh),
        Problem::BadScope { found } => format!("`{found}` 不是有效的范围"),
        Problem::ScopeNotSupported { indicator, scope } => format!("指标 `{indicator}` 不能用于范围 `{scope}`"),
        Problem::DuplicateId { id } => format!("编号 `{id}` 重复"),
        Problem::DuplicateName { name } => format!("名称“{name}”重复"),
        Problem::DuplicateEntry { what } => format!("{what} 重复填报"),
        Problem::WholeMissing => "没有 `level: whole` 的文件（全市合计）".into(),
        Problem::WholeTwice => "`level: whole`（全市合计）的文件不止一个".into(),
        Problem::CountyIsWhole { id } => format!("`{id}` 是全市合计，项目不能归属它"),
        Problem::BoardWeights { sum } => format!("各项权重之和为 {sum}，不是 100"),
        Problem::BoardItems { count } => format!("按指标值排名的榜单应恰有 1 项指标，这里有 {count} 项"),
        Problem::LightGap { from, to } => format!("亮灯规则有空档：{from} 到 {to} 之间没有颜色"),
        Problem::LightOverlap { at } => format!("亮灯规则有重叠：{at} 处有两种颜色"),
        Problem::BadCurve { reason } => format!("时序曲线不完整：{}", reason.zh),
        Problem::DatesReversed { first, second } => format!("日期颠倒：{first} 晚于 {second}"),
        Problem::NoPlan { year } => format!("{year} 年没有年度计划"),
        Problem::PlanZero => "年度计划投资为 0".into(),
        Problem::PlanWithoutReason => "年度计划调整没有写明原因".into(),
        Problem::CumulativeFell { before, after } => format!("累计数由 {before} 降为 {after}，但没有核减说明"),
        Problem::NotInDateOrder { before, after } => format!("记录没有按日期排列：{after} 写在 {before} 之后"),
        Problem::SpentBeforeStart { amount } => format!("已完成投资 {amount} 万元，但项目未开工"),
        Problem::StartedWithoutDate { stage } => format!("阶段已是“{stage}”，但没有实际开工日期"),
        Problem::RateAbove150 { rate } => format!("投资完成率达到 {rate}%，超过 150%"),
        Problem::TenThousandSlip { amount, plan } => {
            format!("数额 {amount} 万元与年度计划 {plan} 万元相差近一万倍，像是元与万元弄混")
        }
        Problem::PlanAboveTotal { plan, total } => format!("年度计划 {plan} 万元大于总投资 {total} 万元"),
        Problem::NoFrontMatter => "文件开头没有 `---` 之间的信息栏".into(),
        Problem::NoBulletin => "一期通报也没有".into(),
        Problem::BulletinWithoutData { cutoff } => format!("截至 {cutoff}，没有任何项目记录"),
        Problem::CutoffOutsidePeriod { cutoff, period } => format!("截止日期 {cutoff} 不在 {period} 这个月内"),
        Problem::IssuedBeforeCutoff { issued, cutoff } => format!("印发日期 {issued} 早于截止日期 {cutoff}"),
        Problem::BulletinOrder { number, before } => format!("期号 {number} 没有接在上一期 {before} 之后"),
        Problem::UnknownSection { found, .. } => format!("没有名为 `{found}` 的章节"),
        Problem::BrokenReference { found, reason } => format!("引用 `{found}` 找不到数字：{}", reason.zh),
        Problem::ProseContradictsData { printed, data, indicator, scope, is_rounding } => {
            let kind = if *is_rounding { "四舍五入有差" } else { "不一致" };
            format!("正文写的 {printed} 与数据 {data} {kind}（{scope}{indicator}）")
        }
        Problem::UnsafeLink { target } => format!("链接 `{target}` 不安全"),
        Problem::BrokenLink { target } => format!("链接 `{target}` 没有对应的页面"),
        Problem::BrokenAnchor { target } => format!("链接 `{target}` 所指的位置在页面里不存在"),
        Problem::ThemeUnknown { name } => format!("没有名为 `{name}` 的主题"),
        Problem::ThemeContract { found, supported } => {
            format!("主题按第 {found} 版约定编写，本程序支持第 {supported} 版")
        }
        Problem::TemplateError { detail } => format!("模板有误：{detail}"),
        Problem::TemplateMissing { name } => format!("缺少模板 `{name}`"),
    }
}

/// What to do about it.
pub(super) fn hint(problem: &Problem) -> String {
    match problem {
        Problem::NotUtf8 { .. } => "在编辑器里选“另存为”，编码选 UTF-8".into(),
        Problem::ByteOrderMark => "内容照常读取；另存为“UTF-8 无 BOM”即可消除".into(),
        Problem::FileTooLarge { .. } => "按项目、县（区）拆成单独的文件；附件不要放在这里".into(),
        Problem::SymbolicLink => "把文件本身复制到这里".into(),
        Problem::UnexpectedFile { expected } => format!("这里只读取 {expected}；其他文件请移走"),
        Problem::BadFileName { .. } | Problem::BadId { .. } => {
            "编号只用小写英文字母、数字和连字符，如 `xiangshan-wind`，不超过 64 个字符".into()
        }
        Problem::MissingFile { .. } => "用 `tongbao new` 可以得到一套可用的样例".into(),
        Problem::YamlSyntax { .. } => "检查这一行及上一行的缩进、冒号后的空格和引号是否成对".into(),
        Problem::FullWidthPunctuation { .. } => "键名后用半角冒号加空格，列表用半角逗号；文字内容里可以用全角标点".into(),
        Problem::TabIndent => "改用空格缩进，每层两个".into(),
        Problem::DuplicateKey { .. } => "保留一处，删去其余".into(),
        Problem::Anchor | Problem::Alias | Problem::Tag => "把值直接写出来；若是文字，请加引号".into(),
        Problem::SeveralDocuments => "删去多余的 `---`，每个文件只写一份".into(),
        Problem::TooDeep { .. } => "检查括号和缩进".into(),
        Problem::BadCharacter { .. } => "删掉后重新输入这一处（多半是从网页或表格粘贴带来的）".into(),
        Problem::UnknownKey { nearest: Some(nearest), .. } => format!("是不是 `{nearest}`？"),
        Problem::UnknownKey { nearest: None, .. } => "可用的键见 content/README.md".into(),
        Problem::MissingKey { key, .. } => format!("补上 `{key}:`"),
        Problem::WrongType { .. } => "写法见 content/README.md".into(),
        Problem::EmptyValue { .. } => "填上内容，或删去这一行；未报送写 `not-reported`（限数值项）".into(),
        Problem::FullWidthDigit { .. } => "改成半角数字".into(),
        Problem::ThousandsSeparator { .. } => "只写数字，不加逗号和空格".into(),
        Problem::UnitInNumber { unit, .. } => format!("只写数字；这一项的单位是{}", unit.zh),
        Problem::LeadingZero { .. } => "去掉前面的 0".into(),
        Problem::TooPrecise { .. } => "减少小数位数；请核对是否把单位弄错".into(),
        Problem::TooLarge { .. } => "请核对单位：金额一律以万元填写".into(),
        Problem::NotANumber { .. } => "只用半角数字、小数点和负号；未报送写 `not-reported`（限可注明状态的数值项）".into(),
        Problem::OutOfRange { .. } => "请核对".into(),
        Problem::BadDate { .. } => "写成 `2023-07-31` 的形式，且当月确有这一天".into(),
        Problem::BadPeriod { .. } => "写成 `2023-07` 的形式".into(),
        Problem::BadChoice { allowed, nearest: Some(nearest), .. } => format!("是不是 `{nearest}`？可选：{allowed}"),
        Problem::BadChoice { allowed, nearest: None, .. } => format!("可选：{allowed}"),
        Problem::TextTooLong { .. } => "写短一些，或把详情写进说明页".into(),
        Problem::UnknownId { nearest: Some(nearest), .. } => format!("是不是 `{nearest}`？"),
        Problem::UnknownId { registry, nearest: None, .. } => format!("先在{}中登记", registry.home().zh),
        Problem::BadScope { .. } => {
            "范围写作 whole、county:编号、set:编号、fund:编号、unit:编号，可加 @县区编号".into()
        }
        Problem::ScopeNotSupported { .. } => "统计指标和填报总量只能用于全市或县（区）；台账指标可用于任何范围".into(),
        Problem::DuplicateId { .. } => "改用不同的编号".into(),
        Problem::DuplicateName { .. } => "若是同一项目，请合并；若不是，请把名称写得有区别".into(),
        Problem::DuplicateEntry { .. } => "同一时点只保留一条".into(),
        Problem::WholeMissing => "在 content/counties/ 里放一个 `level: whole` 的文件".into(),
        Problem::WholeTwice => "只保留一个".into(),
        Problem::CountyIsWhole { .. } => "填项目所在的县（区）、园区或市本级".into(),
        Problem::BoardWeights { .. } => "调整权重，使其合计为 100".into(),
        Problem::BoardItems { .. } => "只留一项，或写 `score: weighted`".into(),
        Problem::LightGap { .. } | Problem::LightOverlap { .. } => {
            "每个数值都要恰好落在一条规则里：上一条的 `below` 应等于下一条的 `at_least`".into()
        }
        Problem::BadCurve { .. } => "even 不需要点；monthly 写 12 个逐月百分数；milestones 写若干日期和百分数，只升不降".into(),
        Problem::DatesReversed { .. } => "核对两个日期".into(),
        Problem::NoPlan { year } => format!("在 `plans` 里写明 {year} 年的计划"),
        Problem::PlanZero => "若当年无任务可忽略；完成率将显示为“—”，不参加排名".into(),
        Problem::PlanWithoutReason => "给这条调整加上 `reason:`".into(),
        Problem::CumulativeFell { .. } => "若属核减，加上 `correction: 原因`；否则核对两次填报".into(),
        Problem::NotInDateOrder { .. } => "按日期从早到晚排列".into(),
        Problem::SpentBeforeStart { .. } => "补上 `start.actual`，或核对完成投资".into(),
        Problem::StartedWithoutDate { .. } => "补上 `start.actual`，否则按未开工统计".into(),
        Problem::RateAbove150 { .. } => "核对计划与完成数；计划有调整的，请在 `plans` 中补记".into(),
        Problem::TenThousandSlip { .. } => "金额一律以万元填写".into(),
        Problem::PlanAboveTotal { .. } => "核对总投资和年度计划".into(),
        Problem::NoFrontMatter => "第一行写 `---`，填好各项后再写一行 `---`，然后是正文".into(),
        Problem::NoBulletin => "在 content/bulletins/ 里放一个文件，如 2023-07.md".into(),
        Problem::BulletinWithoutData { .. } => "核对截止日期，或补报项目记录".into(),
        Problem::CutoffOutsidePeriod { .. } => "核对 `cutoff` 与 `period`".into(),
        Problem::IssuedBeforeCutoff { .. } => "核对 `issued` 与 `cutoff`".into(),
        Problem::BulletinOrder { .. } => "期号随截止日期递增，不重复".into(),
        Problem::UnknownSection { nearest: Some(nearest), .. } => format!("是不是 `{nearest}`？"),
        Problem::UnknownSection { nearest: None, .. } => {
            "章节有 statistics、projects、attraction、rankings、lists、problems、next".into()
        }
        Problem::BrokenReference { .. } => "写法：{{ 指标 [范围] [形式] }}，见 content/README.md".into(),
        Problem::ProseContradictsData { .. } => "改用 {{ }} 引用数据，正文就不会与表格矛盾".into(),
        Problem::UnsafeLink { .. } => "只用 http、https、mailto 链接，或本站的相对地址".into(),
        Problem::BrokenLink { .. } => "链接从本站根目录写起，如 projects/编号.html".into(),
        Problem::BrokenAnchor { .. } => "核对 # 后面的名字".into(),
        Problem::ThemeUnknown { .. } => "主题放在 themes/ 下的同名文件夹里；省略 --theme 则用自带主题".into(),
        Problem::ThemeContract { .. } => "按 themes/README.md 更新主题，并改写 theme.yaml 的 contract".into(),
        Problem::TemplateError { .. } => "模板可用的名字见 themes/README.md".into(),
        Problem::TemplateMissing { .. } => "从自带主题复制一份再改".into(),
    }
}

