// Keeps one build of the program on this device, and gives it out without any network.
const build = "BUILD";
const files = FILES;
const store = "scolie-" + build;
// All of it or nothing: a file that is missing, or not the one of this build, leaves the build before in force.
addEventListener("install", (event) => {
  const fill = async () => {
    const cache = await caches.open(store);
    const wanted = files.map(([name, integrity]) => new Request(name, { cache: "reload", integrity }));
    try {
      await cache.addAll(wanted);
    } catch (error) {
      await caches.delete(store);
      throw error;
    }
  };
  event.waitUntil(fill());
});
addEventListener("activate", (event) => {
  const clear = async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith("scolie-") && name !== store) await caches.delete(name);
    }
    await clients.claim();
  };
  event.waitUntil(clear());
});
addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || new URL(request.url).origin !== location.origin) return;
  const answer = async () => {
    const cache = await caches.open(store);
    const kept = await cache.match(request.mode === "navigate" ? "./" : request, { ignoreSearch: true });
    return kept ?? fetch(request);
  };
  event.respondWith(answer());
});
// A new build waits until the page says that nothing is lost by it.
addEventListener("message", (event) => {
  if (event.data === "renew") skipWaiting();
});
