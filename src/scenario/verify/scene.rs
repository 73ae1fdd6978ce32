//! The inputs of a published example as an account under the product's rules.

use super::Unread;
use super::input::number;
use super::read::{Case, Entry};
use crate::margin::headroom::requirement_at;
use crate::margin::opening::{isolated_margin, settles_in};
use crate::margin::rules::{Basis, ContractRules, RuleBook};
use crate::margin::schedule::{Amounts, Schedule, Tier};
use crate::market::account::{Account, Holding, MarginMode, Pool, Unit, View};
use crate::market::collateral::{Collateral, Haircut};
use crate::market::position::{Kind, Position, Side};
use crate::venues::{self, Template};
use rust_decimal::Decimal;

/// An example ready to be computed: position n is of instrument n, coins held follow.
pub struct Scene<'a> {
    /// Its case.
    pub case: &'a Case<'a>,
    /// Rules in force.
    pub book: RuleBook,
    /// Mark of every instrument.
    pub marks: Vec<Decimal>,
    /// The account.
    pub account: Account,
    /// Its pools.
    pub pools: Vec<Pool>,
    /// Lines of the positions.
    pub lines: Vec<&'a Entry<'a>>,
}

impl<'a> Scene<'a> {
    /// Builds the account that a case states.
    pub fn new(case: &'a Case<'a>) -> Result<Self, Unread> {
        let mut scene = Self {
            case,
            book: RuleBook {
                pool: case.product.pool,
                cash: Haircut::NONE,
                contracts: Vec::new(),
            },
            marks: Vec::new(),
            account: Account {
                balance: Decimal::ZERO,
                collateral: Vec::new(),
                holdings: Vec::new(),
                scope: case.product.pool.scope,
            },
            pools: Vec::new(),
            lines: Vec::new(),
        };
        if let Some(charge) = case.get("charge")? {
            scene.book.pool.closing.fee = charge;
        }
        for entry in &case.entries {
            if entry.head == "long" || entry.head == "short" {
                scene.hold(entry)?;
            }
        }
        for entry in case.lines("hold") {
            scene.back(entry)?;
        }
        scene.fund()?;
        scene.pools = scene.account.cut(View::Configured).pools;
        Ok(scene)
    }

    /// The position at `index`, in the account's order.
    pub fn position(&self, index: usize) -> Option<&Position> {
        self.account.holdings.get(index).map(|held| &held.position)
    }

    /// The pool that holds the position at `index`.
    pub fn pool(&self, index: usize) -> Option<&Pool> {
        self.pools.iter().find(|pool| pool.members.contains(&index))
    }

    /// Adds a position with its rules and mark.
    fn hold(&mut self, entry: &'a Entry<'a>) -> Result<(), Unread> {
        let index = self.marks.len();
        let (position, mark) = position(entry, index)?;
        let rules = rules(self.case, entry, position.kind)?;
        let isolated = self.case.says("isolated");
        let settled = settles_in(&position);
        let (margin, unit) = match (entry.get("margin")?, entry.says("in-coin")) {
            (Some(margin), _) => (margin, settled),
            (None, false) => (isolated_margin(&position, &rules), settled),
            (None, true) => {
                let coins = isolated_margin(&position, &rules).checked_div(mark);
                (coins.unwrap_or_default(), Unit::Coin(index))
            }
        };
        self.account.holdings.push(Holding {
            position,
            mode: match isolated {
                true => MarginMode::Isolated,
                false => MarginMode::Cross,
            },
            margin: margin + entry.get("extra")?.unwrap_or_default(),
            unit,
        });
        self.book.contracts.push(rules);
        self.marks.push(mark);
        self.lines.push(entry);
        Ok(())
    }

