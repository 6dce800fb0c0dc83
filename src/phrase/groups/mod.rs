//! The list of all phrases: a group a struct, a phrase a method. A phrase that nothing says is a warning of the compiler.
//!
//! A new phrase is one line here and one in each catalogue (`themes/default/phrases/`). Its line gives its key and the
//! placeholders that its text shows, in the order of the method's arguments.

mod issue;
mod method;
mod special;
mod duty;
mod follow;
mod pipeline;
mod wall;
mod board;
mod project;
mod watch;
mod page;
mod words;

pub(super) use board::Boards;
pub(super) use duty::Duties;
pub(super) use follow::Follows;
pub(super) use issue::{Charts, Headings, Issues, Sections};
pub(super) use method::Methods;
pub(super) use page::Counties;
pub(super) use page::DataWords;
pub(super) use page::Funds;
pub(super) use page::Headlines;
pub(super) use page::Levels;
pub(super) use page::Lists;
pub(super) use page::Pages;
pub(super) use page::Targets;
pub(super) use pipeline::Pipelines;
pub(super) use project::Projects;
pub(super) use special::Specials;
pub(super) use wall::Walls;
pub(super) use watch::Watches;
pub(super) use words::{Badges, Dates, Numbers, Sentences, Signs};

/// Makes a group: a struct with the phrases as parts, read from a catalogue, and a method to say each.
macro_rules! phrases {
    ($(#[$about:meta])* $group:ident { $($key:ident($($argument:ident),*);)+ }) => {
        $(#[$about])*
        #[derive(Debug)]
        pub(crate) struct $group { $($key: crate::phrase::pattern::Pattern,)+ }

        impl $group {
            /// Takes the group's phrases out of a catalogue.
            pub(in crate::phrase) fn read(group: &str, catalogue: &mut crate::phrase::Catalogue<'_>) -> Self {
                Self { $($key: catalogue.take(group, stringify!($key), &[$(stringify!($argument)),*]),)+ }
            }

            $(phrases!(@say $key $($argument)*);)+
        }
    };
    (@say $key:ident) => {
        pub(crate) fn $key(&self) -> &str {
            self.$key.plain()
        }
    };
    (@say $key:ident $($argument:ident)+) => {
        pub(crate) fn $key(&self, $($argument: impl std::fmt::Display),+) -> String {
            self.$key.fill(&[$(&$argument),+])
        }
    };
}
use phrases;
