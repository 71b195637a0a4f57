"""Hostile PDFs: cycles, bombs, nestings, lies about lengths and counts."""

import zlib
from collections.abc import Iterator, Sequence

_PAGE = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
_FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
_TEXT = b"BT /F1 12 Tf 72 700 Td (Visits to children in care were late in March.) Tj ET"


def crafted(good: bytes) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each."""
    pages = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    shapes = {
        "cycle-kids": ["<< /Type /Pages /Kids [2 0 R] /Count 1 >>"],
        "cycle-parent": ["<< /Type /Pages /Kids [3 0 R 6 0 R] /Count 2 >>"],
        "count-lies": ["<< /Type /Pages /Kids [3 0 R] /Count 2000000000 >>"],
        "count-negative": ["<< /Type /Pages /Kids [3 0 R] /Count -5 >>"],
        "kids-missing": ["<< /Type /Pages /Kids [99 0 R 98 0 R] /Count 2 >>"],
        "no-pages": ["<< /Type /Pages /Kids [] /Count 0 >>"],
        "page-huge": [pages, _PAGE.replace("595 842", "1e38 1e38")],
        "page-flat": [pages, _PAGE.replace("595 842", "0 0")],
        "page-nonsense": [pages, _PAGE.replace("0 0 595 842", "nan (x) /y null")],
        "font-cycle": [pages, _PAGE.replace("/F1 5 0 R", "/F1 3 0 R")],
        "contents-cycle": [pages, _PAGE.replace("/Contents 4 0 R", "/Contents [6 0 R 6 0 R]")],
    }
    for name, changed in shapes.items():
        yield f"{name}.pdf", _document([*changed, *[pages, _PAGE][len(changed) :]], _stream(_TEXT))
    yield "cycle-outline.pdf", _outlined("/First 7 0 R /Last 7 0 R", "/Next 7 0 R /First 7 0 R /Title (round)")
    yield "deep-outline.pdf", _deep_outline(5_000)
    yield "cycle-form.pdf", _document([pages, _with_form()], _stream(b"/X Do"), _form("/X Do"))
    yield "laughing-forms.pdf", _document([pages, _with_form()], _stream(b"/X Do " * 50), *_forms(9))
    yield "bomb.pdf", _document([pages, _PAGE], _bomb(1))
    yield "bomb-in-bomb.pdf", _document([pages, _PAGE], _bomb(2))
    yield "operators.pdf", _document([pages, _PAGE], _stream(b"q " * 300_000 + _TEXT))
    yield "characters.pdf", _document([pages, _PAGE], _stream(b"BT /F1 12 Tf (" + b"a " * 200_000 + b") Tj ET"))
    yield (
        "deep-array.pdf",
        _document([pages, _PAGE.replace("/Contents", "/A " + "[" * 50_000 + "]" * 50_000 + " /Contents")]),
    )
    yield "deep-dictionary.pdf", _document([pages, _PAGE.replace("/Contents", "/A " + "<< /A " * 20_000 + "/Contents")])
    yield "length-lies.pdf", _document([pages, _PAGE], _stream(_TEXT).replace(b"/Length", b"/Length 99999999 /Was"))
    yield "length-cycle.pdf", _document([pages, _PAGE], _stream(_TEXT).replace(b"/Length", b"/Length 4 0 R /Was"))
    yield "filter-unknown.pdf", _document([pages, _PAGE], _stream(_TEXT).replace(b"/Length", b"/Filter /Magic /Length"))
    yield (
        "flate-broken.pdf",
        _document([pages, _PAGE], _stream(_TEXT).replace(b"/Length", b"/Filter /FlateDecode /Length")),
    )
    yield "many-pages.pdf", _pages(10_000)
    yield "same-page.pdf", _document([f"<< /Type /Pages /Kids [{'3 0 R ' * 450}] /Count 450 >>", _PAGE], _stream(_TEXT))
    yield "xref-loop.pdf", good.replace(b"trailer\n<<", b"trailer\n<< /Prev %d" % good.rfind(b"xref\n", 0, -30))
    yield "xref-far.pdf", good[: good.rfind(b"startxref")] + b"startxref\n99999999999\n%%EOF"
    yield "no-end.pdf", good[: good.rfind(b"xref")]
    yield "only-head.pdf", b"%PDF-1.7\n"
    yield "head-repeated.pdf", b"%PDF-1.7\n" * 50_000
    yield "junk-before.pdf", b"junk " * 150 + good
    yield "twice.pdf", good + good
    yield "root-missing.pdf", good.replace(b"/Root 1 0 R", b"/Root 77 0 R")
    yield "root-is-page.pdf", good.replace(b"/Root 1 0 R", b"/Root 3 0 R")
    yield "script.pdf", good.replace(b"/Type /Catalog", b"/Type /Catalog /OpenAction << /S /Launch /F (/bin/sh) >>")


def _document(middle: Sequence[str], *streams: bytes) -> bytes:
    """A catalogue, then these objects from number 2 on: pages, page, streams from 4 on, the font as number 5."""
    first, *rest = streams or (_stream(_TEXT),)
    objects = [b"<< /Type /Catalog /Pages 2 0 R /Outlines 6 0 R >>", *(one.encode() for one in middle)]
    return written([*objects, first, _FONT.encode(), *rest])


def written(objects: Sequence[bytes]) -> bytes:
    """Objects numbered from 1, with the table of where they are."""
    data = bytearray(b"%PDF-1.5\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    at = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(data) + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, at)


def _stream(content: bytes, more: str = "") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), more.encode(), content)


def _bomb(layers: int) -> bytes:
    """A page of blanks, 100 MB of them, packed once or more often."""
    packer = zlib.compressobj(1)
    content = b"".join(packer.compress(b" " * (1 << 20)) for _ in range(100)) + packer.flush()
    for _ in range(layers - 1):
        content = zlib.compress(content)
    return _stream(content, f"/Filter [{' /FlateDecode' * layers}]")


def _outlined(root: str, entry: str) -> bytes:
    middle = ["<< /Type /Pages /Kids [3 0 R] /Count 1 >>", _PAGE]
    return _document(middle, _stream(_TEXT), f"<< {root} >>".encode(), f"<< {entry} >>".encode())


def _deep_outline(depth: int) -> bytes:
    middle = ["<< /Type /Pages /Kids [3 0 R] /Count 1 >>", _PAGE]
    entries = [b"<< /Title (deep) /First %d 0 R /Last %d 0 R >>" % (number, number) for number in range(8, 8 + depth)]
    return _document(middle, _stream(_TEXT), b"<< /First 7 0 R /Last 7 0 R >>", *entries, b"<< /Title (end) >>")


def _with_form() -> str:
    return _PAGE.replace("/Font <<", "/XObject << /X 6 0 R >> /Font <<")


def _form(content: str, number: int = 6) -> bytes:
    resources = f"/Resources << /XObject << /X {number} 0 R >> >>"
    return _stream(content.encode(), f"/Type /XObject /Subtype /Form /BBox [0 0 595 842] {resources}")


def _forms(depth: int) -> list[bytes]:
    """Each draws the next ten times."""
    return [_form("/X Do " * 10, 7 + at) for at in range(depth)] + [_form("0 0 m")]


def _pages(count: int) -> bytes:
    kids = " ".join(f"{5 + at} 0 R" for at in range(count))
    page = _PAGE.replace("4 0 R", "3 0 R").replace("5 0 R", "4 0 R").encode()
    head = [b"<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode()]
    return written([*head, _stream(_TEXT), _FONT.encode(), *[page] * count])
