"""Tell whether a question is in Welsh or English."""

from assistant.words import tokens
from corpus.terms import Vocabulary


def language_of(text: str, vocabulary: Vocabulary) -> str:
    """ "cy" where more of the words are Welsh function words than English ones, else "en"."""
    words = tokens(text)
    welsh, english = (sum(word in vocabulary.stop_words(code) for word in words) for code in ("cy", "en"))
    return "cy" if welsh > english else "en"