    /// Adds coins: margin of the first position where that is isolated, else what backs the account.
    fn back(&mut self, entry: &Entry<'a>) -> Result<(), Unread> {
        let coins = entry.at(0)?;
        let instrument = match entry.word(1)?.strip_prefix('#') {
            Some(place) => {
                let place = place
                    .parse::<usize>()
                    .ok()
                    .and_then(|place| place.checked_sub(1));
                let known = place.filter(|place| *place < self.marks.len());
                known.ok_or_else(|| entry.wrong("no such position"))?
            }
            None => {
                self.marks.push(entry.positive(1)?);
                self.marks.len() - 1
            }
        };
        let counts = entry.get("counts")?.unwrap_or(Decimal::ONE);
        if !(Decimal::ZERO..=Decimal::ONE).contains(&counts) {
            return Err(entry.wrong("counts from 0 to 1"));
        }
        self.account.collateral.push(Collateral {
            instrument,
            coins,
            haircut: Haircut::flat(Decimal::ONE - counts),
        });
        if let (true, Some(first)) = (
            self.case.says("isolated"),
            self.account.holdings.first_mut(),
        ) {
            (first.margin, first.unit) = (coins, Unit::Coin(instrument));
        }
        Ok(())
    }

    /// Puts money into the account: as stated, or so that its equity is what the source prints.
    fn fund(&mut self) -> Result<(), Unread> {
        let case = self.case;
        let held = || self.account.holdings.iter().zip(&self.marks);
        let pnl: Decimal = held().map(|(held, mark)| held.position.pnl(*mark)).sum();
        let sold: Decimal = held()
            .map(|(held, _)| held.position.entry_notional * held.position.side.sign())
            .sum();
        let mut money = case.get("money")?;
        if let Some(equity) = case.get("equity")? {
            money = Some(equity - pnl);
        }
        if let Some(quote) = case.get("quote")? {
            money = Some(quote + sold);
        }
        if let Some(times) = case.get("ratio")? {
            let pools = self.account.cut(View::Configured).pools;
            let asked = |pool: &Pool| requirement_at(pool, &self.book, &self.marks);
            money = Some(times * pools.iter().map(asked).sum::<Decimal>() - pnl);
        }
        if let Some(coins) = case.get("coins")? {
            self.account.collateral.push(Collateral {
                instrument: 0,
                coins,
                haircut: Haircut::NONE,
            });
        }
        let isolated = case.says("isolated");
        if let (true, Some(money), Some(first)) =
            (isolated, money, self.account.holdings.first_mut())
        {
            first.margin = money;
        }
        let aside = |held: &Holding| match held.unit {
            Unit::Money => held.margin,
            Unit::Coin(_) => Decimal::ZERO,
        };
        self.account.balance = match (case.get("purse")?, isolated) {
            (Some(purse), _) => purse,
            (None, true) => self.account.holdings.iter().map(aside).sum(),
            (None, false) => money.unwrap_or_default(),
        };
        Ok(())
    }
}

/// A position line: size, entry, and where its mark lies.
fn position(entry: &Entry<'_>, index: usize) -> Result<(Position, Decimal), Unread> {
    let side = match entry.head {
        "long" => Side::Long,
        _ => Side::Short,
    };
    let kind = match entry.says("inverse") {
        true => Kind::Inverse,
        false => Kind::Linear,
    };
    let stated = entry.positive(0)?;
    let known = |name| {
        entry
            .get(name)?
            .map(|value| entry.above_zero(value))
            .transpose()
    };
    let (worth, value) = (known("worth")?, known("value")?);
    let mark = match (known("mark")?, value, kind) {
        (Some(mark), ..) => Some(mark),
        (None, Some(value), Kind::Linear) => Some(value / stated),
        (None, Some(value), Kind::Inverse) => Some(stated / value),
        (None, None, _) => worth.map(|worth| worth / stated),
    };
    let price = match (entry.word(1)?, mark) {
        ("-", Some(mark)) => mark,
        ("-", None) => return Err(entry.wrong("neither an entry nor a mark")),
        _ => entry.positive(1)?,
    };
    let price = entry.above_zero(price)?;
    let (size, notional) = match (kind, entry.word(1)?) {
        (Kind::Inverse, _) => (stated / price, stated),
        // As printed: the size times a price found by division would not give it back.
        (Kind::Linear, "-") => (stated, worth.or(value).unwrap_or(stated * price)),
        (Kind::Linear, _) => (stated, worth.unwrap_or(stated * price)),
    };
    let mark = match entry.get("pnl")? {
        Some(pnl) => (notional + side.sign() * pnl) / size,
        None => mark.unwrap_or(price),
    };
    let leverage = entry.get("leverage")?.unwrap_or(Decimal::ONE);
    if leverage < Decimal::ONE {
        return Err(entry.wrong("leverage below 1"));
    }
    let position = Position {
        instrument: index,
        side,
        kind,
        size: entry.above_zero(size)?,
        entry_notional: entry.above_zero(notional)?,
        leverage,
        rules: index,
    };
    Ok((position, entry.above_zero(mark)?))
}

