"""Full text of one generation, in tantivy: BM25 over title, headings and body. The only module that imports tantivy."""

import re
from collections.abc import Collection, Iterable, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

import tantivy
from tantivy import Occur, Query

from corpus.errors import IndexDamagedError
from corpus.hit import Hit
from corpus.passage import Passage

WEIGHTS = {"title": 1.5, "headings": 1.0, "body": 1.0}  # how much a term counts in each field
MANY = 300  # editions; tantivy takes 16 microseconds for each of a set
OTHER_WAY = 0.7  # of a term's weight, for the ways of saying it after the first
Wanted = tuple[str | Sequence[str], float]  # a term, or its ways of being said, the question's own first; its weight


@dataclass(frozen=True, slots=True)
class Either:
    """What a passage must meet: to be of one of these editions (document id and sha256), or to hold one of these words
    and phrases in its title, headings or text; only the words are looked at where there are too many editions."""

    editions: Set[tuple[str, str]]
    words: tuple[str, ...]


_WORD = r"\d+(?:[.,]\d+)*\w*|\w+(?:['’]\w+)*"  # "4.25", "1,234" and "sy'n" are one word; "12-18" is two
_SOFT_BREAK = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]|[\ufffe\u0002]\\s*")
_MEMORY = 64_000_000  # bytes that tantivy may fill before it writes a segment


class Analyser:
    """How index words are made of a text: lower case, accents folded, stemmed."""

    def __init__(self) -> None:
        builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.regex(_WORD))
        folded = builder.filter(tantivy.Filter.ascii_fold()).filter(tantivy.Filter.lowercase())
        self.tantivy: tantivy.TextAnalyzer = folded.filter(tantivy.Filter.stemmer("english")).build()

    def words(self, text: str) -> list[str]:
        """The index words of a text, in its order."""
        return self.tantivy.analyze(_SOFT_BREAK.sub("", text))


