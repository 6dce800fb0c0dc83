//! `tongbao verify`: a bundle or a site held against what it says of itself.

use anyhow::Result;
use tongbao::diagnostic::Severity;
use tongbao::load::{Sources, read_all};
use tongbao::verify::{Known, verify};

use super::Verdict;
use crate::cli::{Common, Verify};
use crate::report::Report;

/// Verifies, and says what it found.
pub(crate) fn run(common: &Common, options: &Verify, report: &Report) -> Result<Verdict> {
    let inputs = options.inputs.as_deref().map(|root| read_all(root, options.theme.as_deref())).transpose()?;
    let known =
        Known { keys: options.keys.clone(), heads: options.heads.clone(), inputs, run_theme: options.run_theme };
    let build = |sources: &Sources| {
        let built = tongbao::build(sources);
        (built.plan, built.problems)
    };
    let findings = verify(&options.path, known, &build)?;
    report.verification(&options.path.display().to_string(), &findings);
    let warnings = if common.deny_warnings { findings.of(Severity::Warning) } else { 0 };
    let stands = findings.of(Severity::Error) + warnings > 0;
    Ok(if stands { Verdict::Problems } else { Verdict::Fine })
}
