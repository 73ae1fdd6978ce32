const wanted = arguments[0];
const clean = (text) => text.replace(/\s+/g, " ").trim();
const controls = "input, select, textarea, button, output";
// A label may be around its field: what is in the field is no part of the label.
const labelText = (label) => {
  const copy = label.cloneNode(true);
  copy.querySelectorAll(controls).forEach((control) => control.remove());
  return clean(copy.textContent);
};
const names = (field) => {
  const ids = (field.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean);
  return [
    field.getAttribute("aria-label") ?? "",
    ids.map((id) => document.getElementById(id)?.textContent ?? "").join(" "),
    ...[...(field.labels ?? [])].map(labelText),
  ].map(clean);
};
return [...document.querySelectorAll(`${controls}, [role]`)].filter(
  (field) => field.checkVisibility() && names(field).includes(wanted),
);
