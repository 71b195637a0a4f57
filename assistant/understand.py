"""Understand a question: whom and when it names, what it asks for, and the concepts its evidence must speak of."""

import re
from dataclasses import dataclass, replace
from datetime import date

from assistant.asked import (
    Asked,
    asked_by,
    asking_words,
    direction_words,
    general_words,
    implied_by,
    light_words,
    meant_by,
)
from assistant.bounds import Bound, out_of_bounds
from assistant.followup import Turn, made_whole
from assistant.intents import UNTOLD, Told
from assistant.interpretation import Interpretation
from assistant.language import language_of
from assistant.people import people_in
from assistant.when import times_in
from assistant.words import irregular_forms, stem, tokens
from corpus.dates import DateMention, dates_in
from corpus.document import Period, SourceClass
from corpus.entries import Role
from corpus.gloss import english_of, english_reading, phrases_in
from corpus.terms import Mention, Vocabulary
from corpus.welsh import radicals

_PRESENT = re.compile(
    r"\b(?:is|are|has|have|should|must|needs?|now|current|currently|latest|newest|most recent|today|yw|ydy|mae|oes)\b",
    re.I,
)
# A lookahead, so that of "What four priorities" both words are tried. Welsh has the singular after a number, so there
# the thing is the next word.
_COUNTED = re.compile(r"\b(?P<number>\w+)(?=\s+(?:\w+\s+){0,2}?\w{4,}(?:s|au|on|oedd)\b|\s+\w{4,})")
_LATEST = re.compile(r"\b(?:latest|newest|most recent|last|current|currently|diweddaraf)\b", re.IGNORECASE)
_GRADED = re.compile(
    r"\b(?:overall (?:effectiveness|judgement|grade|rating)|graded?|grades|rating|rated)\b", re.IGNORECASE
)
_ABOUT = re.compile(
    r"\b(?:say|said|says|find|found|report|reported|conclude|concluded|tell|told)\b.*?\b(?:about|on)\b", re.I
)
_NUMERIC = re.compile(
    r"\b(?:fraction|percentage|share|proportion|how many|how much|figures?|rate|cost|overspend|spend|spending|budget|"
    r"total|number of|faint|sawl)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_WELSH_WORD = re.compile(r"[^\W_]+")  # what an article leaves behind its apostrophe ("i'r") is a little word of its own
# "the Compass Jobs Fair", "Together for Children": a name, not a first word
_NAMED = re.compile(r"(?<=\s)[A-Z][\w'’-]+(?: (?:(?:for|of|of the) )?[A-Z][\w'’-]+)+")
_LETTER = re.compile(r"[a-z] [A-HJ-Z]\b(?!['’.&])")  # "band D": a letter that names one of several
_OPENS = re.compile(r"(?:^|[.?!:])[\s\"“‘]*$")  # what stands before the first word of a sentence
_SAID = re.compile(
    r"\b(?:say|said|tell|told|think|thought|claim(?:ed)?|warn(?:ed)?|call(?:ed)?|argue[d]?|ask(?:ed)?|promise[d]?|"
    r"dd?weud|dd?ywedodd|honn(?:i|odd))\b",
    re.IGNORECASE,
)
_DID = r"\b(?:is|are|was|were|did|does|has|had|will|would)\s+(?:cllr\.?\s+|councillor\s+)?"  # in front of who does it
# what stands between "who" and the office whose holder is asked for
_HOLDER = re.compile(
    r"\b(?:who(?:['’]s|se)?|name of|pwy)(?: (?:is|was|are|were|has been|became|will be|yw|ydy|oedd))?"
    r"(?: (?!and\b|told\b)[\w'’-]+){0,2}\s*$",
    re.IGNORECASE,
)
_OF_COUNCIL = re.compile(r"\b(?:council|borough|county|city|cyngor|sir|dinas)\b", re.IGNORECASE)
TOPIC = 1.5  # what comes after "say about" is what the question is about
LIGHT = 0.3  # words that say little, and Welsh words without a known English one: evidence may well lack them
CONTEXT_WEIGHT = 0.35  # words taken over from the turn before help, but do not decide


@dataclass(frozen=True, slots=True)
class Concept:
    """Something the evidence must speak of. `ways` are the ways of saying it, the question's own first; any will do.
    `forms` are the same as stems. `named`: a number, or part of a name of several words, which evidence must have;
    `capital`: a name of one word, which must at least stand near it."""

    ways: tuple[str, ...]
    forms: tuple[tuple[str, ...], ...]
    weight: float = 1.0
    named: bool = False
    capital: bool = False
    body: str | None = None  # the body it is, if it is one

    @classmethod
    def of(cls, *ways: str) -> "Concept":
        said = tuple(way for way in dict.fromkeys(ways) if tokens(way))
        return cls(said, tuple(dict.fromkeys(tuple(stem(word) for word in tokens(way)) for way in said)))


@dataclass(frozen=True, slots=True)
class Understood:
    """The question as understood; it is shown to the reader."""

    text: str
    language: str
    asked: Asked
    count: int | None
    councils: tuple[str, ...]
    bodies: tuple[str, ...]
    roles: tuple[str, ...]
    kinds: tuple[str, ...]
    people: tuple[str, ...]
    dates: tuple[DateMention, ...]
    concepts: tuple[Concept, ...]
    refused: Bound | None = None
    implied: Concept | None = None
    read_as: tuple[tuple[str, str], ...] = ()  # words taken for what they may not be: "Powis" for Powys
    as_of: date | None = None
    english: str = ""  # a Welsh question word by word in English; empty for an English one
    part: str = ""  # of a question that asks two things: which of them, in its own words
    alternative: bool = False  # it is one of two answers that the question leaves open
    speaker: SourceClass | None = None  # in whose own documents the answer must stand
    intent: Told = UNTOLD

    @property
    def said(self) -> str:
        """The question's words, and those of its English reading where it is Welsh."""
        return f"{self.text} {self.english}"

    @property
    def present(self) -> bool:
        """Whether it asks how things are, not how they were."""
        return _PRESENT.search(self.text) is not None

    @property
    def latest(self) -> bool:
        """Whether it asks for the newest in so many words."""
        return _LATEST.search(self.said) is not None

    @property
    def graded(self) -> bool:
        """Whether a grade is wanted, also in a comparison or a change."""
        return self.asked is Asked.GRADE or _GRADED.search(self.said) is not None

    @property
    def numeric(self) -> bool:
        """Whether a figure is wanted, whatever else is asked."""
        return _NUMERIC.search(self.said) is not None

    @property
    def of_a_person(self) -> bool:
        """Whether it asks who somebody is, or what somebody said or did, so that the answer must be near the name."""
        acting = any(re.search(rf"{_DID}{re.escape(name)}\b", self.text, re.IGNORECASE) for name in self.people)
        return bool(self.people) and (not self.concepts or acting or _SAID.search(self.text) is not None)

    @property
    def periods(self) -> tuple[Period, ...]:
        """The stretches of time named with their year."""
        return tuple(mention.period for mention in self.dates if mention.period)

    @property
    def shown(self) -> Interpretation:
        """What a reader is shown of it."""
        return Interpretation(
            asks_for=(self.asked.value,),
            count=self.count,
            language=self.language,
            councils=self.councils,
            bodies=self.bodies,
            roles=self.roles,
            people=self.people,
            kinds=self.kinds,
            periods=self.periods,
            as_of=self.as_of,
            read_as=self.read_as,
        )


def understand(  # noqa: PLR0913  # what is asked, how and when
    question: str,
    history: tuple[Turn, ...],
    vocabulary: Vocabulary,
    language: str | None = None,
    as_of: date | None = None,
    *,
    today: date | None = None,
) -> Understood:
    """Everything the rest of the path needs to know of a question. Times are counted from `as_of`, else `today`."""
    lines = "\n".join(filter(None, (" ".join(line.split()) for line in question.splitlines())))  # "\n\nSystem: ..."
    question = " ".join(
        question.split()
    )  # line ends mean nothing else in a question, and cost some expressions seconds
    made = made_whole(question, history, vocabulary)
    whole = made.text
    councils = vocabulary.councils_in(whole, fuzzy=True)
    asked = asked_by(made.asking)
    dates = times_in(whole, asked, as_of or today or date.today(), vocabulary)
    understood = Understood(
        text=whole,
        language=language or language_of(whole, vocabulary),
        asked=asked,
        count=_count_asked(whole, dates, vocabulary),
        councils=_entries(councils),
        bodies=_entries(vocabulary.bodies_in(whole)),
        roles=_entries(vocabulary.roles_in(whole)),
        kinds=_entries(tuple(mention for mention in vocabulary.kinds_in(whole) if mention.exact)),
        people=tuple(people_in(whole, vocabulary)),
        dates=dates,
        concepts=_concepts(whole, councils, dates, vocabulary),
        refused=out_of_bounds(lines) or out_of_bounds(whole),
        english=english_reading(whole, vocabulary) if language_of(whole, vocabulary) == "cy" else "",
        read_as=tuple((mention.text, mention.entry) for mention in councils if not mention.exact),
        as_of=as_of,
    )
    if asked is Asked.DEFINITION and not understood.concepts:
        understood = replace(understood, concepts=_aliases(councils))
    understood = _held_by_somebody(_told_by_figures(understood), vocabulary)
    implied = _implied(understood)
    said = understood.concepts + ((implied,) if implied else ())
    concepts = said + _context_concepts(made.context, understood, vocabulary)
    return replace(understood, implied=implied, concepts=concepts)


def _aliases(councils: tuple[Mention, ...]) -> tuple[Concept, ...]:
    """Councils named by what else acts for them, as things to be told of: "What is Slough Children First?"."""
    names = (mention.text for mention in councils if len(mention.text.split()) > 1)
    return tuple(Concept.of(name) for name in names if not _OF_COUNCIL.search(name))


def _held_by_somebody(understood: Understood, vocabulary: Vocabulary) -> Understood:
    """With the office whose holder is asked for ("Who is the chief executive?") as what evidence must name."""
    if understood.asked is not Asked.PERSON:
        return understood
    asked = {
        mention.text: vocabulary.role(mention.entry)
        for mention in vocabulary.roles_in(understood.text)
        if _HOLDER.search(understood.text[: mention.start])
    }
    concepts = (_office(c, asked.get(c.ways[0])) for c in understood.concepts)
    return replace(understood, concepts=tuple(concepts))


def _office(concept: Concept, role: Role | None) -> Concept:
    """As what must be named, by one of its titles: "Director of Education", "Director Education"."""
    if role is None:
        return concept
    titles = (*concept.ways, role.name, *role.aliases, *role.welsh)
    ways = (*titles, *(title.replace(" of ", " ") for title in titles))
    return replace(Concept.of(*ways), weight=concept.weight, named=True)


def _told_by_figures(understood: Understood) -> Understood:
    """With little weight on words such as "fall" and "more", where a change or a comparison tells them in figures."""
    if understood.asked not in (Asked.CHANGE, Asked.COMPARISON):
        return understood
    light = direction_words()
    concepts = (replace(c, weight=LIGHT) if c.ways[0].lower() in light else c for c in understood.concepts)
    return replace(understood, concepts=tuple(concepts))


def _implied(understood: Understood) -> Concept | None:
    """What the question speaks of without saying so: a grade is the overall one, where no area is named."""
    ways = implied_by(understood.asked)
    said = [concept for concept in understood.concepts if concept.weight >= 1 and not concept.body]
    areas = [concept for concept in said if general_words().isdisjoint(way.lower() for way in concept.ways)]
    return Concept.of(*ways) if ways and not areas else None


def _entries(mentions: tuple[Mention, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mention.entry for mention in mentions))


def _count_asked(text: str, dates: tuple[DateMention, ...], vocabulary: Vocabulary) -> int | None:
    """The number before the thing asked for: "four priorities", "pedair blaenoriaeth"; None where there is none."""
    for match in _COUNTED.finditer(text):
        if any(mention.start <= match.start() < mention.end for mention in dates):
            continue
        number = vocabulary.number_words.get(match["number"].lower()) or _digits(match["number"])
        if number is not None and 2 <= number <= 50:
            return number
    return None


def _digits(word: str) -> int | None:
    return int(word) if word.isdecimal() and len(word) < 3 else None


def _concepts(
    text: str, councils: tuple[Mention, ...], dates: tuple[DateMention, ...], vocabulary: Vocabulary
) -> tuple[Concept, ...]:
    """One concept for each vocabulary term and each remaining content word; councils, persons and dates are matched
    apart."""
    taken = [(mention.start, mention.end) for mention in councils]
    taken += [(at, at + len(name)) for name in people_in(text, vocabulary) if (at := text.find(name)) >= 0]
    taken += [(mention.start, mention.end) for mention in dates]
    welsh = language_of(text, vocabulary) == "cy"
    concepts: list[Concept] = []
    for mention in _longest_first(vocabulary, text):
        if _overlaps(mention.start, mention.end, taken) or mention.text.lower() in asking_words():
            continue
        taken.append((mention.start, mention.end))
        if not vocabulary.equivalents(mention.entry) and _says_nothing(mention.entry, vocabulary):
            continue  # a turn of phrase such as "er mwyn"
        others = (*vocabulary.equivalents(mention.text), mention.entry, *vocabulary.equivalents(mention.entry))
        others += meant_by(mention.text.lower()) + (english_of(mention.text) if welsh else ())
        body = vocabulary.body(mention.text)
        concepts.append(replace(Concept.of(mention.text, *others), body=body.name if body else None))
    return tuple(concepts) + _word_concepts(text, taken, vocabulary)


def _longest_first(vocabulary: Vocabulary, text: str) -> list[Mention]:
    mentions = (*vocabulary.terms_in(text), *vocabulary.bodies_in(text), *vocabulary.roles_in(text))
    if language_of(text, vocabulary) == "cy":
        mentions += phrases_in(text)
    return sorted(mentions, key=lambda mention: mention.start - mention.end)


def _word_concepts(text: str, taken: list[tuple[int, int]], vocabulary: Vocabulary) -> tuple[Concept, ...]:
    stop = vocabulary.stop_words() | asking_words()
    welsh = language_of(text, vocabulary) == "cy"
    about = _ABOUT.search(text)
    topic = about.end() if about else len(text)
    names = [match.span() for match in _NAMED.finditer(text)]
    found: dict[str, Concept] = {}
    for match in (_WELSH_WORD if welsh else _WORD).finditer(text):
        words = tokens(match.group())
        if _overlaps(match.start(), match.end(), taken) or not words:
            continue
        letter = match.start() > 1 and _LETTER.match(text, match.start() - 2) is not None
        if not letter and (words[0] in stop or len(words[0]) < 2):
            continue
        meanings = english_of(words[0]) if welsh else ()
        if meanings and _says_nothing(meanings[0], vocabulary):
            continue
        unmutated = sorted(radicals(words[0])) if welsh else []
        others = tuple(way for word in (words[0], *meanings) for way in _other_ways(word, vocabulary))
        concept = Concept.of(words[0], *meanings, *unmutated, *others)
        capital = not _OPENS.search(text[: match.start()]) and match.group()[0].isupper() and not meanings
        unknown = welsh and not (meanings or others or capital or words[0].isdigit())
        light = unknown or not {words[0], *meanings[:1]}.isdisjoint(light_words())
        weight = LIGHT if light else TOPIC if topic <= match.start() else 1.0
        named = letter or words[0].isdigit() or (not welsh and _overlaps(match.start(), match.end(), names))
        found.setdefault(stem(words[0]), replace(concept, weight=weight, named=named, capital=capital))
    return tuple(found.values())


def _says_nothing(english: str, vocabulary: Vocabulary) -> bool:
    """Of a Welsh word or turn of phrase: whether it is little words only in English, as "er mwyn" is "in order to"."""
    return set(tokens(english)) <= vocabulary.stop_words() | asking_words()


def _other_ways(word: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    return (*irregular_forms(word), *vocabulary.equivalents(word), *meant_by(word))


def _overlaps(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    return any(start < other_end and other_start < end for other_start, other_end in spans)


def _context_concepts(context: str, understood: Understood, vocabulary: Vocabulary) -> tuple[Concept, ...]:
    if not context:
        return ()
    known = {form for concept in understood.concepts for form in concept.forms}
    earlier = _concepts(context, vocabulary.councils_in(context), dates_in(context), vocabulary)
    return tuple(
        replace(concept, weight=CONTEXT_WEIGHT, named=False, capital=False, body=None)
        for concept in earlier
        if not known & set(concept.forms)
    )
