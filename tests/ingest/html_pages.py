"""Made web pages of the kinds that are met, each with what belongs to the document, what to its site, and its date."""

from dataclasses import dataclass

_LONG = (
    "Inspectors who came back to the county in the autumn found that most visits to children in care now happen when "
    "they should, and that records say why where they do not."
)
_SECOND = (
    "The cabinet member said the change had taken two years of steady work by staff, and that nobody in the authority "
    "should think the work was over because one letter was kind."
)
_THIRD = (
    "Members of the scrutiny committee asked how many agency workers remain, what they cost, and whether the money set "
    "aside for foster carers would last to the end of the financial year."
)
_MENU = (
    "<ul>" + "".join(f'<li><a href="/{word}">{word}</a></li>' for word in ("Home", "News", "Sport", "Jobs")) + "</ul>"
)
_COOKIES = "<div class='cookie-banner' role='dialog'><p>We use cookies to make this site work.</p></div>"


@dataclass(frozen=True, slots=True)
class WebPage:
    """`kept` must be quotable, `out` must not be; `published` is the day printed or declared."""

    name: str
    html: str
    kept: tuple[str, ...]
    out: tuple[str, ...]
    published: str | None = None


def _page(body: str, head: str = "", lang: str = "en") -> str:
    return f"<!DOCTYPE html><html lang='{lang}'><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"


def _story(*paragraphs: str) -> str:
    return "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)


_RELATED = ("Opera house to close its doors for a year", "Twenty mile limit to be looked at again", "Winter fuel sums")

NEWS = WebPage(
    "news site",
    _page(
        f"<header>{_MENU}</header><main><article><h1>Visits on time at last</h1>"
        f"{_story(_LONG, _SECOND)}<blockquote><p>“We are not there yet.”</p></blockquote>{_story(_THIRD)}</article>"
        "<aside><h2>More stories</h2><ul>"
        + "".join(f"<li><a href='/x'>{title}</a></li>" for title in _RELATED)
        + "</ul></aside></main><footer><p>Copyright 2024 The Paper Ltd. All rights reserved.</p></footer>",
        '<title>Visits on time at last - The Paper</title><script type="application/ld+json">'
        '{"@type":"NewsArticle","datePublished":"2019-03-10T09:19:00Z"}</script>',
    ),
    ("Visits on time at last", _LONG, _SECOND, "We are not there yet.", _THIRD),
    (*_RELATED, "Sport", "All rights reserved"),
    "2019-03-10",
)

DIVS = WebPage(
    "news site of nothing but divisions",
    _page(
        f"<div id='top'>{_MENU}</div><div class='wrap'><div class='post'><h1>Budget agreed</h1><div class='meta'>"
        f"Posted on 5 May 2019</div><div class='entry'>{_story(_LONG, _SECOND, _THIRD)}</div></div>"
        "<div class='sidebar'><h3>Most read</h3>"
        + "".join(f"<div><a href='/y'>{title}</a></div>" for title in _RELATED)
        + "</div></div><div class='comments'><h3>Comments</h3><div class='comment'>What a waste of money</div></div>",
    ),
    ("Budget agreed", _LONG, _SECOND, _THIRD),
    (*_RELATED, "Sport", "What a waste of money"),
    "2019-05-05",
)

COUNCIL = WebPage(
    "council news page",
    _page(
        f"{_COOKIES}<header role='banner'>{_MENU}</header><div role='main'><h1>Report praises staff</h1>"
        f"<p class='date'>4 September 2025</p>{_story(_LONG)}<h2>What happens next</h2><p>The council will:</p>"
        "<ul><li>train forty social workers<ul><li>twelve of them this spring</li></ul></li>"
        f"<li>open a home for six children</li></ul>{_story(_THIRD)}</div><footer>{_MENU}</footer>",
        '<meta property="article:published_time" content="2025-09-04T10:00:00+01:00">',
    ),
    (
        "Report praises staff",
        _LONG,
        "What happens next",
        "train forty social workers",
        "twelve of them this spring",
        "open a home for six children",
        _THIRD,
    ),
    ("We use cookies", "Jobs"),
    "2025-09-04",
)

MODERNGOV = WebPage(
    "item page of a committee system",
    _page(
        "<div id='modgov'><div class='mgLinks'><ul><li><a href='mgCalendarMonthView.aspx'>Calendar</a></li></ul></div>"
        "<div class='mgContent'><h1>Agenda item</h1><h2 class='mgSubTitleTxt'>Children’s services performance</h2>"
        "<ul class='mgActionList'><li><a href='ieListDocuments.aspx'>Meeting of Scrutiny Committee, Thursday, 10th "
        f"January, 2019 2.00 pm (Item 6.)</a></li></ul><div class='mgWordPara'>{_story(_LONG)}</div>"
        "<p class='mgSubItemTitleTxt'>Minutes:</p><div class='mgWordPara'><p>RESOLVED that it be noted.</p></div>"
        "<ul><li><a href='documents/s1/Report.pdf'>Performance report, item 6. <span>PDF 193 KB</span></a></li></ul>"
        "</div></div>",
    ),
    ("Children’s services performance", _LONG, "RESOLVED that it be noted."),
    ("Calendar",),
)

