"""One briefing over the bundled records, made once for all tests of it."""

from datetime import date

import pytest

from assistant.answer import Assistant
from corpus.settings import Settings
from workbench.briefing.briefing import Briefing
from workbench.briefing.make import make
from workbench.briefing.wanted import wanted
from workbench.kept import Kept

DAY = date(2026, 11, 22)


@pytest.fixture(scope="session")
def kept(assistant: Assistant, bundled: Settings) -> Kept:
    return Kept(assistant.sources.index, bundled.data)


@pytest.fixture(scope="session")
def briefing(assistant: Assistant, kept: Kept) -> Briefing:
    """On children's services in Powys since 2017."""
    wish = wanted("children's services", "Powys County Council", date(2017, 1, 1), made_on=DAY)
    return make(wish, assistant.sources, kept)
