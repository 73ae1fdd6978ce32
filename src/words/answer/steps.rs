//! What a liquidation does, step by step, and its arithmetic.

pub fn margin_call(pool: &str) -> String {
    format!("{pool}: margin call")
}

pub const CLOSED: &str = "closed";
pub const TAKEN_OVER: &str = "taken over";

pub fn cut_by(share: &str) -> String {
    format!("cut by {share}")
}

/// "isolated ETH closed, −300": what happened to what, and the change of money.
pub fn done_to(what: &str, done: &str, change: &str) -> String {
    format!("{what} {done}, {change}")
}

pub fn warned_at(requirement: &str, equity: &str, ratio: &str) -> String {
    format!("requirement {requirement} ÷ equity {equity} = {ratio}")
}

pub fn venue_warns_from(level: &str) -> String {
    format!("the venue warns from {level} on; nothing is closed and nothing posted")
}

/// `part` of `all` coins, in so many orders.
pub fn coins_closed(part: &str, all: &str, orders: u32, worth: &str, result: &str) -> String {
    let orders = match orders {
        1 => String::new(),
        many => format!(" in {many} orders"),
    };
    format!("{part} of {all} coins closed{orders}, worth {worth}: profit or loss {result}")
}

pub fn equity_against(equity: &str, requirement: &str, enough: bool) -> String {
    let met = if enough {
        "the rest stays open"
    } else {
        "not enough"
    };
    format!("equity {equity} against requirement {requirement}: {met}")
}

pub fn lost_on_the_fill(amount: &str) -> String {
    format!("{amount} lost on the fill")
}

pub fn liquidation_fee(amount: &str) -> String {
    format!("{amount} liquidation fee")
}

pub fn kept_by_the_venue(amount: &str) -> String {
    format!("{amount} kept by the venue")
}

pub fn back_to_the_account(amount: &str) -> String {
    format!("{amount} back to the account")
}

pub fn lost_borne_by_fund(amount: &str) -> String {
    format!("{amount} lost beyond the margin, borne by the venue’s fund (an assumption)")
}

pub fn lost_borne_by_others(amount: &str) -> String {
    format!(
        "{amount} lost beyond the margin, borne by others, closed at the bankruptcy price (an assumption)"
    )
}

pub fn lost_borne_by_account(amount: &str) -> String {
    format!("{amount} lost beyond the margin, borne by the account (an assumption)")
}

pub const WHOLE: &str = "A pool is closed as a whole, at the price reached";
pub const BY_POSITIONS: &str =
    "A pool that is under is closed position by position, each whole, until its requirement is met";

pub fn in_part(above: &str, share: &str, seconds: &str) -> String {
    format!(
        "A pool that is under is closed position by position until its requirement is met: of one above {above} first {share}, by a second order within {seconds} seconds all of it"
    )
}

pub fn in_slices(share: &str, least: &str) -> String {
    format!(
        "A pool that is under is closed position by position, in slices of {share} and at least {least}, until its requirement is met"
    )
}

pub fn by_brackets(count: usize) -> String {
    let brackets = if count == 1 { "bracket" } else { "brackets" };
    format!(
        "A pool that is under comes down by {count} {brackets} a step until its requirement is met; from brackets without such a step all is taken over"
    )
}

pub const IN_ONE_ORDER: &str = "A pool that is under has one order a position, down to the end of the bracket below; where that is not enough, the rest is taken over";

pub const LARGEST_LOSS_FIRST: &str = ", the largest loss first";
pub const IN_ORDER_OF_LIST: &str = ", in the order of the list";

pub fn fills_worse(share: &str) -> String {
    format!("; a forced order fills {share} of its notional worse")
}

pub const BY_FUND: &str = "the venue’s fund, never by the rest of the account";
pub const BY_OTHERS: &str = "traders on the other side, never by the rest of the account";
pub const BY_ACCOUNT: &str = "the rest of the account";

/// What is closed, in which order, at which fill, and who bears a loss beyond it.
pub fn procedure(what: &str, order: &str, fill: &str, bearer: &str) -> String {
    format!("{what}{order}{fill}; a loss beyond its money is borne by {bearer}.")
}
