"""Tell which sources are as they were when they were last ingested, without reading them, and which are gone."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from corpus.catalogue import StoredFile
from corpus.errors import DocumentError
from ingest.load.archive import WITHIN
from ingest.sources.files import digest_of
from ingest.sources.sources import Source, looks_unchanged, printable
from ingest.sources.told_fields import told_digest
from ingest.summary import Change, Outcome


class Before:
    """The files of the last time: `files` by source, `reasons` of the quarantined by document id and sha256.

    `recogniser` tells what recognises text now: what another left unread is not as it was."""

    def __init__(
        self,
        files: Mapping[str, StoredFile],
        reasons: Mapping[tuple[str, str], str],
        recogniser: Callable[[], str],
    ) -> None:
        self._files = files
        self._recogniser = recogniser
        self._reasons = reasons
        self._members: dict[str, list[StoredFile]] = defaultdict(list)
        for name, file in files.items():
            if WITHIN in name:
                self._members[name.split(WITHIN)[0]].append(file)

    def outcomes(self, source: Source, most_megabytes: int) -> list[Outcome] | None:
        """What became of an unchanged source, of a ZIP each member; None where it must be read."""
        file = self._files.get(source.name)
        if file is None or not _is_unchanged(source, file, most_megabytes):
            return None
        if file.told != told_digest(source.told):
            return None
        if file.unread_by and file.unread_by != self._recogniser():
            return None
        members = [member for member in self._members[source.name] if was_there_with(member, file)]
        return [self._outcome(source, one) for one in members or [file]]

    def _outcome(self, source: Source, file: StoredFile) -> Outcome:
        reason = self._reasons.get((file.document_id, file.sha256))
        change = Change.UNCHANGED if reason is None else Change.QUARANTINED
        return Outcome(source.printed + file.source.removeprefix(source.name), file.document_id, change, reason)


def was_there_with(member: StoredFile, archive: StoredFile) -> bool:
    """Whether a member of a ZIP was in it the last time, and did not stay from an earlier one."""
    return (member.size, member.mtime_ns) == (archive.size, archive.mtime_ns)


def gone(files: Mapping[str, StoredFile], sources: Iterable[Source], given: Sequence[object]) -> list[str]:
    """Files and members of ZIPs that are held, but are no longer in the folders and ZIPs that were given."""
    there = {source.name for source in sources}
    folders = [
        printable(Path(one).resolve()) + "/" for one in given if isinstance(one, str | Path) and Path(one).is_dir()
    ]
    lost = []
    for name, file in files.items():
        archive = name.split(WITHIN)[0]
        if archive not in there:
            lost += [name] if name.startswith(tuple(folders)) else []
        elif archive != name and not was_there_with(file, files.get(archive, file)):
            lost.append(name)
    return sorted(lost)


def _is_unchanged(source: Source, file: StoredFile, most_megabytes: int) -> bool:
    try:
        if looks_unchanged(source, file):
            return True
        if source.path.stat().st_size > most_megabytes << 20:  # reading it says that it is too large
            return False
        return digest_of(source.path) == file.sha256
    except (OSError, DocumentError):  # gone or locked since it was found: reading it will say so
        return False
