"""Make an agenda pack of any length, always the same: front sheets in two languages, items of every kind, a supplement.

Its sentences are made up here. What tests ask for stands in `PLANTED`."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from tests.ingest.pack_pages import Draw, columns, prose, scan, sheet, stamp, table

COMMITTEE = "Learning and Families Scrutiny Committee"
HEAD = "Exham County Council"
PLANTED = {
    "paragraph": "Each foster carer will be visited by a supervising social worker at least once every five weeks.",
    "row": "Care leavers in suitable homes",
    "scan": "We found that families waited 19 weeks for an autism assessment in the north of the county.",
    "turned": "The inspector will return to the residential home in Oakford in the second week of April.",
    "welsh": "Bydd y cyngor yn agor dwy ganolfan deuluol newydd yn nhref Llanfedw cyn y Nadolig.",
    "appendix": "The short breaks service supported 148 disabled children in the year.",
    "column": "Volunteers repainted the youth club in Millbrook over the summer holidays.",
    "recommendation": "That the committee recommends closing the Oakford respite centre in September.",
    "late": "That the committee recommends keeping the Oakford respite centre open until a review reports in June.",
}


@dataclass(frozen=True)
class Paper:
    """An item's papers: `number` and title in both languages, its pages, and whether it has a bookmark."""

    number: str
    title: str
    welsh: str
    pages: Sequence[Draw]
    bookmark: bool = True
    numbered: bool = True  # prints page numbers of its own
    appendix: int = 0  # how many of its last pages begin to count anew


def _filler(seed: int, count: int) -> list[str]:
    chance = random.Random(seed)
    teams = (
        "duty",
        "fostering",
        "youth justice",
        "early help",
        "adoption",
        "school admissions",
        "transport",
        "archive",
    )
    works = (
        "reviewed its procedures",
        "met partner bodies",
        "trained new staff",
        "closed older cases",
        "moved its desks",
    )
    places = ("Millbrook", "Oakford", "Stonebridge", "Westhill", "Ferndale", "Harbour Road", "the northern valleys")
    return [
        f"The {chance.choice(teams)} team in {chance.choice(places)} {chance.choice(works)} on {chance.randint(3, 29)} "
        f"occasions, and its manager told colleagues that case number {chance.randint(1000, 9999)} was the last."
        for _ in range(count)
    ]


def _report(title: str, pages: int, seed: int, planted: dict[int, list[str]]) -> list[Draw]:
    """A report in numbered paragraphs, eight a page: page 3 has 3.1 to 3.8. `planted` gives other paragraphs a page."""
    made = []
    for page in range(1, pages + 1):
        texts = planted.get(page, _filler(seed + page, 8))
        paragraphs = [text if text.startswith("#") else f"{page}.{at} {text}" for at, text in enumerate(texts, start=1)]
        made.append(prose(f"{HEAD} - {title}", paragraphs, title if page == 1 else ""))
    return made


def _dashboard(seed: int, first: Sequence[Sequence[str]] = ()) -> list[Sequence[str]]:
    chance = random.Random(seed)
    measures = ("Plans reviewed on time", "Visits within ten days", "Children with a dentist", "Health checks done")
    rows = [
        (f"{name}, area {area}", *(f"{chance.randint(40, 99)}%" for _ in range(3)))
        for name in measures
        for area in range(1, 5)
    ]
    return [("Measure", "Target", "Last year", "This year"), *first, *rows]


def papers(scale: int = 1) -> list[Paper]:
    """The items that have papers. `scale` lengthens the long ones: 0 makes 26 pages in all, 25 makes 401."""
    row = [(PLANTED["row"], "90%", "84%", "93%")]
    dashboards = [table(HEAD, f"Dashboard {at}", _dashboard(at, row if at == 2 else ())) for at in range(1, 3 + scale)]
    letter = scan(["The Inspectorate", "Dear Director,", PLANTED["scan"], *_filler(7, 5), "Yours sincerely,"])
    turned = scan([PLANTED["turned"], *_filler(8, 6)], turned=90)
    fostering = {
        2: ["# Support for carers", PLANTED["paragraph"], *_filler(20, 5)],
        3: ["# Recommendation", PLANTED["recommendation"], *_filler(21, 4)],
    }
    appendix = [
        prose(HEAD, ["# Appendix 1: Short breaks", PLANTED["appendix"], *_filler(30, 6)]),
        *(prose(HEAD, _filler(31 + at, 7)) for at in range(1 + scale)),
    ]
    welsh = [
        prose("Cyngor Sir Exham", ["# Canolfannau teuluol", PLANTED["welsh"], *_WELSH]),
        prose("Cyngor Sir Exham", _WELSH),
    ]
    news = columns(HEAD, "Families first", [*_filler(40, 4)], [PLANTED["column"], *_filler(41, 3)])
    return [
        Paper(
            "3", "MINUTES", "COFNODION", [prose(HEAD, _filler(50 + at, 7), "Minutes" * (at == 0)) for at in range(2)]
        ),
        Paper(
            "4",
            "PERFORMANCE REPORT",
            "ADRODDIAD PERFFORMIAD",
            [*_report("Performance report", 2, 100, {}), *dashboards],
        ),
        Paper(
            "5",
            "LETTER FROM THE INSPECTORATE",
            "LLYTHYR GAN YR AROLYGIAETH",
            [letter, turned],
            bookmark=False,
            numbered=False,
        ),
        Paper(
            "6",
            "FOSTERING AND RESPITE CARE",
            "GOFAL MAETH A SEIBIANT",
            [*_report("Fostering and respite care", 4 + 4 * scale, 200, fostering), *appendix],
            appendix=2 + scale,
        ),
        Paper(
            "7",
            "FAMILY CENTRES",
            "CANOLFANNAU TEULUOL",
            [*_report("Family centres", 2 + 4 * scale, 400, {}), *welsh, news],
        ),
        Paper(
            "8",
            "EXEMPT: LEASE OF A BUILDING",
            "EITHRIEDIG: PRYDLES ADEILAD",
            [sheet("Document is Restricted"), sheet()],
            numbered=False,
        ),
        Paper(
            "9",
            "BUDGET MONITORING",
            "MONITRO'R GYLLIDEB",
            _report("Budget monitoring", 3 + 5 * scale, 600, {}),
            bookmark=False,
        ),
    ]


