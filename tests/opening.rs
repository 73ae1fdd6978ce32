use isocross::num::text::Separators;
use isocross::scenario::{answer, presets};
#[test]
fn explore() {
    let mut which = presets::opening();
    if let Ok(v) = std::env::var("V") {
        which.venue = v;
    }
    if let Ok(v) = std::env::var("P") {
        which = presets::ALL
            .iter()
            .find(|p| p.slug == v)
            .map(|p| (p.form)())
            .unwrap();
    }
    let t = std::time::Instant::now();
    let mut a = answer(&which, Separators::EN);
    println!("time {:?}", t.elapsed());
    println!("{:#?} {:?}", a.errors, a.readings);
    if let Some(r) = &mut a.report {
        let p = r.pictures.take().unwrap();
        println!("{:?}", r.sentence);
        println!("{:?}", r.subline);
        println!("{:#?}", r.notices);
        for row in &r.rows {
            println!("{:30} {:?}", row.label, row.cells);
        }
        for row in &r.log.rows {
            println!(
                "{} | {} | {:?} | {:#?}",
                row.time, row.event, row.cells, row.arithmetic
            );
        }
        println!("{}", r.log.note);
        println!("{:#?}", r.summary);
        println!("{:#?}", r.path_notes);
        for row in &r.proofs {
            println!("{:#?}", row);
        }
        println!("{:#?} {:#?}", r.positions, r.venue);
        println!("{:?} {:?} {:?}", r.costs, r.at_move, r.move_ticks);
        println!("{:#?}", r.assumptions);
        println!(
            "{:#?} {:#?} {:#?} {:#?}",
            p.shock.zones, p.shock.crossing, p.price.notes, p.price.events
        );
    }
}
