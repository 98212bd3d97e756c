"""Judges a CAS in JSON: `cas.py FOLDER`. It is read by dkpro-cassis, and written by it as XMI and read again."""

import hashlib
import json
import sys
import warnings
from pathlib import Path

import cassis

CLAIM = "webanno.custom.Claim"
LINK = "webanno.custom.ClaimLink"
SEGMENTATION = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type."


def check(holds, message):
    if not holds:
        sys.exit(message)


def claims(cas):
    sha = hashlib.sha256(cas.sofa_string.encode()).hexdigest()
    return sorted((sha, one.get_covered_text(), one.kind, one.label, one.passage) for one in cas.select(CLAIM))


def main():
    folder = Path(sys.argv[1])
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    files = sorted(path for path in folder.glob("*.json") if path.name != "expected.json")
    check(files, "nothing to judge")
    with (folder / "typesystem.xml").open("rb") as file:
        layers = cassis.load_typesystem(file)
    found = []
    links = 0
    for path in files:
        with path.open("rb") as file, warnings.catch_warnings():
            warnings.simplefilter("error")
            cas = cassis.load_cas_from_json(file)
        for layer in (CLAIM, LINK):
            names = lambda system: {feature.name for feature in system.get_type(layer).all_features}
            check(names(layers) == names(cas.typesystem), f"{path.name}: {layer} is another in typesystem.xml")
        found += claims(cas)
        sentences = cas.select(SEGMENTATION + "Sentence")
        tokens = cas.select(SEGMENTATION + "Token")
        covered = sum(len(cas.select_covered(SEGMENTATION + "Token", sentence)) for sentence in sentences)
        check(covered == len(tokens), f"{path.name}: tokens outside sentences")
        for one, other in zip(tokens, tokens[1:]):
            check(one.end <= other.begin, f"{path.name}: tokens overlap at {other.begin}")
        for token in tokens:
            text = token.get_covered_text()
            check(text and text == text.strip(), f"{path.name}: white space in the token {text!r}")
        for link in cas.select(LINK):
            check(link.Governor.type.name == link.Dependent.type.name == CLAIM, f"{path.name}: a link of no claims")
            check((link.begin, link.end) == (link.Dependent.begin, link.Dependent.end), f"{path.name}: a link elsewhere")
            links += 1
        again = cassis.load_cas_from_xmi(cas.to_xmi(), typesystem=cas.typesystem)
        check(claims(again) == claims(cas), f"{path.name}: other claims as XMI")
        again = cassis.load_cas_from_json(cas.to_json())
        check(claims(again) == claims(cas), f"{path.name}: other claims as JSON")
    wanted = sorted(
        (one["text_sha256"], one["exact"], one["kind"], one["label"] or None, one["passage"]) for one in expected
    )
    check(sorted(found) == wanted, f"other claims: {found}\nnot {wanted}")
    print(f"{len(files)} files: {len(found)} annotations, {links} links")


main()
