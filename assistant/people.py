"""Persons named in a question: capitalised names that are not of councils, bodies, documents or terms of the trade."""

from assistant.language import language_of
from assistant.values import names_in
from corpus.gloss import english_of
from corpus.terms import Vocabulary


def people_in(text: str, vocabulary: Vocabulary) -> list[str]:
    """Their names in reading order, without titles."""
    known = (
        *vocabulary.councils_in(text, fuzzy=True),
        *vocabulary.terms_in(text),
        *vocabulary.bodies_in(text),
        *vocabulary.kinds_in(text),
    )
    taken = {word for mention in known for word in mention.text.split()}
    welsh = language_of(text, vocabulary) == "cy"
    return [
        name
        for name in names_in(text)
        if not taken & set(name.split()) and not (welsh and any(map(english_of, name.split())))
    ]
