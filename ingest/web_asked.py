"""What somebody gave that is on the web; apart from the fetching, which a run over files need not load."""

from dataclasses import dataclass

from ingest.sources import Told


@dataclass(frozen=True, slots=True)
class Asked:
    """An address somebody gave, and what they told of the document there."""

    address: str
    told: tuple[Told, ...] = ()


def is_web_address(text: str) -> bool:
    return text.lower().startswith(("http://", "https://"))
