//! Who answers for what.

use super::phrases;

phrases! {
    /// Actions, units, leaders and what they answer for.
    Duties {
        days_late(n);
        actions_behind(said);
        amount(amount);
        amounts_hidden(n);
        finance();
        finance_open(link, needs, amount, hidden);
        lagging_of_leaders(all, said);
        tasks_overdue(n, names);
        tasks_done(n);
        tasks_open(n, overdue);
        tasks(done, open, overdue);
        reports_all(said, day);
        reports_silent(said, day, names);
        late();
        missing();
        rest(word, count);
        due_all_in_time(n);
        due_in_time(due, in_time, rate, rest);
        actions(n, targets);
        counted(name, n);
        targets(n, said);
        unstarted();
        lagging();
        stopped();
        leaders(n, projects, urgent);
        word_count(word, count);
        of_them(said);
        by(day, targets);
        no_projects();
        projects(n);
        completed(completed, name, rate, gap);
        problems();
        solved();
        tasks_name();
        done();
        overdue(n);
        all_done(name, count, verb);
        some_done(name, count, verb, open, late);
        hidden(n);
    }
}
