//! The program: arguments in, a command run, an exit code out.
//!
//! 0 when all is well, 1 when content or theme has problems, 2 when the work could not be done, 3 when another publish is running.

// Each uses only those above it.
mod cli;
mod report;
mod commands;

use std::process::ExitCode;

use mimalloc::MiMalloc;

use commands::Verdict;
use report::Report;

/// A page is made of thousands of small texts, on several threads: the allocators of most systems take a third of the time for that.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    let arguments = match cli::parse(std::env::args_os().collect(), cli::locale()) {
        Ok(arguments) => arguments,
        Err(stop) if stop.is_asked => {
            report::to_stdout(&stop.text);
            return ExitCode::SUCCESS;
        }
        Err(stop) => {
            report::to_stderr(&stop.text);
            return ExitCode::from(2);
        }
    };
    let report = Report::new(&arguments.common);
    match commands::run(&arguments, &report) {
        Ok(Verdict::Fine) => ExitCode::SUCCESS,
        Ok(Verdict::Problems) => ExitCode::from(1),
        Err(failure) => {
            report.failure(&failure);
            ExitCode::from(commands::exit_code(&failure))
        }
    }
}
