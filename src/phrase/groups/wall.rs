//! The wall chart and its milestones.

use super::phrases;

phrases! {
    /// The wall chart.
    Walls {
        how(label);
        late_most(n, most);
        finished();
        past_finish(n);
        finish_today();
        to_finish(n);
        in_time();
        late(n);
        early(n);
        overdue(n);
        due_today();
        days_left(n);
        before_finish(n);
        after_finish(n);
        of(wall);
        also_late(n);
        projects();
        milestones(n);
        rate();
        due(due, reached);
        milestones_overdue();
        milestones_soon();
        within(n);
        with_overdue(n);
        all_done();
        done(n, rate, overdue);
        sentence(of, projects, due, done);
        soon_how(n);
        projects_how();
        projects_note();
        rate_how();
        rate_note();
        overdue_how();
        overdue_note();
        soon_note();
        days_to_finish();
        days_how();
        days_note();
        unit_days();
    }
}
