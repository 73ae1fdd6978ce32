//! The path, how the other markets move, the joint move.

pub const SCENARIO: &str = "Scenario";
pub const PATH_TO_REPLAY: &str = "Path to replay";
pub const HELD_STILL: &str = "held still";
pub const TOGETHER: &str = "together";
pub const MY_BETAS: &str = "my betas";
pub const HOW_WALKED: &str = "How it is walked";
pub const INSIDE_A_BAR: &str = "Inside a bar";
pub const CLOSED_ON: &str = "Closed on";
pub const HOW_OTHERS_MOVE: &str = "How do the others move?";
pub const OF_BETA: &str = " beta";
pub const SIZE: &str = "Size";
pub const STEPS: &str = "Steps";
pub const USUAL: &str = "usual";
pub const THE_WORSE: &str = "the worse";
pub const LOW_FIRST: &str = "low first";
pub const HIGH_FIRST: &str = "high first";
pub const ORDER_INSIDE_BAR: &str = "Order inside a bar";
pub const MARK_PRICE: &str = "mark price";
pub const LAST_PRICE: &str = "last price";
pub const PRICE_THAT_CLOSES: &str = "Price that closes";
pub const JOINT_MOVE: &str = "Joint move";
pub const POINT_LOWER: &str = "One point lower";
pub const POINT_HIGHER: &str = "One point higher";
pub const JOINT_MOVE_SLIDER: &str = "Joint move slider";
