//! A text with its name: whatever is wrong in it can be pointed at.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Problem};

/// One text file of content. Spans are bytes of the whole text.
#[derive(Clone, Copy)]
pub(super) struct Source<'s> {
    /// Path from the project's root.
    pub(super) path: &'s str,
    /// The text.
    pub(super) text: &'s str,
}

impl Source<'_> {
    /// The place of a span.
    pub(super) fn place(&self, span: Range<usize>) -> Place {
        Place::in_text(self.path, self.text, span)
    }

    /// Reports a problem of a span.
    pub(super) fn report(&self, problem: Problem, span: Range<usize>, problems: &mut Diagnostics) {
        self.report_related(problem, span, String::new(), None, problems);
    }

    /// Reports a problem of a field.
    pub(super) fn report_field(&self, problem: Problem, span: Range<usize>, key: String, problems: &mut Diagnostics) {
        self.report_related(problem, span, key, None, problems);
    }

    /// Reports a problem of a field, with the other place that belongs to it.
    pub(super) fn report_related(
        &self,
        problem: Problem,
        span: Range<usize>,
        key: String,
        related: Option<Range<usize>>,
        problems: &mut Diagnostics,
    ) {
        // Counting lines takes time; a hostile file must not make it be done in vain.
        if !problems.is_full(self.path) {
            let related = related.map(|span| self.place(span));
            problems.push(Diagnostic { problem, place: self.place(span), key, related });
        }
    }
}
