//! What pages are called and what is said of them.

use super::phrases;

phrases! {
    /// Titles and descriptions of pages.
    Pages {
        home_about(issue, cutoff);
        rankings();
        targets();
        problems();
        lists();
        part_about(name, issue, cutoff);
        compare_about(earlier, issue, cutoff);
        special_about(title, name, cutoff);
        attraction();
        attraction_about(cutoff);
        reserve();
        reserve_about(cutoff);
        deals();
        reserved();
        of_county(county, what);
        page_of(name, n);
        as_of(name, cutoff);
        counties();
        counties_about(cutoff);
        county_page(name, n);
        county_about(name, cutoff);
        projects();
        projects_about(cutoff);
        project_about(name, cutoff);
        set_about(name, cutoff);
        fund_about(name, cutoff);
        wall();
        walls_about(cutoff);
        more_page(n);
        wall_about(name, cutoff);
        wall_of(name, more);
        meetings();
        meetings_about(cutoff);
        meeting_about(title, cutoff);
        inspections();
        inspections_about(cutoff);
        inspection_about(title, cutoff);
        archive();
        archive_about();
        report(campaign);
        report_about();
        find();
        find_about();
        data();
        data_about();
        method();
        method_about();
        not_found();
        actions();
        actions_about();
        action_about();
        units();
        units_about();
        unit_about();
        leaders();
        leaders_about();
        leader_about();
        finance();
        finance_about();
        about(title, what, cutoff);
        crumb_projects();
        crumb_archive();
        crumb_counties();
        crumb_meetings();
        crumb_inspections();
        supervision();
        approvals();
        entry();
        supervision_about();
        approvals_about();
        entry_about();
        watch_of(county, name, part);
    }
}

phrases! {
    /// Lists of projects and matters, and links to the whole of them.
    Lists {
        all_matters();
        unstarted_due();
        unstarted_later();
        stopped();
        lagging();
        late();
        all_problems();
        whole_list();
    }
}

phrases! {
    /// What is said of a county.
    Counties {
        projects();
        office(office, duty);
        as_of(day);
        ranked_counties();
        stands(board, group, place);
        stop();
        as_before();
        since_before();
        moved(movement);
        missed(n);
        behind(n);
        stopped(n);
        overdue(n);
        all_well();
        watch(all);
    }
}

phrases! {
    /// Targets.
    Targets {
        counted(name, count);
        summary(n, parts);
        above();
        below();
        of_year(year);
        first_quarter();
        half_year();
        third_quarter();
        end();
        year_end();
        month_end(month);
        exactly();
        hardly(digits, unit);
        lower();
        beyond();
        short();
        higher();
        expected(expected, state);
        actual(name, actual, state);
        physical(clauses);
    }
}

phrases! {
    /// Notes of headline figures.
    Headlines {
        starts(base, started);
        no_starts();
        counted(count, why);
        left_out(parts);
        funds(part, whole);
    }
}

phrases! {
    /// Levels of counties, and where their figures come from.
    Levels {
        deals();
        reserve();
        with_basis(source, basis);
        county();
        park();
        city();
        whole();
    }
}

phrases! {
    /// Kinds of funds and project sets.
    Funds {
        declared(declared, listed);
        listed(listed);
        start_rate();
        completion_rate();
        in_place();
        in_place_rate();
        paid();
        paid_rate();
        in_place_share(rate);
        paid_share(rate);
        kind(name, amount, rates);
        reported(kinds);
        set_declared(declared, listed);
        set_listed(listed);
        set_projects();
        in_plan(declared);
        entered();
        left();
        split();
        change(word, n);
        changes(set, changes);
        this_year();
        since_before();
        set_changes(when, changes);
    }
}

phrases! {
    /// Downloads.
    DataWords {
        text();
        integer();
        number();
        date();
        all_tables();
        fields();
    }
}
