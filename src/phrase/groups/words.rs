//! What stands everywhere: signs, numbers, dates, judgements, and sentences about any figure.

use super::phrases;

phrases! {
    /// Signs between words.
    Signs {
        list();
        list_end();
        clause();
        semicolon();
        stop();
        after_stop();
        title_words();
        title_particle();
    }
}

phrases! {
    /// Numbers with their units, and why there is none.
    Numbers {
        not_reported();
        not_applicable();
        not_public();
        unit_count();
        unit_points();
        unit_score();
        unit_yi();
        unit_wan();
        unit_base_amount();
        count(n);
        points(n);
        score(n);
        yi(n);
        wan(n);
        own(n, unit);
        numerals();
    }
}

phrases! {
    /// Dates. A month is put in by its name.
    Dates {
        months();
        short_months();
        date(day, month, year);
        day(day, month);
        period(month, year);
    }
}

phrases! {
    /// Words of judgements.
    Badges {
        green();
        yellow();
        red();
        target_met();
        target_ahead();
        target_on_track();
        target_behind();
        target_pending();
        target_missed();
        target_not_reported();
        matter_overdue();
        matter_open();
        matter_in_hand();
        problem_solved();
        matter_settled();
        project_finished();
        project_stopped();
        project_building();
        project_preparing();
        project_start_missed();
        project_not_due();
        milestone_late();
        milestone_reached();
        milestone_overdue();
        milestone_ahead();
        set_entered();
        set_left();
        set_split();
        supervised_lagging();
        supervised_finish_missed();
        supervised_no_progress();
        supervised_exempt();
        supervised_under_way();
        exemption_applies();
        exemption_idle();
        approval_done();
        approval_over_limit();
        approval_in_hand();
        approval_stuck();
        approval_not_yet();
        approval_not_needed();
        approval_not_reported();
        paper_ready();
        paper_missing();
        report_late();
        report_in_time();
        report_missing();
        newest();
        up(n);
        down(n);
        same_place();
        first_issue();
        not_ranked_before();
    }
}

phrases! {
    /// Sentences about a figure, whatever it is of.
    Sentences {
        in_county(name, county);
        figure(name, value);
        missing(name, state);
        not_yet_reported();
        not_applicable();
        not_public();
        on_schedule();
        ahead(distance);
        behind(distance);
        same_as_last_year();
        growth(rate);
        fall(rate);
        all_started();
        all_finished();
        all_entered();
        growth_suffix();
        unchanged();
        points_up(distance);
        points_down(distance);
        more(difference);
        less(difference);
        other_members(change);
        other_reports(change);
        fall_to_growth();
        growth_to_fall();
        fall_to_level();
        growth_to_level();
        level_to_fall();
        level_to_growth();
        fall_widens(distance);
        fall_narrows(distance);
        growth_slower(distance);
        growth_faster(distance);
        investment(scope, completed, rate, gap);
        no_investment(scope, state);
        no_starts(scope);
        projects_of(scope, n);
        starts_of_set(scope, n);
        starts_of(scope, n);
        all_of_them_started(projects);
        some_of_them_started(projects, n, rate);
        of_scope(scope, said);
        none();
        nothing_before();
    }
}
