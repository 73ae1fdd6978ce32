// The engine in Wasm and its twin in JavaScript, side by side in one page.
import init, { Work } from "./engine.js";

await init();
// `?twin` when decimal.js is there.
const { Twin } = location.search === "?twin" ? await import("./twin.mjs") : {};
const works = { wasm: [], twin: [] };

window.bench = {
  prepare(number, kind) {
    works.wasm[number] = new Work(number);
    if (Twin && kind) works.twin[number] = new Twin(kind, JSON.parse(works.wasm[number].told()));
    return true;
  },
  results: (who, number) => {
    const results = works[who][number].results();
    return who === "wasm" ? JSON.parse(results) : results;
  },
  /** Nanoseconds for one run. */
  time(who, number, times) {
    const work = works[who][number];
    const start = performance.now();
    work.run(times);
    return ((performance.now() - start) * 1e6) / times;
  },
};
