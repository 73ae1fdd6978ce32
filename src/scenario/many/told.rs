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
            notes.insert(
                0,
                format!(
                    "{} ends with more than {} on {} (± {}) of the paths.",
                    capital(&first.1),
                    second.1,
                    share.value,
                    share.error
                ),
            );
        }
        notes.push("After ±: one standard error, from the number of paths alone; it says nothing about the assumptions. Judged at the close of each hour; funding at its rate.".to_owned());
        let decimal: usize = results.columns.iter().map(|column| column.by_decimal).sum();
        if decimal > 0 {
            notes.push(format!(
                "{} walks needed every digit, or a closing in several steps, and were done by the exact engine; the others by the quick one, which agrees with it to a billionth.",
                count(decimal)
            ));
        }
        Some(ManyTold {
            caption: format!(
                "{} paths of {} h, seed {}: {}. Account value at the start {} {}.",
                count(results.paths),
                count(results.steps),
                results.seed,
                self.model,
                style.money(results.start),
                self.currency,
            ),
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
        let of = match results.fan_paths < results.paths {
            true => format!(
                " of the first {} paths",
                self.style.fixed(Decimal::from(FAN_PATHS), 0)
            ),
            false => String::new(),
        };
        FanPicture {
            summary: format!("Account value{of}: {}", ends.join(" ")),
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
                head: format!("median {median}"),
                detail: String::new(),
            },
            left: Label {
                head: format!("{} {}", name.1, style.percent(left, 1)),
                detail: String::new(),
            },
            summary: format!(
                "{} ends between {low} and {high} on nine paths in ten, median {median}; {} of the paths have no closing.",
                capital(&name.1),
                style.percent(left, 1),
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
        value: format!("{} h", style.fixed(figure.value, 0)),
        error: format!("{} h", style.fixed(figure.error, 1)),
    };
    let plain = |figure: Figure| Cell {
        value: style.fixed(figure.value, 3),
        error: style.fixed(figure.error, 3),
    };
    const PARTS: [&str; 5] = [
        "5\u{202f}% of paths",
        "25\u{202f}% of paths",
        "Half of the paths",
        "75\u{202f}% of paths",
        "95\u{202f}% of paths",
    ];
    let mut rows = vec![
        row("Paths without a closing", &|column| part(column.alive)),
        row("First closing, the median where there is one", &|column| {
            known(column.closing, &hours)
        }),
        row("Closed by then, of all paths", &|column| {
            known(column.closed_by_then, &part)
        }),
        row("Mean loss where something was closed", &|column| {
            known(column.loss, &money)
        }),
        row("Paths that end in profit", &|column| part(column.profit)),
        row("Mean value at the end", &|column| money(column.end)),
    ];
    for (place, part) in PARTS.iter().enumerate() {
        let label = format!("{part} end at or below");
        rows.push(row(&label, &|column| {
            known(column.ends.get(place).copied(), &money)
        }));
    }
    rows.push(row("Mean return", &|column| {
        known(column.mean_return, &part)
    }));
    rows.push(row("Mean deepest fall from a high", &|column| {
        part(column.drawdown)
    }));
    for (place, whose) in PARTS.iter().enumerate() {
        let label = format!("{whose} fall so far at most");
        rows.push(row(&label, &|column| {
            known(column.drawdowns.get(place).copied(), &part)
        }));
    }
    rows.push(row("Mean return ÷ mean deepest fall", &|column| {
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
