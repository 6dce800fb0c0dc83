//! What the page of a project says.

use super::phrases;

phrases! {
    /// Key facts of a project.
    Projects {
        as_of(day);
        planned(date);
        actual(date);
        unit();
        leader();
        builder();
        systems();
        sector();
        class();
        actions();
        sets();
        moved(date, word, set, reason);
        moves();
        heirs();
        total();
        start();
        finish();
        entry();
        unstarted_reason();
        finance();
        curve();
        note(note);
        need(purpose, amount, stage, since, note);
        entered();
        left();
        split();
    }
}
