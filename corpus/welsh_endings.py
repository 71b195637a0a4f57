"""Welsh words back to what a dictionary has, by their endings: verb forms to the verb-noun, plurals to the singular."""

from collections.abc import Iterator

# Of verbs in reports and minutes: past, impersonal, present and conditional; the rarer persons are left out.
_VERB = ("odd", "wyd", "ir", "ith", "iff", "ai", "id", "asant", "asai", "asom", "wch", "wn", "ais")
_VERB_NOUN = ("u", "o", "i", "io", "", "a", "ed", "eg", "yd")
_PLURAL = ("iau", "au", "ion", "on", "oedd", "ydd", "i")
_COMPARED = ("ach", "af", "ed")
_SHORTEST = 3  # letters of a stem: of shorter ones there are too many


def without_ending(word: str) -> Iterator[str]:
    """Every word that this may be a form of, likeliest first; most are no words, so look them up.

    >>> "dyfarnu" in without_ending("dyfarnodd"), "tomen" in without_ending("tomenni")
    (True, False)
    >>> list(without_ending("hybiau"))
    ['hyb', 'hybi']
    """
    for stem in _stems(word, _VERB):
        yield from (stem + ending for ending in _VERB_NOUN)
    yield from _stems(word, (*_PLURAL, *_COMPARED))


def _stems(word: str, endings: tuple[str, ...]) -> Iterator[str]:
    return (word.removesuffix(end) for end in endings if word.endswith(end) and len(word) >= len(end) + _SHORTEST)
