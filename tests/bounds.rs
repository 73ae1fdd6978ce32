//! The corners of what the form accepts: everything is answered or refused with a reason, and no sum
//! overflows.

mod accounts;

use accounts::Dice;
use isocross::margin::rules::{Basis, Bearer, Cuts, First, Netting, PriceKind, Remainder, Trigger};
use isocross::margin::schedule::{Amounts, Key, Tiering};
use isocross::market::account::Scope;
use isocross::market::position::{Kind, Side};
use isocross::num::text::Separators;
use isocross::scenario::edit::Edit;
use isocross::scenario::form::{
    CollateralForm, Corner, Form, FundingChoice, MarketForm, Mode, Others, OwnRules, OwnTier,
    PositionForm, Quantity, RandomField, RandomForm, RandomModel, RuleEdits, SizingForm, Switch,
};
use isocross::scenario::share::{blank, from_fragment};
use isocross::scenario::{answer, presets};
use isocross::venues::ALL;

const PRICES: [&str; 7] = [
    "0.000000001",
    "0.0003",
    "1",
    "60000",
    "999999999",
    "1000000000",
    "7.123456789",
];
const SIZES: [&str; 5] = ["0.000000001", "1", "3.3333333", "1000", "1000000000000"];
const MONEY: [&str; 6] = [
    "0.00000001",
    "1",
    "1000",
    "333333.33",
    "999999999999",
    "1000000000000",
];

fn text(dice: &mut Dice, list: &[&str]) -> String {
    dice.pick(list).to_owned()
}

fn own_rules(dice: &mut Dice) -> OwnRules {
    let basis = |dice: &mut Dice| dice.pick(&[Basis::Mark, Basis::Entry, Basis::Bankruptcy]);
    let tier = |floor: &str, rate: &str, amount: &str| OwnTier {
        floor: floor.to_owned(),
        rate: rate.to_owned(),
        amount: amount.to_owned(),
        max_leverage: String::new(),
    };
    OwnRules {
        basis: basis(dice),
        tiering: dice.pick(&[Tiering::Marginal, Tiering::Whole]),
        key: dice.pick(&[Key::Notional, Key::Size]),
        amounts: dice.pick(&[Amounts::Computed, Amounts::Given]),
        tiers: vec![
            tier(
                "0",
                "0.000000001",
                &text(dice, &["", "0.00000001", "1000000000000"]),
            ),
            tier("0.000000001", "0.005", ""),
            tier("1000", "0.5", &text(dice, &["", "1000000000000"])),
            tier("999999999999", "1", ""),
        ],
        closing_fee: text(dice, &["", "0.1"]),
        closing_fee_basis: basis(dice),
        minimum: text(dice, &["", "0.00000001", "1000000000000"]),
    }
}

fn position(dice: &mut Dice) -> PositionForm {
    let locked = dice.pick(&[Quantity::Size, Quantity::Notional, Quantity::Margin]);
    PositionForm {
        market: text(dice, &["BTC", "ETH", "XYZ"]),
        side: dice.pick(&[Side::Long, Side::Short]),
        entry: text(dice, &PRICES),
        quantity: text(
            dice,
            if locked == Quantity::Size {
                &SIZES
            } else {
                &MONEY
            },
        ),
        locked,
        leverage: text(dice, &["1", "1.000001", "10", "1000"]),
        mode: dice.pick(&[Mode::Isolated, Mode::Cross, Mode::Pocket]),
        pocket: "p".to_owned(),
        margin: text(dice, &["", "", "0.00000001", "1000000000000"]),
        rules: if dice.one_in(4) {
            Some(own_rules(dice))
        } else {
            None
        },
        kind: dice.pick(&[Kind::Linear, Kind::Linear, Kind::Inverse]),
        backing: text(dice, &["", "", "BTC", "ETH"]),
        owed: text(dice, &["", "", "0.00000001", "1000000000000"]),
    }
}

