//! `tongbao` (通报, bulletin): a static site generator for public progress bulletins.
#![allow(dead_code)]
pub mod units;
pub mod fields;
pub mod diagnostic;
pub mod model;
pub mod load;
pub mod check;
pub mod compute;
