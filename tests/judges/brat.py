"""Judges a folder of brat: `brat.py FOLDER`. pybrat must read its annotations, and find their words."""

import hashlib
import json
import sys
from pathlib import Path

from pybrat.parser import BratParser


def check(holds, message):
    if not holds:
        sys.exit(message)


def main():
    folder = Path(sys.argv[1])
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    kinds = {name.strip() for name in (folder / "annotation.conf").read_text("utf-8").split("[relations]")[0].split("\n")[1:]}
    found = set()
    count = 0
    files = sorted(folder.glob("*.ann"))
    check(files, "nothing to judge")
    for path in files:
        text = path.with_suffix(".txt").read_bytes().decode("utf-8")
        sha256 = hashlib.sha256(text.encode("utf-8")).hexdigest()
        marks = sum(line.startswith("T") for line in path.read_text("utf-8").split("\n"))
        # It raises where two passages are the same words, as brat does not.
        for parsed in BratParser(error="ignore").parse(str(folder)):
            if Path(parsed.id).name != path.stem:
                continue
            check(len(parsed.entities) == marks, f"{path.name}: {len(parsed.entities)} of {marks} read")
            for entity in parsed.entities:
                check(entity.type in kinds, f"{entity.type} is not configured")
                words = " ".join(text[span.start : span.end] for span in entity.spans)
                check(words == entity.mention, f"{path.name}: {words!r} is not {entity.mention!r}")
                check("\n" not in words, f"{path.name}: {entity.id} runs over an end of line")
                found |= {(sha256, span.start, span.end, entity.type) for span in entity.spans}
                count += 1
            check(all(relation.arg1 and relation.arg2 for relation in parsed.relations), "a relation leads nowhere")
    wanted = {(one["text_sha256"], one["start"], one["end"], one["kind"]) for one in expected}
    whole = {one for one in wanted if "\n" not in next(own["exact"] for own in expected if own["start"] == one[1])}
    check(whole <= found, f"{whole - found} are missing")
    print(f"{len(files)} documents: {count} annotations")


main()
