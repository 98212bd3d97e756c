"""Judges tasks: `label_studio.py FOLDER`. The SDK must take the configuration, and every result under it."""

import hashlib
import json
import sys
from pathlib import Path

from label_studio_sdk.label_interface import LabelInterface


def check(holds, message):
    if not holds:
        sys.exit(message)


def main():
    folder = Path(sys.argv[1])
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    interface = LabelInterface(next(folder.glob("*.xml")).read_text("utf-8"))
    interface.validate()
    tasks = json.loads(next(folder.glob("*.label-studio.json")).read_text("utf-8"))
    found = []
    results = 0
    for task in tasks:
        text = task["data"]["text"]
        sha256 = hashlib.sha256(text.encode("utf-8")).hexdigest()
        for sort in ("annotations", "predictions"):
            for number, layer in enumerate(task[sort]):
                errors = interface._validate_object(layer, return_errors=True)
                check(not errors, f"task {task['id']}, {sort}[{number}]: {errors}")
                for result in layer["result"]:
                    results += 1
                    if result["type"] != "labels":
                        continue
                    value = result["value"]
                    words = text[value["start"] : value["end"]]
                    check(words == value["text"], f"{result['id']}: {words!r} is not {value['text']!r}")
                    place = (sha256, value["start"], value["end"], words, value["labels"][0])
                    found.append(place + (sort == "predictions",))
    fields = ("text_sha256", "start", "end", "exact", "kind", "suggestion")
    wanted = sorted(tuple(one[field] for field in fields) for one in expected)
    check(sorted(found) == wanted, f"read {sorted(found)}\nbut expected {wanted}")
    print(f"{len(tasks)} tasks: {results} results, {len(found)} extracts")


main()
