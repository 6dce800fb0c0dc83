//! The catalogue of problems in Chinese.

mod hint;

pub(super) use hint::hint;

use super::{PhraseFault, Problem};

/// What is wrong.
pub(super) fn message(problem: &Problem) -> String {
    match problem {
        Problem::NotUtf8 { looks_like: Some(name) } => format!("文件不是 UTF-8 编码，看起来是 {name} 编码"),
        Problem::NotUtf8 { looks_like: None } => "文件不是 UTF-8 编码".into(),
        Problem::ByteOrderMark => "文件开头有 BOM（字节顺序标记）".into(),
        Problem::FileTooLarge { megabytes, limit } => format!("文件有 {megabytes} MB，超过上限 {limit} MB"),
        Problem::SymbolicLink => "这是符号链接（快捷方式），不予读取".into(),
        Problem::UnexpectedFile { .. } => "此处不应有这个文件，没有读取".into(),
        Problem::BadFileName { name } => format!("文件名 `{name}` 不能用作编号"),
        Problem::MissingFile { what } => format!("缺少{}", what.zh),
        Problem::YamlSyntax { detail } => format!("格式有误：{}", detail.zh),
        Problem::JoinedLines => "这一行与上一行连成了一个值".into(),
        Problem::FullWidthPunctuation { found: '\u{3000}', .. } => "用了全角空格".into(),
        Problem::FullWidthPunctuation { found: '\u{A0}', .. } => "用了不换行空格（U+00A0）".into(),
        Problem::FullWidthPunctuation { found, instead } => format!("用了 `{found}`，应为半角 `{instead}`"),
        Problem::TabIndent => "用了制表符（Tab）缩进".into(),
        Problem::DuplicateKey { key } => format!("键 `{key}` 重复"),
        Problem::Anchor => "`&` 开头是 YAML 锚点，这里不接受".into(),
        Problem::Alias => "`*` 开头是 YAML 别名，这里不接受".into(),
        Problem::Tag => "`!` 开头是 YAML 标签，这里不接受".into(),
        Problem::SeveralDocuments => "一个文件里有 `---` 分开的几份内容".into(),
        Problem::TooDeep { limit } => format!("括号或缩进嵌套超过 {limit} 层"),
        Problem::BadCharacter { code: 0x0D } => "换行符是单独的回车（旧式 Mac 格式）".into(),
        Problem::BadCharacter { code } => format!("这里有看不见的字符 U+{code:04X}"),
        Problem::LookAlikeCharacter { found, instead } => {
            format!("“{found}”（U+{:04X}）是部首或兼容字符，不是“{instead}”", u32::from(*found))
        }
        Problem::TooManyProblems { limit } => format!("这个文件的问题超过 {limit} 处，其余没有列出"),
        Problem::UnknownKey { key, .. } => format!("没有 `{key}` 这个键"),
        Problem::MissingKey { key, label } => format!("缺少必填项 `{key}`（{}）", label.zh),
        Problem::WrongType { expected, found, value } if value.is_empty() => {
            format!("应为{}，这里是{}", expected.zh, found.zh)
        }
        Problem::WrongType { expected, found, value } => {
            format!("应为{}，这里是{} `{value}`", expected.zh, found.zh)
        }
        Problem::EmptyValue { label } => format!("“{}”没有内容", label.zh),
        Problem::FullWidthDigit { found } => format!("数字 `{found}` 用了全角字符"),
        Problem::ThousandsSeparator { found } => format!("数字 `{found}` 里有逗号或空格"),
        Problem::UnitInNumber { found, .. } => format!("数字 `{found}` 里带了单位"),
        Problem::LeadingZero { found } => format!("数字 `{found}` 以 0 开头"),
        Problem::TooPrecise { found, decimals: 0 } => format!("`{found}` 不是整数"),
        Problem::TooPrecise { found, decimals } => format!("`{found}` 的小数超过 {decimals} 位"),
        Problem::TooLarge { found } => format!("`{found}` 大得不合理"),
        Problem::NotANumber { found, expected } => format!("`{found}` 不是{}", expected.zh),
        Problem::OutOfRange { found, low, high } => match (low, high) {
            (Some(low), Some(high)) => format!("`{found}` 不在 {low} 到 {high} 之间"),
            (Some(0), None) => format!("`{found}` 是负数"),
            (Some(low), None) => format!("`{found}` 小于 {low}"),
            (None, Some(high)) => format!("`{found}` 大于 {high}"),
            (None, None) => format!("`{found}` 超出范围"),
        },
        Problem::BadDate { found } => format!("`{found}` 不是日期"),
        Problem::BadPeriod { found } => format!("`{found}` 不是月份"),
        Problem::BadId { found } => format!("`{found}` 不能用作编号"),
        Problem::BadChoice { found, .. } => format!("`{found}` 不是可选的词"),
        Problem::TextTooLong { limit } => format!("文字超过 {limit} 个字符"),
        Problem::UnknownId { registry, id, .. } => format!("没有编号为 `{id}` 的{}", registry.label().zh),
        Problem::BadScope { found } => format!("`{found}` 不是统计范围"),
        Problem::ScopeNotSupported { indicator, scope } => format!("指标 `{indicator}` 没有 `{scope}` 的数字"),
        Problem::UnknownProblem { project, id } => format!("项目 `{project}` 没有编号为 `{id}` 的问题"),
        Problem::DuplicateId { id } => format!("编号 `{id}` 重复"),
        Problem::DuplicateName { name } => format!("名称“{name}”重复"),
        Problem::DuplicateEntry { what } => format!("`{what}` 重复填写"),
        Problem::WholeMissing => "没有 `level: whole` 的文件（全市合计）".into(),
        Problem::WholeTwice => "`level: whole`（全市合计）的文件不止一个".into(),
        Problem::CountyIsWhole { id } => format!("`{id}` 是全市合计，不能当作县（区）"),
        Problem::ReportDayUnknown { due } => format!("{due} 不是报送日"),
        Problem::ReportsElsewhere { reason } => format!("工作报告不应填在这里：{}", reason.zh),
        Problem::BoardWeights { sum } => format!("各项权重之和为 {sum}，不是 100"),
        Problem::BoardItems { count } => format!("按指标值排名的榜单应恰有 1 项指标，这里有 {count} 项"),
        Problem::BoardIndicator { indicator } => format!("`{indicator}` 不是百分数，不能直接加权计分"),
        Problem::BoardMismatch { board } => format!("榜单 `{board}` 不能用在这里"),
        Problem::LightIndicator { indicator } => format!("项目亮灯不能依据 `{indicator}`"),
        Problem::LightGap { from, to } => format!("亮灯规则有空档：{from} 到 {to} 之间没有颜色"),
        Problem::LightOverlap { at } => format!("亮灯规则有重叠：{at} 处有两种颜色"),
        Problem::BoundsReversed { low, high } => format!("下限 {low} 不低于上限 {high}，没有数值落在这条规则里"),
        Problem::BadCurve { reason } => format!("时序曲线有误：{}", reason.zh),
        Problem::DatesReversed { first, second } => format!("日期颠倒：{first} 晚于 {second}"),
        Problem::NoPlan { year } => format!("没有 {year} 年的年度计划"),
        Problem::PlanZero => "年度计划投资为 0".into(),
        Problem::PlanWithoutReason => "年度计划调整没有写明原因".into(),
        Problem::CumulativeFell { before, after } => format!("累计数由 {before} 降为 {after}，但没有核减说明"),
        Problem::NotInDateOrder { before, after } => format!("记录没有按日期排列：{after} 写在 {before} 之后"),
        Problem::SpentBeforeStart { amount } => format!("累计完成投资 {amount} 万元，但截至当日项目未开工"),
        Problem::StartedWithoutDate { stage } => format!("已填“{stage}”，但截至当日项目未开工"),
        Problem::RateAbove150 { rate } => format!("投资完成率达到 {rate}%，超过 150%"),
        Problem::TenThousandSlip { amount, plan } => {
            format!("{amount} 万元与年度计划 {plan} 万元相差太大，可能把元填成了万元")
        }
        Problem::PlanAboveTotal { plan, total } => format!("年度计划 {plan} 万元大于总投资 {total} 万元"),
        Problem::PaidAboveInPlace { paid, in_place } => format!("累计支付 {paid} 万元大于累计到位 {in_place} 万元"),
        Problem::FundsDisagree { total, sum } => format!("累计到位资金 {total} 万元，而各类资金到位相加为 {sum} 万元"),
        Problem::BadScopeChange { reason } => format!("范围变动有误：{}", reason.zh),
        Problem::SuccessorOutside { project, set, on } => {
            format!("`{project}` 接替拆分的项目，但 {on} 不在集合 `{set}` 里")
        }
        Problem::MilestoneAfterFinish { planned, finish } => format!("节点计划日期 {planned} 晚于计划竣工 {finish}"),
        Problem::NotNeededButDated => "写明不需要办理，却填了办理情况".into(),
        Problem::NoFrontMatter => "文件开头没有用两行 `---` 围起的信息栏".into(),
        Problem::NoBulletin => "一期通报也没有".into(),
        Problem::BulletinWithoutData { cutoff } => format!("截至 {cutoff}，没有任何项目记录"),
        Problem::CutoffOutsidePeriod { cutoff, period } => format!("截止日期 {cutoff} 不在 {period} 这个月内"),
        Problem::IssuedBeforeCutoff { issued, cutoff } => format!("印发日期 {issued} 早于截止日期 {cutoff}"),
        Problem::BulletinOrder { number, before } => format!("期号 {number} 不大于上一期的期号 {before}"),
        Problem::StageFell { stage } => format!("阶段 {stage} 在前一个阶段之前"),
        Problem::MeasureSource { reason } => format!("总量的取数方式不对：{}", reason.zh),
        Problem::MeasureCounted { measure } => format!("{measure} 由台账计数，不能再填报"),
        Problem::AsksOutsideSpecial => "月度通报里没有提请事项这一项".into(),
        Problem::LanguageTwice => "language 和 languages 都写了".into(),
        Problem::StrayTranslation { reason } => format!("这个译文文件用不上：{}", reason.zh),
        Problem::UnknownSection { found, .. } => format!("没有名为 `{found}` 的章节"),
        Problem::BrokenReference { found, reason } => format!("引用 `{found}` 写法有误：{}", reason.zh),
        Problem::ProseContradictsData { printed, data, indicator, scope, is_rounding } => {
            let kind = if *is_rounding { "四舍五入有差" } else { "不一致" };
            format!("正文写的 {printed} 与数据 {data} {kind}（{scope}{indicator}）")
        }
        Problem::UnsafeLink { target } => format!("链接 `{target}` 不安全"),
        Problem::BrokenLink { target } => format!("链接 `{target}` 没有对应的页面"),
        Problem::BrokenAnchor { target } => format!("链接 `{target}` 所指的位置在页面里不存在"),
        Problem::BadDigest { found } => format!("`{found}` 不是摘要"),
        Problem::ReleaseWithoutBulletin { id } => format!("没有 `{id}` 这期通报，却有它的发布记录"),
        Problem::ReleaseOrder { found, expected } => format!("步骤次序不对：这里应为{}，却是{}", expected.zh, found.zh),
        Problem::IssuedTooEarly { on, issued } => format!("印发于 {on}，早于通报的成文日期 {issued}"),
        Problem::SameOffice { first, second } if first == second => format!("编制和审核是同一家：{first}"),
        Problem::SameOffice { first, second } => format!("编制的“{first}”和审核的“{second}”像是同一家"),
        Problem::ApprovalsDiffer { step } => format!("{}所见与编制的不是同一份", step.zh),
        Problem::StaleApproval { step } => format!("{}之后内容又有改动，此前的步骤作废", step.zh),
        Problem::NoSecrecyReview => "印发前没有对这份内容的保密审查记录".into(),
        Problem::SealsAndSteps { issued, seals } => format!("印发 {issued} 次，封存 {seals} 次，两者不符"),
        Problem::SealBroken { seal, what } => format!("第 {seal} 次封存不成立：{}", what.zh),
        Problem::ChainBroken { reason } => format!("封存链断了：{}", reason.zh),
        Problem::RevisionNumber { found, expected } => format!("更正指向第 {found} 次封存，应为第 {expected} 次"),
        Problem::SealWithoutRevision { seal } => format!("第 {seal} 次封存没有更正记录"),
        Problem::RevisionUnapproved { seal } => format!("通往第 {seal} 次封存的更正还没有印发"),
        Problem::RevisionMismatch { row, recorded, actual, .. } => {
            format!("更正记录与实际改动不符：{row}，记录为{recorded}，实际为{actual}")
        }
        Problem::SealedFigureChanged { row, old, new } => {
            format!("已封存的数据变了：{row}，印发时为{old}，现在为{new}")
        }
        Problem::ThemeUnknown { name } => format!("没有名为 `{name}` 的主题"),
        Problem::ThemeContract { found, supported } => {
            format!("主题按第 {found} 版约定编写，本程序支持第 {supported} 版")
        }
        Problem::TemplateError { detail } => format!("模板有误：{}", detail.trim_end_matches('.')),
        Problem::BadPhrase { phrase, fault } => match fault {
            PhraseFault::Missing => format!("缺少语句 `{phrase}`"),
            PhraseFault::Unknown => format!("没有名为 `{phrase}` 的语句"),
            PhraseFault::Placeholder { text, .. } => format!("语句 `{phrase}` 里的 `{text}` 不是它的空位"),
            PhraseFault::Dropped { name } => format!("语句 `{phrase}` 缺少空位 `{{{name}}}`"),
            PhraseFault::Markup { sign } => format!("语句 `{phrase}` 里有 `{sign}`"),
        },
    }
}
