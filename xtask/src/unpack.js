// The reader of xz, for `boot.js`: browsers read only gzip of themselves, which is a third larger.
import { XzReadableStream } from "xz-decompress";
globalThis.XzReadableStream = XzReadableStream;
