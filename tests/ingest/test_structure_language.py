"""The language of each block: English and Welsh beside each other, short lines taken with their neighbours."""

from corpus.document import BlockKind
from corpus.filters import Filters
from corpus.selection import matches
from tests.corpus.made import record
from tests.ingest.reading import block_text, read

ENGLISH = "The council has told us that it will write to every family before the end of the month."
WELSH = "Mae'r cyngor wedi dweud wrthym y bydd yn ysgrifennu at bob teulu cyn diwedd y mis."


def languages(content: str, name: str = "letter.md") -> list[tuple[str, str | None]]:
    reading = read(content, name)
    own = reading.description.language
    return [(block_text(reading, block), block.language or own) for block in reading.edition.blocks]


def test_paragraphs_that_alternate_each_have_their_language() -> None:
    found = languages(f"{ENGLISH}\n\n{WELSH}\n\n{ENGLISH}\n\n{WELSH}\n\n{ENGLISH}")
    assert [language for _, language in found] == ["en", "cy", "en", "cy", "en"]


def test_a_short_heading_has_the_language_of_what_stands_around_it() -> None:
    found = dict(
        languages(f"# Care\n\n{ENGLISH}\n\n# Gofal\n\n{WELSH}\n\n## Powys\n\n{WELSH}\n\n# Care again\n\n{ENGLISH}")
    )
    assert {text: found[text] for text in ("Care", "Powys")} == {"Care": "en", "Powys": "cy"}


def test_a_name_in_the_other_language_does_not_turn_a_paragraph() -> None:
    found = languages(f"{ENGLISH}\n\nArolygiaeth Gofal Cymru (AGC) wrote to the council in May.\n\n{ENGLISH}")
    assert {language for _, language in found} == {"en"}


def test_the_rows_of_two_columns_have_the_language_of_what_most_of_them_say() -> None:
    reading = read(f"| English | Cymraeg |\n|---|---|\n| {ENGLISH} | {WELSH} |", "a.md")
    assert all(block.kind in (BlockKind.TABLE_HEADER, BlockKind.TABLE_ROW) for block in reading.edition.blocks)
    assert len({block.language for block in reading.edition.blocks}) == 1


def test_a_document_with_much_of_both_passes_the_filter_for_either() -> None:
    described = read(f"{ENGLISH} {ENGLISH}\n\n{WELSH}", "letter.md").description
    assert (described.language, described.second_language) == ("en", "cy")
    held = record("letter", "text", description=described)
    assert all(matches(held, Filters(languages=(language,))) for language in ("en", "cy"))


def test_a_document_that_only_quotes_the_other_language_passes_for_its_own_alone() -> None:
    described = read(f"{ENGLISH} {ENGLISH}\n\n" * 4 + "Diolch yn fawr i bawb.", "letter.md").description
    assert described.second_language is None
    assert not matches(record("letter", "text", description=described), Filters(languages=("cy",)))
