// Starts the program from the data block of this file.
(() => {
  document.getElementById("altered").remove();
  // The letters of digits.rs: seven bits in each, and in those of two bytes what may not stand in a page.
  const unpack = (text) => {
    const illegal = [0, 13, 60];
    const bytes = new Uint8Array(Math.ceil((text.length * 7) / 4));
    let held = 0, bits = 0, length = 0;
    for (let i = 0; i < text.length; i++) {
      let group = text.charCodeAt(i), size = 7;
      if (group > 127) {
        const row = (group - 256) >> 7;
        group &= 127;
        if (row < illegal.length) {
          group = illegal[row] | (group << 7);
          size = 14;
        } else group = illegal[group];
      }
      held |= group << bits;
      for (bits += size; bits > 7; bits -= 8, held >>= 8) bytes[length++] = held;
    }
    return bytes.subarray(0, length);
  };
  const start = async () => {
    // No page of another may hold this one under its own; the policy cannot say so from inside.
    if (self !== top) throw "Scolie ne s’ouvre pas dans une autre page. Scolie does not open inside another page.";
    const block = document.getElementById("wasm");
    if (block.integrity) {
      const { href, integrity } = block;
      await wasm_bindgen({ module_or_path: fetch(href, { integrity }) });
      return;
    }
    // The browser gets its store ready meanwhile: to be asked for the names in it is enough.
    try {
      indexedDB.databases().catch(() => {});
    } catch {}
    const size = Number(block.dataset.style);
    const packed = unpack(block.textContent);
    block.remove();
    let whole = false;
    // The style stands first; what follows is compiled while it is unpacked.
    const style = new Uint8Array(size);
    let length = 0;
    const split = new TransformStream({
      transform(bytes, program) {
        if (length < size) {
          const part = bytes.subarray(0, size - length);
          style.set(part, length);
          length += part.length;
          bytes = bytes.subarray(part.length);
          if (length === size) {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(new TextDecoder().decode(style));
            document.adoptedStyleSheets = [sheet];
            // What the page began with stands in it, too, and would count twice in the style of every element.
            document.querySelector("style").remove();
          }
        }
        if (bytes.length > 0) program.enqueue(bytes);
      },
      // It is packed with a sum of its bytes.
      flush: () => (whole = true),
    });
    const program = new XzReadableStream(new Blob([packed]).stream()).pipeThrough(split);
    const headers = { "Content-Type": "application/wasm" };
    try {
      await wasm_bindgen({ module_or_path: new Response(program, { headers }) });
      // Its memory still holds all that it unpacked.
      delete XzReadableStream._moduleInstance;
    } catch (error) {
      if (whole) throw error;
      throw "Ce fichier a été modifié ou coupé en chemin : reprenez-le à sa source. This file was changed or cut short on its way: get it again.";
    }
  };
  if (location.hash === "#safe") {
    scolie.safe();
    return;
  }
  const late = setTimeout(scolie.slow, 15000);
  start().then(() => {
    clearTimeout(late);
    scolie.started();
  }, scolie.stopped);
})();
