"""Write evals/datasets/reports.jsonl: questions on the shared inspection reports, from tables of what they say.

usage: reports_set.py    (run in the project's environment)
"""

import csv
import json
import tomllib
from calendar import month_name
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import cycle, islice
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
TRUTH = ROOT / "tests" / "ingest" / "truth"
DATASETS = ROOT / "evals" / "datasets"
MONTHS = month_name[1:]
Fields = dict[str, Any]


@dataclass(frozen=True)
class Visit:
    """One inspection as its report tells of it; `grades` by area, as the letters of the tables."""

    council: str
    doc: str
    form: str
    grades: dict[str, str]
    first: date
    last: date
    published: date
    lead: str
    improve: tuple[str, ...]

    @property
    def when(self) -> str:
        """The year, or where it was inspected in one and reported on in the next, the month of the inspection."""
        one_year = self.first.year == self.published.year
        return str(self.last.year) if one_year else f"{MONTHS[self.first.month - 1]} {self.first.year}"


class Maker:
    """Turns visits into cases; each kind of question goes through its wordings in turn."""

    def __init__(self, visits: Sequence[Visit], data: Fields) -> None:
        self.visits = visits
        self.data = data
        self.wordings = {kind: cycle(wordings) for kind, wordings in data["asked"].items()}

    def case(self, kind: str, type_: str, visits: Iterable[Visit], words: Fields, **gold: object) -> Fields:
        """A case to be answered, unless `expected` says otherwise."""
        docs = list(dict.fromkeys(visit.doc for visit in visits))
        expected = gold.pop("expected", "answer")
        asked = next(self.wordings[kind]).format(**words)
        asked = (asked[:1].upper() + asked[1:]).replace("s's ", "s' ")
        return {
            "question": asked, "type": type_, "answerable": expected == "answer", "expected": expected,
            **({"gold_docs": docs} if docs else {}), **gold, "lang": "en",
        }  # fmt: skip

    def graded(self, visit: Visit, area: str) -> Fields:
        """The facts of one judgement, and as what must not be said every other grade for the same."""
        label, grades = self.data["areas"][visit.form][area][0], self.data["grades"]
        right = grades[visit.grades[area]]
        others = [f"{label}{grade}\\b" for grade in dict.fromkeys(grades.values()) if grade != right]
        return {"gold_facts": [f"{label}{right}\\b"], "must_not": others}

    def judged(self, visit: Visit) -> str:
        """An expression for a visit's overall grade where several are told of: council, year, grade, no other year."""
        years = "|".join(dict.fromkeys((str(visit.first.year), str(visit.published.year))))
        grade = self.data["grades"][visit.grades["overall"]]
        return f"{visit.council}\\b.{{0,300}}?({years})(?:(?!\\b20\\d\\d).){{0,450}}?\\b{grade}\\b"

    def of_council(self, council: str) -> list[Visit]:
        return [visit for visit in self.visits if visit.council == council]

    def of_visit(self, number: int, visit: Visit) -> Iterator[Fields]:
        """Three or four questions about one visit, another choice for each."""
        words = {"who": visit.council, "when": visit.when}
        areas = [area for area in self.data["areas"][visit.form] if area != "overall"]
        area = areas[number % len(areas)]
        names = self.data["areas"][visit.form][area][1:]
        what = {**words, "what": names[number % len(names)]}
        yield self.case("area", "grade of an area", [visit], what, **self.graded(visit, area))
        if number % 3 < 2:
            yield self.case("overall", "overall grade", [visit], words, **self.graded(visit, "overall"))
        else:
            yield self._named_grade(number, visit, words)
        if number % 2:
            yield self.case("lead", "lead inspector", [visit], words, gold_facts=[_name(visit.lead)])
        else:
            yield self.case("dates", "inspection dates", [visit], words, gold_facts=[_days(visit)])
        if number % 4 == 3 and visit.form == "2013":
            published = {"kind": "date", "value": visit.published.isoformat()}
            yield self.case("published", "published", [visit], words, gold_facts=[published])
        yield from self._improve(number, visit, words)

    def _named_grade(self, number: int, visit: Visit, words: Fields) -> Fields:
        """A question that names a grade: every other time a wrong one, which is to be put right."""
        own, asked = visit.grades["overall"], self.data["grades_asked"]
        if number % 2:
            named = {**words, "grade": asked[own]}
            gold = self.graded(visit, "overall")
            return self.case("yes_no", "yes or no", [visit], named, yes_no="yes", **gold)
        named = {**words, "grade": asked["O" if own in "IRB" else "I"]}
        gold = self.graded(visit, "overall") | {"expected": "correct_premise"}
        return self.case("false_premise", "false premise", [visit], named, **gold)

    def _improve(self, number: int, visit: Visit, words: Fields) -> Iterator[Fields]:
        counted = {"kind": "count", "value": len(visit.improve)}
        recommended = visit.form == "2013" and visit.published.year > 2014
        if number % 3 == 0:
            kind = "count_recommended" if recommended else "count"
            yield self.case(kind, "how many", [visit], words, gold_facts=[counted])
        elif number % 3 == 1:
            kind = "recommended" if recommended else "improve"
            yield self.case(kind, "areas for improvement", [visit], words, gold_list=_whole(visit))

    def of_latest(self, number: int, council: str) -> Iterator[Fields]:
        """Questions whose answer is the newest report; no older one may be told of."""
        visit, words = self.of_council(council)[-1], {"who": council}
        yield self.case("latest", "latest", [visit], words, **self.graded(visit, "overall"))
        area = ("leaders", "help", "care")[number % 3]
        what = {**words, "what": self.data["areas"][visit.form][area][1]}
        yield self.case("latest_area", "latest", [visit], what, **self.graded(visit, area))
        if number % 3 == 0:
            yield self.case("latest_lead", "latest", [visit], words, gold_facts=[_name(visit.lead)])
        elif number % 3 == 1:
            yield self.case("latest_dates", "latest", [visit], words, gold_facts=[_days(visit)])
        else:
            yield self.case("latest_improve", "latest", [visit], words, gold_list=_whole(visit))

    def of_several(self, number: int, council: str) -> Iterator[Fields]:
        """Comparisons, changes and series; a year for which nothing is held."""
        visits = self.of_council(council)
        first, last = visits[0], visits[-1]
        if number % 2:
            words = {"who": council, "when": first.published.year, "then": last.published.year}
            facts = [self.judged(first), self.judged(last)]
            yield self.case("change", "change", [first, last], words, gold_facts=facts)
        else:
            facts = [self.judged(visit) for visit in visits]
            yield self.case("series", "series", visits, {"who": council}, gold_facts=facts)
        councils = list(dict.fromkeys(visit.council for visit in self.visits))
        other = self.of_council(councils[(number + 5) % len(councils)])[-1]
        words = {"who": council, "other": other.council, "when": last.published.year, "then": other.published.year}
        kind = "compare_when" if number % 3 == 0 else "compare"
        facts = [self.judged(last), self.judged(other)]
        yield self.case(kind, "comparison", [last, other], words, gold_facts=facts)
        held = {day.year for visit in visits for day in (visit.first, visit.last, visit.published)}
        year = next(year for year in range(2016 + number % 6, 2030) if not held & {year})
        kind, declined = ("lead" if number % 3 == 0 else "overall"), {"expected": "abstain"}
        words = {"who": council, "when": year}
        yield self.case(kind, "year not held", [], words, reason=["wrong_period", "not_answered"], **declined)

    def of_all(self) -> Iterator[Fields]:
        """Questions that name no council, or one that nothing is held about."""
        for year, grade in ((2015, "I"), (2015, "G"), (2024, "G"), (2019, "G"), (2025, "O"), (2018, "I")):
            yield self._which(year, grade)
        for person in ("Lisa Summers", "Dominic Stevens", "Tara Geere", "Kendra Bell"):
            led = [visit for visit in self.visits if visit.lead == person]
            facts = [visit.council for visit in led]
            yield self.case("led", "led by", led, {"person": person}, gold_facts=facts)
        for number, council in enumerate(self.data["absent"]["councils"]):
            words = {"who": council, "when": 2015 + number}
            reasons = ["outside_corpus", "wrong_authority", "not_answered", "no_passages"]
            yield self.case("absent", "council not held", [], words, expected="abstain", reason=reasons)
        for _ in self.data["asked"]["clarify"]:
            needs = ["needs_authority", "needs_period", "needs_topic"]
            yield self.case("clarify", "which council", [], {"when": 2018}, expected="clarify", reason=needs)

    def _which(self, year: int, grade: str) -> Fields:
        of_year = [visit for visit in self.visits if year in {visit.last.year, visit.published.year}]
        right = [visit for visit in of_year if visit.grades["overall"] == grade]
        sure = {visit.council for visit in of_year if {visit.last.year, visit.published.year} == {year}}
        facts = [visit.council for visit in right if visit.council in sure]
        wrong = [visit.council for visit in of_year if visit not in right]
        words = {"grade": self.data["grades_asked"][grade], "when": year}
        return self.case("which", "which councils", right, words, gold_facts=facts, must_not=wrong)


