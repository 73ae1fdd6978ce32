//! The account, its positions and their costs, and size from risk.

pub use crate::words::answer::{CROSS, ISOLATED};

pub const ACCOUNT: &str = "Account";
pub const BALANCE: &str = "Balance";
pub const CURRENCY: &str = "Currency";
pub const ADD_COLLATERAL: &str = "Add collateral";
pub const COIN: &str = "Coin";
pub const PRICE: &str = "Price";
pub const AMOUNT: &str = "Amount";
pub const HAIRCUT: &str = "Haircut";
pub const MARK: &str = "mark";
pub const VENUES: &str = "venue’s";
pub const REMOVE: &str = "Remove";
pub const POSITIONS: &str = "Positions";
pub const AMOUNTS_IN: &str = "amounts in";
pub const ADD_POSITION: &str = "Add position";
pub const LONG: &str = "Long";
pub const SHORT: &str = "Short";
pub const SIDE: &str = "Side";
pub const MARGIN_MODE: &str = "Margin mode";
pub const POCKET_MODE: &str = "pocket";
pub const LESS: &str = "less";
pub const MORE: &str = "more";
pub const MARKET: &str = "Market";
pub const MARK_NOW: &str = "Mark now";
pub const MARGIN_SET_ASIDE: &str = "Margin set aside";
pub const POCKET: &str = "Pocket";
pub const MARGIN_KEPT_IN: &str = "Margin kept in";
pub const OWED_SO_FAR: &str = "Owed so far";
pub const COPY: &str = "Copy";
pub const ENTRY_PRICE: &str = "entry";
pub const NOTIONAL_BY_LEVERAGE: &str = "notional ÷ leverage";
pub const WHAT_IT_PAYS_IN: &str = "what it pays in";
pub const CONTRACT: &str = "Contract";
pub const LINEAR: &str = "linear";
pub const INVERSE: &str = "inverse (coin-margined)";
pub const ENTRY: &str = "Entry";
pub const OF_ENTRY: &str = " price";
pub const NOTIONAL: &str = "Notional";
pub const MARGIN: &str = "Margin";
pub const LEVERAGE: &str = "Leverage";
pub const LOWER_LEVERAGE: &str = "Lower leverage";
pub const RAISE_LEVERAGE: &str = "Raise leverage";
pub const LEVERAGE_SLIDER: &str = "Leverage slider";
pub const RISK: &str = "Risk";
pub const STOP: &str = "Stop";
pub const SIZE_FROM_RISK: &str = "Size from risk";
pub const LOSS_AND_STOP: &str = "what may be lost, and a stop";
pub const SIZE_OF_WHICH: &str = "Size of which position";
pub const UNIT_OF_RISK: &str = "Unit of the risk";

/// " of collateral 1": what a label is followed by.
pub fn of_collateral(number: &str) -> String {
    [" of collateral ", number].concat()
}

pub fn collateral(number: &str) -> String {
    ["Collateral ", number].concat()
}

/// " of position 1, BTC": what a label is followed by.
pub fn of_position(number: &str, market: &str) -> String {
    [" of position ", number, ", ", market].concat()
}

pub fn position(number: &str, market: &str) -> String {
    ["Position ", number, ", ", market].concat()
}

/// "Long 10,000 at 60,000, 10x": a position in short.
pub fn in_short(long: bool, quantity: &str, entry: &str, leverage: &str) -> String {
    let side = if long { "Long " } else { "Short " };
    [side, quantity, " at ", entry, ", ", leverage, "x"].concat()
}

pub fn size(market: &str) -> String {
    ["Size, ", market].concat()
}

/// What the lock of an amount does.
pub fn lock(label: &str, of_position: &str, locked: bool) -> String {
    let state = if locked {
        ": stays when leverage changes"
    } else {
        ": follows; keep it instead"
    };
    [label, of_position, state].concat()
}

/// "10x, 500 USDT initial margin": where the slider of leverage stands.
pub fn leverage_and_margin(leverage: &str, margin: Option<&str>) -> String {
    match margin {
        Some(margin) => [leverage, "x, ", margin, " initial margin"].concat(),
        None => [leverage, "x"].concat(),
    }
}
