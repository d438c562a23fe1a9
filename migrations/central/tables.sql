CREATE TABLE centre.unit (
    unit text PRIMARY KEY CHECK (unit ~ '^[0-9]{4}$'),
    name text NOT NULL,
    parent text REFERENCES centre.unit,
    feed_n bigint NOT NULL DEFAULT 0
);
COMMENT ON COLUMN centre.unit.feed_n IS 'the last number of the unit''s feed; its row lock makes the feed contiguous';

CREATE TABLE centre.device (
    role name PRIMARY KEY,
    device uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(),
    unit text NOT NULL REFERENCES centre.unit,
    state text NOT NULL DEFAULT 'code' CHECK (state IN ('code', 'active', 'revoked')),
    expires timestamptz NOT NULL,
    sign_key bytea,
    seal_key bytea,
    opens_sealed boolean NOT NULL DEFAULT false,
    enrolled_at timestamptz,
    seen_at timestamptz,
    clock_off interval,
    program int
);
COMMENT ON COLUMN centre.device.opens_sealed IS 'may read ratings: a supervisor''s PC';

CREATE TABLE centre.log (
    log uuid PRIMARY KEY,
    device uuid NOT NULL REFERENCES centre.device (device),
    unit text NOT NULL REFERENCES centre.unit,
    terminal text NOT NULL CHECK (terminal ~ '^[0-9]{2}$'),
    seq bigint NOT NULL DEFAULT 0,
    hash text NOT NULL DEFAULT repeat('0', 64),
    state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed')),
    opened_at timestamptz NOT NULL DEFAULT now(),
    closed_at timestamptz
);
CREATE UNIQUE INDEX log_terminal ON centre.log (unit, terminal) WHERE state = 'open';
CREATE INDEX log_device ON centre.log (device);

CREATE TABLE centre.entry (
    log uuid NOT NULL REFERENCES centre.log,
    seq bigint NOT NULL,
    entry_id text NOT NULL,
    at text NOT NULL,
    actor text NOT NULL,
    second_actor text NOT NULL,
    kind text NOT NULL,
    version int NOT NULL,
    subject text NOT NULL,
    based_on int NOT NULL,
    body text,
    salt text,
    body_digest text NOT NULL,
    prev_hash text NOT NULL,
    hash text NOT NULL,
    got timestamptz NOT NULL,
    clock_off interval NOT NULL,
    answer text NOT NULL CHECK (answer IN ('accepted', 'duplicate', 'conflict', 'quarantined')),
    thing_version int NOT NULL,
    why text NOT NULL DEFAULT '',
    PRIMARY KEY (log, seq)
);
CREATE UNIQUE INDEX entry_once ON centre.entry (entry_id) WHERE answer <> 'duplicate';
CREATE INDEX entry_subject ON centre.entry (subject, thing_version);
CREATE INDEX entry_at ON centre.entry (at);
CREATE INDEX entry_odd ON centre.entry (answer) WHERE answer IN ('conflict', 'quarantined');
COMMENT ON COLUMN centre.entry.at IS 'what the device''s clock said: a fact, never the order';
COMMENT ON COLUMN centre.entry.thing_version IS 'the order per case; of a conflict the version it raised';

CREATE TABLE centre.thing (
    thing text PRIMARY KEY,
    kind text NOT NULL,
    unit text NOT NULL REFERENCES centre.unit,
    number text,
    version int NOT NULL,
    rows jsonb NOT NULL
);
CREATE UNIQUE INDEX thing_number ON centre.thing (number) WHERE number IS NOT NULL;
COMMENT ON TABLE centre.thing IS 'what stands: a case with its rows, a setting, a person, a service; the fold of accepted entries';

CREATE TABLE centre.scope (
    unit text NOT NULL REFERENCES centre.unit,
    thing text NOT NULL REFERENCES centre.thing,
    n bigint NOT NULL,
    gone boolean NOT NULL DEFAULT false,
    PRIMARY KEY (unit, thing)
);
CREATE INDEX scope_feed ON centre.scope (unit, n, thing);

CREATE TABLE centre.feed (
    unit text NOT NULL REFERENCES centre.unit,
    n bigint NOT NULL,
    token uuid NOT NULL DEFAULT gen_random_uuid(),
    at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (unit, n)
);
COMMENT ON TABLE centre.feed IS 'the proof of a cursor: tokens are random, so a feed that went back shows';

CREATE TABLE centre.rule (
    kind text NOT NULL,
    source text NOT NULL,
    target text,
    PRIMARY KEY (kind, source)
);
COMMENT ON TABLE centre.rule IS 'the transition table of cases, written from the program''s own at every install';

CREATE TABLE centre.folded (
    name text PRIMARY KEY,
    reach text NOT NULL CHECK (reach IN ('case', 'unit', 'below', 'sealed'))
);
COMMENT ON TABLE centre.folded IS 'tables that entries change, and whom their rows reach';

CREATE TABLE centre.fact (name text PRIMARY KEY, value text NOT NULL);

CREATE TABLE centre.login (
    unit text NOT NULL REFERENCES centre.unit,
    number text NOT NULL,
    password_hash text NOT NULL,
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (unit, number)
);

CREATE TABLE centre.parked (
    draft text PRIMARY KEY,
    unit text NOT NULL REFERENCES centre.unit,
    device uuid NOT NULL,
    win int NOT NULL,
    body jsonb NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    taken_by uuid,
    taken_at timestamptz
);
COMMENT ON COLUMN centre.parked.taken_by IS 'who has it now: asked again after a lost answer, the same desk gets it again';
CREATE INDEX parked_unit ON centre.parked (unit);

CREATE TABLE centre.holding (
    thing text PRIMARY KEY,
    unit text NOT NULL,
    device uuid NOT NULL,
    win int NOT NULL,
    name text NOT NULL,
    since timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE centre.audit (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    role name NOT NULL DEFAULT session_user,
    what text NOT NULL,
    detail jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX audit_at ON centre.audit (at);
COMMENT ON TABLE centre.audit IS 'what was refused, and what the administrator did';

CREATE TABLE centre.file (
    thing text NOT NULL REFERENCES centre.thing,
    sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    size bigint NOT NULL CHECK (size BETWEEN 1 AND 52428800),
    whole boolean NOT NULL DEFAULT false,
    PRIMARY KEY (thing, sha256)
);
CREATE TABLE centre.piece (
    thing text NOT NULL,
    sha256 text NOT NULL,
    n int NOT NULL,
    data bytea NOT NULL CHECK (length(data) BETWEEN 1 AND 262144),
    PRIMARY KEY (thing, sha256, n),
    FOREIGN KEY (thing, sha256) REFERENCES centre.file ON DELETE CASCADE
);
ALTER TABLE centre.piece ALTER COLUMN data SET STORAGE EXTERNAL;
COMMENT ON TABLE centre.file IS 'scans of a case, named by their content; they travel in pieces, apart from entries';

-- Several times as fast to write as the usual way, at nearly the same size; not every server can.
DO $$
BEGIN
    IF 'lz4' = ANY (SELECT unnest(s.enumvals) FROM pg_catalog.pg_settings s WHERE s.name = 'default_toast_compression') THEN
        ALTER TABLE centre.thing ALTER COLUMN rows SET COMPRESSION lz4;
        ALTER TABLE centre.entry ALTER COLUMN body SET COMPRESSION lz4;
    END IF;
END $$;
