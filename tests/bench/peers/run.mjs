// Places passages with the JavaScript peers: node run.mjs CASES OUT, from a folder that has the packages of packages.txt.
//
// A case is { old, new, spans: [[start, end]…] }, offsets in UTF-16 units of the old text. For each method what comes
// out is { name, cases: [{ places: [[start, end] or null…], milliseconds }…] }, in units of the new text.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(join(process.cwd(), 'package.json'));
const load = async (name) => import(pathToFileURL(require.resolve(name)));
const { default: search } = await load('approx-string-match');
const { textQuoteSelectorMatcher } = await load('@apache-annotator/selector');
const { diff_match_patch: DiffMatchPatch } = require('diff-match-patch');

/** How much of the text around a quote other tools keep. */
const CONTEXT = 32;

const quote = (text, [start, end]) => ({
    exact: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - CONTEXT), start),
    suffix: text.slice(end, end + CONTEXT),
});

/** The stored offsets and nothing else, as Recogito's text-annotator-js re-reads them. */
const offsets = ({ old, new: text, spans }) =>
    spans.map(([start, end]) => (end <= text.length ? [start, end] : null));

/** The exact quote between its exact surroundings, as Apache Annotator finds it; none where there are several. */
async function apache({ old, new: text, spans }) {
    const places = [];
    for (const span of spans) {
        let read = false;
        const chunk = { data: text, equals: (other) => other === chunk };
        const chunks = {
            get currentChunk() { return chunk; },
            nextChunk: () => null,
            previousChunk: () => null,
            precedesCurrentChunk: () => false,
        };
        const found = [];
        for await (const match of textQuoteSelectorMatcher(quote(old, span))(chunks)) {
            found.push([match.startIndex, match.endIndex]);
            read = true;
            if (found.length > 1) break;
        }
        places.push(read && found.length === 1 ? found[0] : null);
    }
    return places;
}

/** How well `words` fit a stretch of text, from 0 to 1. */
function fit(stretch, words) {
    if (words === '') return 1;
    if (stretch === '') return 0;
    const [best] = search(stretch, words, words.length);
    return best ? 1 - best.errors / words.length : 0;
}

/**
 * Hypothesis as it documents itself: the position, where it has the very words; else the words anywhere, or what
 * differs from them by half at most, by 50 parts for the words, 20 each for those around and 2 for the place.
 */
function hypothesis(floor) {
    return ({ old, new: text, spans }) =>
        spans.map((span) => {
            const [start, end] = span;
            const { exact, prefix, suffix } = quote(old, span);
            if (text.slice(start, end) === exact) return span;
            let matches = [];
            for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) {
                matches.push({ start: at, end: at + exact.length, errors: 0 });
            }
            if (matches.length === 0) matches = search(text, exact, Math.min(256, exact.length / 2));
            let best = null;
            for (const match of matches) {
                const before = text.slice(Math.max(0, match.start - prefix.length), match.start);
                const behind = text.slice(match.end, match.end + suffix.length);
                const score =
                    (50 * (1 - match.errors / exact.length) + 20 * fit(before, prefix) + 20 * fit(behind, suffix) +
                        2 * (1 - Math.abs(match.start - start) / text.length)) / 92;
                if (score >= floor && (best === null || score > best.score)) best = { score, match };
            }
            return best && [best.match.start, best.match.end];
        });
}

/** diff-match-patch with the old text known: where its difference puts both ends. */
function differences({ old, new: text, spans }) {
    const engine = new DiffMatchPatch();
    // As long as it takes: what it finds must not depend on how busy the machine is.
    engine.Diff_Timeout = 0;
    const diff = engine.diff_main(old, text);
    return spans.map(([start, end]) => {
        const place = [engine.diff_xIndex(diff, start), engine.diff_xIndex(diff, end)];
        return place[0] < place[1] ? place : null;
    });
}

const METHODS = [
    ['stored offsets only', offsets],
    ['Apache Annotator 0.2.0', apache],
    ['Hypothesis, as documented', hypothesis(0)],
    ['the same with a floor of 0.75', hypothesis(0.75)],
    ['diff-match-patch 1.0.5, old text known', differences],
];

const [cases, out] = process.argv.slice(2);
const results = METHODS.map(([name]) => ({ name, cases: [] }));
for (const line of readFileSync(cases, 'utf8').split('\n').filter(Boolean)) {
    const own = JSON.parse(line);
    // For the time, and for ourselves: what takes minutes here is left out.
    if (own.long) {
        continue;
    }
    for (const [index, [, method]] of METHODS.entries()) {
        const begun = performance.now();
        const places = await method(own);
        results[index].cases.push({ places, milliseconds: performance.now() - begun });
    }
}
writeFileSync(out, JSON.stringify(results));
