//! What a run came to, in words and a picture.

use super::{Books, Run, course};
use crate::num::text::Style;
use crate::scenario::form::Form;
use crate::scenario::picture::{
    FanColumn, FanPicture, Label, NumberStyle, Point, Series, TimeAxis,
};
use crate::simulate::ensemble::{ColumnResults, FAN_PATHS, Fan, Figure, Results};
use crate::simulate::path::Clock;
use crate::simulate::synthetic::BAR_SECONDS;
use crate::words::inputs::many as words;
use rust_decimal::Decimal;

/// A figure and its standard error, as text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// "12.34 %"; a dash where there is no such figure.
    pub value: String,
    /// "0.33 %"; empty where there is no figure.
    pub error: String,
}

/// One row of the results.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ManyRow {
    /// What it is.
    pub label: String,
    /// One a column.
    pub cells: Vec<Cell>,
}

/// What a run came to.
#[derive(Clone, Debug, PartialEq)]
pub struct ManyTold {
    /// How many paths of what.
    pub caption: String,
    /// Heads of the columns.
    pub heads: Vec<(Series, String)>,
    /// The figures.
    pub rows: Vec<ManyRow>,
    /// What else there is to know, one a line.
    pub notes: Vec<String>,
    /// The outcome fan.
    pub fan: FanPicture,
    books: Books,
    /// What they depend on.
    form: Form,
}

impl ManyTold {
    /// Whether they are still of this form: nothing that bears on them has changed.
    pub fn is_of(&self, form: &Form) -> bool {
        self.form == course(form, self.books)
    }
}

impl Run {
    /// What the paths walked so far came to; none before the first.
    pub fn told(&self) -> Option<ManyTold> {
        let results = self.ensemble.results()?;
        let style = self.style;
        let count = |count: usize| style.fixed(Decimal::from(count), 0);
        let mut notes = self.notes.clone();
        if let (Some(more), [first, second, ..]) = (results.first_leaves_more, &self.names[..]) {
            let share = share(style, more);
            let first = capital(&first.1);
            notes.insert(
                0,
                words::ends_with_more(&first, &second.1, &share.value, &share.error),
            );
        }
        notes.push(words::STANDARD_ERROR.to_owned());
        let decimal: usize = results.columns.iter().map(|column| column.by_decimal).sum();
        if decimal > 0 {
            notes.push(words::needed_every_digit(&count(decimal)));
        }
        Some(ManyTold {
            caption: [
                words::paths(
                    &count(results.paths),
                    &count(results.steps),
                    &results.seed.to_string(),
                    self.model,
                ),
                words::value_at_the_start(&style.money(results.start), &self.currency),
            ]
            .join(" "),
            heads: self.names.clone(),
            rows: rows(style, &results),
            notes,
            fan: self.fan(&results),
            books: self.books,
            form: self.form.clone(),
        })
    }

    fn fan(&self, results: &Results) -> FanPicture {
        let separators = self.style.separators;
        let bars = u32::try_from(results.steps).unwrap_or(u32::MAX);
        let columns = self.names.iter().zip(&results.fans);
        let columns: Vec<FanColumn> = columns
            .map(|(name, fan)| self.column(name, fan, results))
            .collect();
        let ends: Vec<&str> = columns
            .iter()
            .map(|column| column.summary.as_str())
            .collect();
        let ends = ends.join(" ");
        let summary = match results.fan_paths < results.paths {
            true => {
                let first = self.style.fixed(Decimal::from(FAN_PATHS), 0);
                words::account_value_of_first(&first, &ends)
            }
            false => words::account_value(&ends),
        };
        FanPicture {
            summary,
            time: TimeAxis::english(Clock::Steps, BAR_SECONDS, bars),
            numbers: NumberStyle {
                decimal: separators.decimal,
                group: separators.group,
            },
            decimals: if results.start >= Decimal::ONE_HUNDRED {
                0
            } else {
                2
            },
            start: results.start,
            columns,
        }
    }

