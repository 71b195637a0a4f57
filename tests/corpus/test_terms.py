"""Names found in texts: councils, bodies, roles, kinds, terms and publishers, by any of their names."""

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

import corpus.misspelling
from corpus.document import SourceClass
from corpus.terms import Mention, Vocabulary, load_vocabulary

VOCABULARY = load_vocabulary()


def councils(text: str, fuzzy: bool = False) -> list[str]:
    return [mention.entry for mention in VOCABULARY.councils_in(text, fuzzy)]


def exact(text: str) -> list[bool]:
    return [mention.exact for mention in VOCABULARY.councils_in(text)]


def bodies(text: str) -> list[str]:
    return [mention.entry for mention in VOCABULARY.bodies_in(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Powys County Council met.", ["Powys"]),
        ("staff in POWYS and powys", ["Powys", "Powys"]),
        ("Powys's plan, Powys’ staff, Wrexham's homes", ["Powys", "Powys", "Wrexham"]),
        ("Rhondda\u00a0Cynon\nTaf", ["Rhondda Cynon Taf"]),
        ("Cyngor Bwrdeistref Sirol Pen-y-bont ar Ogwr", ["Bridgend"]),
        ("gwasanaethau ym Mhen-y-bont ar Ogwr, yng Nghaerdydd ac i Bowys", ["Bridgend", "Cardiff", "Powys"]),
        ("Cyngor Sir Ynys Mon a Chyngor Gwynedd", ["Anglesey", "Gwynedd"]),
        ("Cyngor Sir Gâr", ["Carmarthenshire"]),
        ("Brighton & Hove City Council", ["Brighton and Hove"]),
        ("the London Borough of Tower Hamlets", ["Tower Hamlets"]),
        ("County Durham", ["Durham"]),
        ("Stockton-on-Tees and Stoke-on-Trent", ["Stockton-on-Tees", "Stoke-on-Trent"]),
    ],
)
def test_a_council_is_found_by_any_of_its_names(text: str, expected: list[str]) -> None:
    assert councils(text) == expected
    assert all(exact(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cheshire West and Chester", ["Cheshire West and Chester"]),
        ("Cheshire East", ["Cheshire East"]),
        ("North East Lincolnshire, North Lincolnshire and Lincolnshire", None),
        ("South Gloucestershire not Gloucestershire", ["South Gloucestershire", "Gloucestershire"]),
        ("North Yorkshire and York", ["North Yorkshire", "York"]),
        ("Bath and North East Somerset, then Somerset", ["Bath and North East Somerset", "Somerset"]),
        ("North Tyneside and South Tyneside", ["North Tyneside", "South Tyneside"]),
    ],
)
def test_the_longest_name_wins(text: str, expected: list[str] | None) -> None:
    assert councils(text) == (expected or ["North East Lincolnshire", "North Lincolnshire", "Lincolnshire"])


@pytest.mark.parametrize(
    "text",
    [
        "Powys Teaching Health Board",
        "Powys teaching health board",
        "Dyfed-Powys Police",
        "Heddlu Dyfed Powys",
        "the University of Bristol",
        "Cardiff University",
        "the Bristol Post",
        "Luton Town",
        "Newport Pagnell",
        "Bury St Edmunds",
        "Greater Manchester",
        "New York",
        "Cllr Kent and Mr Dudley",
        "Further Reading",
        "reading the report",
        "Bury the bad news",
        "they bury it",
        "Bridgend Town Council",
        "Wrexham AFC",
        "posted on Wrexham.com",
        "Store Street, Manchester M1 2WD",
        "Bristol Royal Infirmary",
    ],
)
def test_a_name_inside_another_name_or_word_is_not_the_council(text: str) -> None:
    assert councils(text) == []


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("Bury children's services: who led the inspection?", ["Bury"]),
        ("Bury and Luton: which is better?", ["Bury", "Luton"]),
        ("Reading the report, what stands out?", []),
        ("Bury the bad news?", []),
    ],
)
def test_an_ordinary_word_may_open_a_question_as_a_name(question: str, named: list[str]) -> None:
    assert [mention.entry for mention in load_vocabulary().councils_in(question, fuzzy=True)] == named


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("children in Reading", [True]),
        ("Reading Borough Council", [True]),
        ("services that Bury runs", [False]),
        ("PCC was told", [False]),
        ("the pcc", []),
    ],
)
def test_an_ordinary_word_or_a_short_form_needs_its_surroundings(text: str, sure: list[bool]) -> None:
    assert exact(text) == sure


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("what did ciw say about powis", ["Powys"]),
        ("Wrexam and Brigend", ["Wrexham", "Bridgend"]),
        ("Merthyr Tydfill", ["Merthyr Tydfil"]),
        ("Brigton and Hove", ["Brighton and Hove"]),
        ("Carmarthenshrie", ["Carmarthenshire"]),
        ("Powys", ["Powys"]),
    ],
)
def test_a_name_misspelt_by_one_letter_is_found_when_asked_for(text: str, expected: list[str]) -> None:
    assert councils(text, fuzzy=True) == expected


