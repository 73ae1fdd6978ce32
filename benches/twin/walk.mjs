// Walks one view of an account along a path: pools summed once to planes, funding, exact closings.
import { Num, ONE, ZERO, valueAt } from "./piecewise.mjs";
import { Standing, between, cut, equityAt, isUnder, onRay, requirementAt, signed, tierAt }
  from "./margin.mjs";

const MONEY_DIGITS = 8;
const SAMPLES = [0, 2, 1, 3]; // open, low, high, close of a bar kept as open, high, low, close
const LEAST_MULTIPLE = new Num("0.000001");

const posted = (amount) => amount.toDecimalPlaces(MONEY_DIGITS, Num.ROUND_HALF_UP);

/** `constant + Σ slope·price`. */
class Plane {
  constructor(constant) {
    this.constant = constant;
    this.slopes = [];
    this.instruments = [];
  }

  add(instrument, constant, slope) {
    this.constant = this.constant.plus(constant);
    const known = this.slopes[instrument];
    if (known === undefined) this.instruments.push(instrument);
    this.slopes[instrument] = known === undefined ? slope : known.plus(slope);
  }

  copy() {
    const plane = new Plane(this.constant);
    plane.slopes = this.slopes.slice();
    plane.instruments = this.instruments.slice();
    return plane;
  }

  at(prices) {
    let total = this.constant;
    for (const instrument of this.instruments) {
      total = total.plus(this.slopes[instrument].times(prices[instrument]));
    }
    return total;
  }
}

/** Equity and headroom of a pool as planes, with the prices between which the brackets hold. */
function sumPool(pool, account, prices) {
  const equity = new Plane(pool.cash);
  for (const leg of pool.legs) {
    equity.add(leg.instrument, signed(leg, leg.entryNotional.neg()), signed(leg, leg.size));
  }
  const headroom = equity.copy();
  const ranges = [];
  for (const leg of pool.legs) {
    const { tiers } = account.contracts[leg.rules];
    const index = tierAt(tiers, leg.size.times(prices[leg.instrument]));
    const tier = tiers[index];
    headroom.add(leg.instrument, tier.deduction, leg.size.times(tier.rate).neg());
    ranges.push({
      instrument: leg.instrument,
      above: tier.floor.div(leg.size),
      upTo: tiers[index + 1]?.floor.div(leg.size),
    });
  }
  return { equity, headroom, ranges };
}

const holds = ({ above, upTo }, price) => price.gt(above) && (upTo === undefined || price.lte(upTo));
const covers = (flat, prices) =>
  flat.ranges.every((range) => holds(range, prices[range.instrument]));

/** One side in each market: headroom is then concave, and each market has one boundary. */
const isSimple = (pool) =>
  pool.legs.every((leg) =>
    pool.legs.every((other) => other.instrument !== leg.instrument || other.long === leg.long),
  );

class Walker {
  constructor(account, view) {
    const { free, pools } = cut(account, view);
    this.account = account;
    this.free = free;
    this.live = pools.map((pool) => ({
      pool,
      flat: sumPool(pool, account, account.marks),
      simple: isSimple(pool),
    }));
    this.values = [];
    this.bands = account.holdings.map(() => []);
    this.usage = [];
    this.crossRequirement = [];
    this.events = [];
    this.drawdown = ZERO;
    this.underWater = 0;
    this.funding = ZERO;
    this.sumWorth();
    this.start = this.low = this.peak = this.value(account.marks);
    this.recordBands(account.marks);
  }

  sumWorth() {
    this.worth = new Plane(this.free);
    for (const { pool } of this.live) {
      this.worth.constant = this.worth.constant.plus(pool.cash);
      for (const leg of pool.legs) {
        this.worth.add(leg.instrument, signed(leg, leg.entryNotional.neg()), signed(leg, leg.size));
      }
    }
  }

  value(prices) {
    return posted(this.worth.at(prices));
  }

  isUnder(live, prices) {
    if (!covers(live.flat, prices)) live.flat = sumPool(live.pool, this.account, prices);
    return isUnder(live.flat.headroom.at(prices), this.account.inclusive);
  }

  closeAllUnder(at, prices) {
    for (;;) {
      const live = this.live.find((live) => this.isUnder(live, prices));
      if (!live) return;
      this.closePool(live, at, ZERO, prices);
    }
  }

  payFunding(bar, prices) {
    let [sum, payments] = [ZERO, 0];
    for (const { pool, flat } of this.live) {
      for (const held of pool.positions) {
        const rate = this.account.rates[held.instrument].get(bar);
        if (rate === undefined) continue;
        const paid = posted(held.size.times(prices[held.instrument]).times(rate));
        const amount = held.long ? paid.neg() : paid;
        pool.cash = pool.cash.plus(amount);
        flat.equity.constant = flat.equity.constant.plus(amount);
        flat.headroom.constant = flat.headroom.constant.plus(amount);
        sum = sum.plus(amount);
        payments++;
      }
    }
    if (payments === 0) return false;
    this.funding = this.funding.plus(sum);
    this.post([bar, 0], ZERO, prices, { payments }, sum);
    return true;
  }

  segment(at, from, to) {
    let passed = ZERO;
    for (;;) {
      const first = this.firstCrossing(from, to);
      if (!first) return;
      const prices = between(from, to).prices.map((price) => valueAt(price, first.t));
      passed = passed.plus(ONE.minus(passed).times(first.t));
      this.closePool(first.live, at, passed, prices);
      from = prices;
    }
  }