    fn column(&self, name: &(Series, String), fan: &Fan, results: &Results) -> FanColumn {
        let style = self.style;
        let x = |step: usize| Decimal::from(step + 1);
        let start = (Decimal::ZERO, results.start);
        let line = |band: usize| -> Vec<Point> {
            let places = results.seen.iter().zip(&fan.bands);
            let points = places.map(|(&step, values)| (x(step), values[band]));
            std::iter::once(start).chain(points).collect()
        };
        let places = results.seen.iter().zip(&fan.alive);
        let alive = places.map(|(&step, &share)| (x(step), share));
        let alive: Vec<Point> = std::iter::once((Decimal::ZERO, Decimal::ONE))
            .chain(alive)
            .collect();
        let bands = [line(0), line(1), line(2), line(3), line(4)];
        let last = |band: usize| bands[band].last().map_or(results.start, |point| point.1);
        let left = alive.last().map_or(Decimal::ONE, |point| point.1);
        let (low, median, high) = (
            style.money(last(0)),
            style.money(last(2)),
            style.money(last(4)),
        );
        FanColumn {
            series: name.0,
            name: name.1.clone(),
            end: Label {
                head: words::median(&median),
                detail: String::new(),
            },
            left: Label {
                head: format!("{} {}", name.1, style.percent(left, 1)),
                detail: String::new(),
            },
            summary: words::ends_between(
                &capital(&name.1),
                (&low, &high),
                &median,
                &style.percent(left, 1),
            ),
            bands,
            alive,
        }
    }
}

fn rows(style: Style, results: &Results) -> Vec<ManyRow> {
    let row = |label: &str, cell: &dyn Fn(&ColumnResults) -> Cell| ManyRow {
        label: label.to_owned(),
        cells: results.columns.iter().map(cell).collect(),
    };
    let money = |figure: Figure| Cell {
        value: style.money(figure.value),
        error: style.money(figure.error),
    };
    let part = |figure: Figure| share(style, figure);
    let known = |figure: Option<Figure>, tell: &dyn Fn(Figure) -> Cell| {
        figure.map_or_else(
            || Cell {
                value: "–".to_owned(),
                error: String::new(),
            },
            tell,
        )
    };
    let hours = |figure: Figure| Cell {
        value: words::hours(&style.fixed(figure.value, 0)),
        error: words::hours(&style.fixed(figure.error, 1)),
    };
    let plain = |figure: Figure| Cell {
        value: style.fixed(figure.value, 3),
        error: style.fixed(figure.error, 3),
    };
    let mut rows = vec![
        row(words::WITHOUT_CLOSING, &|column| part(column.alive)),
        row(words::FIRST_CLOSING, &|column| {
            known(column.closing, &hours)
        }),
        row(words::CLOSED_BY_THEN, &|column| {
            known(column.closed_by_then, &part)
        }),
        row(words::MEAN_LOSS, &|column| known(column.loss, &money)),
        row(words::IN_PROFIT, &|column| part(column.profit)),
        row(words::MEAN_END, &|column| money(column.end)),
    ];
    for (place, label) in words::END_AT_OR_BELOW.iter().enumerate() {
        rows.push(row(label, &|column| {
            known(column.ends.get(place).copied(), &money)
        }));
    }
    rows.push(row(words::MEAN_RETURN, &|column| {
        known(column.mean_return, &part)
    }));
    rows.push(row(words::MEAN_DEEPEST_FALL, &|column| {
        part(column.drawdown)
    }));
    for (place, label) in words::FALL_AT_MOST.iter().enumerate() {
        rows.push(row(label, &|column| {
            known(column.drawdowns.get(place).copied(), &part)
        }));
    }
    rows.push(row(words::RETURN_PER_FALL, &|column| {
        known(column.per_drawdown, &plain)
    }));
    rows
}

fn share(style: Style, figure: Figure) -> Cell {
    Cell {
        value: style.percent(figure.value, 2),
        error: style.percent(figure.error, 2),
    }
}

/// A name at the beginning of a sentence.
fn capital(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}
