"""Tell a footnote that only says where something stands from one that says something."""

import re

from ingest.split.sentences import sentence_spans

_FEWEST = 8  # words of a sentence that says something
# What a reference is told by: a page, a paragraph, the number of a piece of evidence, an address, a law report.
_MARK = re.compile(
    r"\b(?:pp?\.?\s?\d|paras?\.?\s?\d|ibid|op\.? cit|vol\.? ?\d|https?:|www\."
    r"|see (?:also )?(?:page|chapter|paragraph|appendix)"
    r"|[A-Z]{2,}[A-Z0-9]*\d{5,}|\[(?:19|20)\d\d\]|source:|ffynhonnell:|transcript|isbn|doi:)",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\([^()]*\)")
_WORD = re.compile(r"[^\W\d_]{2,}")


def is_source(note: str) -> bool:
    """Whether every sentence of a note is a reference or too short to say anything. Examples: "52 INQ000195847_0004
    para 21" is, "3 A looked-after child is one who has been in care for more than 24 hours." is not."""
    spans = sentence_spans(note) or [(0, len(note))]
    return _MARK.search(note) is not None and not any(_says(note[start:end]) for start, end in spans)


def _says(sentence: str) -> bool:
    sentence = _ASIDE.sub("", sentence)
    return _MARK.search(sentence) is None and len(_WORD.findall(sentence)) >= _FEWEST
