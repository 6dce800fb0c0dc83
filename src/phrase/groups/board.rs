//! Boards and how they are made.

use super::phrases;

phrases! {
    /// What is said of boards.
    Boards {
        sentence(said);
        starts();
        finishes();
        entries();
        funds();
        completed();
        by_value(name);
        cap(cap);
        scaled(items);
        weighted(items);
        printed();
        exact();
        rules(basis, ties);
        rule(name, rule);
        deductions();
        mark(rate);
        score();
        red_rule(red, name, line);
        black_rule(black, name, line);
        red_black_rule(red, name, line, black);
        note(note);
        both(ends, note);
        at_least();
        above();
        at_most();
        below();
        none_on(name);
        are_on(names, name);
        exempt(names);
        red_list();
        black_list();
        in_group(group);
        of_board(board, groups);
    }
}
