"""Malformed and hostile files of our own making, the same ones for the same seed: name and bytes of each."""

from collections.abc import Iterator
from io import BytesIO
from random import Random

from docx import Document
from pypdf import PdfReader, PdfWriter

from tests.ingest import hostile_pdf, hostile_zip
from tests.ingest.pdf import Printed, paragraph, pdf

WORDS = "Visits to children in care were late in March and the council is to report again in June."
Named = tuple[str, bytes]
_DEEP = 100_000


def good_files() -> dict[str, bytes]:
    """Files with nothing wrong, one of each format."""
    return {
        "good.pdf": good_pdf(),
        "good.html": f"<html><body><h1>Care</h1><p>{WORDS}</p></body></html>".encode(),
        "good.md": f"# Care\n\n{WORDS}\n".encode(),
        "good.txt": f"Care\n\n{WORDS}\n".encode(),
        "good.docx": good_docx(),
        "good.zip": hostile_zip.packed({"inner.txt": f"Care within\n\n{WORDS}\n".encode()}),
    }


def hostile_files(seed: int = 0) -> Iterator[Named]:
    """Every file is unlike the others; most cannot be read, some can."""
    chosen = Random(seed)
    for name, data in good_files().items():
        yield from _mutated(chosen, name, data)
    pdfs = dict(hostile_pdf.crafted(good_pdf()))
    yield from pdfs.items()
    yield from hostile_zip.crafted(good_pdf(), good_docx())
    yield "crashing.zip", hostile_zip.around(pdfs["laughing-forms.pdf"])
    yield from _locked()
    yield from _text()
    yield from _markdown()
    yield from _html()
    yield from _misnamed()


