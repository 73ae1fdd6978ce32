// Edits as a reader makes them, each timed from the input event to the end of the frame that shows it.
// The event is sent at the start of a frame, where Chromium delivers real ones too.

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

function edit(field, value) {
  const timed = {};
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      timed.start = performance.now();
      field.value = value;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    });
    // Of the same frame: what the event has set off is done before it.
    requestAnimationFrame(() => {
      timed.script = performance.now();
      const { port1, port2 } = new MessageChannel();
      // The first task after the frame: style, layout and paint are behind it.
      port1.onmessage = () => {
        timed.painted = performance.now();
        resolve(timed);
      };
      port2.postMessage(null);
    });
  });
}

/** Times `count` edits of a field through these values; undefined where there is no such field. */
async function edits(id, values, count) {
  const field = document.getElementById(id);
  if (!field) return undefined;
  const charts = () => Array.from(document.querySelectorAll("svg"), (svg) => svg.outerHTML).join();
  const times = [];
  let drawn = 0;
  for (let i = 0; i < count; i++) {
    const before = charts();
    const { start, script, painted } = await edit(field, values[i % values.length]);
    if (charts() !== before) drawn++;
    times.push([script - start, painted - start]);
    await frame();
  }
  return { times, drawn };
}

return edits(...arguments);
