"""Judges WebAnno TSV: `webanno.py FOLDER`.

No package reads the format as INCEpTION does. This reader is made from its documentation, apart from ours: the
text is put together from the sentences, positions count UTF-16 units, and what INCEpTION refuses is refused.
"""

import json
import re
import sys
from pathlib import Path


def check(holds, message):
    if not holds:
        sys.exit(message)


def undo(text):
    names = {"t": "\t", "n": "\n", "f": "\f", "r": "\r", "b": "\b"}
    return re.sub(r"\\(.)", lambda found: names.get(found.group(1), found.group(1)), text, flags=re.DOTALL)


def read(path):
    lines = path.read_bytes().decode("utf-8").split("\n")
    check(lines[0] == "#FORMAT=WebAnno TSV 3.3", f"{path.name}: {lines[0]}")
    at = 1
    columns = []
    while lines[at].startswith("#T_"):
        sort, declared = lines[at][3:5], lines[at][6:].split("|")
        columns += [(sort, declared[0], feature) for feature in declared[1:]]
        at += 1
    check(lines[at] == lines[at + 1] == "" and lines[at + 2].startswith("#"), f"{path.name}: no two empty lines")
    units, state, pending, spans, relations, rows = [], "between", [], {}, [], {}
    for number, line in enumerate(lines[at + 2 :], at + 3):
        place = f"{path.name}:{number}"
        if not line:
            check(state in ("token", "between"), f"{place}: an empty line after {state}")
            state = "between"
        elif line.startswith("#"):
            check(state in ("between", "header"), f"{place}: a header after {state}")
            state = "header"
            if line.startswith("#Text="):
                pending.append(undo(line[6:]))
        else:
            check(state in ("header", "token"), f"{place}: a row after {state}")
            fields = line.split("\t")
            check(len(fields) == 3 + len(columns) + 1 and not fields[-1], f"{place}: {len(fields)} fields")
            begin, end = map(int, fields[1].split("-"))
            if state == "header":
                if len(units) > begin:
                    check(len(units) == begin + 1 and units[-1] == 10, f"{place}: the text is at {len(units)}")
                    units.pop()
                units += [32] * (begin - len(units))
                data = ("\n".join(pending) + "\n").encode("utf-16-le")
                units += [int.from_bytes(data[i : i + 2], "little") for i in range(0, len(data), 2)]
                pending = []
            state = "token"
            words = b"".join(unit.to_bytes(2, "little") for unit in units[begin:end]).decode("utf-16-le")
            check(words == undo(fields[2]), f"{place}: {fields[2]!r} is {words!r} in the text")
            if "." not in fields[0]:
                check(not words.split()[1:] and words.strip() == words, f"{place}: white space in {words!r}")
            here = {}
            for (sort, layer, feature), cell in zip(columns, fields[3:]):
                if cell == "_":
                    continue
                for level, value in enumerate(re.split(r"(?<!\\)\|", cell)):
                    suffix = re.search(r"(?<!\\)\[([0-9_]+)\]$", value)
                    value = value[: suffix.start()] if suffix else value
                    suffix = suffix.group(1) if suffix else None
                    if sort == "RL":
                        one = here.setdefault((layer, level), {"row": fields[0]})
                        one[feature] = (value, suffix)
                        continue
                    key = (layer, suffix) if suffix else (layer, fields[0], level)
                    if key not in spans:
                        spans[key] = {"begin": begin, "end": end}
                    spans[key]["end"] = max(end, spans[key]["end"])
                    spans[key].setdefault(feature, None if value == "*" else undo(value))
                    rows.setdefault((layer, fields[0]), set()).add(key)
            relations += here.values()
    text = b"".join(unit.to_bytes(2, "little") for unit in units).decode("utf-16-le")
    for relation in relations:
        layer = next(feature[3:] for feature in relation if feature.startswith("BT_"))
        row, suffix = relation["BT_" + layer]
        ends = [(row, (suffix or "0_0").split("_")[0]), (relation["row"], (suffix or "0_0").split("_")[1])]
        for row, number in ends:
            known = (layer, number) in spans if number != "0" else len(rows.get((layer, row), ())) == 1
            check(known, f"{path.name}: a relation to {row}[{number}], which is not there")
    return text, units, spans.values(), len(relations)


def bare(text):
    return "".join(text.split())


def main():
    folder = Path(sys.argv[1])
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    files = sorted(folder.glob("*.tsv"))
    check(files, "nothing to judge")
    found, links = [], 0
    for path in files:
        _, units, spans, relations = read(path)
        links += relations
        for one in spans:
            words = b"".join(unit.to_bytes(2, "little") for unit in units[one["begin"] : one["end"]])
            found.append((bare(words.decode("utf-16-le")), one["kind"], one["label"] or "", one["passage"]))
    wanted = [(bare(one["exact"]), one["kind"], one["label"], one["passage"]) for one in expected]
    check(sorted(found) == sorted(wanted), f"other annotations: {sorted(found)}\nnot {sorted(wanted)}")
    print(f"{len(files)} files: {len(found)} annotations, {links} links")


main()
