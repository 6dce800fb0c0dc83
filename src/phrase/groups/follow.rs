//! Decisions of meetings, findings of inspections, rules of management.

use super::phrases;

phrases! {
    /// What became of decisions and findings.
    Follows {
        meetings_subject();
        settled();
        in_hand();
        new_decisions();
        inspections_subject();
        put_right();
        not_put_right();
        new_findings();
        all_settled(settled);
        all_open(open, n);
        some(settled, done, open, count);
        overdue(n);
        news(new, n);
        overdue_one(title, unit, days);
        longest_overdue();
        overdue_are();
        list_end(most, names);
        unit();
        formula(what);
        formula_note();
        decisions();
        decisions_what();
        findings();
        findings_what();
        rules_rate();
        rules_formula();
        rules_note(names);
        rule_missing();
        rule_since(day);
        rule(name, state);
    }
}
