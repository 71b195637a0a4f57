"""Welsh initial mutations both ways: the forms a word takes, and the words a form may come from."""

_SOFT = {"p": "b", "t": "d", "c": "g", "b": "f", "d": "dd", "g": "", "m": "f", "ll": "l", "rh": "r"}
_NASAL = {"p": "mh", "t": "nh", "c": "ngh", "b": "m", "d": "n", "g": "ng"}
_ASPIRATE = {"p": "ph", "t": "th", "c": "ch"}
_TABLES = (_SOFT, _NASAL, _ASPIRATE)
_VOWELS = frozenset("aeiouwyâêîôûŵŷáéíóúàèìòùäëïöü")
_DIGRAPHS = ("ngh", "ch", "dd", "ff", "ng", "ll", "mh", "nh", "ph", "rh", "th")


def mutated_forms(word: str) -> frozenset[str]:
    """Every form that mutation gives a word, the word itself not among them; capitals are kept.

    >>> sorted(mutated_forms("Powys"))
    ['Bowys', 'Mhowys', 'Phowys']
    >>> sorted(mutated_forms("Caerdydd"))
    ['Chaerdydd', 'Gaerdydd', 'Nghaerdydd']
    >>> sorted(mutated_forms("Gwynedd"))
    ['Ngwynedd', 'Wynedd']
    >>> sorted(mutated_forms("Abertawe"))
    ['Habertawe']
    >>> mutated_forms("Sir")
    frozenset()
    """
    lower = word.lower()
    initial = _initial(lower)
    if lower[:1] in _VOWELS:
        return frozenset({_like(word, "h" + lower)})
    return frozenset(_like(word, table[initial] + lower[len(initial) :]) for table in _TABLES if initial in table)


def radicals(word: str) -> frozenset[str]:
    """Every word that this may be a mutated form of, itself included; more than one, as mutation loses letters.

    >>> sorted(radicals("Bowys"))
    ['Bowys', 'Powys']
    >>> sorted(radicals("Nghaerdydd"))
    ['Caerdydd', 'Nghaerdydd']
    >>> sorted(radicals("fam"))
    ['bam', 'fam', 'mam']
    >>> sorted(radicals("wynedd"))
    ['gwynedd', 'wynedd']
    >>> sorted(radicals("habertawe"))
    ['abertawe', 'habertawe']
    """
    lower = word.lower()
    found = {word}
    for table in _TABLES:
        for radical, mutated in table.items():
            if _may_come_from(lower, mutated):
                found.add(_like(word, radical + lower[len(mutated) :]))
    if lower[:1] == "h" and lower[1:2] in _VOWELS:
        found.add(_like(word, lower[1:]))
    return frozenset(found)


def phrase_forms(phrase: str) -> frozenset[str]:
    """A phrase with its first word mutated in every way, itself not among them: "Cyngor Sir Powys" gives
    "Gyngor Sir Powys", "Nghyngor Sir Powys" and "Chyngor Sir Powys"."""
    cut = next((i for i, char in enumerate(phrase) if not char.isalpha()), len(phrase))
    return frozenset(form + phrase[cut:] for form in mutated_forms(phrase[:cut]))


def _may_come_from(lower: str, mutated: str) -> bool:
    """A lost g leaves a vowel, l, n or r; other initials must be the whole first letter ("dd" is not "d" and "d")."""
    if mutated == "":
        return lower[:1] in _VOWELS or (lower[:1] in ("l", "n", "r") and _initial(lower) == lower[0])
    return _initial(lower) == mutated


def _initial(lower: str) -> str:
    """The first letter as Welsh counts letters: "ll", "rh" and the like are one."""
    return next((pair for pair in _DIGRAPHS if lower.startswith(pair)), lower[:1])


def _like(model: str, lower: str) -> str:
    """`lower` with the capitals of `model`."""
    if model.isupper() and len(model) > 1:
        return lower.upper()
    return lower[:1].upper() + lower[1:] if model[:1].isupper() else lower
