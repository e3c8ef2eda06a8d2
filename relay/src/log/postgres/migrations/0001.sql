-- The log's first shape in PostgreSQL. A migration that was released is never edited; add the next
-- one. Positions, stream and person numbers are integers; times are nanoseconds since 1970.
--
-- Whoever writes holds the one row of `head` until its transaction ends. That lock alone keeps
-- numbers, uniqueness across a batch and the chain in order, so there are no sequences (their order
-- is not that of the commits) and no foreign keys (each would lock the row it refers to).

CREATE TABLE baton.head (
    id      int2  PRIMARY KEY CHECK (id = 1),
    version int4  NOT NULL,               -- the migration the tables have; seen under the lock
    pos     int8  NOT NULL,
    digest  bytea NOT NULL,
    streams int8  NOT NULL,               -- the last stream number handed out
    persons int8  NOT NULL,               -- the last person number handed out
    probes  int8  NOT NULL                -- what readiness writes to prove that a commit works
) WITH (fillfactor = 10, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
INSERT INTO baton.head VALUES (1, 1, 0, decode(repeat('00', 32), 'hex'), 0, 0, 0);

-- Names are compared by their bytes everywhere, whatever the database's own language.
CREATE TABLE baton.stream (
    id       int8    PRIMARY KEY,
    name     text    COLLATE "C" NOT NULL UNIQUE,
    head     int8,                        -- last position; NULL while it is only named
    resident boolean NOT NULL
) WITH (fillfactor = 70);
-- Holds open work only, so a start reads as much as is open, not as much as ever was.
CREATE INDEX stream_resident ON baton.stream (name) WHERE resident;

CREATE TABLE baton.event (
    pos       int8  PRIMARY KEY,
    commit_id bytea NOT NULL,
    at_ns     int8  NOT NULL,
    stream    int8  NOT NULL,
    kind      text  NOT NULL,
    version   int4  NOT NULL,
    facts     bytea NOT NULL,
    private   bytea,                      -- salted digest of the private row, if it ever had one
    prev      bytea NOT NULL,
    digest    bytea NOT NULL
);
CREATE UNIQUE INDEX event_stream ON baton.event (stream, pos);

CREATE TABLE baton.commit_span (
    id        bytea PRIMARY KEY,
    first_pos int8  NOT NULL,
    last_pos  int8  NOT NULL
);

CREATE TABLE baton.claim (
    space  text COLLATE "C" NOT NULL,
    key    text COLLATE "C" NOT NULL,
    pos    int8 NOT NULL,
    stream int8 NOT NULL,
    PRIMARY KEY (space, key)
);

CREATE TABLE baton.person (
    id     int8 PRIMARY KEY,
    name   text COLLATE "C" NOT NULL UNIQUE,
    erased int8                           -- position of the last erasure's tombstone
);

-- What can be erased stands in `private` and `snapshot` and nowhere else.
CREATE TABLE baton.private (
    pos    int8    PRIMARY KEY,
    person int8    NOT NULL,
    erased boolean NOT NULL,
    salt   bytea   NOT NULL,
    body   bytea   NOT NULL
);
CREATE INDEX private_person ON baton.private (person) WHERE NOT erased;

CREATE TABLE baton.snapshot (
    stream       int8  PRIMARY KEY,
    pos          int8  NOT NULL,
    fold_version int8  NOT NULL,
    person       int8,
    body         bytea NOT NULL
);
CREATE INDEX snapshot_person ON baton.snapshot (person) WHERE person IS NOT NULL;
