"""Among papers alike of many councils and years, those of the council and time asked for are found."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from assistant.candidates import candidates, query_terms
from assistant.families import MEMBERS, family, one_of_each, thinned
from assistant.retrieve import ScoredPassage, Sources
from assistant.understand import understand
from corpus.document import Description, PartialDate
from corpus.embedder import Embedder
from corpus.filters import Filters
from corpus.index import Index
from corpus.settings import Settings
from corpus.terms import load_vocabulary
from corpus.writer import Writer
from ingest.embed.embed import text_node
from tests.corpus.made import edition, passages, record, units

OTHERS = 150
QUESTION = "How much did children's services in Powys overspend in 2018?"


@pytest.fixture(scope="module")
def sources(embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sources]:
    """Papers of Powys that do not name it, one a year, and papers of other councils that say more of the question."""
    settings = Settings(data=tmp_path_factory.mktemp("alike"))
    vocabulary = load_vocabulary()
    names = [council.name for council in vocabulary.councils if council.name != "Powys"][:OTHERS]
    with Writer.open(settings, embedder.id) as writer:
        for name in names:
            _put(writer, embedder, name, 2018, f"How much did children's services overspend in {name} in 2018? £6m.")
        for year in (*range(1990, 2018), 2018):
            text = f"In a long meeting the cabinet heard that its services had cost £6m too much in {year}."
            _put(writer, embedder, "Powys", year, text)
        writer.publish()
    opened = Index.open(settings)
    yield Sources(opened, embedder, vocabulary)
    opened.close()


def _put(writer: Writer, embedder: Embedder, council: str, year: int, text: str) -> None:
    name = f"{council.replace(' ', '-')}-{year}"
    described = Description(title="Budget report", authority=council, published=PartialDate(year, 12, 1))
    made = passages(name, text)
    writer.put(record(name, text, description=described), edition(text), made, units(name, text))
    nodes = [text_node(passage, "") for passage in made]
    for node, vector in zip(nodes, embedder.documents([p.indexed for p in made]), strict=True):
        node.embedding = vector
    writer.add_vectors(nodes)


def found(sources: Sources, question: str) -> list[str]:
    understood = understand(question, (), sources.vocabulary)
    ids = list(candidates(understood, sources, sources.index.allowed(Filters())))
    return [passage.document_id for passage in sources.index.passages(ids)]


def test_the_paper_of_the_council_and_year_is_among_the_candidates(sources: Sources) -> None:
    wanted = query_terms(understand(QUESTION, (), sources.vocabulary))
    owners = sources.index.owners([hit.passage_id for hit in sources.index.full_text(wanted, 100)])
    assert not any(owner[0].startswith("Powys") for owner in owners.values()), "the others crowd it out"
    assert "Powys-2018" in found(sources, QUESTION)


def test_a_question_without_council_looks_at_all(sources: Sources) -> None:
    named = {document.rsplit("-", 1)[0] for document in found(sources, "How much did children's services overspend?")}
    assert len(named) > 50


def _scored(number: int, score: float, year: int, text: str) -> ScoredPassage:
    (passage,) = passages(f"d{number}", text)
    described = Description(title="Report", published=PartialDate(year))
    return ScoredPassage(passage, record(f"d{number}", text, description=described), score, {})


def test_passages_alike_but_for_names_and_figures_are_a_family() -> None:
    assert family("Powys spent £6m on 12 homes.") == family("Conwy spent £7.5m on 9 homes.")
    assert family("Powys spent £6m on 12 homes.") != family("Powys saved £6m on 12 homes.")
    assert len(one_of_each(["Powys spent 1.", "Conwy spent 2.", "Conwy saved 2."])) == 2


def test_of_a_family_that_fits_alike_the_newest_go_on_and_others_stay() -> None:
    years = [2010, 2019, 2011, 2018, 2012, 2017, 2013]
    members = [_scored(n, 2 - n / 100, year, f"Powys spent £{n}m in {year}.") for n, year in enumerate(years)]
    better = replace(_scored(9, 3.0, 2001, "Powys spent £9m in 2001."), score=3.0)
    other = _scored(8, 1.0, 2015, "Nothing was saved.")
    assert {s.record.description.published for s in thinned([*members, other])} == {
        PartialDate(year) for year in (2019, 2018, 2017, 2013, 2015)
    }
    kept = thinned([better, *members])
    assert kept[0] is better, "one that fits better goes before newer ones"
    assert len(kept) == MEMBERS
