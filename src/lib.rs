//! Isocross: the same positions under isolated and under cross margin.
//!
//! **Headroom.** Every venue's rule is one sentence: *a pool is closed when its equity no longer
//! meets its requirement*. Measured in the quote currency a holding is coins and cash, so equity is a
//! straight line in the price:
//!
//! | holding | coins | cash |
//! | --- | --- | --- |
//! | linear position or leveraged spot, signed size q, entry e | q | −q·e |
//! | inverse position of n quote currency (n < 0: short), entry e | n ÷ e | −n |
//! | coin collateral c with haircut h | c·(1−h), or c if it is a debt | 0 |
//! | money w; fees and funding already paid | 0 | w |
//!
//! A wallet kept in coins is judged in coins by its venue; both sides times the coin's price are the same
//! inequality in quote currency. Maintenance is made of straight pieces too, one a bracket, and so is what
//! a haircut by amount takes, or a debt asks for ([`margin::assets`]). So
//!
//! > headroom = equity − requirement
//!
//! is straight between brackets, and the liquidation price is the nearest price, walking from today
//! either way, at which it runs out: [`num::piecewise::Piecewise::nearest_under`], the only root
//! finder of the program. Isolated, cross and pockets differ only in how an account is cut into pools
//! ([`market::account::Account::cut`]); after the cut nothing asks for the mode. Which prices move is
//! part of the answer's type ([`market::ray::Moving`]): a price without its condition cannot be made.

pub mod charts;
pub mod margin;
pub mod market;
pub mod markup;
pub mod num;
pub mod scenario;
pub mod simulate;
pub mod ui;
pub mod venues;
pub mod words;
