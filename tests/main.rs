//! All integration tests in one program, because linking is the slow part.
//!
//! What goes where:

#[path = "problems.rs"]
mod problems; // one fixture per problem code, fifty mistakes at once, hostile files
