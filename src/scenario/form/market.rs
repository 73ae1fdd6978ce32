//! What is said of a market, by its name.

use super::{Form, MarketForm};

impl Form {
    /// What is said of `market`, if anything.
    pub fn market(&self, market: &str) -> Option<&MarketForm> {
        self.markets.iter().find(|said| said.market == market)
    }

    /// What is said of the market of a position, made where nothing was; none without the position.
    pub fn market_of(&mut self, index: usize) -> Option<&mut MarketForm> {
        let market = self.positions.get(index)?.market.clone();
        Some(self.market_mut(market))
    }

    /// What is said of a market, made where nothing was said of it yet.
    pub fn market_mut(&mut self, market: String) -> &mut MarketForm {
        let known = self.markets.iter().position(|said| said.market == market);
        let place = known.unwrap_or_else(|| {
            self.markets.push(MarketForm {
                market,
                ..MarketForm::default()
            });
            self.markets.len() - 1
        });
        &mut self.markets[place]
    }
}
