//! Random forms, typed in many ways, with the form that each should come back as.

#![allow(dead_code, reason = "every test file uses its own part")]

mod locales;
mod texts;

use isocross::margin::rules::{Basis, Bearer, Cuts, First, Netting, PriceKind, Remainder, Trigger};
use isocross::margin::schedule::{Amounts, Key, Tiering};
use isocross::market::account::Scope;
use isocross::market::position::{Kind, Side};
use isocross::num::text::Separators;
use isocross::scenario::form::actions::{ActionForm, Goes, Then, Times, When};
use isocross::scenario::form::*;
pub use locales::LOCALES;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use texts::{figure, haircut, name, table};

/// Parts the text as typed from the text as it comes back.
const PAIR: char = '\u{1}';

fn tier(locale: Separators) -> impl Strategy<Value = OwnTier> {
    let text = move || figure(locale);
    (text(), text(), text(), text()).prop_map(|(floor, rate, amount, max_leverage)| OwnTier {
        floor,
        rate,
        amount,
        max_leverage,
    })
}

fn basis() -> impl Strategy<Value = Basis> {
    select(vec![
        Basis::Mark,
        Basis::Entry,
        Basis::Bankruptcy,
        Basis::Reserve,
        Basis::UsedMargin,
        Basis::Debt,
    ])
}

fn tiering() -> impl Strategy<Value = Tiering> {
    select(vec![Tiering::Marginal, Tiering::Whole])
}

fn rules(locale: Separators) -> impl Strategy<Value = OwnRules> {
    let key = select(vec![Key::Notional, Key::Size]);
    let amounts = select(vec![Amounts::Computed, Amounts::Given]);
    let fees = (figure(locale), basis(), figure(locale));
    (
        basis(),
        tiering(),
        key,
        amounts,
        vec(tier(locale), 0..4),
        fees,
    )
        .prop_map(|(basis, tiering, key, amounts, tiers, fees)| OwnRules {
            basis,
            tiering,
            key,
            amounts,
            tiers,
            closing_fee: fees.0,
            closing_fee_basis: fees.1,
            minimum: fees.2,
        })
}

fn position(locale: Separators) -> impl Strategy<Value = PositionForm> {
    let side = select(vec![Side::Long, Side::Short]);
    let locked = select(vec![Quantity::Size, Quantity::Notional, Quantity::Margin]);
    let mode = select(vec![Mode::Isolated, Mode::Cross, Mode::Pocket]);
    let pocket = prop_oneof![Just(String::new()), name()];
    let figures = vec(figure(locale), 5);
    let rules = prop::option::weighted(0.3, rules(locale));
    let kind = select(vec![Kind::Linear, Kind::Inverse]);
    let backing = prop_oneof![Just(String::new()), name()];
    (
        name(),
        (kind, side, backing),
        figures,
        locked,
        (mode, pocket),
        rules,
    )
        .prop_map(
            |(market, (kind, side, backing), figures, locked, (mode, pocket), rules)| {
                PositionForm {
                    market,
                    kind,
                    side,
                    entry: figures[0].clone(),
                    quantity: figures[1].clone(),
                    locked,
                    leverage: figures[2].clone(),
                    mode,
                    pocket,
                    margin: figures[3].clone(),
                    backing,
                    owed: figures[4].clone(),
                    rules,
                }
            },
        )
}

fn path(locale: Separators) -> impl Strategy<Value = PathForm> {
    let order = select(vec![
        OrderChoice::Worse,
        OrderChoice::LowFirst,
        OrderChoice::HighFirst,
    ]);
    let judged = select(vec![PriceKind::Mark, PriceKind::Last]);
    (
        "[a-z0-9-]{0,12}",
        figure(locale),
        figure(locale),
        order,
        judged,
    )
        .prop_map(|(slug, size, length, order, judged)| PathForm {
            slug,
            size,
            length,
            order,
            judged,
        })
}

