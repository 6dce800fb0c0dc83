use std::path::Path;
fn main() {
    let root = std::env::args().nth(1).unwrap_or(".".into());
    let mut s = tongbao::load::load(Path::new(&root), None).unwrap();
    let mut p = std::mem::take(&mut s.problems);
    let f = tongbao::check::check(&s, &mut p);
    println!("{}", f.is_some());
    for d in p.sorted() { println!("{}:{}:{} {} {} — {}", d.place.file, d.place.line, d.place.column, d.problem.code(), d.problem.message(tongbao::diagnostic::Language::Zh), d.problem.hint(tongbao::diagnostic::Language::Zh)); }
}