GOVERNMENT = WebPage(
    "government publication page",
    _page(
        f"<header>{_MENU}</header><main id='content'><h1>Code of practice for inspection</h1><dl class='metadata'>"
        "<dt>From:</dt><dd>Ministry of Care</dd><dt>Published</dt><dd>17 October 2017</dd><dt>Last updated</dt>"
        f"<dd>15 January 2018</dd></dl>{_story(_LONG)}<h2>Details</h2>{_story(_SECOND)}"
        "<table><thead><tr><th>Measure</th><th>2016</th><th>2017</th></tr></thead><tbody>"
        "<tr><th scope='row'>Visits on time</th><td>61%</td><td>88%</td></tr></tbody></table></main>"
        "<footer><p>All content is available under the Open Government Licence v3.0</p></footer>",
    ),
    ("Code of practice for inspection", "Ministry of Care", _LONG, _SECOND, "Visits on time", "88%"),
    ("Sport",),
    "2017-10-17",
)

DRUPAL = WebPage(
    "council page on Drupal",
    _page(
        f"<a href='#main'>Skip to main content</a><div class='region-header'>{_MENU}</div><main><div class='layout'>"
        "<nav class='breadcrumb' aria-label='Breadcrumb'><ol><li>Home</li><li>Care and support</li></ol></nav>"
        f"<h1>Fostering allowances</h1><div class='field--name-body'>{_story(_LONG)}<h2>What you get</h2>"
        "<table><caption>Weekly sums</caption><tr><th>Age</th><th>Sum</th></tr><tr><td>0 to 4</td><td>£198</td></tr>"
        f"<tr><td>5 to 15</td><td>£181</td></tr></table>{_story(_THIRD)}</div></div></main>"
        "<footer><p>Contact the council</p></footer>",
    ),
    ("Fostering allowances", _LONG, "What you get", "£198", "5 to 15", _THIRD),
    ("Breadcrumb", "Skip to main content", "Contact the council"),
)

VISIT = WebPage(
    "page with the day of the visit on top",
    _page(
        "<div class='today'>Wednesday 08 May</div><article><h1>More carers wanted</h1><p>10/03/2019 @ 09:19</p>"
        f"{_story(_LONG, _THIRD)}</article>",
    ),
    ("More carers wanted", _LONG, _THIRD),
    ("Wednesday 08 May",),
    "2019-03-10",
)

UNDATED = WebPage(
    "page without a date but with dated stories at its foot",
    _page(
        f"<article><h1>Why they were not told</h1>{_story(_LONG, _SECOND, _THIRD)}</article><section class='related'>"
        "<h2>Related stories</h2><ul><li><a href='/z'>Minister steps in</a> <time datetime='2017-10-17'>17 October 2017"
        "</time></li></ul></section>",
    ),
    ("Why they were not told", _LONG, _SECOND, _THIRD),
    ("Minister steps in",),
)

FORMS = WebPage(
    "page with definitions, speakers and two languages",
    _page(
        f"<main><h1>Questions to the leader</h1><dl><dt>Agency worker</dt><dd>{_SECOND}</dd></dl>"
        f"<blockquote><p>{_LONG}</p><footer>Councillor Jane Doe</footer></blockquote>"
        "<div lang='cy'><h2>Crynodeb</h2><p>Mae'r cyngor wedi dweud wrthym y bydd yn ysgrifennu at bob teulu.</p></div>"
        f"<form><label>Search</label><input></form>{_story(_THIRD)}</main>",
        '<link rel="alternate" hreflang="cy" href="https://cyngor.example/cy/cwestiynau">',
    ),
    (
        "Questions to the leader",
        "Agency worker",
        _SECOND,
        _LONG,
        "Jane Doe",
        "Crynodeb",
        "ysgrifennu at bob teulu",
        _THIRD,
    ),
    ("Search",),
)

SHORT = WebPage(
    "very short notice",
    _page(f"<nav>{_MENU}</nav><main><h1>Office closed</h1><p>The office is closed on 1 March 2024.</p></main>"),
    ("Office closed", "The office is closed on 1 March 2024."),
    ("Jobs",),
)

PAGES = (NEWS, DIVS, COUNCIL, MODERNGOV, GOVERNMENT, DRUPAL, VISIT, UNDATED, FORMS, SHORT)
