//! The words numbers are made of: amounts, exact ratios, percents and points, dates, periods, ids.
//!
//! In: the text of one field. Out: a value that keeps its promise from then on; no function further down asks again.
//! Promise: nothing here is a float, and nothing is rounded before [`Exact::rounded`].

mod amount;
mod date;
mod decimal;
mod exact;
mod id;
mod known;
mod percent;

pub use amount::Amount;
pub use date::{Date, Period, last_day, parse_date, push_date};
pub use decimal::{Decimal, NumberFault};
pub use exact::Exact;
pub use id::Id;
pub use known::Known;
pub use percent::{Percent, Points};
