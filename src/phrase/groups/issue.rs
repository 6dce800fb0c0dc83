//! What an issue says: its sections and its sentences.

use super::phrases;

phrases! {
    /// Titles of sections.
    Headings {
        statistics();
        projects();
        attraction();
        rankings();
        lists();
        problems();
        next();
        moved();
        reports();
        red();
        asks();
    }
}

phrases! {
    /// Sentences of a bulletin.
    Sections {
        unreported(names);
        sets_started(sets);
        set_rate(set, rate);
        none_unstarted();
        all_starts_due(n);
        no_start_due(n);
        unstarted(n, parts);
        starts_missed(n);
        starts_exempt(n);
        starts_later(n);
        stopped(n);
        lagging(n);
        silent(n);
        no_problems();
        all_problems_solved(n);
        open_problems(n, overdue, solved);
        of_them_overdue(n);
        others_solved(n);
        lead(day, whole, completed, rate, gap);
        lead_without_investment(day, whole);
        lead_all_started(n);
        lead_started(n, started, rate);
        standing(board, groups);
        in_group(group);
        all_tied(group);
        rises_to_first(name);
        stays_first(name);
        is_first(name);
        tied_first(names);
        falls_to_last(name);
        stays_last(name);
        is_last(name);
        tied_last(names);
    }
}

phrases! {
    /// Titles and descriptions of drawings.
    Charts {
        cumulative();
        cumulative_how(value);
        project_cumulative();
        project_cumulative_how();
        plan();
        no_data();
        month();
        completed();
        completion_rate();
        schedule();
        gap();
        places(board);
        places_how(month);
        no_places();
        place_unit();
        name();
        rates();
        rates_how(schedule);
        schedule_of(rate);
        milestones();
        milestones_how(day);
        no_milestones();
        start_to_finish();
        year(year);
        of_issue(title, n, period);
        source(publisher, title, cutoff);
        counties();
        months();
        deals();
        due();
        as_of();
        counties_how(schedule);
        county();
        months_how();
        deals_how();
        reached();
        here();
        conversion();
        stage();
    }
}

phrases! {
    /// Names of issues, and how far the campaign is.
    Issues {
        number(n);
        number_of(n, period);
        special(n);
        until(day);
        special_until(special, until);
        not_begun(total);
        over(total);
        day_of(day, total);
        then_now(then, now);

    }
}
