"""The chain of the log's entries: each names the one before it by hash, so that none can be altered unseen.

A text is bound by a salted hash of its own. When a text is erased its salt goes with it: the chain still holds, and
nobody can find out by guessing what the text was.
"""

from dataclasses import dataclass
from hashlib import sha256

BEGINNING = "0" * 64


@dataclass(frozen=True, slots=True)
class Link:
    """One entry without its text: `digest` binds the text, `chain` this link and all before it."""

    number: int
    time: str
    kind: str
    digest: str
    chain: str

    @property
    def head(self) -> str:
        """What to note elsewhere, to prove later that the log up to here is as it was."""
        return f"{self.number}:{self.chain}"


def digest_of(salt: bytes, text: str) -> str:
    return sha256(salt + text.encode()).hexdigest()


def link(before: Link | None, time: str, kind: str, digest: str) -> Link:
    """The link that follows `before`, or the first."""
    number = before.number + 1 if before else 1
    previous = before.chain if before else BEGINNING
    chain = sha256("\n".join((previous, str(number), time, kind, digest)).encode()).hexdigest()
    return Link(number, time, kind, digest, chain)
