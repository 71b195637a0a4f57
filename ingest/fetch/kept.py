"""What was fetched, kept in the data folder: one folder an address, with its file and what is known of it."""

import json
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from hashlib import file_digest, sha256
from pathlib import Path

FOLDER = "fetched"
_STATE = "state.json"
_PART = "part"
_VALIDATOR = "part.validator"


@dataclass(frozen=True, slots=True)
class Kept:
    """A fetched file. `retrieved_at` is when these bytes came first, `checked_at` when the site was last asked."""

    address: str
    name: str
    sha256: str
    retrieved_at: str
    checked_at: str
    etag: str | None = None
    last_modified: str | None = None


class Place:
    """Where one address's file is kept, and the part of it that came before a stop."""

    def __init__(self, data: Path, address: str) -> None:
        self.address = address
        self._folder = data / FOLDER / sha256(address.encode()).hexdigest()[:24]
        self.part = self._folder / _PART

    def kept(self) -> Kept | None:
        """What is kept, None where nothing is or the file is gone."""
        try:
            found = Kept(**json.loads((self._folder / _STATE).read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None
        return found if self.path(found.name).is_file() else None

    def path(self, name: str) -> Path:
        return self._folder / name

    def begin(self, validator: str | None) -> None:
        """Make room for a file; its part may be gone on with where the site gave a `validator`."""
        self._folder.mkdir(parents=True, exist_ok=True)
        self.part.unlink(missing_ok=True)
        (self._folder / _VALIDATOR).write_text(validator or "", encoding="utf-8")

    def resumable(self) -> tuple[int, str] | None:
        """How many bytes came, and the ETag or date of the file that they belong to; None where that is not known."""
        try:
            validator = (self._folder / _VALIDATOR).read_text(encoding="utf-8")
            return (self.part.stat().st_size, validator) if validator and self.part.stat().st_size else None
        except OSError:
            return None

    def take(self, name: str, etag: str | None, last_modified: str | None) -> Kept:
        """Make the part, now whole, the kept file; the same bytes as before leave the file as it was."""
        before = self.kept()
        with self.part.open("rb") as file:
            digest = file_digest(file, "sha256").hexdigest()
        if before is not None and before.sha256 == digest:
            self.part.unlink()
            return self._note(replace(before, etag=etag, last_modified=last_modified, checked_at=now()))
        self.part.replace(self.path(name))
        kept = self._note(Kept(self.address, name, digest, now(), now(), etag, last_modified))
        if before is not None and before.name != name:
            self.path(before.name).unlink(missing_ok=True)
        return kept

    def checked(self, kept: Kept) -> Kept:
        """Note that the site was asked and the file is as it was."""
        return self._note(replace(kept, checked_at=now()))

    def _note(self, kept: Kept) -> Kept:
        draft = self._folder / "state.draft"
        draft.write_text(json.dumps(asdict(kept), ensure_ascii=False, indent=1), encoding="utf-8")
        draft.replace(self._folder / _STATE)
        (self._folder / _VALIDATOR).unlink(missing_ok=True)
        return kept


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")
