"""Judges a QDPX and a QDC: `refi.py FOLDER`.

pyrefiqda's classes are generated from the schema of the standard, and so refuse what that refuses; the order
of elements, which they do not mind, is checked here. The selections are those that qdapy reads.
"""

import json
import re
import sys
import tempfile
import warnings
import xml.etree.ElementTree as ElementTree
import zipfile
from pathlib import Path

import pyrefiqda
import qdapy.qdpx

ORDER = {
    "Project": ["Users", "CodeBook", "Variables", "Cases", "Sources", "Notes", "Links", "Sets", "Graphs", "Description", "NoteRef"],
    "Code": ["Description", "NoteRef", "Code"],
    "TextSource": ["Description", "PlainTextContent", "PlainTextSelection", "Coding", "NoteRef", "VariableValue"],
    "PlainTextSelection": ["Description", "Coding", "NoteRef"],
    "Coding": ["CodeRef", "NoteRef"],
}
GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def check(holds, message):
    if not holds:
        sys.exit(message)


def check_order(element):
    name = element.tag.split("}")[1]
    names = [child.tag.split("}")[1] for child in element]
    if name in ORDER:
        places = [ORDER[name].index(child) for child in names]
        check(places == sorted(places), f"{name}: {names} is not the order of the schema")
    for attribute, value in element.attrib.items():
        if attribute.lower().endswith("guid") or attribute.endswith("User"):
            check(GUID.fullmatch(value), f"{name}: {attribute} {value!r} is no GUID")
    for child in element:
        check_order(child)


def projects(folder, expected):
    for path in folder.glob("*.qdpx"):
        with tempfile.TemporaryDirectory() as extracted:
            project = pyrefiqda.RefiProject.load(path, extracted)
            found = []
            names = {}
            parents = {}

            def walk(codes, parent):
                for code in codes:
                    check(code.guid not in parents, f"the code {code.guid} is there twice")
                    names[code.guid], parents[code.guid] = code.name, parent
                    walk(code.code, code.guid)

            walk(project.code_book.codes.code, None)
            for source in project.sources.text_source:
                file = pyrefiqda.RefiProject.resolve_source_path(source.plain_text_path, extracted)
                text = file.read_bytes().decode("utf-8")
                for selection in source.plain_text_selection:
                    words = text[selection.start_position : selection.end_position]
                    check(words.startswith(selection.name), f"{selection.name!r} is not at its place: {words!r}")
                    for coding in selection.coding:
                        found.append((words, names[coding.code_ref.target_guid]))
            check(sorted(found) == sorted((one["exact"], one["label"]) for one in expected), f"other selections: {found}")
        with zipfile.ZipFile(path) as archive:
            check(archive.testzip() is None, "a file of the archive is damaged")
            check_order(ElementTree.fromstring(archive.read("project.qde")))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            read = qdapy.qdpx.read_qdpx(path)
        texts = sorted(text for text in read.fragments["text"])
        check(texts == sorted(one["exact"] for one in expected), f"qdapy reads other words: {texts}")
        yield path.name, len(found)


def main():
    folder = Path(sys.argv[1])
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    judged = list(projects(folder, expected))
    for path in folder.glob("*.qdc"):
        codebook = pyrefiqda.RefiCodebook.load(path)
        check_order(ElementTree.parse(path).getroot())
        judged.append((path.name, len(codebook.codes.code)))
    check(judged, "nothing to judge")
    print(", ".join(f"{name}: {count}" for name, count in judged))


main()
