// Pools, their legs, equity and requirement: along a ray and at one set of prices.
import { Num, ONE, Piecewise, ZERO, add, flat, line, lineEdges, meets, scale, subtract, valueAt }
  from "./piecewise.mjs";

const PRICE_CAP = new Num("1000000000000");
const MOVE_CAP = new Num("1000000");
const JUST_PAST_ONE = new Num("1.000001");
const PRICE = line(ZERO, ONE);

const mostPrice = (mark) => Num.min(mark.times(MOVE_CAP), PRICE_CAP);
const reach = (mark) => ({ low: ZERO, high: mostPrice(mark) });

export const signed = (held, value) => (held.long ? value : value.neg());

/** Merges positions of one market, side and rule: what the brackets see as one. */
function mergeLegs(positions) {
  const legs = [];
  for (const held of positions) {
    const leg = legs.find(
      (leg) => leg.instrument === held.instrument && leg.long === held.long && leg.rules === held.rules,
    );
    if (leg) {
      leg.size = leg.size.plus(held.size);
      leg.entryNotional = leg.entryNotional.plus(held.entryNotional);
    } else {
      const { instrument, long, rules, size, entryNotional } = held;
      legs.push({ instrument, long, rules, size, entryNotional });
    }
  }
  return legs;
}

/** Cuts the account into pools as `view` keeps margin. */
export function cut(account, view) {
  const pools = new Map();
  let free = account.balance;
  account.holdings.forEach((holding, index) => {
    const mode = view === "configured" ? holding.mode : view;
    const { instrument, long, rules } = holding;
    const key = mode === "isolated" ? `${instrument} ${long} ${rules}`
      : mode === "cross" ? "cross" : `pocket ${holding.pocket}`;
    let pool = pools.get(key);
    if (!pool) {
      pool = { cross: mode === "cross", cash: ZERO, members: [], positions: [] };
      pools.set(key, pool);
    }
    if (!pool.cross) {
      pool.cash = pool.cash.plus(holding.margin);
      free = free.minus(holding.margin);
    }
    pool.members.push(index);
    pool.positions.push(holding);
  });
  const cross = pools.get("cross");
  if (cross) [cross.cash, free] = [free, ZERO];
  const list = [...pools.values()];
  for (const pool of list) pool.legs = mergeLegs(pool.positions);
  return { free, pools: list };
}

const pnl = (leg, price) => signed(leg, leg.size.times(price).minus(leg.entryNotional));

const pnlLine = (leg, price) =>
  leg.long
    ? line(price.atZero.times(leg.size).minus(leg.entryNotional), price.slope.times(leg.size))
    : line(leg.entryNotional.minus(price.atZero.times(leg.size)), price.slope.times(leg.size).neg());

/** The bracket that holds a notional: floors are not part of theirs. */
export function tierAt(tiers, notional) {
  let [low, high] = [0, tiers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tiers[middle].floor.lt(notional)) low = middle + 1;
    else high = middle;
  }
  return Math.max(low - 1, 0);
}

/** What a leg asks for at this price. */
export function requirementOf(leg, contracts, price) {
  const { tiers } = contracts[leg.rules];
  const notional = leg.size.times(price);
  const tier = tiers[tierAt(tiers, notional)];
  return notional.times(tier.rate).minus(tier.deduction);
}

const sum = (items, value) => items.reduce((total, item) => total.plus(value(item)), ZERO);

export const equityAt = (pool, prices) =>
  sum(pool.legs, (leg) => pnl(leg, prices[leg.instrument])).plus(pool.cash);

export const requirementAt = (pool, contracts, prices) =>
  sum(pool.legs, (leg) => requirementOf(leg, contracts, prices[leg.instrument]));

/** The leg's requirement along a ray: pieces `[from, line, tier]`, one a bracket. */
function pieces(leg, { tiers }, price, start, domain) {
  const notional = scale(price, leg.size);
  const ask = (tier) => subtract(scale(notional, tiers[tier].rate), flat(tiers[tier].deduction));
  const crossings = [];
  for (let tier = 1; tier < tiers.length; tier++) {
    const t = meets(notional, tiers[tier].floor);
    if (t?.gt(domain.low) && t.lt(domain.high)) crossings.push([t, tier]);
  }
  if (crossings.length === 0) {
    const tier = tierAt(tiers, valueAt(notional, start));
    return [[domain.low, ask(tier), tier]];
  }
  const rising = notional.slope.gt(ZERO);
  if (!rising) crossings.reverse();
  const first = rising ? crossings[0][1] - 1 : crossings[0][1];
  const list = [[domain.low, ask(first), first]];
  for (const [t, tier] of crossings) {
    const beyond = rising ? tier : tier - 1;
    list.push([t, ask(beyond), beyond]);
  }
  return list;
}

