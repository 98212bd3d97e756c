"""Judges tables: `table.py FOLDER`. pandas reads each, and LibreOffice where it is there; both must show what was meant.

`expected.json` tells the passages; each table lies beside it with how it is written in its name:
`passages.semicolon.csv`, `passages.comma.csv`, `passages.tab.tsv`, and the same of claims.
"""

import csv
import io
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pandas

SEPARATORS = {"semicolon": ";", "comma": ",", "tab": "\t"}
# What a spreadsheet would take for a formula, and the sign that keeps it from that.
FORMULA, DEFUSED = "=+-@\t\r", "'"


def check(holds, message):
    if not holds:
        sys.exit(message)


def plain(cell):
    return cell[1:] if cell.startswith(DEFUSED) and cell[1:2] in FORMULA else cell


def in_pandas(path, separator):
    table = pandas.read_csv(path, sep=separator, encoding="utf-8-sig", dtype=str, keep_default_na=False)
    return [list(table.columns)] + table.values.tolist()


def in_libreoffice(path, separator):
    """The cells that LibreOffice shows; every one taken as it stands, as a text would be."""
    read = f"CSV:{ord(separator)},34,76,1,,1033,false,true,false,false"
    write = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true"
    with tempfile.TemporaryDirectory() as home:
        home = Path(home)
        source = home / "in.csv"
        source.write_bytes(path.read_bytes())
        subprocess.run(
            ["soffice", "--headless", f"-env:UserInstallation=file://{home}/profile", f"--infilter={read}"]
            + ["--convert-to", write, "--outdir", str(home / "out"), str(source)],
            check=True,
            capture_output=True,
            timeout=120,
        )
        text = next((home / "out").glob("in*.csv")).read_text("utf-8")
    return list(csv.reader(io.StringIO(text)))


def main():
    folder = Path(sys.argv[1])
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    readers = {"pandas": in_pandas}
    if shutil.which("soffice"):
        readers["LibreOffice"] = in_libreoffice
    tables = sorted(path for path in folder.iterdir() if path.suffix in (".csv", ".tsv"))
    check(tables, "nothing to judge")
    for path in tables:
        rows, form = path.name.split(".")[:2]
        own = None
        for reader, read in readers.items():
            cells = read(path, SEPARATORS[form])
            check(all(len(row) == len(cells[0]) for row in cells), f"{path.name}, {reader}: ragged rows")
            for row in cells[1:]:
                for cell in row:
                    check(not cell[:1] in tuple(FORMULA), f"{path.name}, {reader}: {cell!r} may be run")
            own = own or cells
            check([[cell.replace("\r\n", "\n") for cell in row] for row in cells] == own, f"{path.name}: {reader} sees other cells")
        if rows == "passages":
            quote, claim = own[0].index("Quote"), own[0].index("Claim")
            found = sorted({(plain(row[quote]), plain(row[claim])) for row in own[1:]})
            spans = {}
            for one in expected:
                spans.setdefault(one["passage"], []).append(one)
            quotes = sorted({(" […] ".join(one["exact"] for one in own), own[0]["label"]) for own in spans.values()})
            check(found == quotes, f"{path.name}: read {found}\nbut expected {quotes}")
        else:
            claim = own[0].index("Claim")
            labels = {plain(row[claim]) for row in own[1:]}
            check({one["label"] for one in expected} <= labels, f"{path.name}: claims are missing")
    print(f"{len(tables)} tables, read by {' and '.join(readers)}")


main()
