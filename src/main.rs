use std::path::Path;
fn main() {
    let root = std::env::args().nth(1).unwrap_or(".".into());
    let out = std::env::args().nth(2).unwrap_or("output".into());
    let t=std::time::Instant::now();
    let s = tongbao::load::load(Path::new(&root), None).unwrap();
    eprintln!("load {:?}", t.elapsed());
    let b = tongbao::build(&s);
    eprintln!("build {:?}", t.elapsed());
    for d in b.problems.sorted() { println!("{}:{}:{} {} {} — {}", d.place.file, d.place.line, d.place.column, d.problem.code(), d.problem.message(tongbao::diagnostic::Language::Zh), d.problem.hint(tongbao::diagnostic::Language::Zh)); }
    if let Some(p)=b.plan { let r=tongbao::render::Renderer::new(&p);
    match tongbao::write::write(&p.routes, |x| r.render(x), Path::new(&out), &||()).unwrap() {
      tongbao::write::Outcome::Done(w)=>println!("{w:?}"),
      tongbao::write::Outcome::Failed(p)=>for d in p.sorted() { println!("{}:{}:{} {} {}", d.place.file, d.place.line, d.place.column, d.key, d.problem.message(tongbao::diagnostic::Language::En)); }
    } 
    eprintln!("write {:?}", t.elapsed());}
}