fn settings(locale: Separators) -> impl Strategy<Value = (CostsForm, GenericForm)> {
    let funding = select(vec![
        FundingChoice::Off,
        FundingChoice::Recorded,
        FundingChoice::Typed,
    ]);
    let rest = select(vec![Remainder::Forfeited, Remainder::Returned]);
    (
        vec(figure(locale), 7),
        funding,
        table(locale),
        tiering(),
        rest,
    )
        .prop_map(|(mut figures, funding, tiers, tiering, remainder)| {
            let mut next = || figures.pop().unwrap_or_default();
            let costs = CostsForm {
                opening_fee: next(),
                exit_fee: next(),
                funding,
                funding_rate: next(),
                funding_hours: next(),
            };
            let generic = GenericForm {
                rate: next(),
                tiers,
                tiering,
                closing_fee: next(),
                remainder,
                liquidation_fee: next(),
            };
            (costs, generic)
        })
}

fn book(
    locale: Separators,
) -> impl Strategy<Value = (Vec<PositionForm>, SizingForm, (ManyForm, StressForm))> {
    let unit = select(vec![RiskUnit::Cash, RiskUnit::Percent]);
    let sizing = (figure(locale), unit, figure(locale), 0_usize..4);
    let many =
        (figure(locale), figure(locale)).prop_map(|(paths, split)| ManyForm { paths, split });
    let switch = || prop::option::weighted(0.3, Just(Switch::On));
    let stress = (switch(), switch(), figure(locale), figure(locale)).prop_map(
        |(gap, whole, haircut, slippage)| StressForm {
            gap,
            whole,
            haircut,
            slippage,
        },
    );
    let many = (many, stress);
    (vec(position(locale), 0..4), sizing, many).prop_map(
        |(positions, (risk, unit, stop, number), many)| {
            let sizing = SizingForm {
                position: number.min(positions.len().saturating_sub(1)),
                risk,
                unit,
                stop,
            };
            (positions, sizing, many)
        },
    )
}

fn lists(locale: Separators) -> impl Strategy<Value = (Vec<CollateralForm>, Vec<MarketForm>)> {
    let text = move || figure(locale);
    let coin =
        (name(), text(), haircut(locale)).prop_map(|(asset, amount, haircut)| CollateralForm {
            asset,
            amount,
            haircut,
        });
    let named = prop_oneof![Just(String::new()), name()];
    let market = (name(), vec(text(), 7), table(locale), named).prop_map(
        |(market, mut figures, tiers, table)| {
            let mut next = || figures.pop().unwrap_or_default();
            MarketForm {
                market,
                mark: next(),
                beta: next(),
                rate: next(),
                tiers,
                contract_value: next(),
                table,
                initial: next(),
                funding: next(),
                volatility: next(),
            }
        },
    );
    (vec(coin, 0..3), vec(market, 0..3))
}

/// Pasted prices as they are shared: what cannot be read comes back as typed, the rest as a CSV.
fn own() -> impl Strategy<Value = OwnForm> {
    let text = select(vec![
        "",
        "no prices, of any kind",
        "close\n60000.5\n61000\n0.25\n",
        "time,close\n2024-01-05T00:00Z,60000.5\n2024-01-05T01:00Z,59000\n",
        "time,mark,close\n2024-01-05T00:00:30Z,1,1.5\n2024-01-05T00:01:30Z,2,2.5\n",
        "time,open,high,low,close\n1969-12-31T00:00Z,1,3,1,2\n1970-01-01T00:00Z,2,2,1,1\n",
        "time,BTC,ETH\n2024-01-05T00:00Z,60000.5,3000\n2024-02-05T00:00Z,59000,0.001\n",
    ]);
    let market = prop_oneof![Just(String::new()), name()];
    (market, text).prop_map(|(market, text)| OwnForm::new(market, text.to_owned()))
}

