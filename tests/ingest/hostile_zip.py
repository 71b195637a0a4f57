"""Hostile ZIPs and Word packages: bombs, names that lead out, members that are locked, doubled, cut short or nested."""

from collections.abc import Iterator, Mapping
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile, ZipInfo

_XML = b'<?xml version="1.0" encoding="UTF-8"?>'
_BODY = "word/document.xml"
_SPACE = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_GOOD = b"Care\n\nVisits to children in care were late in March.\n"


def crafted(pdf: bytes, docx: bytes) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each."""
    yield from _zips(pdf, docx)
    yield from _words(docx)


def packed(files: Mapping[str, bytes], method: int = ZIP_DEFLATED) -> bytes:
    """A ZIP of these files."""
    file = BytesIO()
    with ZipFile(file, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return file.getvalue()


def around(bad: bytes) -> bytes:
    """A ZIP of a PDF and of two good files."""
    return packed({"one.txt": _GOOD, "bad.pdf": bad, "two.txt": _GOOD + b"Again.\n"})


def _zips(pdf: bytes, docx: bytes) -> Iterator[tuple[str, bytes]]:
    good = {"good.txt": _GOOD}
    yield "empty.zip", packed({})
    yield "folders.zip", packed({"a/": b"", "b/c/": b"", ".hidden.txt": _GOOD, "__MACOSX/._a.txt": _GOOD})
    yield "bomb.zip", packed({**good, "zeros.txt": bytes(15 << 20)})
    yield "large.zip", packed({**good, **{f"{number}.txt": _blanks(number) for number in range(6)}})
    yield "many.zip", packed({f"{number}.txt": b"" for number in range(5_001)}, ZIP_STORED)
    yield "nested.zip", packed({**good, "inner.zip": packed({"more.txt": _GOOD})})
    yield (
        "names.zip",
        packed({**good, "../../out.txt": _GOOD, "/root.txt": _GOOD, "C:\\win.txt": _GOOD, "..\\up.txt": _GOOD}),
    )
    yield (
        "odd-names.zip",
        packed({"a\nb.txt": _GOOD, "a\x1b[31m.txt": _GOOD, "x" * 300 + ".txt": _GOOD, " .txt": _GOOD}),
    )
    yield "doubled.zip", _doubled()
    yield "case.zip", packed({"Care.txt": _GOOD, "care.txt": _GOOD + b"Lower.\n", "CARE.TXT": _GOOD + b"Upper.\n"})
    yield "locked.zip", packed(good).replace(b"\x14\x00\x00\x00", b"\x14\x00\x01\x00")
    yield "method.zip", packed(good).replace(b"\x08\x00", b"\x09\x00")
    yield "bzip2.zip", packed(good, ZIP_BZIP2)
    yield "lzma.zip", packed(good, ZIP_LZMA)
    yield (
        "checksum.zip",
        packed({**good, "bad.txt": b"Marker of the bad one."}, ZIP_STORED).replace(b"Marker", b"MARKER", 1),
    )
    yield (
        "mixed.zip",
        packed({"good.pdf": pdf, "cut.pdf": pdf[:300], "good.docx": docx, "song.mp3": b"la", "none.txt": b""}),
    )
    yield "before.zip", b"#!/bin/sh\nexit\n" + packed(good)
    yield "old-names.zip", _old_names()


def _words(docx: bytes) -> Iterator[tuple[str, bytes]]:
    deep = b"<w:tbl><w:tr><w:tc>" * 3_000 + b"<w:p/>" + b"</w:tc></w:tr></w:tbl>" * 3_000
    laughs = b'<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">' + b"".join(
        b'<!ENTITY %c "%s">' % (ord("b") + n, b"&%c;" % (ord("a") + n) * 10) for n in range(1, 10)
    )
    bodies = {
        "deep-tables": _body(deep),
        "deep-xml": _body(b"<w:x>" * 50_000 + b"</w:x>" * 50_000),
        "no-body": _XML + b"<w:document " + _SPACE + b"/>",
        "not-xml": b"This is no XML.",
        "cut-xml": _body(b"<w:p>")[:90],
        "laughs": _XML + laughs + b"]>" + _body(b"<w:p><w:r><w:t>&j;</w:t></w:r></w:p>").removeprefix(_XML),
        "elsewhere": _XML
        + b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        + _body(b"<w:p>&x;</w:p>").removeprefix(_XML),
        "bomb": _body(b" " * (80 << 20)),
        "one-word": _body(b"<w:p><w:r><w:t>" + b"a" * 500_000 + b"</w:t></w:r></w:p>"),
        "many-paragraphs": _body(b"<w:p/>" * 50_000),
    }
    for name, body in bodies.items():
        yield f"word-{name}.docx", _with_body(docx, body)
    yield "word-without-body.docx", _with_body(docx, None)
    yield "word-without-types.docx", packed({_BODY: _body(b"<w:p/>")})


def _body(content: bytes) -> bytes:
    return _XML + b"<w:document " + _SPACE + b"><w:body>" + content + b"</w:body></w:document>"


def _with_body(docx: bytes, body: bytes | None) -> bytes:
    with ZipFile(BytesIO(docx)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if name != _BODY}
    return packed(parts if body is None else {**parts, _BODY: body})


def _doubled() -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for text in (b"first", b"second", b"third"):
            archive.writestr(ZipInfo("same.txt"), b"Report\n\nThe %s of this name.\n" % text)
    return file.getvalue()


def _old_names() -> bytes:
    """Names as Windows, DOS and careless tools write them, without saying how."""
    data = packed({"C1111.txt": _GOOD, "C2222.txt": _GOOD, "C3333.txt": _GOOD})
    for mark, name in ((b"1111", b"\xf4r"), (b"2222", b"\x93r"), (b"3333", "ŵr".encode())):
        data = data.replace(b"C" + mark, b"C" + name + b"." * (4 - len(name)))
    return data


def _blanks(number: int) -> bytes:
    """Most of a megabyte on one line; it packs well, but not suspiciously well."""
    return b" ".join(b"%d" % word for word in range(number, 110_000))
