// The twin of the engine in plain JavaScript on decimal.js: what a good JavaScript developer would
// write with the same algorithms. Pools are summed once to lines, brackets are pieces of lines, one
// walk either way finds the nearest edges; along a path a pool is a plane until a bracket changes.
//
// It knows the rules that the workload uses: linear contracts, marginal brackets on the mark's
// notional, no coins besides money. What it leaves out would only slow it down.
import { Many } from "./many.mjs";
import { Num } from "./piecewise.mjs";
import { viewFigures } from "./solve.mjs";
import { walk } from "./walk.mjs";

const VIEWS = ["isolated", "cross", "configured"];
const KINDS = { solve: viewFigures, path: walk };

const numbers = (texts) => texts.map((text) => new Num(text));

function read(told) {
  const holdings = told.holdings.map((held) => {
    const [size, entryNotional] = numbers([held.size, held.entryNotional]);
    const [leverage, margin] = numbers([held.leverage, held.margin]);
    const opened = entryNotional.div(leverage);
    return { ...held, size, entryNotional, leverage, margin, opened };
  });
  const contracts = told.contracts.map((contract) => ({
    tiers: contract.tiers.map(numbers).map(([floor, rate, deduction]) => ({ floor, rate, deduction })),
    limit: contract.limit === null ? null : new Num(contract.limit),
    openingFee: new Num(contract.openingFee),
    exitFee: new Num(contract.exitFee),
  }));
  const tracks = told.tracks.map((track) => ({ mark: track.mark.map(numbers) }));
  const recorded = told.tracks.map(
    (track) => new Map(told.recorded ? track.funding.map(([bar, rate]) => [bar, new Num(rate)]) : []),
  );
  return {
    balance: new Num(told.balance),
    fees: new Num(told.fees),
    liquidationFee: new Num(told.liquidationFee),
    inclusive: told.inclusive,
    returned: told.returned,
    marks: numbers(told.marks),
    betas: numbers(told.betas),
    follows: told.follows.map(({ track, beta }) => ({ track, beta: new Num(beta) })),
    rates: told.follows.map(({ track }) => recorded[track]),
    holdings,
    contracts,
    tracks,
  };
}

/** A prepared case, to be timed like the engine's. */
export class Twin {
  constructor(kind, told) {
    if (kind === "many") return new Many(told);
    this.account = read(told);
    this.work = KINDS[kind];
  }

  run(times) {
    let last;
    for (let i = 0; i < times; i++) last = VIEWS.map((view) => this.work(this.account, view));
    return last;
  }

  /** What comes out, in the shape of the engine's: numbers as text, both edges in a pair. */
  results() {
    const pair = (_, value) => (value?.below === undefined ? value : [value.below, value.above]);
    return JSON.parse(JSON.stringify(this.run(1), pair));
  }
}