/// The product's rules with the row, the fees and the older reading that a case states.
fn rules(case: &Case<'_>, entry: &Entry<'_>, kind: Kind) -> Result<ContractRules, Unread> {
    let template = template(case, entry, kind)?;
    let or_case = |name| Ok(entry.get(name)?.or(case.get(name)?));
    let mut tiers = rows(case)?;
    if tiers.is_empty() {
        tiers.push(Tier {
            floor: Decimal::ZERO,
            rate: or_case("rate")?.unwrap_or_default(),
            deduction: or_case("amount")?.unwrap_or_default(),
            max_leverage: or_case("max")?,
        });
    }
    let way = (template.tiering, template.key);
    let schedule = Schedule::new(way, Amounts::Given, tiers, None)
        .map_err(|_| entry.wrong("no such bracket"))?;
    let fee = or_case("fee")?;
    let exit_fee = or_case("exit-fee")?.or(fee).unwrap_or_default();
    let of_case = fee.unwrap_or_default();
    let is_fee = |fee: Decimal| (Decimal::ZERO..Decimal::ONE).contains(&fee);
    if !is_fee(of_case) || !is_fee(exit_fee) {
        return Err(entry.wrong("a fee from 0 to 1"));
    }
    let tick = case.or_zero("tick")?;
    let mut rules = template.rules(schedule, (of_case, exit_fee), tick);
    let set = [
        rules.opening.reserve.as_mut(),
        rules.maintenance.closing_fee.as_mut(),
    ];
    for charged in set.into_iter().flatten() {
        charged.rate = fee.unwrap_or(charged.rate);
    }
    if let Some(minimum) = case.get("minimum")? {
        rules.maintenance.minimum = minimum;
    }
    rules.maintenance.basis = match case.text("basis") {
        None => rules.maintenance.basis,
        Some("mark") => Basis::Mark,
        Some("entry") => Basis::Entry,
        Some("debt") => Basis::Debt,
        Some(_) => return Err(case.wrong("no such basis")),
    };
    Ok(rules)
}

/// The bracket rows that a case states.
pub fn rows(case: &Case<'_>) -> Result<Vec<Tier>, Unread> {
    let mut rows = Vec::new();
    for entry in case.lines("rows") {
        for word in &entry.words {
            let (floor, rate) = word.split_once(':').unwrap_or((word, ""));
            let of = |text| number(text).ok_or_else(|| entry.wrong("not a row"));
            rows.push(Tier {
                floor: of(floor)?,
                rate: of(rate)?,
                deduction: Decimal::ZERO,
                max_leverage: None,
            });
        }
    }
    Ok(rows)
}

/// The contracts of the kind, of the product that the line or else the case names.
fn template(case: &Case<'_>, entry: &Entry<'_>, kind: Kind) -> Result<&'static Template, Unread> {
    let product = match entry.text("under") {
        None => Some(case.product),
        Some(slug) => venues::ALL.iter().copied().find(|venue| venue.slug == slug),
    };
    product
        .and_then(|product| product.template(kind))
        .ok_or_else(|| entry.wrong("the product has no such contract"))
}
