//! Stress.

pub const STRESS: &str = "Stress";
pub const OFF: &str = "off";
pub const COINS_COUNT_LESS: &str = "Coins count less by";
pub const SLIPPAGE_UNDER_STRESS: &str = "Slippage under stress";
pub const HOW_MOVE_COMES: &str = "How the move comes";
pub const WALKED_TO: &str = "walked to";
pub const AT_ONCE: &str = "at once";
pub const HOW_POOLS_ARE_CLOSED: &str = "How pools are closed";
pub const IN_STEPS: &str = "in steps";
pub const WHOLE: &str = "whole";
pub const JOINT_MOVE_WITH_SHOCKS: &str = "The joint move of the shock curve with shocks on top, each by itself and all together. At once: prices jump to the move, and what is under is closed there. Coins count less: points cut of what coins count for in the test of a cross pool. Slippage comes on top of the rules’ own.";
pub const SHOCK: &str = "Shock";
