//! A path shown bar by bar: nothing of the future is told, what has happened stays, and at the end the
//! answer is that of the link.

use super::scene::at;
use isocross::num::text::Separators;
use isocross::scenario::form::Form;
use isocross::scenario::form::actions::Then;
use isocross::scenario::report::Report;
use isocross::scenario::{Answerer, answer, presets};
use rust_decimal::Decimal;

const EN: Separators = Separators::EN;

fn shown(form: &Form, bars: usize) -> Report {
    let answer = Answerer::default().answer_until(form, EN, Some(bars));
    answer.report.expect("a report")
}

fn form() -> Form {
    let mut form = presets::opening(EN);
    form.actions = vec![at("30", (Then::Reduce, "50")), at("60", (Then::Close, ""))];
    form
}

#[test]
fn nothing_beyond_the_bars_shown_is_told() {
    let form = form();
    let whole = answer(&form, EN).report.expect("a report");
    let pictures = whole.pictures.as_ref().expect("pictures");
    let all = pictures.price.mark.len() / 4;
    for bars in [1, 2, 29, 31, all / 2, all - 1] {
        let part = shown(&form, bars);
        let replay = part.replay.as_ref().expect("a replay");
        assert_eq!((replay.shown, replay.all), (bars, all));
        assert!(replay.table.is_empty() && !replay.acts.is_empty());
        let seen = part.pictures.as_ref().expect("pictures");
        // The axis has its full length, the lines end where the reader is.
        assert_eq!(seen.price.time, pictures.price.time);
        assert_eq!(seen.price.mark, pictures.price.mark[..4 * bars]);
        let end = Decimal::from(bars);
        for line in &seen.account.lines {
            assert!(line.points.iter().all(|point| point.0 < end));
        }
        for rows in [&seen.price.events, &seen.account.events] {
            assert!(rows.iter().all(|event| event.at.0 < end));
        }
        assert!(part.log.rows.iter().all(|row| row.x < end));
        assert_eq!(
            part.log.rows.last().map(|row| row.event.as_str()),
            Some("now")
        );
        // What has happened by then is what will have happened.
        let past: Vec<_> = part
            .log
            .rows
            .iter()
            .map(|row| (row.x, &row.event))
            .collect();
        for row in &past[..past.len() - 1] {
            assert!(
                whole
                    .log
                    .rows
                    .iter()
                    .any(|known| (known.x, &known.event) == *row),
                "{row:?}"
            );
        }
    }
}

#[test]
fn at_the_end_the_run_stands_beside_the_others() {
    let form = form();
    let whole = answer(&form, EN).report.expect("a report");
    assert!(whole.replay.is_none());
    let end = shown(&form, usize::MAX);
    assert_eq!(end.log, whole.log);
    assert_eq!(end.subline, whole.subline);
    let replay = end.replay.expect("a replay");
    assert!(replay.acts.is_empty() && replay.shown == replay.all);
    let names: Vec<&str> = replay.table.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(names, ["", "your run", "isolated", "cross", "do nothing"]);
    // All isolated: doing nothing is isolated. The reader's run is the column of the summary.
    assert_eq!(replay.table[2][1..], replay.table[4][1..]);
    let (_, ends) = &whole.summary[0];
    assert_eq!(replay.table[1][1], ends[0]);
    assert_ne!(replay.table[1][1], replay.table[2][1]);
    let mut idle = form.clone();
    idle.actions.clear();
    let idle = answer(&idle, EN).report.expect("a report");
    assert_eq!(replay.table[2][1], idle.summary[0].1[0]);
    assert_eq!(replay.table[3][1], idle.summary[0].1[1]);
}

#[test]
fn what_is_done_now_is_done_at_the_opening_of_the_next_bar() {
    let mut form = presets::opening(EN);
    let now = shown(&form, 12);
    let acts = now.replay.expect("a replay").acts;
    let (words, cut) = &acts[1];
    assert_eq!((words.as_str(), cut.level.as_str()), ("Cut by half", "12"));
    form.actions.push(cut.clone());
    // Not yet, and one bar on.
    let rows = |report: &Report| -> usize {
        let acted = |row: &&isocross::scenario::report::LogRow| row.event.starts_with("action 1");
        report.log.rows.iter().filter(acted).count()
    };
    assert_eq!(rows(&shown(&form, 12)), 0);
    // Both positions in both views.
    assert_eq!(rows(&shown(&form, 13)), 4);
}
