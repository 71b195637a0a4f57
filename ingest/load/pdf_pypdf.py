"""A PDF's pages as pypdf reads them, in a process of its own: on a broken file pypdf can hang, and it warns a lot.

Run as a script, the module is that process: the file on standard input, the pages wanted as arguments, a JSON list
of texts on standard output. It imports pypdf there and nothing of Craffu, so that it starts at once."""

import json
import subprocess
import sys
from collections.abc import Sequence
from io import BytesIO

SECONDS = 60.0  # pypdf reads about 40 pages a second; the longest hang measured was 30 seconds


def read_with_pypdf(data: bytes, wanted: Sequence[int] = (), seconds: float = SECONDS) -> list[str]:
    """The plain text of every page, or of the pages `wanted` (from 0; "" for the others).

    Empty where pypdf cannot read the file in `seconds`, or does not find every page."""
    command = [sys.executable, "-P", __file__, *map(str, wanted)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=seconds, check=True)  # noqa: S603 (ours)
    except (subprocess.SubprocessError, OSError):
        return []
    texts: list[str] = json.loads(done.stdout)
    return texts


def _texts(data: bytes, wanted: Sequence[int]) -> list[str]:
    from pypdf import PdfReader  # noqa: PLC0415 (only the process of its own needs it)
    from pypdf.generic import DictionaryObject  # noqa: PLC0415

    reader = PdfReader(BytesIO(data), strict=False)
    pages = reader.pages
    tree = reader.root_object["/Pages"].get_object()
    if not isinstance(tree, DictionaryObject) or len(pages) != tree.get("/Count"):
        return []  # pypdf leaves out pages that it cannot find: the numbers of those after them would be wrong
    chosen = set(wanted or range(len(pages)))
    texts = []
    for index in range(len(pages)):
        try:
            texts.append(pages[index].extract_text() if index in chosen else "")
        except Exception:  # noqa: BLE001 (a broken page raises whatever it meets; the others are still wanted)
            texts.append("")
    return [text.encode("utf-8", "replace").decode() for text in texts]  # half surrogate pairs cannot be stored


if __name__ == "__main__":
    sys.stdout.write(json.dumps(_texts(sys.stdin.buffer.read(), [int(page) for page in sys.argv[1:]])))
