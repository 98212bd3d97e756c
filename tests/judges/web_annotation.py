"""Judges linked data: `web_annotation.py FOLDER`. PyLD must understand every term, and find every extract."""

import base64
import json
import sys
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urlsplit

from pyld import jsonld

W3C = "http://www.w3.org/ns/anno.jsonld"
OA, DC, AS = "http://www.w3.org/ns/oa#", "http://purl.org/dc/terms/", "http://www.w3.org/ns/activitystreams#"
XSD, FOAF, RDF = "http://www.w3.org/2001/XMLSchema#", "http://xmlns.com/foaf/0.1/", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
OUR = "urn:scolie:"


def context():
    """The terms of the W3C's context that we use, as its vocabulary defines them: no judge asks the network."""
    terms = {"id": "@id", "type": "@type", "Person": FOAF + "Person", "Software": AS + "Application"}
    terms |= {"AnnotationCollection": AS + "OrderedCollection", "AnnotationPage": AS + "OrderedCollectionPage"}
    named = "Annotation TextualBody SpecificResource TextQuoteSelector TextPositionSelector tagging linking commenting describing"
    terms |= {name: OA + name for name in named.split()}
    terms |= {name: OA + name for name in ("exact", "prefix", "suffix")}
    terms |= {"value": RDF + "value", "name": FOAF + "name", "label": "http://www.w3.org/2000/01/rdf-schema#label"}
    terms["format"] = "http://purl.org/dc/elements/1.1/format"
    links = {"body": OA + "hasBody", "target": OA + "hasTarget", "source": OA + "hasSource", "selector": OA + "hasSelector"}
    links |= {"creator": DC + "creator", "partOf": AS + "partOf", "first": AS + "first", "last": AS + "last"}
    terms |= {name: {"@id": iri, "@type": "@id"} for name, iri in links.items()}
    terms["items"] = {"@id": AS + "items", "@type": "@id", "@container": "@list"}
    terms |= {name: {"@id": iri, "@type": "@vocab"} for name, iri in (("motivation", OA + "motivatedBy"), ("purpose", OA + "hasPurpose"))}
    terms |= {name: {"@id": DC + name, "@type": XSD + "dateTime"} for name in ("created", "modified")}
    counts = {"start": OA + "start", "end": OA + "end", "total": AS + "totalItems", "startIndex": AS + "startIndex"}
    terms |= {name: {"@id": iri, "@type": XSD + "nonNegativeInteger"} for name, iri in counts.items()}
    return {"@context": terms}


def check(holds, message):
    if not holds:
        sys.exit(message)


def check_keys(value, known):
    """No key may be one that the contexts do not know: expanding would drop it without a word."""
    for item in value if isinstance(value, list) else [value]:
        if not isinstance(item, dict):
            continue
        for key, inner in item.items():
            check(key in known, f"no context knows {key}")
            if not key.startswith("scolie:"):
                check_keys(inner, known)


def check_names(value):
    """What is expanded has only absolute names."""
    for item in value if isinstance(value, list) else [value]:
        if not isinstance(item, dict) or "@value" in item:
            continue
        for key, inner in item.items():
            check(key.startswith("@") or urlsplit(key).scheme, f"{key} is no absolute name")
            for name in inner if key == "@type" else [inner] if key == "@id" else []:
                check(urlsplit(name).scheme, f"{name} is no absolute name")
            check_names(inner)


def only(node, key):
    values = node[key]
    check(len(values) == 1, f"{key}: {len(values)} values")
    return values[0]


def main():
    folder = Path(sys.argv[1])
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    files = sorted(folder.glob("*.jsonld"))
    check(files, "nothing to judge")
    loaded = {"contextUrl": None, "documentUrl": W3C, "contentType": "application/ld+json", "document": context()}
    options = {"documentLoader": lambda url, _: loaded if url == W3C else sys.exit(f"{url} is asked for"), "processingMode": "json-ld-1.1"}
    found, suggested, count = [], 0, 0
    for path in files:
        data = json.loads(path.read_text("utf-8"))
        ours = data["@context"][1]
        check_keys({key: value for key, value in data.items() if key != "@context"}, set(context()["@context"]) | set(ours))
        expanded = jsonld.expand(data, options)
        check_names(expanded)
        whole = expanded[0]
        page = whole[AS + "first"][0] if AS + "first" in whole else whole
        annotations = page[AS + "items"][0]["@list"]
        count += len(annotations)
        for annotation in annotations:
            check(annotation["@type"] == [OA + "Annotation"], "an item that is no annotation")
            check(only(annotation, DC + "created")["@type"] == XSD + "dateTime", "no instant")
            motivation = only(annotation, OA + "motivatedBy")["@id"]
            if motivation == OA + "linking":
                continue
            check(motivation == OA + "tagging", motivation)
            kinds = [body[OUR + "kind"][0]["@id"] for body in annotation[OA + "hasBody"] if OUR + "kind" in body]
            check(len(kinds) == 1, f"{len(kinds)} kinds")
            record = only(annotation, OUR + "passage")
            check(record["@type"] == "@json" and record["@value"]["claim"], "our own record is no JSON")
            creators = annotation.get(DC + "creator", [])
            suggested += any(creator["@type"] == [AS + "Application"] for creator in creators)
            for target in annotation[OA + "hasTarget"]:
                source = only(target, OA + "hasSource")["@id"]
                check(source.startswith("ni:///sha-256;"), source)
                digest = base64.urlsafe_b64decode(source.split(";")[1] + "=").hex()
                selectors = {selector["@type"][0]: selector for selector in target[OA + "hasSelector"]}
                position = selectors[OA + "TextPositionSelector"]
                start, end = (int(only(position, OA + end)["@value"]) for end in ("start", "end"))
                exact = only(selectors[OA + "TextQuoteSelector"], OA + "exact")["@value"]
                found.append((digest, start, end, exact, unquote(kinds[0].removeprefix(OUR + "kind:"))))
        # The literals stand in the graph as they are in the file.
        graph = jsonld.to_rdf(data, options)["@default"]
        literals = Counter(json.dumps(json.loads(triple["object"]["value"]), sort_keys=True) for triple in graph
                           if triple["object"].get("datatype") == RDF + "JSON")
        for term in ("codebook", "documents", "claims"):
            check(literals[json.dumps(data["scolie:" + term], sort_keys=True)], f"the graph lacks {term}")
    fields = ("text_sha256", "start", "end", "exact", "kind")
    wanted = sorted(tuple(one[field] for field in fields) for one in expected)
    check(sorted(found) == wanted, f"read {sorted(found)}\nbut expected {wanted}")
    check(suggested == len({one["passage"] for one in expected if one["suggestion"]}), f"{suggested} suggestions")
    print(f"{len(files)} files: {count} annotations, {len(found)} extracts")


main()
