// Stands before the program in a page of its own, between it and the browser: has the store fail as it is told to,
// counts what was done and what became of it, and stops the program where it is told to.
// It is told by the address (`?abort=7`) and by `seam`.
globalThis.seam = (() => {
  const told = new URLSearchParams(location.search);
  const number = (name) => Number(told.get(name) ?? 0);
  const seam = {
    // Every transaction of the program that writes, so far.
    writes: 0,
    // The one of them that is to abort, by its number; none when 0.
    abort: number("abort"),
    // What aborted or failed by our doing, and whether acts were in it.
    hits: 0, hitActs: 0,
    // Which function throws, and what: `{ place, name }`.
    throws: told.has("throw") ? { place: told.get("throw"), name: told.get("name") ?? "UnknownError" } : null,
    // What is never answered: "open", "stored" (it is done, and not said), "dropped" (it is not done, and not said).
    silent: told.get("silent"),
    // Whether there is no room.
    full: told.has("full"),
    // How often something fails by chance.
    chance: number("chance"),
    // The names of all acts that were done.
    done: new Set(),
    // What the line at the bottom said, each once, and when it was first said.
    said: new Map(),
    errors: [],
    heal() {
      seam.abort = 0;
      seam.throws = seam.silent = null;
      seam.full = false;
      seam.chance = 0;
    },
  };

  let state = number("seed") || 1;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  seam.random = random;
  const unlucky = () => seam.chance > 0 && random() < seam.chance;

  // What waits long waits less long here, so that a check of minutes takes seconds.
  const hurry = number("hurry") || 1;
  const { setTimeout: later } = globalThis;
  globalThis.setTimeout = (call, time, ...rest) => later(call, time >= 900 ? time / hurry : time, ...rest);

  const around = (owner, name, make) => {
    const real = owner[name];
    owner[name] = make(real);
  };
  const mayThrow = (place) => {
    if (seam.throws?.place === place) {
      seam.hits++;
      throw new DOMException("by the seam", seam.throws.name);
    }
    if (unlucky()) {
      seam.hits++;
      throw new DOMException("by chance", ["UnknownError", "InvalidStateError", "AbortError"][Math.floor(random() * 3)]);
    }
  };
  const deafen = (target, ...names) => names.forEach((name) => Object.defineProperty(target, name, { set() {}, get: () => null }));

  for (const [owner, names] of [
    [IDBObjectStore.prototype, ["add", "put", "count", "getAll", "getAllKeys", "get", "delete"]],
    [IDBTransaction.prototype, ["objectStore", "commit"]],
  ]) {
    for (const name of names) {
      around(owner, name, (real) => function (...rest) {
        if (seam.own) return real.apply(this, rest);
        mayThrow(name);
        const transaction = this.transaction ?? this;
        if (name === "commit" && transaction.doomed) return;
        if (name === "add") transaction.acts = true;
        const request = real.apply(this, rest);
        if (transaction.doomed && (name === "add" || name === "put")) {
          request.addEventListener("success", () => {
            try {
              transaction.abort();
              seam.hits++;
              seam.hitActs += transaction.acts ? 1 : 0;
            } catch {}
          });
        }
        return request;
      });
    }
  }
  around(IDBDatabase.prototype, "transaction", (real) => function (stores, mode, options) {
    if (seam.own) return real.call(this, stores, mode, options);
    mayThrow("transaction");
    const transaction = real.call(this, stores, mode, options);
    if (mode !== "readwrite") return transaction;
    seam.writes++;
    if (seam.full) Object.defineProperty(transaction, "error", { value: new DOMException("", "QuotaExceededError") });
    transaction.doomed = seam.full || seam.writes === seam.abort || seam.silent === "dropped" || unlucky();
    if (seam.writes === seam.abort) later(() => {
      // One that asks for nothing, or only deletes.
      try {
        if (!transaction.acts) {
          transaction.abort();
          seam.hits++;
        }
      } catch {}
    });
    if (seam.silent === "stored" || seam.silent === "dropped") {
      seam.hits++;
      deafen(transaction, "oncomplete", "onabort");
    }
    return transaction;
  });
  around(IDBFactory.prototype, "open", (real) => function (...rest) {
    if (seam.own) return real.apply(this, rest);
    mayThrow("open");
    const request = real.apply(this, rest);
    if (seam.silent === "open") {
      seam.hits++;
      deafen(request, "onsuccess", "onerror");
      request.addEventListener("success", () => request.result.close());
    }
    return request;
  });

  around(Map.prototype, "set", (real) => function (key, value) {
    if (globalThis.scolie && this === globalThis.scolie.pending) seam.done.add(key);
    return real.call(this, key, value);
  });

  const look = () => {
    const line = document.querySelector(".status");
    if (!line) return;
    const words = line.className.replace("status ", "") + ": " + (line.querySelector("[role=status]")?.textContent ?? "");
    if (!seam.said.has(words)) seam.said.set(words, performance.now());
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  addEventListener("error", (event) => seam.errors.push(String(event.error ?? event.message)));

  // Adds letters to the comment of the open note, each an act, with a rest of so many milliseconds after each;
  // `until` may end it sooner.
  seam.type = async (count, rest, until = () => false) => {
    const value = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value");
    for (let i = 0; i < count && !until(); i++) {
      const field = document.querySelector(".note-comment");
      value.set.call(field, field.value + String.fromCharCode(97 + (field.value.length % 26)));
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      await new Promise((go) => later(go, rest));
    }
    return document.querySelector(".note-comment").value;
  };

  // The names of all acts that are stored.
  seam.stored = async () => {
    seam.own = true;
    try {
      const opening = indexedDB.open("scolie", 1);
      const answer = (request) => new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      opening.onupgradeneeded = () => opening.transaction.abort();
      const database = await answer(opening);
      const asked = database.transaction("transactions").objectStore("transactions").getAllKeys();
      const keys = await answer(asked);
      database.close();
      return keys.filter((key) => key.length === 3).map((key) => key[2]);
    } finally {
      seam.own = false;
    }
  };
  // Of the acts that were done, how many are not stored.
  seam.missing = async () => {
    const stored = new Set(await seam.stored());
    return [...seam.done].filter((name) => !stored.has(name)).length;
  };

  // Where the program is to stop: at the call after so many of an import whose text holds those words, or of any: a
  // release has no names for them.
  seam.trap = told.has("trap") ? { name: told.get("trap"), after: number("after"), error: told.get("error") ?? "" } : null;
  seam.trapped = 0;
  const make = {
    range: () => new RangeError("Maximum call stack size exceeded"),
    "": () => new WebAssembly.RuntimeError("unreachable"),
  };
  const guarded = (imports) => {
    const made = {};
    for (const [space, functions] of Object.entries(imports)) {
      made[space] = {};
      for (const [name, call] of Object.entries(functions)) {
        const text = String(call);
        made[space][name] = typeof call !== "function" ? call : (...rest) => {
          const { trap } = seam;
          if (trap && (trap.sprung || (text.includes(trap.name) && trap.after-- <= 0))) {
            // From now on nothing of it goes on: where a call may fail, the program would take this for that.
            if (!trap.sprung) {
              trap.sprung = true;
              seam.trapped = performance.now();
              seam.trappedIn = text;
            }
            throw make[trap.error]();
          }
          return call(...rest);
        };
      }
    }
    return made;
  };
  // What unpacks the program is a small one of its own, made first: the last one is meant.
  for (const way of ["instantiate", "instantiateStreaming"]) {
    around(WebAssembly, way, (real) => async (program, imports) => {
      const made = await real.call(WebAssembly, program, guarded(imports));
      seam.exports = (made.instance ?? made).exports;
      return made;
    });
  }
  // When the recovery page came.
  seam.recovered = 0;
  new MutationObserver(() => {
    if (!seam.recovered && document.getElementById("recovery")?.checkVisibility()) seam.recovered = performance.now();
  }).observe(document, { subtree: true, childList: true, attributes: true });
  return seam;
})();
