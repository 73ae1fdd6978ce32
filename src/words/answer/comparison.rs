//! The comparison: the same rows for every way of keeping margin; costs in one line.

pub fn closes_if(condition: &str) -> String {
    format!("Closes if {condition}")
}

pub const NEAREST_CLOSING: &str =
    "The nearest point at which the venue closes something, walking straight from today’s marks.";

/// The row of the other direction.
pub fn if_so(condition: &str) -> String {
    format!("If {condition}")
}

pub fn if_only(name: &str, moves: &str) -> String {
    format!("If only {name} {moves}")
}

pub const OTHERS_HELD: &str =
    "The other marks are held where they are; this is the condition of the price a venue displays.";

pub const MONEY_LEFT: &str = "Money left after";
pub const VALUE_AFTER_LAST: &str = "Account value just after the last of these closings.";

/// Of the balance today.
pub fn of_balance(balance: &str) -> String {
    format!("of {balance}")
}

pub const COINS_AT_THE_CLOSING: &str = " today; coins at the prices of the closing";
pub const NOTHING_CLOSES: &str = "nothing closes";

pub const LOCKED_AND_FREE: &str = "Locked · free now";
pub const WHAT_LOCKED_AND_FREE_ARE: &str =
    "Margin set aside or reserved, and what is free for more.";

pub fn all_at_stake(most: &str) -> String {
    format!("and all {most} at stake")
}

pub const MAINTENANCE_USED: &str = "Maintenance used";
pub const FULL_WHEN_CLOSED: &str = "Requirement ÷ equity: closed when it is full.";
pub const FULL: &str = "full";
pub const NO_EQUITY_LEFT: &str = "no equity is left";

pub const EFFECTIVE_LEVERAGE: &str = "Effective leverage";
pub const WHAT_EFFECTIVE_LEVERAGE_IS: &str = "Notional at the mark ÷ equity behind it; net counts shorts against longs. Its inverse, equity ÷ notional, is what some articles call the margin ratio: closed at the maintenance rate.";

/// What stands behind a pool.
pub enum Behind {
    Account,
    ItsMargin,
    EachMargin,
    /// The margin of these names, used most.
    MarginOf(String),
}

/// What a part is of.
pub fn of(behind: Behind) -> String {
    match behind {
        Behind::Account => "of equity".to_owned(),
        Behind::ItsMargin => "of its margin".to_owned(),
        Behind::EachMargin => "of each margin".to_owned(),
        Behind::MarginOf(names) => format!("of the margin of {names}, the most"),
    }
}

/// What a multiple is on.
pub fn on(behind: Behind) -> String {
    match behind {
        Behind::Account => "on the account".to_owned(),
        Behind::ItsMargin => "on its margin".to_owned(),
        Behind::EachMargin => "on each margin".to_owned(),
        Behind::MarginOf(names) => format!("on the margin of {names}, the most"),
    }
}

pub fn net(leverage: &str) -> String {
    format!(", net {leverage}")
}

pub fn equity_by_notional(share: &str) -> String {
    format!("; equity ÷ notional {share}")
}

pub const CARRY: &str = "Carry per day";
pub const WHAT_CARRY_IS: &str =
    "Funding a day at today’s notional; the same charge in both modes, out of another pocket.";
pub const NO_RATE: &str = "no rate of this venue stands in: type one";
pub const FUNDING_IS_OFF: &str = "funding is off";

pub fn at_rate_every(rates: &str, hours: &str) -> String {
    format!("at {rates} every {hours} h")
}

pub const AT_STAKE: &str = "Most at stake";
pub const WHAT_AT_STAKE_IS: &str =
    "Money that this way of keeping margin puts at stake, opening fees included.";
pub const AND_A_LOSS_BEYOND: &str = "and a loss beyond it";

pub const NO_FEES: &str = "no fees";

pub fn fees(opening: &str, exit: &str) -> String {
    format!("fees {opening} in, {exit} out")
}

pub const NO_FUNDING: &str = "no funding";
pub const FUNDING_AS_RECORDED: &str = "funding as recorded";

pub fn funding_every(rates: &str, hours: &str) -> String {
    format!("funding {rates} every {hours} h")
}