/** Where headroom = first line − requirements of the legs runs out, walking both ways. */
function edges(legs, first, account, ray) {
  const headroom = new Piecewise(first);
  for (const leg of legs) {
    headroom.takeOff(
      pieces(leg, account.contracts[leg.rules], ray.prices[leg.instrument], ray.start, ray.domain),
    );
  }
  const found = headroom.nearestUnder(ray.start, ray.domain, account.inclusive);
  for (const edge of [found.below, found.above]) {
    if (!edge) continue;
    edge.beyond = legs.some((leg) => {
      const { limit } = account.contracts[leg.rules];
      return limit && valueAt(ray.prices[leg.instrument], edge.t).times(leg.size).gt(limit);
    });
  }
  return found;
}

const equityLine = (pool, prices) =>
  pool.legs.reduce((total, leg) => add(total, pnlLine(leg, prices[leg.instrument])), flat(pool.cash));

export const isUnder = (headroom, inclusive) =>
  inclusive ? headroom.lte(ZERO) : headroom.lt(ZERO);

/** Where the pool is closed along a ray. */
export function onRay(pool, account, ray) {
  const prices = ray.prices.map((price) => valueAt(price, ray.start));
  const left = equityAt(pool, prices).minus(requirementAt(pool, account.contracts, prices));
  if (isUnder(left, account.inclusive)) return "under";
  return edges(pool.legs, equityLine(pool, ray.prices), account, ray);
}

/** All prices as lines in the joint move. */
export function together(account) {
  let [low, high] = [MOVE_CAP.neg(), MOVE_CAP];
  const prices = account.marks.map((mark, index) => {
    const price = line(mark, mark.times(account.betas[index]));
    for (const end of [ZERO, mostPrice(mark)]) {
      const t = meets(price, end);
      if (t === undefined) continue;
      if (t.lt(ZERO)) low = Num.max(low, t);
      else high = Num.min(high, t);
    }
    return price;
  });
  return { prices, start: ZERO, domain: { low, high } };
}

/** The straight way from one set of prices to another; t runs from 0 to just past 1. */
export const between = (from, to) => ({
  prices: from.map((price, index) => line(price, to[index].minus(price))),
  start: ZERO,
  domain: { low: ZERO, high: JUST_PAST_ONE },
});

/** A pool at some prices, summed once. */
export class Standing {
  constructor(pool, account, marks) {
    Object.assign(this, { pool, account, marks });
    this.equity = equityAt(pool, marks);
    this.requirement = requirementAt(pool, account.contracts, marks);
    this.under = isUnder(this.equity.minus(this.requirement), account.inclusive);
  }

  together(ray) {
    if (this.under) return "under";
    return edges(this.pool.legs, equityLine(this.pool, ray.prices), this.account, ray);
  }

  /** Only this market moves: the others, held at their marks, are cash. */
  alone(instrument) {
    if (this.under) return "under";
    const mark = this.marks[instrument];
    const legs = this.pool.legs.filter((leg) => leg.instrument === instrument);
    let first = flat(this.equity.minus(this.requirement));
    for (const leg of legs) {
      const others = requirementOf(leg, this.account.contracts, mark).minus(pnl(leg, mark));
      first = add(add(first, flat(others)), pnlLine(leg, PRICE));
    }
    const prices = [];
    prices[instrument] = PRICE;
    return edges(legs, first, this.account, { prices, start: mark, domain: reach(mark) });
  }

  goneTogether(ray) {
    if (this.equity.lte(ZERO)) return "under";
    return lineEdges(equityLine(this.pool, ray.prices), ray.domain);
  }

  goneAlone(instrument) {
    if (this.equity.lte(ZERO)) return "under";
    const legs = this.pool.legs.filter((leg) => leg.instrument === instrument);
    const slope = sum(legs, (leg) => signed(leg, leg.size));
    const mark = this.marks[instrument];
    return lineEdges(line(this.equity.minus(slope.times(mark)), slope), reach(mark));
  }
}
