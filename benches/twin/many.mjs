// The twin of the kernel of many random paths: plain JavaScript on typed arrays, with the same algorithm. Value and
// drawdown are walked once for all views; a stretch of steps is first judged at the worst of its prices together.
//
// It knows what the workload uses: whole closings without slippage, nothing borne by the account.
const STRETCH = 16;
const NEVER = 4294967295;

function posted(amount) {
  const units = Math.floor(Math.abs(amount) * 1e8 + 0.5) / 1e8;
  return amount < 0 ? -units : units;
}

const plane = ({ constant, slopes }) => ({ constant, slopes: Float64Array.from(slopes) });

export class Many {
  constructor(told) {
    Object.assign(this, told);
    this.count = told.marks.length;
    this.marks = Float64Array.from(told.marks);
    this.multiples = Float64Array.from(told.multiples);
    this.ready = this.multiples.length / (this.count * this.steps);
    this.prices = new Float64Array(this.count * this.steps);
    this.worth = plane(told.worth);
    this.coins = Float64Array.from(told.positions, (position) => position[1]);
    this.of = Int32Array.from(told.positions, (position) => position[0]);
    this.pools = told.pools.map((pool) => ({
      ...pool,
      counted: plane(pool.counted),
      worth: plane(pool.worth),
      legs: pool.legs.map((leg) => ({
        instrument: leg.instrument,
        from: Float64Array.from(leg.pieces, (piece) => piece[0]),
        atZero: Float64Array.from(leg.pieces, (piece) => piece[1]),
        slope: Float64Array.from(leg.pieces, (piece) => piece[2]),
      })),
    }));
    this.views = told.views.map((view) => ({ pools: view.pools, outside: plane(view.outside) }));
    this.holders = this.pools.map((_, pool) =>
      this.views.map((view, index) => (view.pools.includes(pool) ? index : -1)).filter((index) => index >= 0),
    );
    this.cash = new Float64Array(this.pools.length);
    this.was = new Float64Array(this.pools.length);
    this.held = this.pools.map((pool) => new Int32Array(pool.legs.length));
    this.amounts = new Float64Array(this.coins.length);
    this.low = new Float64Array(this.count);
    this.high = new Float64Array(this.count);
    this.left = new Uint8Array(this.views.length);
    this.end = new Float64Array(this.views.length);
    this.drawdown = new Float64Array(this.views.length);
    this.closed = new Float64Array(this.views.length);
  }

  settles(step) {
    return this.every !== null && step > 0 && step % this.every === 0;
  }

  at(plane, step) {
    const { prices, count } = this;
    let total = 0;
    for (let i = 0; i < count; i++) total += plane.slopes[i] * prices[step * count + i];
    return plane.constant + total;
  }

  piece(leg, price) {
    let index = 0;
    while (index + 1 < leg.from.length && leg.from[index + 1] < price) index++;
    return index;
  }

  headroom(index, step, cash) {
    const pool = this.pools[index];
    let room = cash + this.at(pool.counted, step);
    for (const leg of pool.legs) {
      const price = this.prices[step * this.count + leg.instrument];
      const piece = this.piece(leg, price);
      room -= leg.atZero[piece] + leg.slope[piece] * price;
    }
    return room;
  }

  under(room) {
    return room < 0 || (this.inclusive && room === 0);
  }

  isClear(index, slack) {
    const pool = this.pools[index];
    const { low, high, count } = this;
    const { slopes, constant } = pool.counted;
    const [now, was] = [this.cash[index], this.was[index]];
    let room = constant - slack + (now < was ? now : was);
    for (let i = 0; i < count; i++) room += slopes[i] * (slopes[i] < 0 ? high[i] : low[i]);
    const held = this.held[index];
    for (let l = 0; l < pool.legs.length; l++) {
      const leg = pool.legs[l];
      const piece = held[l];
      const [a, b] = [low[leg.instrument], high[leg.instrument]];
      if (piece > 0 && a <= leg.from[piece]) return false;
      if (piece + 1 < leg.from.length && b > leg.from[piece + 1]) return false;
      const [atLow, atHigh] = [leg.slope[piece] * a, leg.slope[piece] * b];
      room -= leg.atZero[piece] + (atLow > atHigh ? atLow : atHigh);
    }
    return room > 0;
  }