class FullText:
    """One tantivy folder. Searching is thread-safe; only one instance may write."""

    def __init__(self, folder: Path) -> None:
        """Open a folder. Raises IndexDamagedError where tantivy finds nothing it can read."""
        self._analyser = Analyser()
        try:
            self._index = tantivy.Index.open(str(folder))
        except (ValueError, OSError) as error:
            raise IndexDamagedError(f"The full text in {folder} cannot be opened: {error}.") from error
        self._index.register_tokenizer("craffu", self._analyser.tantivy)
        self._schema = self._index.schema
        self._searcher = self._index.searcher()
        self._writer: tantivy.IndexWriter | None = None

    @classmethod
    def create(cls, folder: Path) -> "FullText":
        folder.mkdir()
        tantivy.Index(_schema(), path=str(folder))
        return cls(folder)

    @property
    def count(self) -> int:
        return int(self._searcher.num_docs)

    def ids(self) -> set[str]:
        """The ids of all passages."""
        if not self.count:
            return set()
        return {hit.passage_id for hit in self._hits(Query.all_query(), self.count)}

    def search(
        self,
        terms: Iterable[Wanted],
        limit: int,
        only: Collection[str] | None = None,
        but_not: Collection[str] = (),
        must: Iterable[Either] = (),
    ) -> list[Hit]:
        """The best passages for weighted words and phrases, best first.

        A term with several ways of saying it counts once, by the way that scores best. `only` and `but_not` name
        editions by key (`edition_key`); `must` changes no score. The terms are analysed as the text was, and never read
        as a query language: a term of several words is a phrase.
        """
        wanted = [(Occur.Should, query) for term in terms for query in self._any_way(term)]
        if not wanted or limit < 1 or (only is not None and not only):
            return []
        clauses = [(Occur.Must, Query.boolean_query(wanted))]
        if only is not None:
            clauses.append((Occur.Must, Query.const_score_query(self._editions(only), 0.0)))
        if but_not:
            clauses.append((Occur.MustNot, self._editions(but_not)))
        clauses += [(Occur.Must, Query.const_score_query(self._either(each), 0.0)) for each in must]
        return self._hits(Query.boolean_query(clauses), limit)

    def alike(self, word: str, limit: int) -> list[Hit]:
        """Passages that have a word one letter from this one (its neighbours swapped count as one), best first."""
        words = self.words(word)
        if len(words) != 1 or limit < 1:
            return []
        return self._hits(Query.fuzzy_term_query(self._schema, "body", words[0], distance=1), limit)

    def words(self, text: str) -> list[str]:
        """The index words of a text: lower case, accents folded, stemmed."""
        return self._analyser.words(text)

    def add(self, passages: Iterable[Passage], title: str) -> None:
        """Add passages of one edition; `commit` makes them seen."""
        for passage in passages:
            document = tantivy.Document(
                id=passage.id,
                edition=edition_key(passage.document_id, passage.edition),
                title=_SOFT_BREAK.sub("", title),
                headings=_SOFT_BREAK.sub("", "\n".join(passage.section)),
                body=_SOFT_BREAK.sub("", passage.indexed),
            )
            self._writing().add_document(document)

    def remove(self, document_id: str, edition: str) -> None:
        """Remove the passages of an edition; `commit` makes it seen."""
        self._writing().delete_documents_by_term("edition", edition_key(document_id, edition))

    def commit(self) -> None:
        """Write everything and end writing."""
        if self._writer is not None:
            self._writer.commit()
            self._writer.wait_merging_threads()
            self._writer = None
        self._index.reload()
        self._searcher = self._index.searcher()

    def _writing(self) -> tantivy.IndexWriter:
        if self._writer is None:
            self._writer = self._index.writer(heap_size=_MEMORY, num_threads=1)
        return self._writer

    def _any_way(self, term: Wanted) -> list[Query]:
        if isinstance(term[0], str):
            return self._term(*ways_of(term)[0])
        queries = [
            Query.boolean_query([(Occur.Should, query) for query in fields])
            for way in ways_of(term)
            if (fields := self._term(*way))
        ]
        return [Query.disjunction_max_query(queries, tie_breaker=0.0)] if queries else []

    def _term(self, term: str, weight: float) -> list[Query]:
        words = self.words(term)
        if not words:
            return []
        return [Query.boost_query(self._field(name, words), weight * boost) for name, boost in WEIGHTS.items()]

    def _field(self, name: str, words: Sequence[str]) -> Query:
        if len(words) == 1:
            return Query.term_query(self._schema, name, words[0], "freq")
        return Query.phrase_query(self._schema, name, list(words))

    def _either(self, wanted: Either) -> Query:
        named = [query for word in wanted.words for query in self._term(word, 1.0)]
        few = len(wanted.editions) <= MANY or not named
        editions = [self._editions({edition_key(*each) for each in wanted.editions})] if few else []
        queries = [*named, *editions]
        return Query.boolean_query([(Occur.Should, query) for query in queries])

    def _editions(self, keys: Collection[str]) -> Query:
        return Query.term_set_query(self._schema, "edition", sorted(keys))

    def _hits(self, query: Query, limit: int) -> list[Hit]:
        found = self._searcher.search(query, limit, count=False).hits
        hits = [Hit(str(self._searcher.doc(address).get_first("id")), score) for score, address in found]
        return sorted(hits, key=lambda hit: (-hit.score, hit.passage_id))


def ways_of(term: Wanted) -> list[tuple[str, float]]:
    """The ways of saying a term, each with its weight: of those after the first a part."""
    ways, weight = term
    if isinstance(ways, str):
        return [(ways, weight)]
    return [(way, weight if i == 0 else weight * OTHER_WAY) for i, way in enumerate(ways)]


def edition_key(document_id: str, edition: str) -> str:
    """How full text names an edition."""
    return f"{document_id}/{edition}"


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("edition", tokenizer_name="raw", index_option="basic")
    for name in WEIGHTS:
        builder.add_text_field(name, tokenizer_name="craffu", index_option="position")
    return builder.build()
