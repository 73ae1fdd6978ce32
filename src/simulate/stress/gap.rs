//! The joint move as one jump: what is under is closed at the prices after it.

use super::{idle_worth, shut};
use crate::margin::figures::Setting;
use crate::margin::headroom::worth_at;
use crate::margin::liquidation::{is_beyond_table, is_under};
use crate::market::account::{Account, View};
use crate::market::ray::{Moving, Ray};
use rust_decimal::Decimal;

/// Account value, quote currency, once all prices have jumped by the joint move `t`; none where a bracket
/// table has ended. A pool that is under today is closed today. A move past the prices looked at is cut
/// to them.
pub fn at_once(account: &Account, view: View, setting: Setting<'_>, t: Decimal) -> Option<Decimal> {
    let cut = account.cut(view);
    let ray = Ray::new(setting.marks, &Moving::Together(setting.betas.to_vec()));
    let t = t.clamp(ray.domain.low, ray.domain.high);
    let prices = ray.at(t);
    let mut total = idle_worth(&cut.idle, cut.free, &ray).at(t);
    for mut pool in cut.pools {
        let today = is_under(&pool, setting.book, setting.marks);
        if !today && is_beyond_table(&pool, setting.book, &prices) {
            return None;
        }
        let at = if today { ray.start } else { t };
        total += match today || is_under(&pool, setting.book, &prices) {
            true => shut(&mut pool, at, (&ray, setting)).1.at(t),
            false => worth_at(&pool, &prices),
        };
    }
    Some(total)
}
