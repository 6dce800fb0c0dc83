//! The texts of help and of mistakes in arguments, in both languages side by side.

use tongbao::fields::{Label, label};

pub(super) const TEMPLATE: Label =
    label("{about}\n\n用法：{usage}\n\n{all-args}{after-help}", "{about}\n\nUsage: {usage}\n\n{all-args}{after-help}");

pub(super) const ABOUT: Label = label(
    "通报：由项目台账和通报正文生成可公开发布的网站",
    "tongbao (通报): makes a public web site from project ledgers and the texts of bulletins",
);
pub(super) const USAGE: Label = label("tongbao [选项] <命令>", "tongbao [OPTIONS] <COMMAND>");
pub(super) const EXAMPLES: Label = label(
    "示例：\n  tongbao new 攻坚             新建一套可用的样例\n  tongbao check --root 攻坚    检查，列出全部问题\n  tongbao build --root 攻坚    生成网站，放在 攻坚/output\n\n退出码：0 正常；1 内容或主题有问题；2 无法完成（选项写错、读写失败等）；3 另一次发布正在进行",
    "Examples:\n  tongbao new campaign             make a small campaign to start from\n  tongbao check --root campaign    check it and list every problem\n  tongbao build --root campaign    build the site into campaign/output\n\nExit codes: 0 fine; 1 problems in content or theme; 2 could not work (wrong option, I/O); 3 another publish is running",
);

pub(super) const NEW: Label = label("新建一套可用的样例", "Make a small campaign to start from");
pub(super) const NEW_USAGE: Label = label("tongbao new [选项] <文件夹>", "tongbao new [OPTIONS] <FOLDER>");
pub(super) const NEW_FOLDER: Label =
    label("放在哪里；须不存在，或是空的", "where to make it; must not exist yet, or be empty");
pub(super) const NEW_EXAMPLES: Label = label("示例：\n  tongbao new 攻坚", "Examples:\n  tongbao new campaign");

pub(super) const CHECK: Label = label("检查内容和主题，列出全部问题", "Check content and theme and list every problem");
pub(super) const CHECK_USAGE: Label = label("tongbao check [选项]", "tongbao check [OPTIONS]");
pub(super) const CHECK_EXAMPLES: Label = label(
    "示例：\n  tongbao check\n  tongbao check --deny-warnings    有警告也算不通过\n  tongbao check --format json      供其他程序读取",
    "Examples:\n  tongbao check\n  tongbao check --deny-warnings    fail on warnings too\n  tongbao check --format json      for other programs",
);

pub(super) const BUILD: Label = label("生成网站", "Build the site");
pub(super) const BUILD_USAGE: Label = label("tongbao build [选项]", "tongbao build [OPTIONS]");
pub(super) const BUILD_EXAMPLES: Label = label(
    "示例：\n  tongbao build\n  tongbao build --output /srv/tongbao    放到别处\n  tongbao build --audience offices       内部版，放在 output-offices，不得公开\n  tongbao build --deny-warnings          发布前：有警告就不生成",
    "Examples:\n  tongbao build\n  tongbao build --output /srv/tongbao    put it elsewhere\n  tongbao build --audience offices       for offices, into output-offices, not to be published\n  tongbao build --deny-warnings          before publishing: no site while there are warnings",
);

pub(super) const RELEASE: Label = label("检查、审批、封存、更正一期通报", "Check, approve, seal or correct a bulletin");
pub(super) const RELEASE_USAGE: Label = label("tongbao release [选项] <编号>", "tongbao release [OPTIONS] <ID>");
pub(super) const RELEASE_EXAMPLES: Label = label(
    "示例：\n  tongbao release 2030-07                                                   检查清单和将要改变的数\n  tongbao release 2030-07 --step compiled --office 投资科 --on 2030-08-08\n  tongbao release 2030-07 --secrecy 可以公开 --office 保密办 --on 2030-08-09\n  tongbao release 2030-07 --step reviewed --office 综合科 --on 2030-08-09\n  tongbao release 2030-07 --step issued --office 办公室 --on 2030-08-10      印发并封存\n  tongbao release 2030-07 --revise correction --reason 重复报送 --office 投资科 --on 2030-08-20",
    "Examples:\n  tongbao release 2030-07                                                   the checklist, and what will change\n  tongbao release 2030-07 --step compiled --office Investment --on 2030-08-08\n  tongbao release 2030-07 --secrecy public --office Secrecy --on 2030-08-09\n  tongbao release 2030-07 --step reviewed --office General --on 2030-08-09\n  tongbao release 2030-07 --step issued --office Registry --on 2030-08-10   issue it and seal it\n  tongbao release 2030-07 --revise correction --reason \"counted twice\" --office Investment --on 2030-08-20",
);
pub(super) const RELEASE_BULLETIN: Label = label("通报的编号，即文件名", "the bulletin's id: the name of its file");
pub(super) const RELEASE_STEP: Label =
    label("记下一步；编制和审核须是两家", "record a step; compiled and reviewed by two offices");
