"""Judges documents: `pubannotation.py FOLDER`. bconv must join the chains, and find every extract."""

import hashlib
import json
import sys
import warnings
from pathlib import Path

import bconv


def check(holds, message):
    if not holds:
        sys.exit(message)


def main():
    warnings.simplefilter("error")
    folder = Path(sys.argv[1])
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    found = []
    entities = 0
    files = [path for path in sorted(folder.glob("*.json")) if path.name != "expected.json"]
    check(files, "nothing to judge")
    for path in files:
        raw = json.loads(path.read_text("utf-8"))
        document = bconv.load(str(path), fmt="pubanno_json")
        text = document.text
        check(text.rstrip("\n") == raw["text"].rstrip("\n"), f"{path.name}: the text differs")
        sha256 = hashlib.sha256(raw["text"].encode("utf-8")).hexdigest()
        for entity in document.iter_entities():
            entities += 1
            kind = entity.metadata["type"]
            found += [(sha256, start, end, raw["text"][start:end], kind) for start, end in entity.spans]
    fields = ("text_sha256", "start", "end", "exact", "kind")
    wanted = sorted(tuple(one[field] for field in fields) for one in expected)
    check(sorted(found) == wanted, f"read {sorted(found)}\nbut expected {wanted}")
    print(f"{len(files)} documents: {entities} entities, {len(found)} extracts")


main()
