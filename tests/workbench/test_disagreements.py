"""Each kind of disagreement on a case of its own, what is none, and all of it over documents."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from corpus.index import Index
from corpus.settings import Settings
from corpus.terms import load_vocabulary
from workbench.disagreements.found import Finder
from workbench.disagreements.kind import Type
from workbench.disagreements.names import Person, one_person_twice
from workbench.disagreements.times import kind_of_days
from workbench.disagreements.values import Day
from workbench.kept import Kept

if TYPE_CHECKING:
    from corpus.embedder import Embedder

# Of each kind: what the first document says and when it was published, and the second.
CASES = {
    "points": (
        ("Sickness among carers fell from 30% in 2021 to 18% in 2022.", "2022-06-01"),
        ("Sickness among carers dropped 12 per cent, from 30 to 18 per cent.", "2022-06-09"),
    ),
    "working_days": (
        ("The improvement plan must be sent to inspectors within 15 days.", "2020-03-02"),
        ("The improvement plan must be sent to inspectors within 15 working days.", "2020-03-03"),
    ),
    "rate": (
        ("The transport service will be overspent by £300,000 a month.", "2021-09-01"),
        ("The transport service is overspent by £3.6 million.", "2021-09-08"),
    ),
    "rounded": (
        ("The library service is overspent by about £2 million.", "2021-09-01"),
        ("The library service is overspent by £1.93 million.", "2021-09-08"),
    ),
    "part_and_whole": (
        ("Home care is overspent by £4.1 million.", "2021-09-01"),
        ("The council's overall overspend is £9.8 million, with home care a cause.", "2021-09-08"),
    ),
    "before_and_after": (
        ("Residential placements overspent by £2.4 million.", "2021-09-01"),
        ("Residential placements overspent by a net £900,000 after grants.", "2021-09-08"),
    ),
    "planned_and_actual": (
        ("The fostering team is expected to recruit 40 new foster carers.", "2021-09-01"),
        ("The fostering team recruited 22 new foster carers.", "2021-09-20"),
    ),
    "as_at": (
        ("In March 2020 there were 180 children on the child protection register.", "2020-04-01"),
        ("In March 2021 there were 240 children on the child protection register.", "2021-04-01"),
    ),
    "deadline": (
        ("The council has six months to put its complaints service right.", "2020-03-02"),
        ("The council has 90 days to put its complaints service right.", "2020-03-03"),
    ),
    "event_and_report": (
        ("The inspection of the council's adult services took place in May 2019.", "2019-09-01"),
        ("The inspection of the council's adult services was published in August 2019.", "2019-09-09"),
    ),
    "day": (
        ("The cabinet meeting on the new school in Barmouth was held on 14 July 2021.", "2021-07-20"),
        ("The cabinet meeting on the new school in Barmouth was held on 15 July 2021.", "2021-07-21"),
    ),
    "figure": (
        ("On 31 March 2022 there were 412 open referrals to the disability team.", "2022-05-01"),
        ("On 31 March 2022 there were 142 open referrals to the disability team.", "2022-05-02"),
    ),
    "name": (
        ("Chief Inspector Carys Treharne said that the council had made progress.", "2020-03-02"),
        ("Chief Inspector Karen Treharne said that more was needed.", "2020-03-03"),
    ),
    "before_and_after, by the sum": (
        ("Respite breaks will cost £5.1 million before a grant of £1.3 million.", "2021-09-01"),
        ("After the grant respite breaks will take £3.8 million of council money.", "2021-09-08"),
    ),
    "as_at, added up since a year": (
        ("Since 2015 the council has invested £2 million in youth clubs.", "2018-09-01"),
        ("The council has put £3.5 million into youth clubs since 2015.", "2019-09-08"),
    ),
    "deadline, to put things right": (
        ("Inspectors want a better service and the council has 60 days to improve.", "2020-03-02"),
        ("The council has a year to turn its service around, people were told.", "2020-03-03"),
    ),
    "deadline, of a deed in the same words": (
        ("The council must tell us within 30 days how it will shorten the queue for wheelchairs.", "2020-03-02"),
        ("It has been given eight weeks to say how it will shorten the queue for wheelchairs.", "2020-03-03"),
    ),
    "name, by a portfolio": (
        ("Cabinet member for harbours Owain Trefor opened the pier.", "2020-03-02"),
        ("The pier was opened by Ewan Trefor, the cabinet member for harbours.", "2020-03-03"),
    ),
}
NONE = {
    "other-measure": (
        ("The waste service is overspent by £5 million.", "2021-09-01"),
        ("Savings of £1 million are to be made by the waste service.", "2021-09-08"),
    ),
    "years-apart": (
        ("The music service is overspent by £2 million.", "2014-09-01"),
        ("The music service is overspent by £7 million.", "2022-09-08"),
    ),
    "two-people": (
        ("Mair Probert, head of adult services, spoke.", "2020-03-02"),
        ("Gwen Probert, cabinet member for highways, spoke.", "2020-03-03"),
    ),
    "own-quarters": (
        ("All 310 health assessments due in the quarter were done in time.", "2021-05-01"),
        ("Of the 290 health assessments due in the quarter, 280 were done in time.", "2021-08-01"),
    ),
    "up-and-down": (
        ("The overspend on school meals is up £480,000 since spring.", "2021-06-01"),
        ("The overspend on school meals was down by £230,000.", "2021-12-08"),
    ),
    "rows-of-many-figures": (
        ("NET sales | £8m | £3m | £5m | £2m | £9m | £4m", "2021-09-01"),
        ("The net cost of the market hall was £6 million.", "2021-09-08"),
    ),
    "two-terms": (
        ("A complaint about the buses must be answered within 10 working days.", "2020-03-02"),
        ("A complaint that goes to the second stage is looked into within 25 working days.", "2020-03-03"),
    ),
    "unlike-grants": (
        ("A grant of £3 million will pay for playgrounds until 2024.", "2021-09-01"),
        ("A grant of £1.4 million has been given to help carers find homes.", "2021-09-08"),
    ),
}
COUNCILS = ["Gwynedd", "Powys", "Wrexham", "Bridgend", "Cardiff", "Swansea", "Newport", "Conwy", "Flintshire"]
COUNCILS += ["Ceredigion", "Torfaen", "Caerphilly", "Monmouthshire", "Denbighshire", "Pembrokeshire", "Carmarthenshire"]
COUNCILS += ["Anglesey", "Blaenau Gwent", "Merthyr Tydfil", "Neath Port Talbot", "Rhondda Cynon Taf"]
COUNCILS += ["Blackpool", "Luton", "Gateshead", "Enfield", "Brent"]
OF = dict(zip([*CASES, *NONE], COUNCILS, strict=True))  # each case is all that is held about a council of its own
PAPER = "publisher: The Lamp\ndate: {date}\nkind: news article\nauthority: {council}\ntitle: {title}\n---\n{text}\n"


@pytest.fixture(scope="module")
def finder(tmp_path_factory: pytest.TempPathFactory, embedder: "Embedder") -> Iterator[Finder]:
    from ingest.run import ingest

    folder = tmp_path_factory.mktemp("disagreements")
    for case, sides in (CASES | NONE).items():
        for number, (text, published) in enumerate(sides):
            paper = PAPER.format(date=published, council=OF[case], title=f"{case} {number}", text=text)
            Path(folder / f"{case}-{number}.txt").write_text(paper, encoding="utf-8")
    settings = Settings(data=folder / "data")
    ingest(sorted(folder.glob("*.txt")), settings)
    index = Index.open(settings)
    yield Finder(Kept(index, settings.data), embedder, load_vocabulary())
    index.close()


@pytest.mark.parametrize("case", CASES)
def test_each_kind_is_found_and_cites_both_sides(finder: Finder, case: str) -> None:
    found = [each for each in finder.of(OF[case]) if len({side.record.id for side in each.sides}) > 1]
    assert [each.kind.value for each in found] == [case.partition(",")[0]]
    for side in found[0].sides:
        quote = side.statement.quote
        assert finder.kept.index.text(side.record.id, None, quote.start, quote.end) == quote.text
        assert side.words in quote.text


@pytest.mark.parametrize("case", NONE)
def test_what_only_looks_like_a_disagreement_is_none(finder: Finder, case: str) -> None:
    assert finder.of(OF[case]) == []


def test_every_kind_has_one_of_four_types() -> None:
    assert {type_.value for type_ in Type} == {"scope", "date", "unit", "slip"}


def test_months_of_two_events_are_no_disagreement() -> None:
    july, october = (Day(date(2019, month, 1), date(2019, month, 28)) for month in (2, 10))
    assert kind_of_days(july, october, "The meeting was in February.", "The meeting was in October.") is None


def test_two_people_of_one_paper_are_two() -> None:
    beside = frozenset({"chief inspector"})
    people = [Person(name, frozenset({"paper"}), beside) for name in ("Ann Lewis", "Beth Lewis")]
    assert list(one_person_twice(people)) == []
