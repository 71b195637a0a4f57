"""Letters that look like others are seen as what they look like."""

import pytest

from assistant.disguise import undisguised


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("\u0456gn\u043ere", "ignore"),  # Cyrillic i and o
        ("i g n o r e it", "ignore it"),
        ("i.g.n.o.r.e it", "ignore it"),
        ("ig\u200bnore", "ignore"),
        ("\uff49\uff47\uff4e\uff4f\uff52\uff45", "ignore"),  # full-width letters
        ("1gn0re", "ignore"),
    ],
)
def test_a_disguise_is_seen_through(written: str, seen: str) -> None:
    assert undisguised(written) == seen


@pytest.mark.parametrize("text", ["£3.5m in 2018/19, s47 and Q3", "a b c", "Môn, Sir Gâr\nA list", "12 to 18 months"])
def test_ordinary_text_stays(text: str) -> None:
    assert undisguised(text) == text
