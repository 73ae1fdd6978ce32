//! The survival map: regions, the price that a venue shows, and the path.

pub const POINT: &str = "point";

pub fn move_of(name: &str) -> String {
    format!("{name} move")
}

pub fn joint_move(share: &str) -> String {
    format!("joint move {share}")
}

/// Of both markets.
pub const TOGETHER: &str = "together";
pub const BOTH_MOVE_ALIKE: &str = "both move alike";
pub const BOTH_BY_BETAS: &str = "both by your betas";

pub const ONE_MARKET_HAS_NO_MAP: &str =
    "The survival map sets two markets against each other; this book holds one.";
pub const NEEDS_TWO_MARKETS: &str = "The map needs two markets: add a position in another.";

pub fn as_configured(pool: &str) -> String {
    format!("as configured, {pool}")
}

pub fn alone_of_the_two(name: &str, price: &str) -> String {
    format!("{name} alone of the two: {price}")
}

pub fn if_only(name: &str, moves: &str, price: &str) -> String {
    format!("if only {name} {moves}: {price}")
}

pub fn is_closed_today(pool: &str) -> String {
    format!("{pool} is closed today")
}

pub fn survives_all(pool: &str) -> String {
    format!("{pool} survives every pair of moves shown")
}

pub fn is_closed_beyond_its_line(pool: &str) -> String {
    format!("{pool} is closed beyond its line")
}

pub fn alive_after(one: &str, other: &str, pools: &str) -> String {
    format!(
        "What is alive after every pair of moves of {one} and {other}, walked straight from today: {pools}."
    )
}

pub const HOW_TO_READ: &str = "Each point is walked to straight from today. An axis is one market alone: \
    where it meets the dashed line is the price a venue shows for cross. Coins that move together go \
    along the diagonal.";

pub fn others_follow(names: &str) -> String {
    format!(
        " Not on an axis: {names}; they follow by their betas the joint move nearest to the pair."
    )
}

pub fn others_stay(names: &str) -> String {
    format!(" Not on an axis: {names}; they stay at their marks.")
}

pub const BEYOND_THE_TABLE: &str = " In a part of this map a position is beyond the end of its bracket table: \
    the lines there go on with the last bracket and are not known. Give the tiers above it.";

pub const ALL_ALIVE: &str = "all alive";
pub const ISOLATED_ALIVE: &str = "isolated alive";
pub const ALL_ISOLATED_ALIVE: &str = "all isolated alive";
pub const ALL_ISOLATED_CLOSED: &str = "all isolated closed";
pub const CROSS_ALIVE: &str = "cross alive";
pub const CROSS_CLOSED: &str = "cross closed";

pub fn isolated_alive(count: usize) -> String {
    format!("{count} isolated alive")
}

pub fn isolated_closed(count: usize) -> String {
    format!("{count} isolated closed")
}

pub const ALIVE: &str = "alive";
pub const CLOSED: &str = "closed";

pub fn closed(what: &str) -> String {
    format!("{what} closed")
}

pub fn closed_on_the_path(account: &str, names: &str) -> String {
    format!("{account} {names} closed on the path")
}
