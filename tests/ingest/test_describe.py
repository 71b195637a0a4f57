"""Descriptions: which value wins, where it came from, and what stays unknown."""

from datetime import date

import pytest

from corpus.document import PartialDate, Period, SourceClass, TextStatus
from ingest.describe.describe import with_told
from ingest.sources.sources import Told
from tests.ingest.pdf import Printed, paragraph, pdf
from tests.ingest.reading import read

_RECORD = """url: https://www.bbc.co.uk/news/1
publisher: BBC News (stored copy)
date: 2018-10
kind: news article
authority: {authority}
title: Checks go on
text: own-words record of the published page
---
Powys County Council heard of it.
"""
_PROSE = "Leaders know their service well and have plans for what is weak. Children are seen and heard. Ofsted says so."


def test_the_header_of_a_record_is_believed() -> None:
    description = read(_RECORD.format(authority="Powys")).description
    assert (description.title, description.publisher, description.kind) == ("Checks go on", "BBC News", "news article")
    assert (description.authority, description.source_class) == ("Powys", SourceClass.PRESS)
    assert description.text_status is TextStatus.SUMMARY
    assert description.origins["published"] == "header"


def test_a_month_stays_a_month() -> None:
    assert read(_RECORD.format(authority="Powys")).description.published == PartialDate(2018, 10)


def test_a_nation_is_no_authority() -> None:
    assert read(_RECORD.format(authority="Wales")).description.authority is None


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("10/03/2019 @ 09:19", PartialDate(2019, 3, 10)),
        ("Posted: Tue 17th Sep 2024", PartialDate(2024, 9, 17)),
        ("Published: 1 February 2023", PartialDate(2023, 2, 1)),
        ("Cyhoeddwyd: 9 Ionawr 2019", PartialDate(2019, 1, 9)),
        ("Wednesday 08 May", None),
    ],
)
def test_a_dateline_is_read_day_first(line: str, published: PartialDate | None) -> None:
    text = f"{line}\n\nThe council has agreed its budget for the year ahead, after a long debate in the chamber.\n"
    assert read(text).description.published == published


def test_dates_of_related_stories_are_not_the_documents() -> None:
    text = (
        "The council has agreed its budget after a long debate.\n- Published19 October 2017\n- Published18 October 2017"
    )
    assert read(text).description.published is None


def test_dates_within_the_text_are_not_the_documents() -> None:
    assert read("The council met on 4 May 2019 and agreed its budget after a debate.").description.published is None


@pytest.mark.parametrize(
    ("name", "published"),
    [
        ("inspection - 01 february 2023.txt", PartialDate(2023, 2, 1)),
        ("07-gov-2018-01-15-update.txt", PartialDate(2018, 1, 15)),
        ("04-times-2017-10-report.txt", PartialDate(2017, 10)),
        ("001_a95834e82e3ab8ef.txt", None),
    ],
)
def test_a_file_name_gives_a_date_where_nothing_better_does(name: str, published: PartialDate | None) -> None:
    assert read("The council agreed its budget after a debate.", name).description.published == published


def test_a_dateline_wins_over_the_file_name() -> None:
    text = "Published: 1 February 2023\n\nThe council has agreed its budget after a long debate in the chamber.\n"
    description = read(text, "2021-01-05.txt").description
    assert (description.published, description.origins["published"]) == (PartialDate(2023, 2, 1), "text")


def _report(dates: str) -> bytes:
    cover = [
        Printed("Powys County Council", 760, size=26),
        Printed("Inspection of children’s services", 720, size=16, bold=True),
        Printed(dates, 690, bold=True),
        Printed("Report published: 8 September 2014", 660, bold=True),
        *paragraph(_PROSE, 600),
    ]
    return pdf([cover, paragraph(_PROSE, 700)], title="Draft 5 final")


@pytest.mark.parametrize(
    ("dates", "start", "end"),
    [
        ("Inspection dates: 5 to 16 December 2013", date(2013, 12, 5), date(2013, 12, 16)),
        ("Inspection date: 2 July 2014 – 23 July 2014", date(2014, 7, 2), date(2014, 7, 23)),
        ("Inspection date: 14 April – 8 May 2014", date(2014, 4, 14), date(2014, 5, 8)),
    ],
)
def test_an_inspection_report_tells_its_dates_body_and_council(dates: str, start: date, end: date) -> None:
    description = read(_report(dates), "x.pdf").description
    assert description.title == "Powys County Council: Inspection of children’s services"
    assert (description.kind, description.publisher, description.authority) == ("inspection report", "Ofsted", "Powys")
    assert (description.period, description.event_date) == (Period(start, end), PartialDate.of(start))
    assert description.published == PartialDate(2014, 9, 8)
    assert description.licence is None


def test_an_annual_report_covers_its_financial_year() -> None:
    text = "title: Director's Annual Report 2018/19\n---\nThe year went well."
    assert read(text).description.period == Period(date(2018, 4, 1), date(2019, 3, 31))


def test_minutes_have_the_date_of_their_meeting() -> None:
    text = "title: A\nkind: scrutiny minutes\ndate: {}\n---\nMembers met."
    assert read(text.format("2022-11-03")).description.meeting_date == PartialDate(2022, 11, 3)
    assert read(text.format("2022-11")).description.meeting_date is None


def test_a_licence_is_known_only_where_the_text_states_it() -> None:
    stated = "This is published under the terms of the Open Government Licence v3.0 for all to use."
    assert read(stated).description.licence == "Open Government Licence v3.0"


def test_welsh_text_is_told_from_english() -> None:
    welsh = "Mae’r cyngor wedi cytuno ar ei gyllideb ar gyfer y flwyddyn ac mae’n gwella’r gwasanaeth i blant yn y sir."
    assert read(welsh).description.language == "cy"
    assert (
        read("The council agreed its budget for the year and is making the service better.").description.language
        == "en"
    )


def test_a_folder_named_after_a_council_tells_the_authority() -> None:
    description = read("The service is good and its staff stay.", folder="reports/brighton and hove").description
    assert (description.authority, description.origins["authority"]) == ("Brighton and Hove", "folder name")


def test_a_text_about_two_councils_has_no_one_authority() -> None:
    text = "Powys County Council and Cardiff Council met. Powys spoke. Cardiff spoke."
    assert read(text).description.authority is None


def test_a_users_own_value_wins() -> None:
    description = read(_RECORD.format(authority="Powys")).description
    changed = with_told(description, [Told("user", {"authority": "Cardiff", "published": "2020-02-01"})])
    assert (changed.authority, changed.published) == ("Cardiff", PartialDate(2020, 2, 1))
    assert (changed.origins["authority"], changed.origins["title"]) == ("user", "header")


def test_a_user_cannot_set_what_no_document_has() -> None:
    description = read(_RECORD.format(authority="Powys")).description
    with pytest.raises(ValueError, match="colour"):
        with_told(description, [Told("user", {"colour": "red"})])


def test_a_letterhead_is_no_title() -> None:
    text = "# Care Inspectorate Wales\n\n# Letter to Powys County Council\n\nLeaders know their service well.\n"
    assert read(text, "a.md").description.title == "Letter to Powys County Council"


def test_the_day_of_publishing_is_not_a_day_of_the_inspection() -> None:
    cover = [
        Printed("Inspection of Gwynedd children's services", 780, size=20, bold=True),
        Printed("Published: 4 March 2024", 740),
        *paragraph("This report by Care Inspectorate Wales is about Gwynedd Council.", 700),
    ]
    described = read(pdf([cover]), "report.pdf").description
    assert (str(described.published), described.period, described.event_date) == ("2024-03-04", None, None)
