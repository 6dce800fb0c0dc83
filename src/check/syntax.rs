//! What the YAML parser objects to, in the words of someone who writes such files.

use granit_parser::ErrorKind;

use super::yaml::DEPTH_LIMIT;
use crate::diagnostic::Problem;
use crate::fields::label;

/// The problem that an error of the parser is.
pub(super) fn problem(kind: &ErrorKind) -> Problem {
    use ErrorKind as K;
    let detail = match kind {
        K::RecursionLimitExceeded => return Problem::TooDeep { limit: DEPTH_LIMIT },
        K::TabNotAllowed
        | K::TabInBlockIndentation
        | K::TabAtBlockScalarStart
        | K::TabInIndentation
        | K::TabInPlainScalar => {
            return Problem::TabIndent;
        }
        K::InvalidDocumentEnd | K::ExpectedDocumentStart | K::MultipleDocumentsUnsupported => {
            return Problem::SeveralDocuments;
        }
        K::UnclosedQuotedScalar | K::DocumentIndicatorInQuotedScalar => label("引号没有成对", "a quote is not closed"),
        K::InvalidTrailingSingleQuotedScalar | K::InvalidTrailingDoubleQuotedScalar => {
            label("引号后面还有内容", "something stands behind the closing quote")
        }
        K::UnknownQuotedScalarEscape
        | K::InvalidQuotedScalarHexEscape
        | K::InvalidLowSurrogateHexEscape
        | K::InvalidLowSurrogate
        | K::MissingLowSurrogate
        | K::UnpairedLowSurrogate
        | K::InvalidUnicodeEscape => label(
            "双引号里的反斜杠 \\ 用法不对，改用单引号",
            "a backslash inside double quotes is not understood; use single quotes",
        ),
        K::UnclosedFlowCollection { .. }
        | K::UnexpectedEofFlowSequence
        | K::UnexpectedEofFlowMapping
        | K::UnexpectedEofImplicitFlowMapping
        | K::ExpectedFlowSequenceSeparator
        | K::ExpectedFlowMappingSeparator
        | K::MisplacedFlowCollectionEnd
        | K::MismatchedFlowCollectionEnd { .. }
        | K::BlockEntryInFlowCollection
        | K::InvalidFlowScalarIndent => {
            label("括号没有成对，或括号里缺逗号", "a bracket is not closed, or a comma is missing inside it")
        }
        K::ExpectedBlockMappingKey
        | K::ExpectedBlockSequenceEntry
        | K::BlockSequenceEntryNotAllowed
        | K::InvalidIndentation
        | K::InvalidQuotedScalarIndent
        | K::InvalidBlockScalarIndent => label("缩进与上下文对不齐", "the indent does not fit the lines around it"),
        K::SimpleKeyExpected | K::InvalidSimpleKey => {
            label("这一行缺少冒号，或键名太长", "this line has no colon, or its key is too long")
        }
        K::MappingValueNotAllowed
        | K::MappingKeyNotAllowed
        | K::InvalidColonPlacement
        | K::FlowMappingValueAdjacentCollection => label("这里不应出现冒号", "a colon is not expected here"),
        K::InvalidBlockEntryWhitespace
        | K::InvalidMappingValueWhitespace
        | K::ExpectedWhitespace
        | K::CommentNotSeparated => label("这里缺少空格", "a blank is missing here"),
        K::CommentInterceptedScalar => label("值的中间夹着注释", "a comment stands inside the value"),
        K::UnexpectedCharacter { .. } | K::UnexpectedEndOfPlainScalar | K::PlainScalarStartsWithDashFlowIndicator => {
            label("值以特殊字符开头，要加引号", "the value starts with a special character and needs quotes")
        }
        K::InvalidBlockScalarHeader | K::ZeroBlockScalarIndent => label(
            "| 或 > 后面不能再写内容，正文另起一行",
            "nothing may stand behind | or >; the text starts on the next line",
        ),
        K::DirectiveDisallowed | K::DuplicateVersionDirective | K::UnsupportedYamlMajorVersion => label(
            "行首的 % 是 YAML 指令，这里不接受",
            "a line that starts with % is a directive, which is not accepted",
        ),
        K::MissingAnchorOrAliasName => {
            label("值以 & 或 * 开头，要加引号", "a value that starts with & or * needs quotes")
        }
        K::ExpectedTagBang
        | K::UndeclaredTagHandle
        | K::InvalidTagTerminator
        | K::MissingTagUri
        | K::UnclosedVerbatimTag
        | K::InvalidTagEscape
        | K::InvalidGlobalTagCharacter => label("值以 ! 开头，要加引号", "a value that starts with ! needs quotes"),
        _ => label("从这里起无法读懂", "it cannot be understood from here on"),
    };
    Problem::YamlSyntax { detail }
}
