// A run of many paths on the built page: how long its longest task is, and how long the run.

/** Runs so many paths; undefined where the page has no such run. Milliseconds. */
async function many(paths) {
  const section = document.getElementById("many");
  if (!section) return undefined;
  section.open = true;
  const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));
  await pause(300);
  const field = document.getElementById("many-paths");
  field.value = String(paths);
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  await pause(300);
  let last = performance.now();
  let longest = 0;
  let running = true;
  const { port1, port2 } = new MessageChannel();
  // Between two messages lies whatever task came between.
  port1.onmessage = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (running) port2.postMessage(null);
  };
  port2.postMessage(null);
  const start = performance.now();
  const run = [...section.querySelectorAll("button")].find((button) => button.innerText.trim() === "Run");
  run.click();
  const bar = () => section.querySelector("progress");
  while (!bar() || bar().value < bar().max || bar().max < paths) await pause(20);
  running = false;
  return { longest, whole: performance.now() - start };
}

return many(...arguments);
