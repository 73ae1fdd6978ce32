//! Ready-made actions that fill a row. Those of the articles are offered to be tried, not believed.

use super::form::Form;
use super::form::actions::{ActionForm, Goes, Then, Times, When};
use crate::market::position::Side;
use crate::words::inputs::actions as words;

/// One of them.
#[derive(Clone, Copy, Debug)]
pub struct Ready {
    /// What the button says.
    pub label: &'static str,
    /// From an article, not evidence.
    pub from_article: bool,
    /// The row, for a book.
    pub action: fn(&Form) -> ActionForm,
}

/// All of them, in the order of the buttons.
pub const ALL: [Ready; 7] = [
    Ready {
        label: words::STOP_LOSS,
        from_article: false,
        action: |form| moved(form, false, (Then::Close, "")),
    },
    Ready {
        label: words::TAKE_PROFIT,
        from_article: false,
        action: |form| moved(form, true, (Then::Close, "")),
    },
    Ready {
        label: words::AUTO_TOP_UP,
        from_article: false,
        action: |_| ActionForm {
            times: Times::Every,
            ..row((When::Ratio, "80"), (Then::TopUp, "40"))
        },
    },
    Ready {
        label: words::ISOLATED_ABOVE_50,
        from_article: true,
        action: |_| ActionForm {
            goes: Goes::Rises,
            bars: "720".to_owned(),
            ..row((When::Volatility, "50"), (Then::Isolate, ""))
        },
    },
    Ready {
        label: words::CUT_BEFORE_NEWS,
        from_article: true,
        action: |_| row((When::Bar, "24"), (Then::Reduce, "20")),
    },
    Ready {
        label: words::CUT_WHEN_BANDS_WIDEN,
        from_article: true,
        action: |_| ActionForm {
            goes: Goes::Rises,
            ..row((When::Width, "10"), (Then::Reduce, "10"))
        },
    },
    Ready {
        label: words::ESCALATE,
        from_article: true,
        action: |form| moved(form, true, (Then::Reinvest, "100")),
    },
];

fn row(when: (When, &str), then: (Then, &str)) -> ActionForm {
    ActionForm {
        when: when.0,
        level: when.1.to_owned(),
        then: then.0,
        amount: then.1.to_owned(),
        ..ActionForm::default()
    }
}

/// Once the market of the first position has moved by 5 %, for it or against it.
fn moved(form: &Form, gains: bool, then: (Then, &str)) -> ActionForm {
    let first = form.positions.first();
    let long = first.is_none_or(|held| held.side == Side::Long);
    ActionForm {
        goes: match long == gains {
            true => Goes::Rises,
            false => Goes::Falls,
        },
        position: 1,
        ..row((When::Move, "5"), then)
    }
}
