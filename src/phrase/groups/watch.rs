//! Supervision, approvals and the statistics register.

use super::phrases;

phrases! {
    /// Sentences of what is watched besides progress.
    Watches {
        all_entered(link);
        unentered(rate, unentered, link);
        lists(link);
        counted(name, n);
        exempt_projects();
        kept_off(all, parts, link, lists);
        approved(needed, done, rate);
        waiting(in_hand, stuck);
        most_stuck(names, most);
        see(said, link);
        each();
        by(name, authority);
        lagging();
        start();
        report();
        all();
        urgent(n);
        none_urgent();
        state_count(name, count);
        nothing_urgent();
        of_them(urgent);
        class(name, listed, urgent);
        by_day(day, parts);
        kept_off_n(n);
        days_of(word, n);
        stopped_for();
        overdue_for();
        started_for();
        unclassed();
        list_of(name);
        started_projects();
        all_projects();
        entered_of(part, base, whole);
        longest(n);
        none_left();
        left(n);
        left_missing(left, missing);
        entry_lead(day, base, whole, part, rate, left);
        none_due(day);
        none_over();
        over_limit(n);
        longest_wait(over, longest);
        granted(done, needed);
        parallel();
        parallel_note();
        approval_lead(day, projects, needed, counts);
        approval_counts(done, in_hand, stuck, not_yet);
        most_stuck_are(names, most);
        n_days(n);
        named_reason(name, reason);
        waited(n);
        took(n);
        stuck_for(n);
    }
}
