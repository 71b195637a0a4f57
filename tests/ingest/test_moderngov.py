"""A committee's meetings from a made ModernGov: papers, minutes, both languages, restricted, late and broken ones."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from corpus.document import Description, LinkKind, Status
from corpus.errors import ServiceDownError, UsageError
from corpus.index import Index
from ingest.fetch.asked import Got
from ingest.fetch.fetch import Fetcher
from ingest.moderngov.agenda import Agenda
from ingest.moderngov.moderngov import Wanted, fetch, look_up
from ingest.run import ingest
from tests.ingest.made_moderngov import XML, Council, Doc, Held, Item
from tests.ingest.web import PAGE, Call, Reply, Site, serving, settings_for

REPORT = (
    "<!doctype html><html><head><title>x</title></head><body><article><h1>Report</h1><p>{}</p></article></body></html>"
)
CARE = (
    "<p>The Head of Service said that 214 children were looked after &amp; that 31 lived outside the county.</p>"
    "<p class='x'>RESOLVED:&nbsp;</p><ol><li>that the report be noted;</li>"
    "<li>that a review be held by £5,000.</li></ol>"
)
CARE_CY = (
    "<p>Dywedodd Pennaeth y Gwasanaethau Plant fod 214 o blant yn derbyn gofal a bod 31 yn byw y tu allan i'r sir.</p>"
)


@pytest.fixture
def council(site: Site) -> Council:
    """One meeting: minutes, two papers of which one is restricted, a restricted item."""
    made = Council(site)
    site.page("/documents/s1/Care%20report.html", REPORT.format("Placements cost £4.1 million in the year, it says."))
    items = [
        Item(1, "1.", "Apologies for absence", minutes="<p>Apologies came from Councillor Pugh.</p>"),
        Item(
            2,
            "5.",
            "Children's services & placements",
            minutes=CARE,
            docs=[
                Doc(11, "Care report PDF 193 KB", "documents/s1/Care\r\n report.html"),
                Doc(12, "Names of families", "documents/s2/Names.pdf", restricted=True),
            ],
        ),
        Item(3, "6.", "Exempt matter", minutes="<p>Secret words.</p>", restricted=True, docs=[Doc(13, "S", "s3.pdf")]),
        Item(4, "7.", "Draft matter", minutes="<p>Unpublished words.</p>", minuted=False),
    ]
    made.hold(Held(4543, date(2024, 7, 5), items))
    return made


def wanted(site: Site, **changes: object) -> Wanted:
    return replace(Wanted(site.base, "137", date(2024, 7, 1), date(2024, 7, 31)), **changes)  # type: ignore[arg-type]


def run(site: Site, tmp_path: Path, **changes: object) -> tuple[Agenda, Got]:
    settings = settings_for(tmp_path / "data")
    with Fetcher(settings) as fetcher:
        agenda = look_up(wanted(site, **changes), fetcher)
        return agenda, fetch(agenda, settings, fetcher)


def held(tmp_path: Path, got: Got) -> dict[str, Description]:
    """What is in the index after ingesting, by title."""
    settings = settings_for(tmp_path / "data")
    ingest(got.sources, settings)
    index = Index.open(settings)
    found = {record.description.title: record.description for record in index.records() if not record.reason}
    index.close()
    return found


def test_papers_and_minutes_say_which_meeting_and_item_they_belong_to(
    site: Site, council: Council, tmp_path: Path
) -> None:
    agenda, got = run(site, tmp_path)
    assert (len(agenda.meetings), agenda.items, got.changed, got.failed) == (1, 4, 2, 0)
    found = held(tmp_path, got)
    paper = found["Care report"]
    minutes = found["Minutes of Children's & Families Scrutiny Committee, 5 July 2024"]
    page = f"{site.base}/ieListDocuments.aspx?CId=137&MId=4543&Ver=4"
    assert (paper.committee, paper.agenda_item) == (council.title, "5. Children's services & placements")
    assert (str(paper.meeting_date), str(paper.published)) == ("2024-07-05", "2024-06-27")
    assert paper.url == f"{site.base}/documents/s1/Care%20report.html"
    assert (paper.meeting, minutes.meeting, minutes.url) == (page, page, page)
    assert (minutes.kind, str(minutes.meeting_date)) == ("scrutiny minutes", "2024-07-05")
    assert paper.origins["agenda_item"] == "ModernGov"
    assert paper.origins["url"] == "web address"
    assert paper.retrieved_at


def texts(tmp_path: Path) -> str:
    """Everything that is in the index."""
    index = Index.open(settings_for(tmp_path / "data"))
    found = [index.edition(record.id).text for record in index.records() if record.status is Status.INDEXED]
    index.close()
    return "\n".join(found)


def test_minutes_hold_what_was_said_under_each_item_unescaped_and_whole(
    site: Site, council: Council, tmp_path: Path
) -> None:
    _, got = run(site, tmp_path)
    held(tmp_path, got)
    text = texts(tmp_path)
    for line in (
        "5. Children's services & placements",
        "214 children were looked after & that 31 lived outside the county.",
        "RESOLVED:",
        "that the report be noted;",
        "that a review be held by £5,000.",
        "Apologies came from Councillor Pugh.",
        "Councillor Ceri Rees (Chair)",
        "Placements cost £4.1 million",
    ):
        assert line in text, line
    assert "&amp;" not in text


def test_restricted_papers_and_items_are_said_and_never_asked_for(site: Site, council: Council, tmp_path: Path) -> None:
    agenda, got = run(site, tmp_path)
    assert list(agenda.restricted) == [
        "2024-07-05 5. Children's services & placements: Names of families: restricted",
        "2024-07-05 item 6.: restricted",
    ]
    assert [call.path for call in site.calls if "documents/s2" in call.path or "s3.pdf" in call.path] == []
    held(tmp_path, got)
    assert "Secret words" not in texts(tmp_path)
    assert "Unpublished words" not in texts(tmp_path)


def test_home_addresses_and_telephone_numbers_are_stored_nowhere(site: Site, council: Council, tmp_path: Path) -> None:
    _, got = run(site, tmp_path)
    held(tmp_path, got)
    stored = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"Ceri Rees" in stored
    assert b"Secret Row" not in stored
    assert b"960001" not in stored


def test_a_second_run_brings_only_what_is_new_or_changed(site: Site, council: Council, tmp_path: Path) -> None:
    held(tmp_path, run(site, tmp_path)[1])
    _, again = run(site, tmp_path)
    assert (again.changed, again.unchanged) == (0, 2)
    assert not ingest(again.sources, settings_for(tmp_path / "data")).published

    site.page("/documents/s9/Late.html", REPORT.format("A supplement says that the review costs £9,000 after all."))
    site.page("/documents/s1/Care%20report.html", REPORT.format("Placements cost £4.3 million in the year, corrected."))
    council.meetings[4543].items[1].docs.append(Doc(19, "Supplement", f"{site.base}/documents/s9/Late.html"))
    _, third = run(site, tmp_path)
    assert (third.changed, third.unchanged) == (2, 1)
    found = held(tmp_path, third)
    assert found["Supplement"].agenda_item == "5. Children's services & placements"
    assert "£4.3 million" in texts(tmp_path)
    assert "£4.1 million" not in texts(tmp_path)


def test_both_languages_are_had_and_nothing_twice(site: Site, council: Council, tmp_path: Path) -> None:
    english = council.meetings[4543]
    items = [replace(english.items[1], title="Gwasanaethau plant", minutes=CARE_CY)]
    items[0].docs = [*items[0].docs, Doc(14, "Adroddiad gofal", "documents/s4/Adroddiad.html")]
    site.page("/documents/s4/Adroddiad.html", REPORT.format("Costiodd lleoliadau £4.1 miliwn yn y flwyddyn, meddai."))
    council.hold(english, Held(4543, english.day, items))
    agenda, got = run(site, tmp_path)
    assert (len(agenda.meetings), len(agenda.papers), len(agenda.minutes)) == (1, 2, 2)
    found = held(tmp_path, got)
    minutes = found["Cofnodion Pwyllgor Craffu Plant, 5 Gorffennaf 2024"]
    assert minutes.language == "cy"
    assert minutes.meeting == found["Care report"].meeting
    assert found["Adroddiad gofal"].agenda_item == "5. Gwasanaethau plant"
    assert len(found) == 4
    index = Index.open(settings_for(tmp_path / "data"))
    ids = {record.description.title: record.id for record in index.records()}
    english_id = ids["Minutes of Children's & Families Scrutiny Committee, 5 July 2024"]
    assert index.linked(english_id, LinkKind.TWIN) == (ids["Cofnodion Pwyllgor Craffu Plant, 5 Gorffennaf 2024"],)
    index.close()


def test_a_service_of_one_language_gives_minutes_once(site: Site, council: Council, tmp_path: Path) -> None:
    agenda, _ = run(site, tmp_path)
    assert {call.params.get("LLL") for call in site.asked("/mgWebService.asmx/GetMeeting")} == {"0", "1"}
    assert len(agenda.minutes) == 1


def test_a_welsh_site_that_fails_is_a_note(site: Site, council: Council, tmp_path: Path) -> None:
    agenda, got = run(site, tmp_path, welsh_base=f"{site.base}/cymraeg")
    assert got.changed == 2
    assert "not had in Welsh" in agenda.notes[0]


def test_days_are_day_first_and_meetings_outside_them_are_left(site: Site, council: Council, tmp_path: Path) -> None:
    council.hold(Held(4600, date(2024, 8, 1), []))
    agenda, _ = run(site, tmp_path)
    assert agenda.meetings == {"4543"}
    assert site.asked("/mgWebService.asmx/GetMeetings")[0].params["sFromDate"] == "01/07/2024"


@pytest.mark.parametrize("ending", ["", "/", "/mgWebService.asmx", "/mgListCommittees.aspx?x=1"])
def test_the_base_may_be_given_in_any_of_the_ways_people_copy_it(
    site: Site, council: Council, tmp_path: Path, ending: str
) -> None:
    assert len(run(site, tmp_path, base=site.base + ending)[0].meetings) == 1


def test_a_committee_that_is_not_there_is_answered_with_those_that_are(
    site: Site, council: Council, tmp_path: Path
) -> None:
    with pytest.raises(
        UsageError, match=r"no committee 999.*137 Children's & Families Scrutiny Committee; 138 Cabinet"
    ):
        run(site, tmp_path, committee="999")


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (Reply("Forbidden", 403), "refuses Craffu"),
        (Reply("Not found", 404), "404"),
        (Reply(PAGE, headers={"Content-Type": "text/html"}), "web page instead of its service"),
        (Reply("<getcommittees><committees><commit", headers=XML), "no whole XML"),
        (Reply('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', headers=XML), "DOCTYPE"),
        (Reply("ill", 500), "cannot answer now"),
    ],
)
def test_a_service_that_cannot_be_used_says_why_and_what_else_to_do(
    site: Site, tmp_path: Path, reply: Reply, words: str
) -> None:
    site.put("/mgWebService.asmx/GetCommittees", reply)
    with pytest.raises(ServiceDownError, match=f"{words}.*craffu ingest ADDRESS"):
        run(site, tmp_path)


def test_a_reply_cut_short_is_asked_for_again(site: Site, council: Council, tmp_path: Path) -> None:
    whole = council.meetings[4543].xml()
    path = "/mgWebService.asmx/GetMeeting"
    site.put(path, Reply(whole[:900], headers=XML), Reply(whole[:900], announced=len(whole)), Reply(whole, headers=XML))
    agenda, _ = run(site, tmp_path)
    assert agenda.items == 4


def test_a_stray_control_character_does_not_spoil_a_reply(site: Site, council: Council, tmp_path: Path) -> None:
    council.meetings[4543].items[0].minutes = "<p>Noted by all.\x1f And agreed.</p>"
    agenda, _ = run(site, tmp_path)
    assert "Noted by all" in agenda.minutes[0].html


def test_one_meeting_that_cannot_be_looked_up_is_listed_and_the_others_go_on(
    site: Site, council: Council, tmp_path: Path
) -> None:
    council.hold(Held(4550, date(2024, 7, 12), []))

    def answer(call: Call) -> Reply:
        if call.params["lMeetingId"] == "4550":
            return Reply("ill", 500)
        return Reply(council.meetings[4543].xml(), headers=XML)

    site.answers["/mgWebService.asmx/GetMeeting"] = answer
    _, got = run(site, tmp_path)
    assert (got.changed, got.failed) == (2, 1)
    summary = ingest(got.sources, settings_for(tmp_path / "data"))
    (failed,) = [outcome for outcome in summary.outcomes if outcome.reason]
    assert "MId=4550" in failed.path
    assert "could not be looked up" in str(failed.reason)


def test_a_paper_that_is_an_error_page_or_gone_is_listed_and_the_others_go_on(
    site: Site, council: Council, tmp_path: Path
) -> None:
    site.page("/documents/s5/Budget.pdf", "<html><title>Error</title></html>")
    docs = council.meetings[4543].items[1].docs
    docs += [Doc(15, "Budget", "documents/s5/Budget.pdf"), Doc(16, "Gone", "documents/s6/Gone.pdf"), Doc(17, "Odd", "")]
    _, got = run(site, tmp_path)
    reasons = {source.name.rsplit("/", 1)[-1]: source.missing for source in got.sources if source.missing}
    assert "web page" in str(reasons["Budget.pdf"])
    assert "404" in str(reasons["Gone.pdf"])
    assert got.changed == 2


def test_a_host_that_dies_half_way_keeps_what_was_had_for_the_next_run(tmp_path: Path) -> None:
    site = Site()
    with serving(site):
        made = Council(site)
        first, second = (site.page(f"/documents/s{n}/a.html", REPORT.format(f"Paper {n} says so.")) for n in (1, 2))
        papers = [Doc(1, "One", first), Doc(2, "Two", second)]
        made.hold(Held(1, date(2024, 7, 5), [Item(1, "1.", "Papers", docs=papers)]))
        dies = Reply("x" * 10, announced=500, reset=True)
        site.put("/documents/s2/a.html", dies)
        _, got = run(site, tmp_path)
        assert (got.changed, got.failed) == (1, 1)
        site.page("/documents/s2/a.html", REPORT.format("Paper 2 says so."))
    with serving(site):
        _, got = run(site, tmp_path)
        assert (got.changed, got.unchanged, got.failed) == (1, 1, 0)


def test_an_item_of_the_minutes_is_linked_to_its_papers_and_a_late_paper_to_the_earlier(
    site: Site, council: Council, tmp_path: Path
) -> None:
    site.page("/documents/s9/Late.html", REPORT.format("A supplement says that the review costs £9,000 after all."))
    council.meetings[4543].items[1].docs.append(Doc(19, "Supplement", "documents/s9/Late.html", published="03/07/2024"))
    held(tmp_path, run(site, tmp_path)[1])
    index = Index.open(settings_for(tmp_path / "data"))
    ids = {record.description.title: record.id for record in index.records()}
    links = {
        (link.kind, link.document_id, link.other_id): link for each in ids.values() for link in index.links_of(each)
    }
    minutes = ids["Minutes of Children's & Families Scrutiny Committee, 5 July 2024"]
    span = links[LinkKind.MINUTES, minutes, ids["Care report"]].span
    assert span is not None
    part = index.text(minutes, None, *span)
    assert part.startswith("5. Children's services & placements")
    assert "RESOLVED" in part
    assert "Apologies came" not in part
    assert (LinkKind.SUPPLEMENTS, ids["Supplement"], ids["Care report"]) in links
    index.close()
