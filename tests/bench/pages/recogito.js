// Recogito's annotator beside ours: the text in paragraphs, the annotations handed over at once.
import { createTextAnnotator } from '@recogito/text-annotator';
import '@recogito/text-annotator/text-annotator.css';

/** The ranges as Recogito is given them: offsets count the letters of the paragraphs and nothing between them. */
window.prepare = (json) => {
    const { paragraphs, ranges } = JSON.parse(json);
    const text = paragraphs.join('\n');
    const ends = [];
    paragraphs.reduce((at, own) => { ends.push(at + own.length); return at + own.length + 1; }, 0);
    ranges.sort((one, other) => one[0] - other[0]);
    let before = 0;
    const annotations = ranges.map(([start, end], index) => {
        while (ends[before] < start) before += 1;
        let crossed = before;
        while (ends[crossed] < end) crossed += 1;
        const id = `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
        const quote = text.slice(start, end).replaceAll('\n', '');
        const selector = [{ start: start - before, end: end - crossed, quote }];
        return { id, bodies: [], target: { annotation: id, selector, created: new Date(0) } };
    });
    return JSON.stringify({ paragraphs, annotations });
};

/** Builds the text, and has Recogito show the annotations. */
window.show = (json, renderer) => {
    const { paragraphs, annotations } = JSON.parse(json);
    for (const own of annotations) own.target.created = new Date(own.target.created);
    const main = document.querySelector('main');
    const all = document.createDocumentFragment();
    for (const text of paragraphs) {
        const paragraph = document.createElement('p');
        paragraph.textContent = text;
        all.appendChild(paragraph);
    }
    main.appendChild(all);
    window.annotator = createTextAnnotator(main, { renderer });
    window.annotator.setAnnotations(annotations);
    window.annotator.state.store.observe(({ changes }) => { window.created = changes.created?.[0]?.id ?? window.created; });
};

/** Whether an annotation, or any, is drawn. */
window.isDrawn = (id) => {
    const span = id ? `.r6o-annotation[data-annotation="${id}"]` : '.r6o-annotation';
    return document.querySelector(span) !== null || (id ? CSS.highlights.has(`_${id}`) : CSS.highlights.size > 0);
};
