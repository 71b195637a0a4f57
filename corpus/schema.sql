-- The catalogue of one index generation.
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID; -- embedder, counts
CREATE TABLE editions (
    key INTEGER PRIMARY KEY AUTOINCREMENT, -- rises with time: a later edition of a document has a higher key
    document_id TEXT NOT NULL,
    edition TEXT NOT NULL, -- sha256 of the file
    filename TEXT NOT NULL,
    source TEXT NOT NULL,
    status TEXT NOT NULL,
    reason TEXT,
    description TEXT NOT NULL,
    pages INTEGER,
    unreadable_pages TEXT NOT NULL,
    ingested_at TEXT NOT NULL,
    size INTEGER NOT NULL,
    superseded_by TEXT,
    UNIQUE (document_id, edition)
);
CREATE TABLE texts (
    key INTEGER PRIMARY KEY REFERENCES editions (key) ON DELETE CASCADE,
    text BLOB NOT NULL, -- UTF-8; a blob because SQLite's text functions stop at a NUL character
    pages TEXT NOT NULL,
    blocks TEXT NOT NULL,
    items TEXT NOT NULL
);
CREATE TABLE passages (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    key INTEGER NOT NULL REFERENCES editions (key) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    section TEXT NOT NULL,
    indexed TEXT NOT NULL,
    UNIQUE (key, ordinal)
);
CREATE TABLE units (
    key INTEGER NOT NULL REFERENCES editions (key) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    kind TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    block INTEGER NOT NULL,
    passage INTEGER,
    section TEXT NOT NULL,
    list_group INTEGER,
    position INTEGER,
    lead_in INTEGER,
    PRIMARY KEY (key, ordinal)
) WITHOUT ROWID;
CREATE INDEX units_by_passage ON units (key, passage);
CREATE INDEX units_by_group ON units (key, list_group) WHERE list_group IS NOT NULL;
CREATE TABLE links (
    kind TEXT NOT NULL,
    document_id TEXT NOT NULL,
    other_id TEXT NOT NULL,
    score REAL,
    span TEXT, -- JSON: [start, end]
    other_span TEXT
);
CREATE TABLE signatures (
    key INTEGER NOT NULL REFERENCES editions (key) ON DELETE CASCADE,
    part INTEGER NOT NULL, -- 0 for the whole text, else an item of a pack
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    shingles INTEGER NOT NULL,
    hashes BLOB NOT NULL,
    facts TEXT NOT NULL, -- JSON
    PRIMARY KEY (key, part)
) WITHOUT ROWID;
CREATE TABLE files (
    source TEXT PRIMARY KEY,
    document_id TEXT NOT NULL,
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    unread_by TEXT NOT NULL, -- what recognised text when something stayed unread
    told TEXT NOT NULL -- digest of what else than the file tells of it
) WITHOUT ROWID;
CREATE INDEX files_by_document ON files (document_id);