fn edits(dice: &mut Dice) -> RuleEdits {
    if !dice.one_in(3) {
        return RuleEdits::default();
    }
    RuleEdits {
        basis: dice.pick(&[
            None,
            Some(Basis::Entry),
            Some(Basis::Bankruptcy),
            Some(Basis::Reserve),
            Some(Basis::UsedMargin),
            Some(Basis::Debt),
        ]),
        tiering: dice.pick(&[None, Some(Tiering::Whole)]),
        trigger: dice.pick(&[None, Some(Trigger::Below)]),
        netting: dice.pick(&[None, Some(Netting::LargerSide)]),
        cuts: dice.pick(&[None, Some(Cuts::BalanceAndPnl)]),
        scope: dice.pick(&[None, Some(Scope::Account), Some(Scope::Settlement)]),
        remainder: dice.pick(&[None, Some(Remainder::Returned)]),
        first: dice.pick(&[None, Some(First::List)]),
        bearer: dice.pick(&[None, Some(Bearer::Others), Some(Bearer::Account)]),
        closing_fee: text(dice, &["", "10"]),
        minimum: text(dice, &["", "0", "1000000000000"]),
        liquidation_fee: text(dice, &["", "10"]),
        slippage: text(dice, &["", "50"]),
        debt: text(dice, &["", "100"]),
    }
}

fn random(dice: &mut Dice, form: &mut RandomForm) {
    form.model = dice.pick(&[
        RandomModel::Wander,
        RandomModel::Wander,
        RandomModel::Blocks,
    ]);
    for (field, texts) in [
        (RandomField::Volatility, ["", "0", "1000"]),
        (RandomField::Drift, ["", "-1000", "1000"]),
        (RandomField::Correlation, ["", "0", "1"]),
        (RandomField::Jumps, ["", "1", "8760"]),
        (RandomField::JumpMean, ["", "-99", "1000"]),
        (RandomField::JumpDeviation, ["", "0", "200"]),
        (RandomField::Tails, ["", "2.1", "200"]),
        (RandomField::Storm, ["", "0.05", "20"]),
        (RandomField::Enter, ["", "0", "100"]),
        (RandomField::Leave, ["", "0", "100"]),
        (RandomField::HalfLife, ["", "1", "100000"]),
        (RandomField::Block, ["", "1", "720"]),
        (RandomField::Seed, ["", "0", "4294967295"]),
        (RandomField::Number, ["", "0", "4294967295"]),
    ] {
        *form.slot(field) = text(dice, &texts);
    }
    *form.slot(RandomField::Steps) = text(dice, &["2", "24"]);
}

