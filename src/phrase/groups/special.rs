//! Special reports.

use super::phrases;

phrases! {
    /// Special reports.
    Specials {
        silent();
        red();
        counted(what, count);
        started();
        finished();
        reached();
        raised();
        settled();
        lead(day, whole);
        completed(completed, rate, gap);
        not_reported();
        completed_change(change);
        since(day, change);
        this_year();
        nothing();
        words(words);
        late();
        missing();
        part(word, count);
        all_sent();
        due(parts);
        all_reported(reports);
        not_all_reported(reports, silent);
        newly(n);
        no_red();
        red_n(n, newly);
        no_overdue();
        overdue_n(n);
        red_overdue(red, overdue);
        start();
        ahead(n);
        behind(n);
    }
}
