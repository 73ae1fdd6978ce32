// Functions of one parameter made of straight pieces, and the root finder.
import Decimal from "./decimal.mjs";

// As many digits as the engine's own numbers have at most.
export const Num = Decimal.clone({ precision: 28, rounding: Decimal.ROUND_HALF_UP });
export const ZERO = new Num(0);
export const ONE = new Num(1);

export const line = (atZero, slope) => ({ atZero, slope });
export const flat = (value) => ({ atZero: value, slope: ZERO });
export const valueAt = (line, t) => line.atZero.plus(line.slope.times(t));
export const add = (a, b) => line(a.atZero.plus(b.atZero), a.slope.plus(b.slope));
export const subtract = (a, b) => line(a.atZero.minus(b.atZero), a.slope.minus(b.slope));
export const scale = (a, factor) => line(a.atZero.times(factor), a.slope.times(factor));

/** Where a line meets a value; undefined when it is flat. */
export function meets(a, value) {
  return a.slope.isZero() ? undefined : value.minus(a.atZero).div(a.slope);
}

const under = (value, inclusive) => (inclusive ? value.lte(ZERO) : value.lt(ZERO));

/** A first line and the changes at each step, so that a sum is a concatenation. */
export class Piecewise {
  constructor(first) {
    this.first = first;
    this.steps = [];
    this.tiers = [];
  }

  /** Takes off pieces in order of t, each `[from, line, tier]`; the first begins at the left end. */
  takeOff(pieces) {
    const part = this.tiers.length;
    const [, first, tier] = pieces[0];
    this.first = subtract(this.first, first);
    this.tiers.push(tier);
    for (let i = 1; i < pieces.length; i++) {
      const [at, after, tier] = pieces[i];
      this.steps.push({ at, change: subtract(pieces[i - 1][1], after), part, tier });
    }
  }

  /** The nearest points either way from `from` beyond which the function is under. */
  nearestUnder(from, domain, inclusive) {
    this.steps.sort((a, b) => a.at.cmp(b.at) || a.part - b.part || a.tier - b.tier);
    let here = 0;
    let now = this.first;
    while (here < this.steps.length && this.steps[here].at.lt(from)) {
      now = add(now, this.steps[here++].change);
    }
    return {
      below: this.#walkDown(now, here, domain.low, inclusive),
      above: this.#walkUp(now, here, domain.high, inclusive),
    };
  }

  #walkUp(now, next, high, inclusive) {
    for (;;) {
      const step = this.steps[next];
      const last = step === undefined || step.at.gte(high);
      const until = last ? high : step.at;
      if (under(valueAt(now, until), inclusive && !last)) {
        return this.#edge(meets(now, ZERO) ?? until, next);
      }
      if (last) return null;
      while (next < this.steps.length && this.steps[next].at.eq(until)) {
        now = add(now, this.steps[next++].change);
      }
      if (under(valueAt(now, until), inclusive)) return this.#edge(until, next);
    }
  }

  #walkDown(now, next, low, inclusive) {
    for (;;) {
      const step = this.steps[next - 1];
      const last = step === undefined || step.at.lte(low);
      const until = last ? low : step.at;
      if (under(valueAt(now, until), inclusive && !last)) {
        return this.#edge(meets(now, ZERO) ?? until, next);
      }
      if (last) return null;
      while (next > 0 && this.steps[next - 1].at.eq(until)) {
        now = subtract(now, this.steps[--next].change);
      }
      if (under(valueAt(now, until), inclusive)) return this.#edge(until, next);
    }
  }

  #edge(t, passed) {
    const tiers = this.tiers.slice();
    for (let i = 0; i < passed; i++) tiers[this.steps[i].part] = this.steps[i].tier;
    return { t, tiers };
  }
}

/** The edges of a single line, which has no steps. */
export function lineEdges(a, domain) {
  const end = (until) =>
    valueAt(a, until).lt(ZERO) ? { t: meets(a, ZERO) ?? until, tiers: [], beyond: false } : null;
  return { below: end(domain.low), above: end(domain.high) };
}