fn random(locale: Separators) -> BoxedStrategy<(RandomForm, DrawnForm)> {
    let model = select(vec![RandomModel::Wander, RandomModel::Blocks]);
    let pair = (name(), name(), figure(locale)).prop_map(|(first, second, correlation)| PairForm {
        first,
        second,
        correlation,
    });
    let corner =
        (figure(locale), figure(locale)).prop_map(|(hour, change)| Corner { hour, change });
    let texts = vec(figure(locale), RandomField::ALL.len());
    let head = (model, "[a-z0-9-]{0,12}", texts);
    (head, vec(pair, 0..3), vec(corner, 0..4))
        .prop_map(|((model, event, texts), pairs, corners)| {
            let mut form = RandomForm::default();
            (form.model, form.event, form.pairs) = (model, event, pairs);
            for ((_, slot), text) in form.slots().zip(texts) {
                *slot = text;
            }
            (form, DrawnForm { corners })
        })
        .boxed()
}

fn edits(locale: Separators) -> BoxedStrategy<RuleEdits> {
    fn maybe<T: Clone + std::fmt::Debug + 'static>(
        values: Vec<T>,
    ) -> impl Strategy<Value = Option<T>> {
        prop::option::weighted(0.3, select(values))
    }
    let sums = (
        maybe(vec![Trigger::Below, Trigger::AtOrBelow]),
        maybe(vec![Netting::None, Netting::LargerSide]),
        maybe(vec![Cuts::Balance, Cuts::BalanceAndPnl]),
        maybe(vec![Scope::Account, Scope::Settlement]),
        maybe(vec![Remainder::Forfeited, Remainder::Returned]),
        maybe(vec![First::LargestLoss, First::List]),
        maybe(vec![Bearer::Fund, Bearer::Others, Bearer::Account]),
    );
    let rates = (
        prop::option::weighted(0.3, basis()),
        prop::option::weighted(0.3, tiering()),
        vec(figure(locale), 5),
    );
    (sums, rates)
        .prop_map(|(sums, (basis, tiering, mut figures))| {
            let (trigger, netting, cuts, scope, remainder, first, bearer) = sums;
            let mut next = || figures.pop().unwrap_or_default();
            RuleEdits {
                basis,
                tiering,
                trigger,
                netting,
                cuts,
                scope,
                remainder,
                first,
                bearer,
                closing_fee: next(),
                minimum: next(),
                liquidation_fee: next(),
                slippage: next(),
                debt: next(),
            }
        })
        .boxed()
}

fn action(locale: Separators) -> impl Strategy<Value = ActionForm> {
    let choices = (
        select(vec![When::Bar, When::Move, When::Ratio, When::Rsi]),
        select(vec![Goes::Falls, Goes::Rises]),
        select(vec![Times::Once, Times::Every]),
        select(vec![Then::Close, Then::Reduce, Then::Open, Then::Leverage]),
    );
    let text = move || figure(locale);
    (choices, name(), text(), text(), text(), 0..3_usize).prop_map(
        |((when, goes, times, then), market, level, bars, amount, position)| ActionForm {
            when,
            goes,
            market,
            level,
            bars,
            times,
            then,
            position,
            amount,
        },
    )
}

/// A form whose texts are pairs: as typed, and as they come back.
fn pairs(locale: Separators) -> impl Strategy<Value = Form> {
    let others = select(vec![Others::Held, Others::Together, Others::Betas]);
    let venue = select(vec!["generic", "binance@2026-05-01", "okx@2026-05-28"]);
    let head = (
        venue,
        figure(locale),
        name(),
        others,
        name(),
        figure(locale),
    );
    (
        head,
        lists(locale),
        book(locale),
        (path(locale), random(locale), own()),
        settings(locale),
        (
            prop_oneof![Just(RuleEdits::default()), edits(locale)],
            vec(action(locale), 0..3),
        ),
    )
        .prop_map(
            |(head, lists, book, (path, random, own), settings, (edits, actions))| Form {
                venue: head.0.to_owned(),
                balance: head.1,
                currency: head.2,
                collateral: lists.0,
                positions: book.0,
                markets: lists.1,
                others: head.3,
                focus: head.4,
                joint_move: head.5,
                path,
                random: random.0,
                drawn: random.1,
                own,
                costs: settings.0,
                generic: settings.1,
                edits,
                sizing: book.1,
                many: book.2.0,
                stress: book.2.1,
                actions,
            },
        )
}

