// Runs a program of WebAssembly that reads and writes files under the current folder: node wasi.mjs PROGRAM [WORD…].
import { readFileSync } from 'node:fs';
import { argv } from 'node:process';
import { WASI } from 'node:wasi';

const [program, ...words] = argv.slice(2);
const wasi = new WASI({ version: 'preview1', args: [program, ...words], preopens: { '.': '.' } });
const { instance } = await WebAssembly.instantiate(readFileSync(program), wasi.getImportObject());
process.exit(wasi.start(instance));
