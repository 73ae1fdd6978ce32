// What has the focus, and what is wrong with it.
const stop = document.activeElement;
if (!stop || stop === document.body) return null;
const clean = (text) => (text ?? "").replace(/\s+/g, " ").trim();
// What is seen of it: the label of a hidden radio button, the box around a list.
const seen = stop.type === "radio" ? stop.nextElementSibling
  : stop.type === "file" ? stop.parentElement
  : stop.closest(".slot") ?? stop;
const box = seen.getBoundingClientRect();
const wrong = [];
// Where charts stand is looked up at the end of a walk, for they move a little while some are drawn.
(window.walked ??= []).push(stop.closest(".charts") && (stop.closest("figure") ?? stop));
const label = clean(stop.getAttribute("aria-label")) || clean([...(stop.labels ?? [])].map((one) => one.textContent).join(" "))
  || clean(stop.getAttribute("aria-labelledby") && document.getElementById(stop.getAttribute("aria-labelledby"))?.textContent)
  || clean(stop.textContent);
if (label === "") wrong.push("has no name");
if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) wrong.push("is out of sight");
const across = Math.min(Math.max(box.left + Math.min(box.width / 2, 40), 0), innerWidth - 1);
const down = Math.min(Math.max(box.top + Math.min(box.height / 2, 20), 0), innerHeight - 1);
const top = document.elementFromPoint(across, down);
if (top && !(seen.contains(top) || top.contains(seen))) wrong.push(`is covered by ${top.tagName}.${top.className}`);
const ringed = [stop, seen, stop.closest(".box"), stop.parentElement].some((one) => {
  const style = one && getComputedStyle(one);
  return style && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
});
if (!ringed) wrong.push("shows no focus");
const regions = ["header", "#link-note", ".answer", ".results", ".rail", ".details"];
return {
  label,
  what: `${stop.getAttribute("role") ?? stop.tagName.toLowerCase()} ${stop.id}`.trim(),
  region: regions.findIndex((region) => stop.closest(region)),
  wrong: wrong.join(", "),
};
