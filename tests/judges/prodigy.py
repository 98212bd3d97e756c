"""Judges lines: `prodigy.py FOLDER`. spaCy must make each text of its tokens, and find every span among them."""

import hashlib
import json
import sys
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin, SpanGroup


def check(holds, message):
    if not holds:
        sys.exit(message)


def main():
    folder = Path(sys.argv[1])
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    nlp = spacy.blank("fr")
    found, docs = [], DocBin(store_user_data=True)
    count = 0
    for line in next(folder.glob("*.jsonl")).read_text("utf-8").split("\n"):
        if not line:
            continue
        task = json.loads(line)
        tokens = task["tokens"]
        doc = Doc(nlp.vocab, [token["text"] for token in tokens], [token["ws"] for token in tokens])
        check(doc.text == task["text"], "the tokens do not make the text")
        for token, own in zip(tokens, doc):
            check(token["start"] == own.idx and token["end"] == own.idx + len(own), f"token {token}")
        spans = []
        for span in task["spans"]:
            own = doc.char_span(span["start"], span["end"], label=span["label"])
            check(own is not None, f"{span} is not made of tokens")
            check((own.start, own.end - 1) == (span["token_start"], span["token_end"]), f"{span}: tokens of {own}")
            spans.append(own)
        for relation in task["relations"]:
            for end, head in (("head_span", "head"), ("child_span", "child")):
                own = relation[end]
                check(own["token_start"] <= relation[head] <= own["token_end"], f"{relation}")
                check(doc.char_span(own["start"], own["end"]) is not None, f"{own}")
        doc.spans["sc"] = SpanGroup(doc, name="sc", spans=spans)
        docs.add(doc)
        count += 1
    # As spaCy stores them, and reads them again.
    for doc in DocBin().from_bytes(docs.to_bytes()).get_docs(nlp.vocab):
        sha256 = hashlib.sha256(doc.text.encode("utf-8")).hexdigest()
        found += [(sha256, span.start_char, span.end_char, span.text, span.label_) for span in doc.spans["sc"]]
    fields = ("text_sha256", "start", "end", "exact", "kind")
    wanted = sorted(tuple(one[field] for field in fields) for one in expected)
    check(sorted(found) == wanted, f"read {sorted(found)}\nbut expected {wanted}")
    print(f"{count} texts: {len(found)} spans")


main()
