"""Judges columns: `iob.py FOLDER`. Chunks are those that seqeval reads in strict IOB2, and conlleval agrees."""

import json
import sys
from pathlib import Path

import conlleval
from seqeval.scheme import IOB2, Entities


def check(holds, message):
    if not holds:
        sys.exit(message)


def bare(text):
    return "".join(text.split())


def main():
    folder = Path(sys.argv[1])
    expected = {(bare(one["exact"]), one["kind"]) for one in json.loads((folder / "expected.json").read_text("utf-8"))}
    count = 0
    files = sorted(folder.glob("*.conll"))
    check(files, "nothing to judge")
    for path in files:
        sentences = [[]]
        for number, line in enumerate(path.read_text("utf-8").split("\n"), 1):
            if line:
                columns = line.split("\t")
                check(len(columns) == 2, f"{path.name}:{number}: {len(columns)} columns")
                # What parts columns at any white space must see the same.
                check(line.split() == columns, f"{path.name}:{number}: white space in a token")
                sentences[-1].append(columns)
            elif sentences[-1]:
                sentences.append([])
        tags = [[tag for _, tag in sentence] for sentence in sentences]
        found = Entities(tags, IOB2)
        for sentence, entities in zip(sentences, found.entities):
            for entity in entities:
                words = bare("".join(token for token, _ in sentence[entity.start : entity.end]))
                known = any(kind == entity.tag and (words in exact or exact in words) for exact, kind in expected)
                check(known, f"{path.name}: {entity.tag} {words!r} is no passage")
                count += 1
        # The gold tags stand for the predictions too.
        lines = [" ".join(columns + columns[1:]) for sentence in sentences for columns in sentence + [[]]]
        chunks = conlleval.evaluate(lines)["overall"]["chunks"]["stats"]
        read = sum(len(entities) for entities in found.entities)
        check(chunks["gold"] == chunks["correct"] == read, f"{path.name}: conlleval reads {chunks}, seqeval {read}")
        # Strict readers refuse a chunk that begins with `I`.
        for sentence in tags:
            for before, tag in zip(["O"] + sentence, sentence):
                check(not tag.startswith("I-") or before[1:] == tag[1:], f"{path.name}: {tag} after {before}")
    print(f"{len(files)} files: {count} chunks")


main()