_WELSH = [
    "Mae'r tîm cymorth cynnar yn gweithio gyda theuluoedd ac ysgolion ym mhob rhan o'r sir.",
    "Cafodd y staff hyfforddiant newydd, ac mae'r rheolwyr yn cwrdd â'r partneriaid bob mis.",
    "Bydd adroddiad arall yn dod gerbron y pwyllgor craffu yn y gwanwyn, gyda chostau llawn.",
]


def pack(scale: int = 1, without: frozenset[str] = frozenset()) -> bytes:
    """The main pack's bytes; `without` leaves out "pages" (on the front sheet), "stamps" of items, "bookmarks"."""
    return _pack(papers(scale), "Public Document Pack", first=1, without=without)


def supplement() -> bytes:
    """Late papers for item 6: the recommendation is another now."""
    late = {1: ["# Revised recommendation", PLANTED["late"], *_filler(70, 3)]}
    paper = Paper("6", "FOSTERING AND RESPITE CARE", "GOFAL MAETH A SEIBIANT", _report("Revised report", 2, 700, late))
    return _pack([paper], "Supplementary agenda - late papers", first=401)


def _pack(made: Sequence[Paper], name: str, first: int, without: frozenset[str] = frozenset()) -> bytes:
    file = BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=True, pageCompression=1)
    canvas.setTitle(f"{name} {COMMITTEE}")
    page = first + 2
    places = []
    for paper in made:
        places.append((paper, page, page + len(paper.pages) - 1))
        page = places[-1][2] + 1
    for draw in (_front(name, places, "pages" not in without), _welsh_front(places, "pages" not in without)):
        draw(canvas)
        canvas.showPage()
    for paper, begin, _ in places:
        for at, draw in enumerate(paper.pages):
            canvas.setPageSize(A4)
            if at == 0 and paper.bookmark and "bookmarks" not in without:
                canvas.bookmarkHorizontal(paper.number, 0, 800)
                canvas.addOutlineEntry(f"{paper.number} {paper.title.capitalize()}", paper.number, level=0)
            draw(canvas)
            stamp(
                canvas,
                begin + at,
                _own_number(paper, at),
                paper.number if at == 0 and "stamps" not in without else None,
            )
            canvas.showPage()
    canvas.save()
    return file.getvalue()


def _own_number(paper: Paper, at: int) -> str | None:
    body = len(paper.pages) - paper.appendix
    return None if not paper.numbered else str(at + 1 if at < body else at - body + 1)


def _front(name: str, places: Sequence[tuple[Paper, int, int]], pages: bool) -> Draw:
    rows = [f"# {COMMITTEE}", "Thursday, 14 November 2024 at 10.00 am in the Council Chamber", "# AGENDA"]
    rows += ["# 1. APOLOGIES FOR ABSENCE", "# 2. DECLARATIONS OF INTEREST", "To receive declarations from members."]
    for paper, begin, end in places:
        where = f" (Pages {begin} - {end})" if pages else ""
        rows += [f"# {paper.number}. {paper.title}", f"To consider the attached papers.{where}"]
    return prose(name, rows, name)


def _welsh_front(places: Sequence[tuple[Paper, int, int]], pages: bool) -> Draw:
    rows = ["# Pwyllgor Craffu Dysgu a Theuluoedd", "# RHAGLEN"]
    for paper, begin, end in places:
        where = f" (Tudalennau {begin} - {end})" if pages else ""
        rows += [f"# {paper.number}. {paper.welsh}", f"Ystyried y papurau.{where}"]
    return prose("Pecyn Dogfennau Cyhoeddus", rows)
