-- Full text and vectors of the generations of one index. A generation holds editions; an edition's rows never change.
CREATE TABLE generations (
    token text PRIMARY KEY, -- the catalogue of the generation names it
    made timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE editions (
    number integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    document_id text NOT NULL,
    edition text NOT NULL -- sha256 of the file
);
CREATE TABLE holds (
    token text NOT NULL REFERENCES generations ON DELETE CASCADE,
    edition integer NOT NULL REFERENCES editions,
    PRIMARY KEY (token, edition)
);
CREATE INDEX holds_by_edition ON holds (edition);
CREATE TABLE passages (
    number integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    edition integer NOT NULL REFERENCES editions ON DELETE CASCADE,
    id text NOT NULL,
    lengths integer[] NOT NULL -- words of title, headings and text
);
CREATE INDEX passages_by_edition ON passages (edition);
CREATE INDEX passages_by_id ON passages (id);
CREATE TABLE postings (
    word text COLLATE "C" NOT NULL,
    edition integer NOT NULL REFERENCES editions ON DELETE CASCADE,
    field smallint NOT NULL, -- 0 title, 1 headings, 2 text
    places bytea NOT NULL, -- where the word stands: see corpus/postgres/postings.py
    PRIMARY KEY (word, edition, field)
);
CREATE INDEX postings_by_edition ON postings (edition);
CREATE TABLE vectors (
    passage integer NOT NULL REFERENCES passages ON DELETE CASCADE,
    edition integer NOT NULL REFERENCES editions ON DELETE CASCADE,
    embedder text NOT NULL,
    embedding vector NOT NULL, -- as many numbers as its embedder gives
    PRIMARY KEY (passage, embedder)
);
CREATE INDEX vectors_by_edition ON vectors (edition);