@pytest.mark.parametrize(
    "text",
    [
        "a survey of needs",
        "report on parking",
        "heading and leading",
        "the cabinet was dealing with it",
        "midway",
        "power",
    ],
)
def test_ordinary_words_are_not_misspelt_councils(text: str) -> None:
    assert councils(text, fuzzy=True) == []


def test_a_misspelling_is_not_exact_and_documents_are_not_searched_for_it() -> None:
    (mention,) = VOCABULARY.councils_in("in Wrexam now", fuzzy=True)
    assert mention == Mention("Wrexham", 3, 9, "Wrexam", False)
    assert councils("in Wrexam now") == []


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80), st.text(max_size=80))
def test_offsets_point_into_the_text_given(before: str, after: str) -> None:
    text = f"{before} Cyngor Sir Gâr {after}"
    mentions = VOCABULARY.councils_in(text)
    assert all(text[mention.start : mention.end] == mention.text for mention in mentions)
    assert [m.start for m in mentions] == sorted(m.start for m in mentions)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("the CSSIW report", "Care Inspectorate Wales"),
        ("Arolygiaeth Gofal Cymru (AGC)", "Care Inspectorate Wales"),
        ("adroddiad gan AGGCC", "Care Inspectorate Wales"),
        ("the Wales Audit Office", "Audit Wales"),
        ("HMIC", "HMICFRS"),
        ("i Lywodraeth Cymru", "Welsh Government"),
        ("National Assembly for Wales", "Senedd Cymru"),
        ("People Too consultants", "Peopletoo"),
        ("Powys Teaching Health Board", "Powys Teaching Health Board"),
    ],
)
def test_a_body_is_found_by_present_and_former_names(text: str, body: str) -> None:
    assert set(bodies(text)) == {body}


def test_a_renamed_body_says_when() -> None:
    ciw = VOCABULARY.body("CSSIW")
    assert ciw is not None
    assert ciw.name == "Care Inspectorate Wales"
    (old,) = [name for name in ciw.names if name.short == "CSSIW"]
    assert old.end is not None
    assert (old.end.year, old.end.month) == (2018, 1)


def test_only_the_english_inspectorate_grades_councils() -> None:
    ofsted, ciw = VOCABULARY.body("Ofsted"), VOCABULARY.body("CIW")
    assert ofsted is not None
    assert ciw is not None
    assert (ofsted.nation, len(ofsted.grades)) == ("England", 4)
    assert (ciw.nation, ciw.grades) == ("Wales", ())


@pytest.mark.parametrize("title", ["portfolio holder", "Lead Member", "executive member", "aelod cabinet"])
def test_titles_of_one_office_are_one_role(title: str) -> None:
    assert [mention.entry for mention in VOCABULARY.roles_in(f"the {title} said")] == ["cabinet member"]


@pytest.mark.parametrize(
    "name", ["LAC", "CLA", "looked-after children", "plant sy’n derbyn gofal", "blant sy'n derbyn gofal"]
)
def test_one_term_answers_to_all_its_names(name: str) -> None:
    assert [mention.entry for mention in VOCABULARY.terms_in(f"{name} in 2018")] == ["children looked after"]


def test_an_ordinary_word_for_a_kind_is_not_exact() -> None:
    (loose, sure) = VOCABULARY.kinds_in("the strategy and the improvement plan")
    assert (loose.entry, loose.exact) == ("strategic plan", False)
    assert (sure.entry, sure.exact) == ("improvement plan", True)


def test_equivalents_cross_languages_and_abbreviations() -> None:
    assert "Information, advice and assistance".casefold() in {e.casefold() for e in VOCABULARY.equivalents("IAA")}
    assert "rhieni maeth" in VOCABULARY.equivalents("foster parents")
    assert "foster carers" in VOCABULARY.equivalents("gofalwyr maeth")
    assert "CIW" in VOCABULARY.equivalents("CSSIW")
    assert VOCABULARY.equivalents("marmalade") == ()


