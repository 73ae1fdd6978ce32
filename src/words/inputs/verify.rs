//! Published examples beside the engine's figures.

pub const VENUES_OWN: &str = "venue’s own";
pub const VENUES_SAMPLE: &str = "venue’s API sample";
pub const THIRD_PARTY: &str = "third party";
pub const THIRD_PARTYS_TEST: &str = "third party’s test, made-up inputs";
/// In place of a difference in figures.
pub const DIFFERS: &str = "differs";
pub const NO_LIQUIDATION_PRINTED: &str = "no published liquidation example";
pub const NO_LIQUIDATION_UNFITTED: &str = "no unfitted liquidation example of its own";
pub const ONE_LIQUIDATION_AGREES: &str = "1 liquidation example of its own agrees";

pub fn fitted(origin: &str, inputs: &str) -> String {
    format!("{origin}; fitted: {inputs}")
}

pub fn known_difference(reason: &str) -> String {
    format!("Known difference: {reason}.")
}

pub fn summary(examples: &str, figures: &str, agree: &str) -> String {
    format!("{examples} published examples, {figures} figures, of which {agree} agree.")
}

pub fn liquidations_agree(count: &str) -> String {
    format!("{count} liquidation examples of its own agree")
}

pub fn allowed(difference: &str, fraction: &str) -> String {
    format!("{difference} (allowed: a fraction of {fraction})")
}
