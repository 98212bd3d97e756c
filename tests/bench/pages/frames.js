// What is put into a page to be measured: clocks, and nothing that draws.
window.bench = window.bench ?? (() => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    /** After the frame that is being made was painted. */
    const painted = () => new Promise((done) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => { port1.close(); done(performance.now()); };
        port2.postMessage(null);
    });
    const bench = {
        frame,
        painted,
        /** The text of the file that was chosen in the field of the benchmark. */
        async read() {
            bench.text = await document.getElementById('bench-file').files[0].text();
            bench.file = new File([bench.text], 'bench.scolie.json', { type: 'application/json' });
            return bench.text.length;
        },
        /** The second animation frame after `is` became true: what it asks for was painted in the first. */
        async stands(is) {
            do { await frame(); } while (!is());
            await frame();
            return performance.now();
        },
        /** Milliseconds from `begin` until what it draws was painted. */
        async show(begin, is) {
            await frame();
            const begun = bench.begun = performance.now();
            begin();
            return { ms: await bench.stands(is) - begun };
        },
        /**
         * Milliseconds from the next wanted event of that sort, as the browser received it, until the frame was painted
         * in which `is` is true, a function that is told how many frames there were.
         */
        arm(name, wanted, is) {
            bench.armed = new Promise((done) => {
                const listen = async (event) => {
                    if (!wanted(event)) return;
                    removeEventListener(name, listen, true);
                    const begun = event.timeStamp;
                    let frames = 0;
                    let stands = false;
                    // Longer than ten seconds is never.
                    while (!stands && performance.now() - begun < 10_000) {
                        await frame();
                        frames += 1;
                        stands = is(frames);
                    }
                    const now = await painted();
                    done({ ms: stands ? now - begun : null });
                };
                addEventListener(name, listen, true);
            });
        },
        /** The block of the words that were selected, also when it was drawn anew. */
        own() {
            if (!bench.block.isConnected) {
                bench.block = document.querySelector(`[data-block="${bench.block.dataset.block}"]`);
            }
            return bench.block;
        },
        /** The lengths of all frames for so many milliseconds from the first event of the wheel on. */
        watch(milliseconds) {
            bench.watched = new Promise((done) => {
                addEventListener('wheel', async () => {
                    const begun = performance.now();
                    const lengths = [];
                    let last = await frame();
                    while (last - begun < milliseconds) {
                        const now = await frame();
                        lengths.push(now - last);
                        last = now;
                    }
                    done({ lengths });
                }, { once: true, capture: true, passive: true });
            });
        },
        /** The ends of a few words in the middle of what is seen of the text, on one line of it. */
        words(within) {
            const text = document.querySelector(within);
            const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
            const middle = innerHeight / 2;
            // Begin at the block in the middle: a text has thousands.
            const box = text.getBoundingClientRect();
            const middles = document.elementsFromPoint(box.left + Math.min(box.width, 640) / 2, middle);
            const block = middles.find((element) => element.matches('p, .block, .stretch'));
            walker.currentNode = block ?? text;
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                const found = /\p{L}{4,} \p{L}{2,} \p{L}{4,}/u.exec(node.data);
                if (!found) continue;
                const range = document.createRange();
                range.setStart(node, found.index);
                range.setEnd(node, found.index + found[0].length);
                const boxes = range.getClientRects();
                const own = boxes[0];
                if (boxes.length !== 1 || own.top < middle - 250 || own.bottom > middle + 250) continue;
                bench.block = node.parentElement.closest('p, .block');
                const y = own.top + own.height / 2;
                return [own.left + 1, y, own.right - 0.5, y];
            }
            return null;
        },
    };
    return bench;
})();
