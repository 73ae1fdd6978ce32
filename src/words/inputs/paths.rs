//! Paths: what is wrong with a made-up, drawn, random or pasted one.

pub const CANNOT_BE_MADE: &str = "No path of this size and length can be made.";
pub const LENGTH_CANNOT_BE_MADE: &str = "No path of this length can be made.";
pub const NO_PRICES: &str = "No prices can be made of these figures.";
pub const NO_EVENT_AS_LONG: &str = "No recorded event of this choice is as long as a block.";
pub const YOUR_OWN_PRICES: &str = "Your own prices";
/// The source of such a path.
pub const YOUR_OWN_SERIES: &str = "your own series";

pub fn no_path(name: &str) -> String {
    format!("No path is known under the name {name}.")
}

pub fn hour_not_after(hour: &str, before: &str) -> String {
    format!("Hour {hour} is not after the corner before it, at {before}.")
}

pub fn corners(most: &str) -> String {
    format!("A drawn path has 1 to {most} corners.")
}

pub fn too_close_to_one(first: &str, second: &str) -> String {
    format!(
        "{first} and {second} are too close to ±1: only all correlations together can be exactly 1."
    )
}

pub fn correlations_contradict(market: &str, others: &str) -> String {
    format!(
        "The correlations of {market} contradict those among {others}: no prices could have them all (the matrix is not positive definite). Nearer to zero they fit."
    )
}

pub fn no_position_in(markets: &str) -> String {
    format!("No position is in {markets}.")
}
