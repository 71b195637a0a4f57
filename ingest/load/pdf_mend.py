"""Give a PDF that lost its end a new one, from which readers can find their way again."""

import re

_OBJECT = re.compile(rb"(\d{1,10})\s+(\d{1,5})\s+obj\b")


def with_new_end(data: bytes) -> bytes:
    """The file with a trailer added that names its catalogue (the last object that says it is one), and a
    cross-reference that points nowhere: pdfium and pypdf then search the file for its objects.
    Unchanged where the catalogue is gone or compressed."""
    heads = list(_OBJECT.finditer(data, 0, max(0, data.rfind(b"/Catalog"))))
    if not heads:
        return data
    number, generation = heads[-1].groups()
    size = max(int(head[1]) for head in _OBJECT.finditer(data)) + 1
    return data + b"\ntrailer\n<< /Size %d /Root %s %s R >>\nstartxref\n0\n%%%%EOF\n" % (size, number, generation)
