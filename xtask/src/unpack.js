// The reader of xz, for `boot.js`: browsers read only gzip of themselves, which is a third larger.
import { XzReadableStream } from "xz-decompress";
// Its own program travels as gzip: as the package brings it, it is base64 of what is not packed.
XzReadableStream._getModuleInstance = async () => {
  const packed = Uint8Array.from(atob("PROGRAM"), (letter) => letter.charCodeAt(0));
  const program = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  const headers = { "Content-Type": "application/wasm" };
  const { instance } = await WebAssembly.instantiateStreaming(new Response(program, { headers }), {});
  XzReadableStream._moduleInstance = instance;
};
globalThis.XzReadableStream = XzReadableStream;
