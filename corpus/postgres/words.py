"""Full text of one generation, its words in PostgreSQL: searches and scores as `corpus.fulltext` has them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from string import ascii_lowercase, digits

import numpy as np
from numpy.typing import NDArray
from psycopg import Connection

from corpus.fulltext import MANY, WEIGHTS, Analyser, Either, Wanted, edition_key, ways_of
from corpus.hit import Hit
from corpus.postgres.bm25 import Field, Scores, rarity
from corpus.postgres.postings import STEP, Places, together, unpacked
from corpus.postgres.store import Reading

_MOST = 4_000_000  # places of words that are kept in memory, 8 bytes each
_FIELDS = list(WEIGHTS)
_NOWHERE: Places = np.empty(0, dtype=np.int64)
_POSTINGS = """SELECT word, field, places FROM postings JOIN holds USING (edition)
    WHERE token = %s AND word = ANY(%s) ORDER BY word, field"""
_PASSAGES = """SELECT passages.number, id, lengths, document_id, editions.edition FROM passages
    JOIN holds USING (edition) JOIN editions ON editions.number = passages.edition WHERE token = %s
    ORDER BY passages.number"""
Mask = NDArray[np.bool_]


class Passages:
    """All passages of a generation, in the order of their numbers."""

    def __init__(self, rows: Sequence[tuple[int, str, list[int], str, str]]) -> None:
        self.numbers = np.array([row[0] for row in rows], dtype=np.int64)
        self.ids = [row[1] for row in rows]
        lengths = np.array([row[2] for row in rows], dtype=np.int64).reshape(-1, len(_FIELDS))
        self.fields = [Field(lengths[:, i]) for i in range(len(_FIELDS))]
        self._editions: dict[str, int] = {}
        self._of = np.array([self._number(edition_key(*row[3:])) for row in rows], dtype=np.int64)

    def of(self, editions: Collection[str]) -> Mask:
        """Which passages are of these editions, named by key."""
        chosen = np.zeros(len(self._editions) + 1, dtype=np.bool_)
        chosen[[self._editions.get(key, -1) for key in editions]] = True
        chosen[-1] = False  # those not held
        return np.asarray(chosen[self._of], dtype=np.bool_)

    def _number(self, key: str) -> int:
        return self._editions.setdefault(key, len(self._editions))


class PostgresFullText:
    """The words of one generation. Places of words once asked for are kept in memory: they never change."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._analyser = Analyser()
        self._known: Mapping[tuple[str, int], Places] = {}

    @property
    def count(self) -> int:
        return len(self._passages.ids)

    def ids(self) -> set[str]:
        """The ids of all passages."""
        return set(self._passages.ids)

    def search(
        self,
        terms: Iterable[Wanted],
        limit: int,
        only: Collection[str] | None = None,
        but_not: Collection[str] = (),
        must: Iterable[Either] = (),
    ) -> list[Hit]:
        """As `corpus.fulltext.FullText.search`."""
        terms, must = list(terms), list(must)
        if not terms or limit < 1 or (only is not None and not only):
            return []
        self._learn([*(way for term in terms for way, _ in ways_of(term)), *(w for each in must for w in each.words)])
        scores = sum((self._any_way(term) for term in terms), self._nothing)
        wanted = scores > 0
        if only is not None:
            wanted &= self._passages.of(only)
        if but_not:
            wanted &= ~self._passages.of(but_not)
        for each in must:
            wanted &= self._either(each)
        return self._hits(np.where(wanted, scores, 0), limit)

    def alike(self, word: str, limit: int) -> list[Hit]:
        """As `corpus.fulltext.FullText.alike`."""
        words = self._analyser.words(word)
        if len(words) != 1 or limit < 1:
            return []
        near = _one_letter_from(words[0])
        self._learn(near)
        found = [self._places(each, 2) // STEP for each in near]
        scores = self._nothing.copy()
        scores[np.concatenate(found)] = 1.0
        return self._hits(scores, limit)

    @cached_property
    def _passages(self) -> Passages:
        with self._reading.asked() as connection:
            return Passages(connection.execute(_PASSAGES, [self._reading.token]).fetchall())

    @cached_property
    def _nothing(self) -> Scores:
        return np.zeros(self.count, dtype=np.float32)

    def _learn(self, terms: Iterable[str]) -> None:
        """Fetch the places of all words of these terms at once, where they are not known yet."""
        words = {word for term in terms for word in self._analyser.words(term)}
        missing = [word for word in words if (word, 0) not in self._known]
        if not missing:
            return
        passages = self._passages.numbers
        with self._reading.asked() as connection:
            found = _fetched(connection, self._reading.token, missing, passages)
        known = {**self._known, **found}
        asked = {key: known[key] for word in words for field in range(len(_FIELDS)) if (key := (word, field)) in known}
        self._known = known if sum(map(len, known.values())) < _MOST else asked

    def _places(self, word: str, field: int) -> Places:
        return self._known.get((word, field), _NOWHERE)

    def _any_way(self, term: Wanted) -> Scores:
        """A term counts once, by the way of saying it that scores best."""
        best = self._nothing
        for way in ways_of(term):
            best = np.maximum(best, self._way(*way))
        return best

    def _way(self, way: str, weight: float) -> Scores:
        words, scores = self._analyser.words(way), self._nothing
        for field, (_, boost) in enumerate(WEIGHTS.items()):
            where = [self._places(word, field) for word in words]
            if not where or min(map(len, where)) == 0:
                continue
            rare = sum(rarity(places, self.count) for places in where)
            scores = scores + self._passages.fields[field].scores(together(where), rare, weight * boost)
        return scores

    def _either(self, wanted: Either) -> Mask:
        named = [self._way(word, 1.0) > 0 for word in wanted.words]
        few = len(wanted.editions) <= MANY or not named
        of = [self._passages.of({edition_key(*each) for each in wanted.editions})] if few else []
        return np.asarray(np.any([*named, *of], axis=0), dtype=np.bool_)

    def _hits(self, scores: Scores, limit: int) -> list[Hit]:
        best = np.argsort(-scores, kind="stable")[:limit]  # of equal ones the first, as tantivy has it
        hits = [Hit(self._passages.ids[i], float(scores[i])) for i in best if scores[i] > 0]
        return sorted(hits, key=lambda hit: (-hit.score, hit.passage_id))


def _fetched(
    connection: Connection, token: str, words: list[str], passages: NDArray[np.int64]
) -> dict[tuple[str, int], Places]:
    rows = connection.execute(_POSTINGS, [token, words], binary=True)
    found: dict[tuple[str, int], Places] = {(word, 0): _NOWHERE for word in words}  # known to stand nowhere
    for key, some in groupby(rows, itemgetter(0, 1)):
        found[key] = unpacked((row[2] for row in some), passages)
    return found


def _one_letter_from(word: str) -> list[str]:
    """The word, and all that one letter more, less, other or in its neighbour's place makes of it."""
    halves = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    letters = ascii_lowercase + digits
    less = {a + b[1:] for a, b in halves if b}
    swapped = {a + b[1] + b[0] + b[2:] for a, b in halves if len(b) > 1}
    other = {a + letter + b[1:] for a, b in halves if b for letter in letters}
    more = {a + letter + b for a, b in halves for letter in letters}
    return sorted(less | swapped | other | more | {word})
