"""What is asked for from the web and what came of it; apart from the fetching, which a run over files need not load."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.sources.sources import Source, Told


@dataclass(frozen=True, slots=True)
class Asked:
    """An address somebody gave, and what they told of the document there."""

    address: str
    told: tuple[Told, ...] = ()


@dataclass(slots=True)
class Got:
    """What became of the addresses: a source for each; how many were new or changed, as before, failed."""

    sources: list[Source] = field(default_factory=list)
    changed: int = 0
    unchanged: int = 0
    failed: int = 0
    down: int = 0

    def add(self, source: Source, changed: bool) -> None:
        """Add a source that was had."""
        self.sources.append(source)
        self.changed += changed
        self.unchanged += not changed

    def fail(self, sources: Sequence[Source], down: int) -> None:
        """Add sources that could not be had, so many of them because their host was down."""
        self.sources += sources
        self.failed += len(sources)
        self.down += down

    @property
    def nothing_answered(self) -> bool:
        """Whether every address failed because its host was down."""
        return self.down > 0 and self.down == self.changed + self.unchanged + self.failed


def is_web_address(text: str) -> bool:
    return text.lower().startswith(("http://", "https://"))
