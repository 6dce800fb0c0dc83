//! Ways out of problems, in Chinese.

use crate::diagnostic::{PhraseFault, Problem, suggest};

/// What to do about it.
pub(in crate::diagnostic) fn hint(problem: &Problem) -> String {
    match problem {
        Problem::NotUtf8 { .. } => "在编辑器里另存为 UTF-8 编码".into(),
        Problem::ByteOrderMark => "内容已照常读取；另存为不带 BOM 的 UTF-8，就不再提示".into(),
        Problem::FileTooLarge { .. } => "一个项目一个文件；附件不要放在 content/ 里".into(),
        Problem::SymbolicLink => "把文件本身复制到这里".into(),
        Problem::UnexpectedFile { expected } => format!("此处只放 {expected}；请移走或改名"),
        Problem::BadFileName { .. } | Problem::BadId { .. } => {
            "编号只用小写英文字母、数字和连字符，如 `east-wind`，不超过 64 个字符；`index` 是总页的名字".into()
        }
        Problem::MissingFile { .. } => "可用 `tongbao new` 生成一套样例，再照着补上".into(),
        Problem::YamlSyntax { .. } => "每项写成“键: 值”，冒号后空一格，同一层左对齐；值里有特殊符号时整个加引号".into(),
        Problem::JoinedLines => "若是另一项，请与同层的键对齐并写冒号；若是一段长文字，请写在一行或加引号".into(),
        Problem::FullWidthPunctuation { found: '\u{3000}' | '\u{A0}', .. } => "改成普通的半角空格".into(),
        Problem::FullWidthPunctuation { instead: ':', .. } => "键与值之间用半角冒号加一个空格，如 `name: 名称`".into(),
        Problem::FullWidthPunctuation { instead: ',', .. } => "列表写成 `[a, b]`，用半角逗号隔开".into(),
        Problem::FullWidthPunctuation { instead, .. } => format!("切换到英文输入法，改成 `{instead}`"),
        Problem::TabIndent => "改用空格缩进，每层两个空格；连续几行都要改".into(),
        Problem::DuplicateKey { .. } => "保留一处，删去其余".into(),
        Problem::Anchor | Problem::Alias | Problem::Tag => "若是文字，给整个值加引号；否则把值直接写出来".into(),
        Problem::SeveralDocuments => "删去中间的 `---`；一个文件只写一份内容".into(),
        Problem::TooDeep { .. } => "检查有没有多余的括号或缩进".into(),
        Problem::BadCharacter { code: 0x0D } => "在编辑器里把换行格式改为 LF 或 CRLF".into(),
        Problem::LookAlikeCharacter { instead, .. } => format!("改成“{instead}”；多半是从 PDF 粘贴带来的"),
        Problem::TooManyProblems { .. } => "先改前面列出的，再检查一次".into(),
        Problem::BadCharacter { .. } => "删去这一处再重新输入；多半是从网页或表格粘贴带来的".into(),
        Problem::UnknownKey { nearest: Some(nearest), .. } => format!("是不是 `{nearest}`？"),
        Problem::UnknownKey { nearest: None, .. } => "可用的键见 content/README.md；不需要就删去这一行".into(),
        Problem::MissingKey { key, .. } => format!("在这里补一行 `{key}: …`"),
        Problem::WrongType { expected, .. } if expected.en == "a list" => {
            "每行一条，以 `- ` 开头；或写成 `[a, b]`".into()
        }
        Problem::WrongType { expected, .. } if expected.en == "a single value" => "值写在冒号后面的同一行".into(),
        Problem::WrongType { .. } => "下面另起几行，缩进后写“键: 值”".into(),
        Problem::EmptyValue { .. } => "填上内容，或删去这一行；数值未报送的写 `not-reported`".into(),
        Problem::FullWidthDigit { .. } => "改成半角数字".into(),
        Problem::ThousandsSeparator { .. } => "只写数字，不加逗号和空格".into(),
        Problem::UnitInNumber { unit, .. } => format!("只写数字，按{}填写", unit.zh),
        Problem::LeadingZero { .. } => "去掉前面的 0".into(),
        Problem::TooPrecise { decimals: 0, .. } => "填整数，不带小数".into(),
        Problem::TooPrecise { .. } => "减少小数位数，并核对单位：金额以万元填写".into(),
        Problem::TooLarge { .. } => "核对数字和单位：金额以万元填写".into(),
        Problem::NotANumber { .. } => "只写半角数字、小数点和负号；未报送的完成数、统计数写 `not-reported`".into(),
        Problem::OutOfRange { .. } => "核对后改正".into(),
        Problem::BadDate { found } => match (suggest::date(found), suggest::days_of_month(found)) {
            (Some(right), _) => format!("写成 `{right}`"),
            (None, Some(days)) => format!("这个月只有 {days} 天"),
            (None, None) => "写成 `2030-07-31` 的形式，年、月、日齐全".into(),
        },
        Problem::BadPeriod { found } => match suggest::period(found) {
            Some(right) => format!("写成 `{right}`"),
            None => "写成 `2030-07` 的形式".into(),
        },
        Problem::BadChoice { allowed, nearest: Some(nearest), .. } => format!("是不是 `{nearest}`？可选：{allowed}"),
        Problem::BadChoice { allowed, nearest: None, .. } => format!("可选：{allowed}"),
        Problem::TextTooLong { .. } => "写短一些，或把详情写进说明页".into(),
        Problem::UnknownId { nearest: Some(nearest), .. } => format!("是不是 `{nearest}`？"),
        Problem::UnknownId { registry, nearest: None, .. } => format!("先在{}中登记", registry.home().zh),
        Problem::BadScope { .. } => {
            "写成 whole、county:编号、set:编号、fund:编号或 unit:编号；后三种可再加 @县区编号".into()
        }
        Problem::ScopeNotSupported { .. } => {
            "统计指标和填报总量只有全市和县（区）的数字，报送指标另有责任单位的数字；其他范围请用项目台账的指标".into()
        }
        Problem::UnknownProblem { .. } => "填该项目文件 problems 里的编号；只针对项目的，不填 problem".into(),
        Problem::DuplicateId { .. } => "改用不同的编号".into(),
        Problem::DuplicateName { .. } => "若是同一个，请合并；若不是，请把名称写得有区别".into(),
        Problem::DuplicateEntry { .. } => "只保留一处".into(),
        Problem::WholeMissing => "在 content/counties/ 里放一个 `level: whole` 的文件".into(),
        Problem::WholeTwice => "只保留一个".into(),
        Problem::CountyIsWhole { .. } => "填县（区）、园区或市本级的编号；统计范围要全市的，写 `whole`".into(),
        Problem::ReportDayUnknown { .. } => "填 campaign.yaml 的 reports 所列日期，或先在那里登记".into(),
        Problem::ReportsElsewhere { .. } => "删去这里的 `reports`".into(),
        Problem::BoardWeights { .. } => "调整权重，使其合计为 100".into(),
        Problem::BoardItems { .. } => "只留一项，或写 `score: weighted`".into(),
        Problem::BoardIndicator { .. } => {
            "加权计分用完成率、增速、比率等百分数；其他指标先折算再计分，写 `score: minmax`".into()
        }
        Problem::BoardMismatch { .. } => {
            "扣分只用于计分的榜单（weighted、minmax）；县（区）文件填县（区）榜，单位文件填单位榜".into()
        }
        Problem::LightIndicator { .. } => {
            "改用 gap（较时序进度）、completion-rate（投资完成率）或 completed（累计完成投资）".into()
        }
        Problem::LightGap { .. } | Problem::LightOverlap { .. } => {
            "每个数值都要恰好落在一条规则里：上一条的 `below` 应等于下一条的 `at_least`".into()
        }
        Problem::BoundsReversed { .. } => "对调或改正上下限".into(),
        Problem::BadCurve { .. } => {
            "even 不再写百分数；monthly 写 12 个逐月百分数；milestones 写若干节点；百分数只升不降".into()
        }
        Problem::DatesReversed { .. } => "核对两个日期".into(),
        Problem::NoPlan { year } => format!("在 `plans` 里加一条 `from` 在 {year} 年的计划"),
        Problem::PlanZero => "当年没有任务的可不改；完成率显示为“—”，不参加排名".into(),
        Problem::PlanWithoutReason => "给这条调整加上 `reason:`".into(),
        Problem::CumulativeFell { .. } => "若属核减，在这条记录里加 `correction: 原因`；否则核对前后两次填报".into(),
        Problem::NotInDateOrder { .. } => "按日期从早到晚排列".into(),
        Problem::SpentBeforeStart { .. } => "补上或核对 `start` 的 `actual`（实际开工日期），或核对完成数".into(),
        Problem::StartedWithoutDate { .. } => {
            "补上或核对 `start` 的 `actual`（实际开工日期）；不补则按未开工统计".into()
        }
        Problem::RateAbove150 { .. } => "核对计划与完成数；计划调整过的，在 `plans` 里补一条".into(),
        Problem::TenThousandSlip { .. } => "金额以万元填写：1 亿元写 `10000`".into(),
        Problem::PlanAboveTotal { .. } => "核对总投资和年度计划".into(),
        Problem::PaidAboveInPlace { .. } => "核对到位与支付：支付的应先到位".into(),
        Problem::FundsDisagree { .. } => "核对同一天的合计与各类资金".into(),
        Problem::BadScopeChange { .. } => {
            "纳入与退出交替填写；拆分写 `change: split` 和 `into: [项目编号]`，集合列在 `sets` 里".into()
        }
        Problem::SuccessorOutside { .. } => "在接替项目的 `sets` 和 `scope` 里写上同一集合和纳入日期".into(),
        Problem::MilestoneAfterFinish { .. } => "节点由竣工倒排；核对两个日期".into(),
        Problem::NotNeededButDated => "不需要的，只留 `needed: false`；需要的，删去 `needed: false`".into(),
        Problem::NoFrontMatter => "第一行写 `---`，填好各项后再写一行 `---`，然后是正文".into(),
        Problem::NoBulletin => "在 content/bulletins/ 里放一个文件，如 2030-07.md".into(),
        Problem::BulletinWithoutData { .. } => "核对截止日期，或补报项目记录".into(),
        Problem::CutoffOutsidePeriod { .. } => "核对 `cutoff` 与 `period`".into(),
        Problem::IssuedBeforeCutoff { .. } => "核对 `issued` 与 `cutoff`".into(),
        Problem::BulletinOrder { .. } => "期号随截止日期递增，不能重复".into(),
        Problem::StageFell { .. } => "各阶段按 campaign.yaml 里的先后填写；没有成的项目写 `ended`".into(),
        Problem::MeasureSource { .. } => "核对 `from` 和它下面的各项；详见 content/README.md".into(),
        Problem::MeasureCounted { .. } => "删去这一条，把变化写进台账；或者去掉该总量的 `from`".into(),
        Problem::LanguageTwice => "一种语言写 language，两种语言只写 languages".into(),
        Problem::StrayTranslation { .. } => {
            "译文写在同名文件旁的 `编号.语言.md` 里，只写正文；语言须列入 site.yaml 的 languages，且不是第一种".into()
        }
        Problem::AsksOutsideSpecial => "是专报就写 `kind: special`；否则把事项写进正文".into(),
        Problem::UnknownSection { nearest: Some(nearest), .. } => format!("是不是 `{nearest}`？"),
        Problem::UnknownSection { nearest: None, .. } => {
            "写成 `## 标题 {#编号}`，编号有 statistics、projects、attraction、rankings、lists、problems、next；专报为 moved、reports、red、asks".into()
        }
        Problem::BrokenReference { .. } => {
            "写成 `{{ 指标 范围 形式 }}`，如 `{{ gap county:编号 words }}`；详见 content/README.md".into()
        }
        Problem::ProseContradictsData { .. } => "改用 {{ }} 引用数据，正文就不会与表格矛盾".into(),
        Problem::UnsafeLink { .. } => "只用 http、https、mailto 链接，或本站的相对地址".into(),
        Problem::BrokenLink { .. } => "链接从本站根目录写起，如 projects/编号.html".into(),
        Problem::BrokenAnchor { .. } => "核对 # 后面的名字".into(),
        Problem::BadDigest { .. } => "摘要是 64 位小写十六进制数，由 `tongbao release` 写入，不要手写".into(),
        Problem::ReleaseWithoutBulletin { .. } => "文件夹名是通报的编号；印发过的通报不能删去，请把文件放回 bulletins/".into(),
        Problem::ReleaseOrder { .. } => "依次为编制、审核、印发，一步也不能少；删去这一步，用 `tongbao release` 重做".into(),
        Problem::IssuedTooEarly { .. } => "发布日期不能倒签；改正成文日期，或在那一天再印发".into(),
        Problem::SameOffice { .. } => "由另一家审核；若确是两家，请写能分得开的名称".into(),
        Problem::ApprovalsDiffer { .. } => "各步必须看的是同一份；从编制起重做".into(),
        Problem::StaleApproval { .. } => "用 `tongbao release` 从编制起重做；在此之前本期仍算草稿".into(),
        Problem::NoSecrecyReview => "先用 `tongbao release 编号 --secrecy 结论` 记下，再印发".into(),
        Problem::SealsAndSteps { .. } => "封存只由 `tongbao release 编号 --step issued` 写入；从版本库找回原记录".into(),
        Problem::SealBroken { .. } | Problem::ChainBroken { .. } => {
            "封存的文件一个字节也不能改；从版本库或归档包找回原文件".into()
        }
        Problem::RevisionNumber { .. } => "每次更正对应下一次封存，依次为 2、3、4……".into(),
        Problem::SealWithoutRevision { .. } => "每次重新封存都要写明改了什么、为什么；从版本库找回".into(),
        Problem::RevisionUnapproved { .. } => "用 `tongbao release` 重新编制、审核、印发；要撤回就恢复数据并删去这条更正".into(),
        Problem::RevisionMismatch { .. } => "更正记录须与改动一一相符；删去它，用 `tongbao release 编号 --revise` 重新列出".into(),
        Problem::SealedFigureChanged { .. } => {
            "确需更正的，用 `tongbao release 编号 --revise`；误改的请恢复".into()
        }
        Problem::ThemeUnknown { .. } => "主题放在 themes/ 下的同名文件夹里；省略 --theme 则用自带主题".into(),
        Problem::ThemeContract { .. } => "按 themes/README.md 更新主题，并改写 theme.yaml 的 contract".into(),
        Problem::TemplateError { .. } => "模板可用的名字见 themes/README.md".into(),
        Problem::BadPhrase { fault, .. } => match fault {
            PhraseFault::Missing | PhraseFault::Unknown => {
                "名字与自带主题的 phrases/ 一致，见 themes/README.md".into()
            }
            PhraseFault::Placeholder { known, .. } if known.is_empty() => "这一句没有空位，去掉花括号".into(),
            PhraseFault::Placeholder { known, .. } => format!("可用的空位：{}", known.join("、")),
            PhraseFault::Dropped { .. } => "每个空位至少写一次".into(),
            PhraseFault::Markup { .. } => "语句是纯文字，不能有 <、>、&".into(),
        },
    }
}