@pytest.mark.parametrize(
    ("text", "name", "source_class"),
    [
        ("Powys County Council (ModernGov)", "Powys County Council", SourceClass.COUNCIL),
        ("BBC News (stored copy)", "BBC News", SourceClass.PRESS),
        ("National Assembly for Wales (record, via TheyWorkForYou)", "Senedd Cymru", SourceClass.GOVERNMENT),
        ("Llywodraeth Cymru", "Welsh Government", SourceClass.GOVERNMENT),
        ("Wrexham.com", "Wrexham.com", SourceClass.PRESS),
        ("Shropshire Star", "Shropshire Star", SourceClass.PRESS),
        ("Audit Wales", "Audit Wales", SourceClass.AUDITOR),
    ],
)
def test_a_publisher_is_recognised_by_what_a_header_says(text: str, name: str, source_class: SourceClass) -> None:
    publisher = VOCABULARY.publisher(text)
    assert publisher is not None
    assert (publisher.name, publisher.source_class) == (name, source_class)


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("www.powys.moderngov.co.uk", "Powys County Council"),
        ("en.powys.gov.uk", "Powys County Council"),
        ("files.ofsted.gov.uk", "Ofsted"),
        ("www.gov.wales", "Welsh Government"),
        ("news.bbc.co.uk:443", "BBC News"),
        ("assets.publishing.service.gov.uk", "UK Government"),
        ("www.gov.uk", "UK Government"),
        ("democracy.reading.gov.uk", "Reading Borough Council"),
        ("democratiaeth.sirgar.llyw.cymru", "Carmarthenshire County Council"),
        ("moderngov.north-tyneside.gov.uk", "North Tyneside Metropolitan Borough Council"),
        ("democracy.bathnes.gov.uk", "Bath and North East Somerset Council"),
    ],
)
def test_a_host_tells_its_publisher(host: str, name: str) -> None:
    publisher = VOCABULARY.host(host)
    assert publisher is not None
    assert publisher.name == name


def test_an_unknown_host_or_council_is_none() -> None:
    assert VOCABULARY.host("example.org") is None
    assert VOCABULARY.host("democracy.somewhere.gov.uk") is None
    assert VOCABULARY.publisher("jo@somewhere.gov.uk") is None
    assert VOCABULARY.publisher("The Village Newsletter") is None
    assert VOCABULARY.council("Atlantis") is None
    assert VOCABULARY.council("PCC") is None


def test_all_councils_of_wales_and_those_of_england_are_there() -> None:
    nations = [council.nation for council in VOCABULARY.councils]
    assert nations.count("Wales") == 22
    assert nations.count("England") - sum(council.until is not None for council in VOCABULARY.councils) == 153


def test_every_name_of_a_council_leads_to_it() -> None:
    for council in VOCABULARY.councils:
        names = [council.name, council.full, *council.aliases, *filter(None, (council.welsh, council.place))]
        assert {VOCABULARY.council(name) for name in names} == {council}


def test_codes_are_well_formed_and_not_shared() -> None:
    codes = [council.code for council in VOCABULARY.councils if council.code]
    assert len(set(codes)) == len(codes)
    assert all(len(code) == 9 and code[0] == {"Wales": "W", "England": "E"}[nation] for code, nation in _coded())


def _coded() -> list[tuple[str, str]]:
    return [(council.code, council.nation) for council in VOCABULARY.councils if council.code]


def test_no_two_entries_of_a_kind_share_a_name() -> None:
    for entries in (VOCABULARY.terms, VOCABULARY.roles, VOCABULARY.kinds, VOCABULARY.bodies):
        names = [entry.name.casefold() for entry in entries]
        assert len(set(names)) == len(names)


def test_numbers_are_known_in_both_languages() -> None:
    assert [VOCABULARY.number_words[word] for word in ("four", "pedwar", "bedair", "pum")] == [4, 4, 4, 5]


def test_a_word_no_search_needs_is_a_stop_word_and_a_name_is_not() -> None:
    stop = VOCABULARY.stop_words()
    assert {"the", "what", "oedd", "beth"} <= stop
    assert not {"powys", "children", "plant", "not now"} & stop


def test_a_megabyte_is_searched_whole() -> None:
    text = "The council in Powys said that social workers were leaving; CIW asked for a plan. " * 12_000
    assert len(VOCABULARY.councils_in(text)) == 12_000


def test_loading_twice_gives_the_same_vocabulary() -> None:
    assert load_vocabulary() is VOCABULARY
    assert isinstance(VOCABULARY, Vocabulary)


def test_the_examples_in_the_docstrings_hold() -> None:
    assert doctest.testmod(corpus.misspelling).failed == 0


def test_a_full_stop_after_saint_is_no_end_of_a_name() -> None:
    for text in ("St. Helens Metropolitan Borough Council", "the children of St. Helens"):
        assert [mention.entry for mention in load_vocabulary().councils_in(text)] == ["St Helens"]
