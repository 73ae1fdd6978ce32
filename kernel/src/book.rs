//! An account as straight lines.

/// `constant + Σ slope × price`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plane {
    /// Value with every price at zero.
    pub constant: f64,
    /// Change for each unit of every instrument's price.
    pub slopes: Vec<f64>,
}

impl Plane {
    /// Value at these prices, without the constant.
    pub fn moving(&self, prices: impl Iterator<Item = f64>) -> f64 {
        let mut total = 0.0;
        for (slope, price) in self.slopes.iter().zip(prices) {
            total += slope * price;
        }
        total
    }
}

/// What a leg asks for while its instrument's price is above `from`, up to the next piece's.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Piece {
    /// Lower end, not included.
    pub from: f64,
    /// The line's value at a price of zero, quote currency.
    pub at_zero: f64,
    /// Its change for each unit of the price.
    pub slope: f64,
}

impl Piece {
    /// What is asked for at a price.
    pub fn at(&self, price: f64) -> f64 {
        self.at_zero + self.slope * price
    }
}

/// What positions of one market and side ask for.
#[derive(Clone, Debug, PartialEq)]
pub struct Leg {
    /// Index of the instrument.
    pub instrument: usize,
    /// At least one, ascending.
    pub pieces: Vec<Piece>,
}

impl Leg {
    /// Index of the piece that holds at a price; the first one below all of them.
    pub fn index(&self, price: f64) -> usize {
        let mut index = 0;
        while self
            .pieces
            .get(index + 1)
            .is_some_and(|next| next.from < price)
        {
            index += 1;
        }
        index
    }

    /// Where a piece ends, included.
    pub fn until(&self, index: usize) -> f64 {
        self.pieces
            .get(index + 1)
            .map_or(f64::INFINITY, |next| next.from)
    }
}

/// What is judged as one.
#[derive(Clone, Debug, PartialEq)]
pub struct Pool {
    /// Whether what other pools leave goes into it.
    pub receives: bool,
    /// Money at the start, quote currency.
    pub cash: f64,
    /// Equity as it counts, money left out.
    pub counted: Plane,
    /// Equity at full worth, money left out.
    pub worth: Plane,
    /// What it must be backed by.
    pub legs: Vec<Leg>,
    /// Its positions, as indices of the account's list.
    pub members: Vec<usize>,
    /// Notional up to which it is closed all at once; above it by steps, which the kernel does not know.
    pub at_once: f64,
}

/// One way to keep margin.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// Indices of its pools, in the order in which they are looked at.
    pub pools: Vec<usize>,
    /// Money and coins outside all pools.
    pub outside: Plane,
}

/// What closing a pool takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Closing {
    /// Fee as a fraction of the notional closed, never more than there is.
    pub fee: f64,
    /// Lost on the fill, a fraction of the notional closed.
    pub slippage: f64,
    /// Whether the rest goes back to the account.
    pub returned: bool,
    /// Whether the account bears what is lost beyond the pool.
    pub borne: bool,
    /// Share of the requirement below which counted equity is taken over whole, without fee or slippage, as
    /// where nothing is left; none: it never is.
    pub takeover: Option<f64>,
}

/// Funding at fixed rates.
#[derive(Clone, Debug, PartialEq)]
pub struct Funding {
    /// Rate of each instrument, a fraction of the notional; positive: longs pay.
    pub rates: Vec<f64>,
    /// Steps between settlements, at least 1.
    pub every: usize,
}

/// An account with all its views.
#[derive(Clone, Debug, PartialEq)]
pub struct Account {
    /// Number of instruments.
    pub instruments: usize,
    /// Account value before the first step, quote currency.
    pub start: f64,
    /// Account value as long as nothing was paid and no pool closed.
    pub worth: Plane,
    /// Instrument and signed coins of every position.
    pub positions: Vec<(usize, f64)>,
    /// The pools of all views; one that two views share is listed once.
    pub pools: Vec<Pool>,
    /// The views.
    pub views: Vec<View>,
    /// Whether equality closes.
    pub inclusive: bool,
    /// What closing takes.
    pub closing: Closing,
    /// Funding, where it is paid.
    pub funding: Option<Funding>,
}

impl Account {
    /// Whether funding is settled at the close of this step.
    pub fn settles(&self, step: usize) -> bool {
        let every = self.funding.as_ref().map(|funding| funding.every);
        every.is_some_and(|every| step > 0 && step.is_multiple_of(every))
    }

    /// Whether a pool with this headroom is closed.
    pub fn under(&self, headroom: f64) -> bool {
        headroom < 0.0 || (self.inclusive && headroom == 0.0)
    }
}
