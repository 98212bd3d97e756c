// Has the browser keep the program for the time without a network, and tells the program of a new version.
(() => {
  if (!("serviceWorker" in navigator)) return;
  const held = navigator.serviceWorker;
  const address = self.trustedTypes
    ? trustedTypes.createPolicy("scolie-worker", { createScriptURL: () => "sw.js" }).createScriptURL("")
    : "sw.js";
  const start = async () => {
    const registration = await held.register(address, { updateViaCache: "none" });
    const tell = () => {
      // The first version of all takes the place of none: nothing is new.
      if (registration.waiting && held.controller) dispatchEvent(new Event("scolie-renewable"));
    };
    addEventListener("scolie-started", tell);
    registration.addEventListener("updatefound", () => {
      registration.installing?.addEventListener("statechange", tell);
    });
    tell();
    // The program asks for this once all is saved and the analyst agrees.
    addEventListener("scolie-renew", () => {
      held.addEventListener("controllerchange", () => location.reload(), { once: true });
      registration.waiting?.postMessage("renew");
    });
    // A page that stays open for days learns of a new version when one comes back to it.
    let last = Date.now();
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible" && Date.now() - last > 3600000) {
        last = Date.now();
        registration.update().catch(() => {});
      }
    });
  };
  // Without it the program works as before, only not without its server.
  start().catch((error) => console.info("Scolie:", String(error)));
})();
