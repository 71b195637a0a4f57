"""Keys of callers: made by a command, each with a role, a name and an end, kept only as hashes."""

import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import IntEnum
from hashlib import sha256
from pathlib import Path

from corpus.errors import UsageError

_TABLE = """
CREATE TABLE IF NOT EXISTS keys (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    role INTEGER NOT NULL,
    hash TEXT NOT NULL UNIQUE,
    made TEXT NOT NULL,
    ends TEXT NOT NULL,
    revoked TEXT
)
"""


class Role(IntEnum):
    """What a caller may do; each role may do what those below it may."""

    READER = 1
    WRITER = 2
    ADMINISTRATOR = 3

    @property
    def word(self) -> str:
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Key:
    """A key without its secret; times are UTC, ISO 8601."""

    id: str
    name: str
    role: Role
    made: str
    ends: str
    revoked: str | None

    @property
    def holds(self) -> bool:
        """Whether it opens anything now."""
        return self.revoked is None and _now() < self.ends


class Keys:
    """The file `keys.sqlite` of the data folder; what the command changes, a running server sees at once."""

    def __init__(self, data: Path) -> None:
        self._path = data / "keys.sqlite"

    def make(self, name: str, role: Role, days: int) -> tuple[Key, str]:
        """A new key, and its secret, which is told this once. A random secret of 256 bits needs no slow hash."""
        secret = f"craffu_{secrets.token_urlsafe(32)}"
        ends = (datetime.now(UTC) + timedelta(days=days)).isoformat(timespec="seconds")
        key = Key(secrets.token_hex(4), name, role, _now(), ends, None)
        row = (key.id, key.name, int(key.role), _hash(secret), key.made, key.ends, None)
        with self._connection() as connection:
            connection.execute("INSERT INTO keys VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        return key, secret

    def all(self) -> list[Key]:
        """Every key ever made, the oldest first."""
        return self._keys("1 = 1", ())

    def revoke(self, key_id: str) -> None:
        """Let a key open nothing any more. Raises UsageError where there is no such key."""
        with self._connection() as connection:
            changed = connection.execute("UPDATE keys SET revoked = ? WHERE id = ?", (_now(), key_id)).rowcount
        if not changed:
            raise UsageError(f"There is no key {key_id}. `craffu keys list` names those there are.")

    def holder(self, secret: str) -> Key | None:
        """The key with this secret, if it still holds. Compared as hashes, so timing tells nothing of a secret."""
        return next((key for key in self._keys("hash = ?", (_hash(secret),)) if key.holds), None)

    @property
    def any(self) -> bool:
        """Whether a key was ever made: a server whose keys have all ended stays shut."""
        return bool(self._keys("1 = 1", ()))

    def _keys(self, where: str, values: tuple[str, ...]) -> list[Key]:
        if not self._path.exists():
            return []
        query = f"SELECT id, name, role, made, ends, revoked FROM keys WHERE {where} ORDER BY rowid"  # noqa: S608  # both callers' conditions are above
        with self._connection() as connection:
            rows = connection.execute(query, values).fetchall()
        return [Key(id_, name, Role(role), made, ends, revoked) for id_, name, role, made, ends, revoked in rows]

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        if not self._path.exists():
            self._path.touch(mode=0o600)
        with closing(sqlite3.connect(self._path, timeout=10)) as connection, connection:
            connection.execute(_TABLE)
            yield connection


def _hash(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
