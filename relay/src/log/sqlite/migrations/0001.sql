-- The log's first shape. A migration that was released is never edited; add the next one.
-- Positions, stream and person numbers are integers; times are nanoseconds since 1970.

CREATE TABLE stream (
    id       INTEGER PRIMARY KEY,
    name     TEXT    NOT NULL UNIQUE,
    head     INTEGER,                     -- last position; NULL while it is only named
    resident INTEGER NOT NULL DEFAULT 0
) STRICT;
-- Holds open work only, so a start reads as much as is open, not as much as ever was.
CREATE INDEX stream_resident ON stream (name) WHERE resident = 1;

CREATE TABLE event (
    pos       INTEGER PRIMARY KEY,
    commit_id BLOB    NOT NULL,
    at_ns     INTEGER NOT NULL,
    stream    INTEGER NOT NULL REFERENCES stream (id),
    kind      TEXT    NOT NULL,
    version   INTEGER NOT NULL,
    facts     BLOB    NOT NULL,
    private   BLOB,                       -- salted digest of the private row, if it ever had one
    prev      BLOB    NOT NULL,
    digest    BLOB    NOT NULL
) STRICT;
CREATE UNIQUE INDEX event_stream ON event (stream, pos);

CREATE TABLE commit_span (
    id        BLOB    PRIMARY KEY,
    first_pos INTEGER NOT NULL,
    last_pos  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE claim (
    space  TEXT    NOT NULL,
    key    TEXT    NOT NULL,
    pos    INTEGER NOT NULL,
    stream INTEGER NOT NULL REFERENCES stream (id),
    PRIMARY KEY (space, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
    id     INTEGER PRIMARY KEY,
    name   TEXT    NOT NULL UNIQUE,
    erased INTEGER                        -- position of the last erasure's tombstone
) STRICT;

-- What can be erased stands in `private` and `slot` and nowhere else. Their rows are only appended
-- and overwritten by as many bytes, never deleted or resized: a B-tree that is rebalanced leaves
-- stale copies of neighbouring rows in the unused part of its pages, which secure_delete does not
-- reach once the rows themselves are erased.
CREATE TABLE private (
    pos    INTEGER PRIMARY KEY,
    person INTEGER NOT NULL,
    erased INTEGER NOT NULL,
    salt   BLOB    NOT NULL,
    body   BLOB    NOT NULL
) STRICT;
CREATE INDEX private_person ON private (person) WHERE erased = 0;

CREATE TABLE slot (
    id    INTEGER PRIMARY KEY,
    class INTEGER NOT NULL,               -- the body has 2^class bytes, padded with zeros
    used  INTEGER NOT NULL,
    body  BLOB    NOT NULL
) STRICT;
CREATE INDEX slot_free ON slot (class) WHERE used = 0;

CREATE TABLE snapshot (
    stream       INTEGER PRIMARY KEY,
    pos          INTEGER NOT NULL,
    fold_version INTEGER NOT NULL,
    person       INTEGER,
    slot         INTEGER NOT NULL,
    length       INTEGER NOT NULL
) STRICT;
CREATE INDEX snapshot_person ON snapshot (person) WHERE person IS NOT NULL;

-- What readiness writes to prove that a transaction commits.
CREATE TABLE probe (
    id    INTEGER PRIMARY KEY,
    count INTEGER NOT NULL
) STRICT;