def main() -> None:
    data = tomllib.loads((DATASETS / "reports.toml").read_text(encoding="utf-8"))
    cases = made(visits(data), data)
    lines = (json.dumps({"id": f"r{n:03}", **case}, ensure_ascii=False) for n, case in enumerate(cases, 1))
    (DATASETS / "reports.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


def made(visits: Sequence[Visit], data: Fields) -> list[Fields]:
    """All cases, those of one type together, so that odd and even ids have as many of each."""
    maker = Maker(visits, data)
    councils = list(dict.fromkeys(visit.council for visit in visits))
    cases = [case for number, visit in enumerate(visits) for case in maker.of_visit(number, visit)]
    for number, council in enumerate(councils):
        cases += [*maker.of_latest(number, council), *maker.of_several(number, council)]
    cases += maker.of_all()
    types = list(dict.fromkeys(case["type"] for case in cases))
    return sorted(cases, key=lambda case: types.index(case["type"]))


def visits(data: Fields) -> list[Visit]:
    """Every visit that the tables tell of, council by council, oldest first."""
    judged = tomllib.loads((TRUTH / "judgements.toml").read_text(encoding="utf-8"))["reports"]
    told = tomllib.loads((TRUTH / "visits.toml").read_text(encoding="utf-8"))["reports"]
    with (TRUTH / "descriptions.csv").open(encoding="utf-8", newline="") as file:
        described = {row["file"].removeprefix("reports/"): row for row in csv.DictReader(file)}
    found = [_visit(name, described[name], judged[name], told[name], data["order"]) for name in told]
    return sorted(found, key=lambda visit: (visit.council, visit.published))


def _visit(name: str, row: dict[str, str], judged: Fields, told: Fields, order: Fields) -> Visit:
    form = judged["table"]
    grades = dict(zip(order[form], judged["grades"], strict=True))
    if "overall" in judged:
        words = {"I": "inadequate", "R": "require improvement", "G": "good", "O": "outstanding"}
        grades["overall"] = next(grade for grade, word in words.items() if word in judged["overall"])
    first, last = (date.fromisoformat(day) for day in row["period"].split("/"))
    published = date.fromisoformat(row["published"])
    improve = tuple(told["improve"])
    return Visit(row["authority"], Path(name).name, form, grades, first, last, published, told["lead"], improve)


def _name(name: str) -> Fields:
    return {"kind": "name", "value": name}


def _days(visit: Visit) -> str:
    """An expression for the first and last day of an inspection, however much of the first is written out."""
    months = [f"{MONTHS[day.month - 1]}" for day in (visit.first, visit.last)]
    between = "(to|until|and|-|–)"
    first = f"\\b{visit.first.day}( {months[0]})?( {visit.first.year})?"
    return f"{first} ?{between} ?{visit.last.day} {months[1]} {visit.last.year}"


def _whole(visit: Visit) -> Fields:
    """The list by the first words of its items, in order."""
    return {"items": ["\\W+".join(_words(item)) for item in visit.improve], "ordered": True}


def _words(item: str) -> list[str]:
    letters = "".join(letter if letter.isalnum() else " " for letter in item)
    return list(islice(letters.split(), 10))


if __name__ == "__main__":
    main()