  /** One path: outcomes are in `end`, `drawdown` and `closed`. */
  path(number) {
    const { prices, multiples, marks, count, steps, cash, was, amounts, low, high, left } = this;
    const size = count * steps;
    const offset = (number % this.ready) * size;
    for (let at = 0, i = 0; at < size; at++) {
      prices[at] = marks[i] * multiples[offset + at];
      if (++i === count) i = 0;
    }
    for (let p = 0; p < cash.length; p++) {
      cash[p] = this.pools[p].cash;
      const { legs } = this.pools[p];
      for (let l = 0; l < legs.length; l++) this.held[p][l] = this.piece(legs[l], prices[legs[l].instrument]);
    }
    left.fill(0);
    let peak = this.start;
    let drawdown = 0;
    let paid = this.worth.constant;
    let value = this.start;
    const { slopes } = this.worth;
    const slack = 1e-9 * Math.abs(this.start);
    let from = 0;
    while (from < steps) {
      const most = Math.min(from + STRETCH, steps);
      let until = from;
      while (until < most && !this.settles(until)) until++;
      const settled = until < most;
      if (settled) until++;
      const [peakBefore, drawdownBefore] = [peak, drawdown];
      was.set(cash);
      for (let i = 0; i < count; i++) low[i] = high[i] = prices[from * count + i];
      const last = until - 1;
      if (settled) {
        for (let k = 0; k < amounts.length; k++) {
          const i = this.of[k];
          amounts[k] = posted(-(this.coins[k] * prices[last * count + i] * this.rates[i]));
        }
      }
      for (let step = from; step < until; step++) {
        if (settled && step === last) for (let k = 0; k < amounts.length; k++) paid += amounts[k];
        let total = 0;
        for (let i = 0; i < count; i++) {
          const price = prices[step * count + i];
          if (price < low[i]) low[i] = price;
          if (price > high[i]) high[i] = price;
          total += slopes[i] * price;
        }
        value = total + paid;
        if (value > peak) peak = value;
        const fall = peak > 0 ? (peak - value) / peak : 0;
        if (fall > drawdown) drawdown = fall;
      }
      for (let p = 0; p < this.pools.length; p++) {
        if (settled) for (const member of this.pools[p].members) cash[p] += amounts[member];
        if (this.holders[p].every((view) => left[view]) || this.isClear(p, slack)) continue;
        let found = this.under(this.headroom(p, last, cash[p]));
        for (let step = from; step < until && !found; step++) found = this.under(this.headroom(p, step, was[p]));
        if (found) {
          for (const view of this.holders[p]) {
            if (left[view]) continue;
            left[view] = 1;
            this.after(view, from, peakBefore, drawdownBefore);
          }
        }
        const { legs } = this.pools[p];
        for (let l = 0; l < legs.length; l++)
          this.held[p][l] = this.piece(legs[l], prices[last * count + legs[l].instrument]);
      }
      from = until;
    }
    for (let view = 0; view < left.length; view++) {
      if (left[view]) continue;
      this.end[view] = posted(value);
      this.drawdown[view] = drawdown;
      this.closed[view] = NEVER;
    }
  }

  /** One view step by step, from where one of its pools may be closed. */
  after(index, from, peak, drawdown) {
    const { prices, count } = this;
    const view = this.views[index];
    const cash = view.pools.map((pool) => this.was[pool]);
    const open = view.pools.map(() => true);
    let free = view.outside.constant;
    let closed = NEVER;
    let value = this.start;
    const closeUnder = (step) => {
      for (;;) {
        const place = open.findIndex(
          (is, place) => is && this.under(this.headroom(view.pools[place], step, cash[place])),
        );
        if (place < 0) return;
        const pool = this.pools[view.pools[place]];
        const filled = posted(cash[place] + this.at(pool.worth, step));
        const there = filled > 0 ? filled : 0;
        let notional = 0;
        for (const member of pool.members)
          notional += Math.abs(this.coins[member]) * prices[step * count + this.of[member]];
        const fee = Math.min(posted(notional * this.fee), there);
        const back = this.returned ? there - fee : 0;
        open[place] = false;
        cash[place] = 0;
        const next = open.findIndex((is, place) => is && this.pools[view.pools[place]].receives);
        if (next < 0) free += back;
        else cash[next] += back;
        if (closed === NEVER) closed = step;
      }
    };
    for (let step = from; step < this.steps; step++) {
      closeUnder(step);
      if (this.settles(step)) {
        for (let place = 0; place < open.length; place++) {
          if (!open[place]) continue;
          for (const member of this.pools[view.pools[place]].members) {
            const i = this.of[member];
            cash[place] += posted(-(this.coins[member] * prices[step * count + i] * this.rates[i]));
          }
        }
        closeUnder(step);
      }
      value = free + (this.at(view.outside, step) - view.outside.constant);
      for (let place = 0; place < open.length; place++)
        if (open[place]) value += cash[place] + this.at(this.pools[view.pools[place]].worth, step);
      if (value > peak) peak = value;
      else if (peak > 0) {
        const fall = (peak - value) / peak;
        if (fall > drawdown) drawdown = fall;
      }
    }
    this.end[index] = posted(value);
    this.drawdown[index] = drawdown;
    this.closed[index] = closed;
  }

  run(times) {
    for (let time = 0; time < times; time++) for (let path = 0; path < this.paths; path++) this.path(path);
  }

  /** In the order of the engine's: blocks of lanes, then views, then lanes. */
  results() {
    const all = [];
    for (let first = 0; first < this.ready; first += this.lanes) {
      const block = this.views.map(() => []);
      for (let lane = 0; lane < this.lanes; lane++) {
        this.path(first + lane);
        this.views.forEach((_, view) =>
          block[view].push([(this.end[view] * 1e8).toFixed(0), String(this.closed[view])]),
        );
      }
      all.push(...block.flat());
    }
    return all;
  }
}
