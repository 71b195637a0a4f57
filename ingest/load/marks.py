"""Tell by its first bytes what a file is that its name says it is not."""

_MARKS = (  # as the formats' own specifications give them
    (b"PK\x03\x04", "a ZIP or Word file"),
    (bytes.fromhex("d0cf11e0a1b11ae1"), "an old Word, Excel or PowerPoint file, or one that is locked,"),
    (b"\x89PNG\r\n\x1a\n", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\0", "a picture"),
    (b"MM\0*", "a picture"),
    (b"\x1f\x8b", "a gzip file"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z file"),
    (b"Rar!\x1a\x07", "a RAR file"),
    (b"{\\rtf", "a rich text file"),
    (b"\x7fELF", "a program"),
)


def other_than_text(data: bytes) -> str | None:
    """What a file is that is certainly not plain text, Markdown, HTML or PDF."""
    return next((what for mark, what in _MARKS if data.startswith(mark)), None)
