"""Write tiny PDF files by hand: pages of placed lines in Helvetica, plain or bold, with page labels if wanted."""

from dataclasses import dataclass

HEIGHT = 842
_FONTS = b"<< /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> /F2 << /Type /Font "
_FONTS += b"/Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >> >>"


@dataclass(frozen=True)
class Printed:
    """A line at `x`, `y` (points from the lower left corner)."""

    text: str
    y: float
    x: float = 72
    size: float = 12
    bold: bool = False


def paragraph(text: str, top: float, *, x: float = 72, width: int = 80) -> list[Printed]:
    """Text set in lines of `width` characters, 14.5 points apart."""
    lines: list[str] = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return [Printed(line, top - 14.5 * at, x) for at, line in enumerate(lines)]


def pdf(pages: list[list[Printed]], *, labels: str | None = None, title: str | None = None) -> bytes:
    """The file's bytes. `labels` is a page label dictionary's content, such as "/S /r"."""
    count = len(pages)
    labelled = f" /PageLabels << /Nums [0 << {labels} >>] >>" if labels else ""
    kids = " ".join(f"{3 + 2 * at} 0 R" for at in range(count))
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R{labelled} >>".encode(),
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
    ]
    for at, lines in enumerate(pages):
        stream = b"\n".join(_shown(line) for line in lines)
        page = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 {HEIGHT}] /Contents {4 + 2 * at} 0 R /Resources << /Font "
        )
        objects.append(page.encode() + _FONTS + b" >> >>")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    if title:
        objects.append(f"<< /Title ({title}) >>".encode())
    return _written(objects, info=len(objects) if title else None)


def _shown(line: Printed) -> bytes:
    text = line.text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    font = b"/F2" if line.bold else b"/F1"
    return b"BT %s %g Tf %g %g Td (%s) Tj ET" % (font, line.size, line.x, line.y, text)


def _written(objects: list[bytes], info: int | None) -> bytes:
    data = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    extra = f" /Info {info} 0 R" if info else ""
    size = len(objects) + 1
    trailer = f"trailer\n<< /Size {size} /Root 1 0 R{extra} >>\nstartxref\n{len(data)}\n%%EOF".encode()
    return data + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + trailer