def mutations(chosen: Random, data: bytes, count: int) -> Iterator[bytes]:
    """The bytes cut short, with bits turned over, with a stretch missing, zeroed, doubled or moved."""
    for number in range(count):
        at, length = chosen.randrange(len(data)), chosen.randrange(1, max(2, len(data) // 10))
        changed = bytearray(data)
        match number % 6:
            case 0:
                del changed[at:]
            case 1:
                for _ in range(chosen.randrange(1, 20)):
                    changed[chosen.randrange(len(data))] ^= 1 << chosen.randrange(8)
            case 2:
                del changed[at : at + length]
            case 3:
                changed[at : at + length] = bytes(len(changed[at : at + length]))
            case 4:
                changed[at:at] = data[at : at + length]
            case 5:
                changed[at : at + length] = chosen.randbytes(length)
        yield bytes(changed)


def good_pdf() -> bytes:
    pages = [[Printed(f"Care report part {number}", 780, size=18), *paragraph(WORDS, 740)] for number in (1, 2, 3)]
    return pdf(pages, title="Care report")


def good_docx() -> bytes:
    document = Document()
    document.add_heading("Care")
    document.add_paragraph(WORDS)
    document.add_table(2, 2).cell(0, 0).text = "Judgement"
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _mutated(chosen: Random, name: str, data: bytes) -> Iterator[Named]:
    stem, suffix = name.split(".")
    for number, changed in enumerate(mutations(chosen, data, {"pdf": 30, "docx": 18, "zip": 12}.get(suffix, 6))):
        yield f"{stem}-{suffix}-{number}.{suffix}", changed


def _locked() -> Iterator[Named]:
    for method in ("RC4-40", "AES-256"):
        writer = PdfWriter(clone_from=PdfReader(BytesIO(good_pdf())))
        writer.encrypt("secret", algorithm=method)
        file = BytesIO()
        writer.write(file)
        yield f"locked-{method}.pdf", file.getvalue()
    ole = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)
    yield "locked.docx", ole + "EncryptedPackage".encode("utf-16-le") + bytes(600)
    yield "old-word.docx", ole


def _text() -> Iterator[Named]:
    yield "nothing.txt", b""
    yield "spaces.txt", b" \t\r\n" * 1000
    yield "zeros.txt", bytes(5000)
    yield "zeros-within.txt", WORDS.encode().replace(b" ", b"\0")
    yield "not-utf8.txt", b"Caf\xe9 \xff\xfe \x80\x81 " + WORDS.encode()
    yield "utf16.txt", WORDS.encode("utf-16")
    yield "utf16-no-mark.txt", WORDS.encode("utf-16-le")
    yield "utf32.txt", WORDS.encode("utf-32")
    yield "half-a-pair.txt", b"\xed\xa0\x80 " + WORDS.encode()
    yield "controls.txt", bytes(range(1, 32)) + WORDS.encode()
    yield "turned-round.txt", ("\u202e" + WORDS + "\u2066" * 500).encode()
    yield "marks.txt", ("e" + "\u0301" * 20_000).encode()
    yield "one-line.txt", b"word " * 100_000
    yield "one-word.txt", b"a" * 400_000
    yield "numbers.txt", b"1." * 100_000
    yield "brackets.txt", b"(" * 100_000 + b")" * 100_000
    yield "dates.txt", b"1 March 2024 to " * 5_000
    yield "bullets.txt", b"- \n* \n1. \n(a) \n" * 300
    yield "lines.txt", b"\n".join(b"%d" % number for number in range(2_000))
    yield "quotes.txt", "\u201c\u2018\u201d\u2019".encode() * 20_000
    yield "record.txt", b"title: " * 20_000


def _markdown() -> Iterator[Named]:
    yield "deep-quotes.md", b">" * 20_000 + b" end"
    yield "deep-list.md", b"".join(b" " * (2 * depth) + b"- item\n" for depth in range(500))
    yield "stars.md", b"*a **b " * 10_000
    yield "links.md", b"[" * 20_000 + b"](" * 20_000
    yield "ticks.md", b"`" * 9 + b"``` " * 10_000
    yield "columns.md", b"|a" * 3_000 + b"|\n" + b"|-" * 3_000 + b"|\n" + b"|b" * 3_000 + b"|\n"
    yield "entities.md", b"&#0;&#xD800;&#1114112;&amp;lt;" * 2_000
    yield "front.md", b"---\n" * 5_000
    yield "html.md", b"<div>" * 20_000


def _html() -> Iterator[Named]:
    yield "deep.html", b"<html><body>" + b"<div>" * _DEEP + WORDS.encode() + b"</div>" * _DEEP
    yield "deep-lists.html", b"<ul><li>" * 20_000 + WORDS.encode()
    yield "deep-tables.html", b"<table><tr><td>" * 10_000 + WORDS.encode()
    yield "deep-bold.html", b"<p>" + b"<b><i>" * 20_000 + WORDS.encode()
    yield "never-closed.html", b"<html><body><p " + b"a=" * _DEEP
    yield "attributes.html", b"<p " + b"".join(b'a%d="x" ' % n for n in range(30_000)) + b">" + WORDS.encode()
    yield "comment.html", b"<html><!--" + b"-" * _DEEP + WORDS.encode()
    yield "scripts.html", b"<script>" * 20_000 + b"alert(1)"
    yield "laughs.xhtml", _laughs()
    yield "elsewhere.xhtml", b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body>&x;</body></html>'
    yield "charset.html", b'<meta charset="utf-7"><body>+ADw-script+AD4-' + WORDS.encode()
    yield "no-charset.html", b'<meta charset="klingon"><body><p>' + WORDS.encode() * 5
    yield "zeros.html", b"<html><body><p>" + b"\0".join(WORDS.encode().split())
    yield "span.html", b"<table><tr><td colspan=99999999 rowspan=99999999>" + WORDS.encode()
    yield "surrogates.html", b"<p>&#xD800; &#x110000; &#-1;</p>" * 50


def _laughs() -> bytes:
    lines = [b'<!ENTITY a0 "ha">', *(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 12))]
    return b'<?xml version="1.0"?><!DOCTYPE html [' + b"".join(lines) + b"]><html><body>&a11;</body></html>"


def _misnamed() -> Iterator[Named]:
    good = good_files()
    yield "pdf.txt", good["good.pdf"]
    yield "pdf.html", good["good.pdf"]
    yield "pdf.docx", good["good.pdf"]
    yield "pdf.zip", good["good.pdf"]
    yield "html.pdf", good["good.html"]
    yield "text.pdf", good["good.txt"]
    yield "zip.pdf", good["good.zip"]
    yield "zip.docx", good["good.zip"]
    yield "zip.txt", good["good.zip"]
    yield "docx.txt", good["good.docx"]
    yield "docx.html", good["good.docx"]
    yield "docx.md", good["good.docx"]
    yield "picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20
    yield "picture.pdf", b"\xff\xd8\xff\xe0" + bytes(range(256)) * 20
    yield "program.txt", b"\x7fELF" + bytes(range(256)) * 20
    yield "sound.mp3", b"ID3" + bytes(1000)
    yield "nothing", b"no suffix"
    yield "nothing.pdf", b""
    yield "nothing.docx", b""
    yield "nothing.zip", b""
