// Starts the program, tells of one that does not start or has stopped, and keeps what a saved page
// needs. The build puts this into the page's head, and the program's addresses behind it.
window.isocross = (() => {
  const root = document.documentElement;
  const meta = (name) => document.querySelector(`meta[name=isocross-${name}]`)?.content ?? "";
  const kept = meta("scenario");
  // Where links lead: a saved file knows from where it was saved.
  const home = /^https?:$/.test(location.protocol) ? location.origin + location.pathname : meta("home");
  // The scenario as the program last had it, and the one that a saved file holds.
  const page = { fragment: "", kept, home };

  try {
    root.dataset.theme = localStorage.getItem("isocross-theme") ?? "auto";
  } catch {
    // A sandboxed frame has no storage.
  }
  root.dataset.start = "loading";
  // The opening example is not what a frame in an article is about.
  if (/[?&]embed=1(&|$)/.test(location.search)) root.dataset.embed = "";
  if (location.hash.length > 1 || kept) root.dataset.linked = "";

  const button = (words, act) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = words;
    button.onclick = () => {
      const fragment = page.fragment || location.hash.slice(1) || kept;
      try {
        if (fragment) history.replaceState(null, "", "#" + fragment);
      } catch {
        // A frame without an address of its own.
      }
      act(button);
    };
    return button;
  };

  const fail = (words) => {
    if (document.getElementById("failed")) return;
    root.dataset.start = "failed";
    const banner = document.createElement("div");
    banner.id = "failed";
    banner.setAttribute("role", "alert");
    const text = document.createElement("p");
    text.textContent = words;
    const copy = async (button) => {
      try {
        await navigator.clipboard.writeText(location.href);
        button.textContent = "Copied";
      } catch {
        text.textContent = `${words} The link: ${location.href}`;
      }
    };
    banner.append(text, button("Copy scenario", copy), button("Reload", () => location.reload()));
    document.body.prepend(banner);
  };

  // The program stops at a trap; other scripts on the page may fail without that.
  const stopped = (error) => {
    const trapped = error?.name === "RuntimeError";
    if (trapped) fail("Something in Isocross broke, and the page has stopped. Your scenario is kept in the link.");
    return trapped;
  };
  addEventListener("error", (event) => stopped(event.error));
  addEventListener("unhandledrejection", (event) => stopped(event.reason));

  const parsed = new Promise((done) => addEventListener("DOMContentLoaded", done, { once: true }));

  // Takes what fetches the program's script, and what fetches its code.
  page.start = async (script, code) => {
    let trouble = "its program could not be fetched";
    try {
      // Both at once.
      const [program, answer] = await Promise.all([script(), code()]);
      if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
      trouble = "this browser could not run its program";
      await parsed;
      await program.default({ module_or_path: answer });
      delete root.dataset.start;
      delete root.dataset.linked;
    } catch (error) {
      console.error(error);
      await parsed;
      if (!stopped(error)) {
        fail(`The calculator did not start: ${trouble} (${error.message ?? error}). Below stands the opening example.`);
      }
    }
  };
  // The whole page as one file with a scenario in it, as text. A single file keeps its own source.
  page.file = async (fragment, title) => {
    const fetched = async () => {
      const answer = await fetch("isocross.html");
      if (!answer.ok) throw new Error(answer.statusText);
      return answer.text();
    };
    const safe = (text) => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
    return (page.source?.() ?? (await fetched()))
      .replace(/(<meta name="isocross-scenario" content=")[^"]*/, (_, before) => before + safe(fragment))
      .replace(/(<meta name="isocross-home" content=")[^"]*/, (_, before) => before + safe(home))
      .replace(/<title>[^<]*(?=<\/title>)/, () => "<title>" + safe(title))
      .replace(/<html(?: data-linked(?:="")?)?/, "<html data-linked");
  };
  return page;
})();