pub(super) const RELEASE_SECRECY: Label = label("记下保密审查的结论", "record what the secrecy review concludes");
pub(super) const RELEASE_NUMBER: Label = label("保密审查记录的编号", "number of the written review");
pub(super) const RELEASE_WAIVE: Label =
    label("免除一个检查项或警告，须写 --reason", "let a check or a warning pass, with --reason");
pub(super) const RELEASE_REVISE: Label =
    label("为已印发的通报写更正记录，须写 --reason", "record a revision of what was issued, with --reason");
pub(super) const RELEASE_REASON: Label = label("理由；更正的理由会公布", "why; the reason of a revision is published");
pub(super) const RELEASE_OFFICE: Label =
    label("由哪个单位或处室办理，不写姓名", "the office that does it, never a person's name");
pub(super) const RELEASE_ON: Label = label("办理日期；程序不代填", "the day; the program never fills it in");
pub(super) const RELEASE_ONLINE: Label =
    label("已公布的网站所在文件夹，与它比较", "a folder with the site as it is published now, to compare with");
pub(super) const RELEASE_WORDS: Label =
    label("单位自己的词表；缺省为 content 旁的 words.txt", "your own list of words; default: words.txt beside content");
pub(super) const BULLETIN: Label = label("编号", "ID");
pub(super) const TEXT: Label = label("文字", "TEXT");
pub(super) const CODE: Label = label("代码", "CODE");
pub(super) const DATE: Label = label("日期", "DATE");
pub(super) const FILE: Label = label("文件", "FILE");

pub(super) const COMMANDS: Label = label("命令", "Commands");
pub(super) const ARGUMENTS: Label = label("参数", "Arguments");
pub(super) const OPTIONS: Label = label("选项", "Options");
pub(super) const COMMON: Label = label("通用选项", "Common options");
pub(super) const FOLDER: Label = label("文件夹", "FOLDER");
pub(super) const COUNT: Label = label("个数", "COUNT");
pub(super) const NAME: Label = label("名称", "NAME");

pub(super) const THEME: Label =
    label("用 themes/ 下的这个主题；缺省用自带主题", "use this theme of themes/; default: the built-in one");
pub(super) const OUTPUT: Label = label(
    "网站放在哪里；缺省为 output，内部版为 output-offices",
    "where the site goes; default: output, for offices output-offices",
);
pub(super) const AUDIENCE: Label = label(
    "给谁看：public 公开版；offices 内部版，含仅供内部的内容；缺省 public",
    "whom it is for: public, or offices with what only they may see; default: public",
);
pub(super) const TIMINGS: Label =
    label("列出各步用时和内存", "say how long each stage took and how much memory was used");
pub(super) const ROOT: Label =
    label("content/ 所在的文件夹；缺省为当前文件夹", "the folder that holds content/; default: this one");
pub(super) const LANG: Label = label("提示用中文或英文；缺省随系统", "language of messages; default: the system's");
pub(super) const FORMAT: Label =
    label("结果给人看或给程序读；缺省 text", "results for people or for programs; default: text");
pub(super) const DENY_WARNINGS: Label = label("有警告也算不通过", "count warnings as errors");
pub(super) const HELP: Label = label("显示帮助", "show help");
pub(super) const VERSION: Label = label("显示版本", "show the version");
