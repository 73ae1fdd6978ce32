// Keeps one version of the page for reading without a network. The build writes below what belongs to it:
// `files` makes the page, `later` is fetched when the page is safe; each with the hash of its bytes.
const version = "";
const files = {};
const later = {};

const home = new URL("./", location).href;
const mine = `isocross ${home} `;
const name = mine + version;

// The hash refuses what another version has put in a file's place, and the browser's cache is asked anew.
const fresh = (path, integrity) => new Request(path, { integrity, cache: "no-cache" });
const requests = (list) => Object.entries(list).map(([path, hash]) => fresh(path, hash));

// All files or none: an installation that is cut off leaves the version before in its place. Nothing here
// skips waiting; that is the reader's choice, below.
self.addEventListener("install", (event) => {
  const fill = async () => {
    const had = await caches.has(name);
    const cache = await caches.open(name);
    await cache.addAll(requests(files)).catch(async (error) => {
      if (!had) await caches.delete(name);
      throw error;
    });
  };
  event.waitUntil(fill());
});

self.addEventListener("activate", (event) => {
  const settle = async () => {
    const old = (await caches.keys()).filter((key) => key.startsWith(mine) && key !== name);
    await Promise.all(old.map((key) => caches.delete(key)));
    await clients.claim();
  };
  event.waitUntil(settle());
});

const commands = {
  // The reader has asked for the new version.
  "take over": () => self.skipWaiting(),
  // What the page offers for download, so that it can be had without a network as well.
  later: async () => {
    if (navigator.connection?.saveData) return;
    const cache = await caches.open(name);
    for (const request of requests(later)) {
      if (!(await cache.match(request))) await cache.add(request).catch(() => {});
    }
  },
};
self.addEventListener("message", (event) => event.waitUntil(commands[event.data]?.()));

// The page at any address of its own: with a query, or by its file's name.
const key = ({ url, mode }) => {
  const plain = url.split(/[?#]/)[0];
  return mode === "navigate" && plain === `${home}index.html` ? home : plain;
};

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(home)) return;
  const answer = async () => {
    const cache = await caches.open(name);
    return (await cache.match(key(request), { ignoreVary: true })) ?? fetch(request);
  };
  event.respondWith(answer());
});
