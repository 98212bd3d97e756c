// The recovery page: it stands when the program cannot, without wasm, and gives back all that was done: what is
// stored, and what the program had laid into `scolie.pending` and not yet stored.
globalThis.scolie = (() => {
  const TEXTS = {
    fr: {
      titles: {
        stopped: "Scolie s’est arrêté",
        slow: "Scolie tarde à s’ouvrir",
        missed: "Il manque ce qui était enregistré",
        unreadable: "Le stockage ne se lit pas",
        safe: "Secours",
      },
      said: {
        stopped: "Ce qui était enregistré sur cet appareil l’est toujours, et ce qui ne l’était pas encore est ici. Téléchargez tout, puis rechargez la page : le fichier s’ouvre dans Scolie.",
        slow: "Vous pouvez attendre, ou télécharger tout ce qui est enregistré : le fichier s’ouvre dans Scolie.",
        missed: "Le navigateur rend moins que ce que Scolie y avait enregistré : le stockage a été vidé ou abîmé. Téléchargez ce qui reste, rouvrez vos copies exportées, puis continuez.",
        unreadable: "Scolie avait enregistré des dossiers ici, et le navigateur ne les rend pas. Rien n’a été effacé par Scolie. Réessayez ; un redémarrage du navigateur suffit parfois.",
        safe: "Sans ouvrir Scolie, voici ce qui est enregistré sur cet appareil. Téléchargez tout : le fichier s’ouvre dans Scolie.",
      },
      rescue: "Tout télécharger", again: "Recharger la page", goOn: "Continuer sans", report: "Copier le rapport",
      untitled: "Dossier sans titre", none: "Rien n’est enregistré ici.", closed: "Le stockage ne s’ouvre pas",
      acts: (count) => count + (count > 1 ? " actes" : " acte"),
      pending: (count) => count + (count > 1 ? " pas encore enregistrés" : " pas encore enregistré"),
      held: (had, has) => has + " actes sur " + had,
      inFile: (file, folder, when) =>
        (folder ? "copie dans le répertoire «\u00a0" + folder + "\u00a0»" : "exporté") + " le " + when + "\u00a0: " + file,
      questions: (count) => count + (count > 1 ? " questions" : " question"),
      passages: (count) => count + (count > 1 ? " passages" : " passage"),
      done: (count) => "Téléchargé : " + count + (count > 1 ? " actes." : " acte."),
      copied: "Rapport copié.",
    },
    en: {
      titles: {
        stopped: "Scolie has stopped",
        slow: "Scolie is slow to open",
        missed: "What was saved is missing",
        unreadable: "The storage cannot be read",
        safe: "Rescue",
      },
      said: {
        stopped: "What was saved on this device is still there, and what was not saved yet is here. Download everything, then reload the page: the file opens in Scolie.",
        slow: "You can wait, or download everything that is saved: the file opens in Scolie.",
        missed: "The browser gives back less than Scolie had saved: its storage was cleared or damaged. Download what is left, open your exported copies again, then go on.",
        unreadable: "Scolie had saved dossiers here, and the browser does not give them back. Scolie has deleted nothing. Try again; restarting the browser is sometimes enough.",
        safe: "Without opening Scolie, this is what is saved on this device. Download everything: the file opens in Scolie.",
      },
      rescue: "Download everything", again: "Reload the page", goOn: "Go on without", report: "Copy the report",
      untitled: "Untitled dossier", none: "Nothing is saved here.", closed: "The storage does not open",
      acts: (count) => count + (count === 1 ? " act" : " acts"),
      pending: (count) => count + " not saved yet",
      held: (had, has) => has + " of " + had + " acts",
      inFile: (file, folder, when) => (folder ? "copy in the folder “" + folder + "”" : "exported") + " on " + when + ": " + file,
      questions: (count) => count + (count === 1 ? " question" : " questions"),
      passages: (count) => count + (count === 1 ? " passage" : " passages"),
      done: (count) => "Downloaded: " + count + (count === 1 ? " act." : " acts."),
      copied: "Report copied.",
    },
  };
  const CANARY = "scolie.canary";
  const PAGE = 500;
  const shared = { pending: new Map(), reason: "" };
  const at = (id) => document.getElementById(id);
  const kept = (name) => {
    try { return localStorage.getItem(name); } catch { return null; }
  };
  const language = () => ((kept("scolie.language") ?? navigator.language).startsWith("fr") ? "fr" : "en");
  let shown = null;

  const answer = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const open = () => new Promise((resolve, reject) => {
    const opening = indexedDB.open("scolie", 1);
    // There is no store: none is made here, for the program makes it whole.
    opening.onupgradeneeded = () => opening.transaction.abort();
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => (opening.error?.name === "AbortError" ? resolve(null) : reject(opening.error));
    setTimeout(() => reject(new DOMException("", "TimeoutError")), 5000);
  });

  // What the snapshots know, where the store tells nothing: the newest of each dossier.
  const fromSnapshots = async (own) => {
    const cache = await caches.open("snapshots-of-scolie");
    const newest = new Map();
    for (const request of await cache.keys()) {
      const response = await cache.match(request);
      const [id, at] = [request.url.split("/").at(-2), Number(response.headers.get("x-at"))];
      if (!(newest.get(id)?.at > at)) newest.set(id, { at, response });
    }
    let told = {};
    try { told = JSON.parse(kept(CANARY)) ?? {}; } catch {}
    for (const [id, { response }] of newest) {
      const dossier = own(id);
      const lines = (await response.text()).split("\n").slice(1);
      if (dossier.stored > 0) continue;
      dossier.shelved ||= JSON.stringify({ format: "scolie/1", title: told[id]?.title ?? "" });
      dossier.stored = lines.length;
      dossier.texts.push(...lines);
    }
  };

  // Every dossier with its line in the list and its transactions, stored ones first.
  const gather = async (whole) => {
    const dossiers = new Map();
    const own = (id) => dossiers.get(id) ?? dossiers.set(id, { id, shelved: "", texts: [], stored: 0, pending: 0 }).get(id);
    let failed = null;
    try {
      const database = await open();
      if (database) {
        const lines = database.transaction("dossiers").objectStore("dossiers");
        const [ids, texts] = await Promise.all([answer(lines.getAllKeys()), answer(lines.getAll())]);
        ids.forEach((id, index) => {
          if (typeof id === "string") own(id).shelved = String(texts[index]);
        });
        for (let range = null; ;) {
          const journal = database.transaction("transactions").objectStore("transactions");
          const keys = await answer(journal.getAllKeys(range, PAGE));
          const values = whole ? await answer(database.transaction("transactions").objectStore("transactions").getAll(range, PAGE)) : [];
          keys.forEach((key, index) => {
            if (key.length !== 3) return;
            const dossier = own(key[0]);
            dossier.stored++;
            // It was stored after all.
            shared.pending.delete(key[2]);
            if (whole) dossier.texts.push(values[index]);
          });
          if (keys.length < PAGE) break;
          range = IDBKeyRange.lowerBound(keys[PAGE - 1], true);
        }
        database.close();
      }
    } catch (error) {
      failed = error;
      await fromSnapshots(own).catch(() => {});
    }
    for (const [dossier, , , text] of shared.pending.values()) {
      own(dossier).pending++;
      own(dossier).texts.push(text);
    }
    return { dossiers: [...dossiers.values()].filter((one) => one.stored + one.pending > 0), failed };
  };

  const line = (text) => {
    const row = document.createElement("li");
    row.textContent = text;
    return row;
  };
  // The files that bring back what the store does not: they are opened in Scolie.
  const copies = (texts) => {
    let told = {};
    try { told = JSON.parse(kept(CANARY)) ?? {}; } catch {}
    return Object.values(told).filter((song) => song.copied && !song.deleted).map(({ title, copied }) => {
      const when = new Date(copied.at).toLocaleString(language(), { dateStyle: "long", timeStyle: "short" });
      return line([title || texts.untitled, texts.inFile(copied.file, copied.folder, when)].join(" — "));
    });
  };
  const list = async (texts, missed) => {
    const { dossiers, failed } = await gather(false);
    const rows = dossiers.map((dossier) => {
      let told = {};
      try { told = JSON.parse(dossier.shelved); } catch { told = { title: dossier.shelved }; }
      const counts = [
        Number.isInteger(told.documents) && texts.questions(told.documents),
        Number.isInteger(told.passages) && texts.passages(told.passages + (told.suggestions || 0)),
        texts.acts(dossier.stored + dossier.pending),
        dossier.pending > 0 && texts.pending(dossier.pending),
      ];
      return line([told.title || texts.untitled, counts.filter(Boolean).join(" · ")].join(" — "));
    });
    for (const [title, had, has] of missed) rows.push(line([title || texts.untitled, texts.held(had, has)].join(" — ")));
    if (shown === "missed" || failed) rows.push(...copies(texts));
    if (failed) rows.push(line(texts.closed + " (" + (failed.name ?? failed) + ")"));
    at("recovery-dossiers").replaceChildren(...(rows.length > 0 ? rows : [line(texts.none)]));
  };

  const show = (why, reason, missed = []) => {
    // The first reason is the true one: what follows only follows from it.
    if (shown && shown !== "slow") return;
    shown = why;
    const texts = TEXTS[language()];
    const section = at("recovery");
    section.lang = language();
    section.hidden = false;
    at("app").inert = true;
    at("recovery-title").textContent = texts.titles[why];
    at("recovery-said").textContent = texts.said[why];
    at("rescue").textContent = texts.rescue;
    at("again").textContent = texts.again;
    at("report").textContent = texts.report;
    at("go-on").textContent = texts.goOn;
    at("go-on").hidden = why !== "missed";
    at("reason").textContent = [shared.reason, String(reason ?? "")].filter(Boolean).join("\n");
    at("recovery-title").focus();
    list(texts, missed);
  };

  at("rescue").addEventListener("click", async () => {
    const { dossiers } = await gather(true);
    const parts = ['{"format":"scolie-journal/1","dossiers":['];
    let count = 0;
    dossiers.forEach((dossier, index) => {
      parts.push((index ? "," : "") + '{"id":' + JSON.stringify(dossier.id) + ',"shelved":' + JSON.stringify(dossier.shelved) + ',"transactions":[');
      dossier.texts.filter((text) => typeof text === "string").forEach((text, at) => {
        parts.push((at ? ",\n" : "\n") + JSON.stringify(text));
        count++;
      });
      parts.push("]}");
    });
    parts.push("]}\n");
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(parts, { type: "application/json" }));
    link.download = "scolie-" + new Date().toISOString().slice(0, 10) + ".scolie-journal.json";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    at("recovery-done").textContent = TEXTS[language()].done(count);
  });
  at("again").addEventListener("click", () => {
    if (location.hash === "#safe") location.hash = "";
    location.reload();
  });
  at("go-on").addEventListener("click", () => {
    // What was missed is not missed twice; the word of it stays.
    try {
      localStorage.setItem(CANARY + ".before", kept(CANARY) ?? "");
      localStorage.removeItem(CANARY);
    } catch {}
    location.reload();
  });
  at("report").addEventListener("click", async () => {
    const texts = [at("recovery-title"), at("reason"), at("recovery-dossiers")].map((element) => element.innerText);
    await navigator.clipboard.writeText([...texts, navigator.userAgent].join("\n"));
    at("recovery-done").textContent = TEXTS[language()].copied;
  });

  // Only what ends the program counts: a ResizeObserver that comes late is an error event too.
  const ends = (error) =>
    error instanceof WebAssembly.RuntimeError || error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError ||
    error instanceof RangeError || error?.name === "InternalError" || /Module terminated|Critical error/.test(error?.message ?? "");
  const watch = (error) => {
    if (ends(error)) show("stopped", error);
  };
  addEventListener("error", (event) => watch(event.error));
  addEventListener("unhandledrejection", (event) => watch(event.reason));

  shared.stopped = (reason) => show("stopped", reason);
  shared.slow = () => show("slow", "");
  shared.safe = () => show("safe", "");
  shared.missed = (rows) => show("missed", "", rows);
  shared.unreadable = (reason) => show("unreadable", reason);
  // What was slow and came at last needs no help.
  shared.started = () => {
    if (shown === "slow") {
      shown = null;
      at("recovery").hidden = true;
      at("app").inert = false;
    }
  };
  return shared;
})();