fn form(dice: &mut Dice) -> Form {
    let mut form = presets::opening(Separators::EN);
    let held = if dice.one_in(60) {
        200
    } else {
        1 + dice.below(4)
    };
    form.positions = (0..held).map(|_| position(dice)).collect();
    if dice.one_in(2) {
        let place = dice.below(ALL.len() as u64) as usize;
        form = form.apply(&Edit::Venue(ALL[place].id()));
    }
    form.edits = edits(dice);
    form.balance = text(dice, &["0", "0.00000001", "1000", "1000000000000"]);
    form.focus = form.positions[0].market.clone();
    form.others = dice.pick(&[Others::Held, Others::Together, Others::Betas]);
    form.markets = ["BTC", "ETH", "XYZ"]
        .iter()
        .filter(|market| market.len() as u64 + dice.below(2) == 3)
        .map(|market| (*market).to_owned())
        .collect::<Vec<_>>()
        .into_iter()
        .map(|market| MarketForm {
            market,
            mark: text(dice, &["", "0.000000001", "1000000000", "61234.5"]),
            beta: text(dice, &["", "0", "-100", "100", "0.000000001"]),
            rate: text(dice, &["", "1", "100", "0"]),
            tiers: text(dice, &["", "", "0 0.5 100\n50000 1 50\n100000000000 100 1"]),
            contract_value: text(dice, &["", "0.000000001", "1000000000000"]),
            table: text(dice, &["", "", "A"]),
            initial: text(dice, &["", "", "0.0001", "100"]),
            funding: text(dice, &["", "", "-10", "10"]),
            volatility: text(dice, &["", "", "0", "1000"]),
        })
        .collect();
    if dice.one_in(3) {
        form.collateral.push(CollateralForm {
            asset: form.positions[0].market.clone(),
            amount: text(dice, &["-1000000000000", "0.000000001", "1000000000000"]),
            haircut: text(
                dice,
                &[
                    "0",
                    "",
                    "100",
                    "0.0001",
                    "0:0 0.000000001:50 1000000000000:100",
                ],
            ),
        });
    }
    form.joint_move = text(dice, &["-99.99", "0", "1000", "-12"]);
    form.path.slug = text(
        dice,
        &[
            "cascade-2025",
            "dip",
            "flash",
            "trend",
            "chop",
            "squeeze-2021",
            "random",
            "drawn",
        ],
    );
    random(dice, &mut form.random);
    form.drawn.corners = vec![
        Corner::new("1", text(dice, &["-99.9", "1000", "0"]).as_str()),
        Corner::new(text(dice, &["2", "50"]).as_str(), "-99.9"),
    ];
    form.path.size = text(dice, &["", "99.9", "-99.9"]);
    form.path.judged = dice.pick(&[PriceKind::Mark, PriceKind::Last]);
    form.costs.opening_fee = text(dice, &["", "10"]);
    form.costs.exit_fee = text(dice, &["", "10"]);
    form.costs.funding = dice.pick(&[
        FundingChoice::Off,
        FundingChoice::Recorded,
        FundingChoice::Typed,
    ]);
    form.costs.funding_rate = text(dice, &["", "-10", "10"]);
    form.costs.funding_hours = text(dice, &["", "1", "168"]);
    form.generic.rate = text(dice, &["0", "0.5", "100"]);
    form.generic.closing_fee = text(dice, &["", "10"]);
    form.generic.liquidation_fee = text(dice, &["", "10"]);
    form.generic.remainder = dice.pick(&[Remainder::Forfeited, Remainder::Returned]);
    if dice.one_in(2) {
        form.sizing = SizingForm {
            risk: text(dice, &MONEY),
            stop: text(dice, &PRICES),
            ..SizingForm::default()
        };
    }
    form
}

/// Whatever is typed within the bounds: a report, or errors with words, never a panic.
#[test]
fn every_corner_is_answered_or_refused() {
    let (mut answered, mut refused, mut broken) = (0, 0, Vec::new());
    for seed in 0..10_000 {
        let mut form = form(&mut Dice(seed));
        let dice = &mut Dice(seed ^ 0x5f);
        form.stress.gap = dice.pick(&[None, Some(Switch::On)]);
        form.stress.whole = dice.pick(&[None, Some(Switch::On)]);
        form.stress.haircut = text(dice, &["", "100"]);
        form.stress.slippage = text(dice, &["", "50"]);
        let shown = form.clone();
        let answer = std::panic::catch_unwind(|| {
            let told = isocross::scenario::stress::table(&form, Separators::EN);
            let answer = answer(&form, Separators::EN);
            assert_eq!(told.is_some(), answer.report.is_some());
            answer
        });
        let Ok(answer) = answer else {
            broken.push((seed, shown));
            continue;
        };
        match answer.report {
            Some(report) => {
                assert!(!report.announcement.is_empty(), "seed {seed}");
                answered += 1;
            }
            None => {
                assert!(answer.errors.iter().all(|error| !error.message.is_empty()));
                assert!(
                    !answer.errors.is_empty(),
                    "seed {seed} is refused without a reason"
                );
                refused += 1;
            }
        }
    }
    assert!(
        broken.is_empty(),
        "{} panic, first {:#?}",
        broken.len(),
        broken[0]
    );
    println!("{answered} answered, {refused} refused");
    assert!(
        answered > 500 && refused > 100,
        "{answered} answered, {refused} refused"
    );
}

/// A margin in coins is counted at the planned entry, however far from it the mark is.
#[test]
fn a_size_from_risk_backed_by_a_coin_far_from_its_entry_is_answered() {
    let link = "v=1&bal=1000&col=ETH,1000000000000&p=ETH,L,60000,1m,10x,i,b:ETH&mk=ETH,0.000000001\
        &risk=1000000000000&unit=cash&stop=1&of=1";
    let form = from_fragment(link, Separators::EN, &blank()).form;
    let report = answer(&form, Separators::EN).report;
    assert!(report.is_some_and(|report| report.sizing.is_some()));
}
