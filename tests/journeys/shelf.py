"""What the reading journeys read: a long report, a pack with a page that is a picture, hostile records, a bad file."""

from pathlib import Path

from tests.ingest.packs import PLANTED, pack
from tests.ingest.pdf import Printed, paragraph, pdf

LONG = 300
WANTED = 250  # the page of the long report that is asked about
SENTENCE = "The council of Gwynedd opened eleven new family centres in the autumn of 2023."
QUESTION = "How many new family centres did Gwynedd open in the autumn of 2023?"
CARERS = "How often will a supervising social worker visit each foster carer?"
VISITED = PLANTED["paragraph"]

# Each shows as text wherever it stands, runs nothing and reaches nobody.
PAYLOADS = [
    "<script>window.hacked=1</script>",
    '"><script>window.hacked=1</script>',
    "'><script src=https://elsewhere.example/x.js></script>",
    "<img src=x onerror=window.hacked=1>",
    '"><img src=https://elsewhere.example/i.png onerror=window.hacked=1>',
    "<svg onload=window.hacked=1>",
    "<svg><script>window.hacked=1</script></svg>",
    "<svg><animate onbegin=window.hacked=1 attributeName=x dur=1s>",
    "<iframe src=https://elsewhere.example></iframe>",
    "<iframe srcdoc='<script>parent.hacked=1</script>'></iframe>",
    "<object data=https://elsewhere.example/o.swf></object>",
    "<embed src=https://elsewhere.example/e.swf>",
    "<link rel=stylesheet href=https://elsewhere.example/s.css>",
    "<style>@import url(https://elsewhere.example/s.css)</style>",
    "<base href=https://elsewhere.example/>",
    "<meta http-equiv=refresh content='0;url=https://elsewhere.example'>",
    "<form action=https://elsewhere.example><button>Send</button></form>",
    "<a href=javascript:window.hacked=1 autofocus onfocus=window.hacked=1>here</a>",
    "<body onload=window.hacked=1>",
    "<details open ontoggle=window.hacked=1>",
    "<video><source onerror=window.hacked=1></video>",
    "<input autofocus onfocus=window.hacked=1>",
    "<math><mtext></math><img src=x onerror=window.hacked=1>",
    "</title><script>window.hacked=1</script>",
    "</textarea><script>window.hacked=1</script>",
    "</mark></p><script>window.hacked=1</script>",
    "--><script>window.hacked=1</script>",
    "{{ 7 * 7 }}{% raw %}{{ config }}",
    "${window.hacked=1}`${1}`",
    "%3Cscript%3Ewindow.hacked=1%3C/script%3E",
    "&lt;script&gt;window.hacked=1&lt;/script&gt;",
    "\u202e<script>window.hacked=1</script>",
    "javascript:window.hacked=1//",
    "' onmouseover='window.hacked=1' x='",
]
TOGETHER = 3  # payloads that one record has in each of its places
HOSTILE = [" ".join(PAYLOADS[start : start + TOGETHER]) for start in range(0, len(PAYLOADS), TOGETHER)]


def fill(folder: Path) -> None:
    """Write the files."""
    (folder / "long.pdf").write_bytes(_long())
    (folder / "Public reports pack 14th-Nov-2024.pdf").write_bytes(pack(scale=0))
    (folder / "broken.pdf").write_bytes(b"not a PDF at all")
    (folder / "llythyr.txt").write_text(
        "publisher: Cyngor Sir Powys\ndate: 2020-02-01\nkind: letter\nauthority: Powys\n"
        "title: Llythyr am wasanaethau plant ym Mhowys\n---\n"
        "Mae’r cyngor wedi penodi naw o weithwyr cymdeithasol newydd i’r gwasanaethau plant eleni.\n",
        encoding="utf-8",
    )
    for number, payload in enumerate(HOSTILE):
        name = f"{number:02} {payload}".replace("/", "∕")[:120] + ".txt"
        (folder / name).write_text(_record(payload), encoding="utf-8")


def _record(payload: str) -> str:
    return (
        f"url: javascript:window.hacked=1\npublisher: {payload}\ndate: 2019-03-04\nkind: {payload}\n"
        f"authority: {payload}\ntitle: Record {payload}\n---\nThe record says {payload} and nothing else of note.\n"
    )


def _long() -> bytes:
    first = [
        Printed("Review of family support in Gwynedd", 780, size=20, bold=True),
        Printed("Published: 4 March 2024", 740),
        *paragraph("This report by Care Inspectorate Wales is about Gwynedd Council.", 700),
    ]
    pages = [first] + [[Printed(f"Annex {number}", 780, size=14, bold=True)] for number in range(2, LONG + 1)]
    pages[WANTED - 1] += paragraph(SENTENCE, 400)
    return pdf(pages, labels="/S /D /St 11")
