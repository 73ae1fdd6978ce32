// Every figure of an account under one view.
import { Num, ZERO } from "./piecewise.mjs";
import { Standing, cut, requirementOf, signed, together } from "./margin.mjs";

const MONEY_DIGITS = 8;

const sum = (items, value) => items.reduce((total, item) => total.plus(value(item)), ZERO);
const ratio = (part, whole) => (whole.gt(ZERO) ? part.div(whole) : null);

function poolFigures(standing, ray, initialMargins) {
  const { pool, marks } = standing;
  let [gross, net] = [ZERO, ZERO];
  for (const leg of pool.legs) {
    const notional = leg.size.times(marks[leg.instrument]);
    gross = gross.plus(notional);
    net = net.plus(signed(leg, notional));
  }
  return {
    members: pool.members,
    cash: pool.cash,
    equity: standing.equity,
    requirement: standing.requirement,
    initialMargin: sum(initialMargins, (margin) => margin),
    gross,
    net,
    together: standing.together(ray),
    bankruptcy: standing.goneTogether(ray),
  };
}

/** Price at which profit pays both fees. */
function breakEven(held, { openingFee, exitFee }) {
  const sign = held.long ? 1 : -1;
  return held.entryNotional.times(openingFee.plus(sign))
    .div(held.size.times(exitFee.neg().plus(sign)));
}

function positionFigures(held, index, shared) {
  const { standing, account, alone, initialMargin } = shared;
  const { pool } = standing;
  const mark = account.marks[held.instrument];
  const rules = account.contracts[held.rules];
  const notional = held.size.times(mark);
  const profit = signed(held, notional.minus(held.entryNotional));
  const leg = pool.legs.find(
    (leg) => leg.instrument === held.instrument && leg.long === held.long && leg.rules === held.rules,
  );
  const { closed, gone, required } = alone(held.instrument, leg);
  return {
    pool: index,
    notional,
    initialMargin,
    maintenance: required.times(held.size).div(leg.size),
    pnl: profit,
    roe: ratio(profit, held.opened),
    breakEven: breakEven(held, rules),
    alone: closed,
    bankruptcy: gone,
    maximumLoss: pool.cash.plus(held.entryNotional.times(rules.openingFee)),
  };
}

/** Each market of a pool is solved once, each leg's requirement computed once. */
function once(standing, account) {
  const markets = new Map();
  const required = new Map();
  return (instrument, leg) => {
    if (!markets.has(instrument)) {
      const closed = standing.alone(instrument);
      markets.set(instrument, { closed, gone: standing.goneAlone(instrument) });
    }
    if (!required.has(leg)) {
      required.set(leg, requirementOf(leg, account.contracts, account.marks[instrument]));
    }
    return { ...markets.get(instrument), required: required.get(leg) };
  };
}

export function viewFigures(account, view) {
  const { free, pools: cutPools } = cut(account, view);
  const ray = together(account);
  const positions = new Array(account.holdings.length);
  const pools = cutPools.map((pool, index) => {
    const standing = new Standing(pool, account, account.marks);
    const asked = pool.positions.map((held) =>
      pool.cross ? held.size.times(account.marks[held.instrument]).div(held.leverage) : held.opened,
    );
    const figures = poolFigures(standing, ray, asked);
    const alone = once(standing, account);
    pool.members.forEach((member, place) => {
      const shared = { standing, account, alone, initialMargin: asked[place] };
      positions[member] = positionFigures(pool.positions[place], index, shared);
    });
    return figures;
  });
  return { ...accountFigures(account, free, pools, cutPools), pools, positions };
}

function accountFigures(account, free, pools, cutPools) {
  const fenced = sum(pools, (pool) => pool.cash);
  const profit = sum(pools, (pool) => pool.equity.minus(pool.cash));
  const cross = pools.filter((_, index) => cutPools[index].cross);
  const spare = sum(cross, (pool) => pool.equity.minus(pool.initialMargin));
  const lacking = Num.max(spare.neg(), ZERO).plus(Num.max(free.neg(), ZERO))
    .toDecimalPlaces(MONEY_DIGITS);
  return {
    free,
    value: free.plus(fenced).plus(profit),
    locked: sum(pools, (pool) => (cross.includes(pool) ? pool.initialMargin : pool.cash)),
    available: free.plus(spare),
    missing: lacking.gt(ZERO) ? lacking : null,
    maximumLoss: fenced.plus(account.fees),
  };
}
