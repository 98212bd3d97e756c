// Starts the program from the data block of this file.
(() => {
  document.getElementById("altered").remove();
  // The digits of digits.rs: 13 or 14 bits in two of them.
  const unpack = (text) => {
    const value = new Uint8Array(128);
    let next = 0;
    for (let code = 33; code < 127; code++) if (!"-<\\".includes(String.fromCharCode(code))) value[code] = next++;
    const bytes = new Uint8Array(Math.ceil((text.length * 7) / 8));
    let held = 0, bits = 0, low = -1, length = 0;
    for (let i = 0; i < text.length; i++) {
      const digit = value[text.charCodeAt(i)];
      if (low < 0) {
        low = digit;
        continue;
      }
      const pair = low + digit * 91;
      low = -1;
      held |= pair << bits;
      bits += (pair & 8191) > 88 ? 13 : 14;
      for (; bits > 7; bits -= 8, held >>= 8) bytes[length++] = held;
    }
    if (low >= 0) bytes[length++] = held | (low << bits);
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
    const packed = unpack(block.textContent);
    block.remove();
    let program;
    try {
      // It is packed with a sum of its bytes.
      const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
      program = await new Response(stream).arrayBuffer();
    } catch {
      throw "Ce fichier a été modifié ou coupé en chemin : reprenez-le à sa source. This file was changed or cut short on its way: get it again.";
    }
    await wasm_bindgen({ module_or_path: program });
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