  firstCrossing(from, to) {
    let first;
    for (const live of this.live) {
      const straight = live.simple || covers(live.flat, from);
      const under = this.isUnder(live, to);
      if (!under && (live.simple || (straight && covers(live.flat, from)))) continue;
      const found = onRay(live.pool, this.account, between(from, to));
      let t = ZERO;
      if (found !== "under") {
        if (!found.above && !under) continue;
        t = found.above ? Num.min(found.above.t, ONE) : ONE;
      }
      if (!first || t.lt(first.t)) first = { live, t };
    }
    return first;
  }

  closePool(live, at, into, prices) {
    const { pool } = live;
    const { account } = this;
    this.live.splice(this.live.indexOf(live), 1);
    const requirement = requirementAt(pool, account.contracts, prices);
    const equity = posted(equityAt(pool, prices));
    const there = Num.max(equity, ZERO);
    const notional = pool.legs.reduce(
      (total, leg) => total.plus(leg.size.times(prices[leg.instrument])), ZERO);
    const fee = Num.min(posted(notional.times(account.liquidationFee)), there);
    const left = account.returned ? there.minus(fee) : ZERO;
    pool.members.forEach((member, place) => {
      const price = prices[pool.positions[place].instrument];
      const last = this.bands[member].at(-1);
      this.bands[member].push([last?.[0] ? price : null, last?.[1] ? price : null]);
    });
    const cross = this.live.find((live) => live.pool.cross);
    if (cross) {
      cross.pool.cash = cross.pool.cash.plus(left);
      cross.flat = sumPool(cross.pool, account, prices);
    } else {
      this.free = this.free.plus(left);
    }
    const what = { members: pool.members, requirement, pnl: equity.minus(pool.cash), fee, left };
    this.post(at, into, prices, what, left.minus(pool.cash));
  }

  post(at, into, prices, what, amount) {
    this.sumWorth();
    this.events.push({ at, into, prices: prices.slice(), posted: amount, value: this.value(prices), what });
  }

  sample(prices) {
    const value = this.value(prices);
    if (value.lt(this.low)) this.low = value;
    if (value.gt(this.peak)) {
      this.peak = value;
    } else if (this.peak.gt(ZERO)) {
      const fall = this.peak.minus(value);
      if (fall.gt(this.drawdown.times(this.peak))) this.drawdown = fall.div(this.peak);
    }
    this.values.push(value);
  }

  closeBar(prices) {
    if (this.values.at(-1).lt(this.start)) this.underWater++;
    let largest = null;
    for (const live of this.live) {
      this.isUnder(live, prices);
      const equity = live.flat.equity.at(prices);
      const requirement = equity.minus(live.flat.headroom.at(prices));
      if (!equity.isZero()) {
        const usage = requirement.div(equity);
        if (largest === null || usage.gt(largest)) largest = usage;
      }
      if (live.pool.cross) this.crossRequirement.push(requirement);
    }
    this.usage.push(largest);
    this.recordBands(prices);
  }

  recordBands(prices) {
    for (const live of this.live) {
      this.isUnder(live, prices);
      const room = live.flat.headroom.at(prices);
      const known = new Map();
      live.pool.members.forEach((member, place) => {
        const { instrument } = live.pool.positions[place];
        let band = known.get(instrument);
        if (!band) {
          band = this.band(live, instrument, room, prices);
          known.set(instrument, band);
        }
        this.bands[member].push(band);
      });
    }
  }

  band(live, instrument, room, prices) {
    const slope = live.flat.headroom.slopes[instrument];
    if (live.simple && !slope.isZero()) {
      const edge = prices[instrument].minus(room.div(slope));
      const inside = live.flat.ranges.every(
        (range) => range.instrument !== instrument || holds(range, edge));
      if (inside && edge.lte(ZERO)) return [null, null];
      if (inside) return slope.gt(ZERO) ? [edge, null] : [null, edge];
    }
    const found = new Standing(live.pool, this.account, prices).alone(instrument);
    return found === "under" ? [null, null] : [found.below?.t ?? null, found.above?.t ?? null];
  }
}

function pricesAt(account, bar, sample) {
  return account.follows.map(({ track, beta }, instrument) => {
    const multiple = account.tracks[track].mark[bar][sample];
    if (beta.eq(ONE)) return account.marks[instrument].times(multiple);
    const moved = ONE.plus(beta.times(multiple.minus(ONE)));
    return account.marks[instrument].times(Num.max(moved, LEAST_MULTIPLE));
  });
}

export function walk(account, view) {
  const walker = new Walker(account, view);
  let prices = account.marks;
  for (let bar = 0; bar < account.tracks[0].mark.length; bar++) {
    for (let leg = 0; leg < SAMPLES.length; leg++) {
      const next = pricesAt(account, bar, SAMPLES[leg]);
      if (leg > 0) {
        walker.segment([bar, leg - 1], prices, next);
      } else {
        walker.closeAllUnder([bar, 0], next);
        if (bar > 0 && walker.payFunding(bar, next)) walker.closeAllUnder([bar, 0], next);
      }
      prices = next;
      walker.sample(prices);
    }
    walker.closeBar(prices);
  }
  const { start, values, bands, usage, crossRequirement, events } = walker;
  const { low, drawdown, underWater, funding } = walker;
  const alive = walker.live.reduce((count, live) => count + live.pool.members.length, 0);
  const end = walker.value(prices);
  return { start, values, bands, usage, crossRequirement, events, end, low, drawdown, underWater, alive, funding };
}
