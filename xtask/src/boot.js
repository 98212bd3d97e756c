// Starts the program from the data block of this file. Shows the recovery section when it cannot.
(() => {
  const fail = (error) => {
    const section = document.getElementById("recovery");
    section.hidden = false;
    document.getElementById("reason").textContent = String(error);
  };
  // Only a trap ends the program: a ResizeObserver that comes late is an error event too.
  const trapped = (error) => {
    if (error instanceof WebAssembly.RuntimeError) fail(error);
  };
  addEventListener("error", (event) => trapped(event.error));
  addEventListener("unhandledrejection", (event) => trapped(event.reason));
  document.getElementById("rescue").addEventListener("click", () => {
    const opening = indexedDB.open("scolie", 1);
    opening.onsuccess = () => {
      const reading = opening.result.transaction("transactions").objectStore("transactions").getAll();
      reading.onsuccess = () => {
        const link = document.createElement("a");
        link.href = URL.createObjectURL(new Blob(["[" + reading.result.join(",\n") + "]\n"]));
        link.download = "scolie-journal.json";
        link.click();
      };
    };
    opening.onerror = () => fail(opening.error);
  });
  const start = async () => {
    const block = document.getElementById("wasm");
    const packed = Uint8Array.from(atob(block.textContent), (c) => c.charCodeAt(0));
    block.remove();
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    await wasm_bindgen({ module_or_path: await new Response(stream).arrayBuffer() });
  };
  start().catch(fail);
})();
