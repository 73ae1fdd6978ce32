//! Everything that the page shows of a form as markup, without the page.

#![allow(dead_code, reason = "every test file uses its own part")]

use isocross::charts::{ALL, Frame, fan, readout};
use isocross::markup;
use isocross::num::text::Separators;
use isocross::scenario::form::Form;
use isocross::scenario::many::{Books, Run};
use isocross::scenario::report::{Answer, Report};
use isocross::scenario::{compare, split, stress};

/// HTML of an answer's fields and, where there is one, of its report.
pub fn answer(answer: &Answer) -> Vec<String> {
    let errors = answer.errors.iter().enumerate();
    let mut html: Vec<String> = errors
        .map(|(place, error)| markup::field_error(place, error))
        .collect();
    html.extend(
        answer
            .readings
            .iter()
            .map(|(_, words)| markup::reading(words)),
    );
    if let Some(report) = &answer.report {
        html.extend(words(report));
        html.extend(pictures(report));
    }
    html
}

fn words(report: &Report) -> Vec<String> {
    let mut html = vec![
        markup::spans(&report.sentence),
        markup::spans(&report.subline),
        markup::spans(&report.at_move),
        markup::notices(report),
        markup::comparison(report),
        markup::comparison_beside(report, Some(report)),
        markup::distances(report),
        markup::log(report),
        markup::path_notes(report),
        markup::summary(report),
        markup::proofs(report),
        markup::assumptions(report),
        markup::facts(report),
        markup::replay::acts(report),
        markup::replay::runs(report),
        markup::paper(report, &[], &report.path_notes),
    ];
    let first = report.markets.first().cloned().unwrap_or_default();
    html.push(markup::market_tabs(&report.markets, &first));
    let options: Vec<_> = report
        .markets
        .iter()
        .map(|name| (name.clone(), name.clone()))
        .collect();
    html.push(markup::options(&options, &first));
    html.push(markup::radios(&first, &options));
    html.extend(
        report
            .positions
            .iter()
            .map(|line| markup::details(&line.details)),
    );
    html.extend(report.sizing.iter().map(markup::sizing));
    html
}

fn pictures(report: &Report) -> Vec<String> {
    let Some(pictures) = &report.pictures else {
        return Vec::new();
    };
    let mut html = Vec::new();
    for chart in ALL {
        for frame in [chart.frame, chart.phone] {
            html.push((chart.draw)(pictures, frame).svg);
        }
        html.push(markup::table(&(chart.table)(pictures)));
    }
    let place = readout::resting(pictures);
    html.push(markup::readout(&readout::price(pictures, place), ""));
    html.push(markup::readout(&readout::account(pictures, place), ""));
    html.push(markup::readout(&readout::map(pictures, place, None), ""));
    html
}

/// HTML of the tables that are made when they are looked at.
pub fn tables(form: &Form, locale: Separators) -> Vec<String> {
    let mut html = vec![markup::venues(&compare::compare(form, locale))];
    html.extend(stress::table(form, locale).iter().map(markup::stress));
    html.extend(split::table(form, locale).iter().map(markup::split));
    html
}

/// HTML of the beginning of a run of many paths.
pub fn many(form: &Form, locale: Separators, books: Books) -> Vec<String> {
    let mut run = match Run::new(form, locale, books) {
        Ok(run) => run,
        Err(message) => return vec![markup::reading(&message)],
    };
    run.advance(1);
    let Some(told) = run.told() else {
        return Vec::new();
    };
    let table = markup::table(&fan::table(&told.fan));
    vec![
        markup::many(&told, fan::PANEL),
        markup::many(&told, Frame::PHONE),
        table,
    ]
}
