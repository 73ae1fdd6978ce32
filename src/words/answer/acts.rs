//! Actions on the path: what was done, what was not, and why.

/// One of several positions in a market.
pub fn position(market: &str, number: usize) -> String {
    format!("{market}, position {number},")
}

pub fn done(number: usize, what: &str) -> String {
    format!("action {number}: {what}")
}

pub fn not_done(number: usize, why: &str) -> String {
    format!("action {number} not done: {why}")
}

pub fn leverage_changed(name: &str, before: &str, after: &str) -> String {
    format!("{name} from {before}x to {after}x")
}

/// After a change of leverage.
pub fn and_margin(change: &str) -> String {
    format!(", margin {change}")
}

pub fn margin_taken(amount: &str, name: &str) -> String {
    format!("{amount} of margin taken from {name}")
}

pub fn margin_added(amount: &str, name: &str) -> String {
    format!("{amount} of margin added to {name}")
}

pub const STOP_LOSS: &str = ", stop-loss";
pub const TAKE_PROFIT: &str = ", take-profit";

pub fn closed(name: &str, kind: &str, result: &str) -> String {
    format!("{name} closed{kind}, {result}")
}

pub fn cut_to(name: &str, left: &str, kind: &str, result: &str) -> String {
    format!("{name} cut to {left}{kind}, {result}")
}

pub fn opened(name: &str, notional: &str) -> String {
    format!("{name} opened to {notional}")
}

pub fn grown(name: &str, notional: &str) -> String {
    format!("{name} grown to {notional}")
}

pub fn grown_by_gain(name: &str, notional: &str, gain: &str) -> String {
    format!("{name} grown to {notional} by its gain of {gain}")
}

pub fn changed_to(name: &str, pool: &str) -> String {
    format!("{name} changed to {pool} (hypothetical)")
}

pub fn is_not_open(name: &str) -> String {
    format!("{name} is not open")
}

pub fn asks_for(asked: &str, free: &str) -> String {
    format!("it asks for {asked}, and {free} is free")
}

pub fn initial_margin_would_be(asked: &str, equity: &str) -> String {
    format!("initial margin would be {asked} and equity {equity}")
}

pub fn is_in_cross(name: &str) -> String {
    format!("{name} is in the cross account, which all money backs")
}

pub fn is_so_already(name: &str) -> String {
    format!("{name} is so already")
}

pub fn has_no_gain(name: &str) -> String {
    format!("{name} has no gain")
}

pub const REQUIREMENT_NO_LARGER: &str = "requirement is no larger a part of equity";
pub const WOULD_CLOSE_AT_ONCE: &str = "the venue would close at once";

pub fn brackets_allow(leverage: &str) -> String {
    format!("the brackets allow {leverage}x")
}

pub fn size_is_not_known(name: &str) -> String {
    format!("{name} would be of a size that is not known here")
}

pub const AT_THE_OPENING: &str = "at the opening of the bar";

pub fn price_reached(name: &str, price: &str, level: &str) -> String {
    format!("{name} at {price}: level {level}")
}

pub fn liquidation_away(distance: &str) -> String {
    format!("liquidation {distance} away")
}

pub fn ratio_reached(ratio: &str) -> String {
    format!("requirement ÷ equity reached {ratio}")
}

pub fn below_the_highest(fall: &str, level: &str) -> String {
    format!("{fall} below the highest value: level {level}")
}

pub const VOLATILITY: &str = "realised volatility a year";
pub const WIDTH_OF_BANDS: &str = "width of Bollinger’s bands";
pub const RSI: &str = "RSI";

pub fn gauge_reached(what: &str, name: &str, bars: usize, shown: &str, level: &str) -> String {
    format!("{what} of {name} over {bars} bars {shown}: level {level}")
}

pub fn margin_moved(before: &str, change: &str, after: &str, free: &str) -> String {
    format!("margin {before} {change} = {after}; {free} more could be moved")
}

pub fn closed_and_left(closed: &str, left: &str) -> String {
    format!("{closed} closed, {left} left")
}

pub fn margin_back(amount: &str) -> String {
    format!("{amount} of margin back, ")
}

pub fn profit_and_fee(result: &str, fee: &str) -> String {
    format!("{result} profit or loss, {fee} fee")
}

pub fn realised(gain: &str) -> String {
    format!("{gain} realised; the entry is now this price")
}

pub fn set_aside(margin: &str) -> String {
    format!("{margin} set aside as its margin")
}

pub fn fee(amount: &str) -> String {
    format!("{amount} fee")
}

pub fn goes_with_it(amount: &str) -> String {
    format!("{amount} goes with it")
}

pub const AS_IF_MODE_CHANGED: &str = "as if the venue let the mode of an open position change";

pub fn does_not_come_due(number: &str) -> String {
    format!("Action {number} does not come due on this path.")
}

pub fn do_not_come_due(numbers: &str) -> String {
    format!("Actions {numbers} do not come due on this path.")
}

pub fn tried_at_most(times: usize) -> String {
    format!("Actions are tried on positions {times} times at most; no later one is done.")
}
