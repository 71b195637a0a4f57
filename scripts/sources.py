"""Write corpus/sources.csv: where the originals of the bundled records are, and what the records' headers tell of them.

usage: sources.py    (run in the project's environment)
"""

import csv
import io
from pathlib import Path

from corpus.terms import load_vocabulary

ROOT = Path(__file__).resolve().parent.parent
RECORDS = ROOT / "corpus" / "documents"
LIST = ROOT / "corpus" / "sources.csv"
COLUMNS = ("url", "title", "publisher", "published", "kind", "authority", "record")


def main() -> None:
    LIST.write_text(sources(), encoding="utf-8")


def sources() -> str:
    """The list as CSV: a row for each record with an address, in order of address."""
    rows = [row for path in RECORDS.iterdir() if (row := _row(path))["url"]]
    file = io.StringIO()
    writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(sorted(rows, key=lambda row: (row["url"], row["record"])))
    return file.getvalue()


def _row(path: Path) -> dict[str, str]:
    """What a header tells, by the vocabulary's names; what it calls approximate or its own is left to the page."""
    header = path.read_text(encoding="utf-8").split("\n---\n", 1)[0]
    told = dict(line.split(": ", 1) for line in header.splitlines())
    vocabulary = load_vocabulary()
    publisher = vocabulary.publisher(told.get("publisher", ""))
    kind = vocabulary.kind(told["kind"])
    council = vocabulary.council(told["authority"])
    return {
        "url": told.get("url", ""),
        "title": told["title"],
        "publisher": publisher.name if publisher else "",
        "published": "" if "approximate" in told["text"] else told["date"],
        "kind": kind.name if kind else "",
        "authority": council.name if council else "",
        "record": path.name,
    }


if __name__ == "__main__":
    main()