/// A form as typed in `locale`, and the form that must come back.
pub fn forms(locale: Separators) -> impl Strategy<Value = (Form, Form)> {
    pairs(locale).prop_map(|form| {
        let pick = |last: bool| {
            let mut form = form.clone();
            each(&mut form, &mut |text| {
                let mut halves = text.split(PAIR);
                let first = halves.next().unwrap_or_default().to_owned();
                *text = match halves.next() {
                    Some(back) if last => back.to_owned(),
                    _ => first,
                };
            });
            form
        };
        (pick(false), pick(true))
    })
}

fn each(form: &mut Form, change: &mut dyn FnMut(&mut String)) {
    for action in &mut form.actions {
        [&mut action.level, &mut action.bars, &mut action.amount]
            .into_iter()
            .for_each(&mut *change);
    }
    for coin in &mut form.collateral {
        [&mut coin.amount, &mut coin.haircut]
            .into_iter()
            .for_each(&mut *change);
    }
    for said in &mut form.markets {
        [&mut said.mark, &mut said.beta, &mut said.rate]
            .into_iter()
            .for_each(&mut *change);
        [&mut said.tiers, &mut said.contract_value, &mut said.initial]
            .into_iter()
            .for_each(&mut *change);
        [&mut said.funding, &mut said.volatility]
            .into_iter()
            .for_each(&mut *change);
    }
    for position in &mut form.positions {
        [&mut position.entry, &mut position.quantity]
            .into_iter()
            .for_each(&mut *change);
        [
            &mut position.leverage,
            &mut position.margin,
            &mut position.owed,
        ]
        .into_iter()
        .for_each(&mut *change);
        if let Some(rules) = &mut position.rules {
            [&mut rules.closing_fee, &mut rules.minimum]
                .into_iter()
                .for_each(&mut *change);
            for tier in &mut rules.tiers {
                [&mut tier.floor, &mut tier.rate]
                    .into_iter()
                    .for_each(&mut *change);
                [&mut tier.amount, &mut tier.max_leverage]
                    .into_iter()
                    .for_each(&mut *change);
            }
        }
    }
    let texts = form.random.slots().map(|(_, text)| text);
    texts.for_each(&mut *change);
    let pairs = form.random.pairs.iter_mut();
    pairs.for_each(|pair| change(&mut pair.correlation));
    for corner in &mut form.drawn.corners {
        [&mut corner.hour, &mut corner.change]
            .into_iter()
            .for_each(&mut *change);
    }
    let (costs, generic) = (&mut form.costs, &mut form.generic);
    [&mut costs.opening_fee, &mut costs.exit_fee]
        .into_iter()
        .for_each(&mut *change);
    [&mut costs.funding_rate, &mut costs.funding_hours]
        .into_iter()
        .for_each(&mut *change);
    [&mut generic.rate, &mut generic.tiers]
        .into_iter()
        .for_each(&mut *change);
    [&mut generic.closing_fee, &mut generic.liquidation_fee]
        .into_iter()
        .for_each(&mut *change);
    [&mut form.path.size, &mut form.path.length]
        .into_iter()
        .for_each(&mut *change);
    let edits = &mut form.edits;
    [&mut edits.closing_fee, &mut edits.minimum]
        .into_iter()
        .for_each(&mut *change);
    [
        &mut edits.liquidation_fee,
        &mut edits.slippage,
        &mut edits.debt,
    ]
    .into_iter()
    .for_each(&mut *change);
    [&mut form.balance, &mut form.joint_move]
        .into_iter()
        .for_each(&mut *change);
    [&mut form.stress.haircut, &mut form.stress.slippage]
        .into_iter()
        .for_each(&mut *change);
    [&mut form.many.paths, &mut form.many.split]
        .into_iter()
        .for_each(&mut *change);
    [&mut form.sizing.risk, &mut form.sizing.stop]
        .into_iter()
        .for_each(&mut *change);
}
