//! Deals of investment attraction, and the reserve of projects.

use super::phrases;

phrases! {
    /// Deals and the reserve.
    Pipelines {
        counted(name, count);
        deals_listed();
        reserve_listed();
        of_them(name, n, parts);
        entered();
        forward();
        back();
        left();
        change(what, count);
        no_changes();
        since_before(changes);
        still(days, n);
        sentence(said);
        deals();
        reserved();
        listed(name, n);
        all();
        deals_ledger();
        reserve_book();
        reached_stage(stage);
        number_of();
        contracts();
        plans();
        funds();
        formula(book, group, stage, sum);
    }
}
