CREATE TABLE centre.ticket (
    id text PRIMARY KEY,
    hall text NOT NULL REFERENCES centre.unit,
    business_date date NOT NULL,
    series text NOT NULL CHECK (series ~ '^[A-Z]$'),
    number int NOT NULL CHECK (number > 0),
    business text NOT NULL,
    label text NOT NULL,
    rank int NOT NULL CHECK (rank BETWEEN 1 AND 4),
    priority text NOT NULL,
    issued_at timestamptz NOT NULL,
    issued_by text NOT NULL,
    state text NOT NULL CHECK (state IN ('waiting', 'called', 'in_service', 'held', 'served', 'no_show', 'abandoned',
        'voided', 'cleared')),
    queue_at bigint NOT NULL,
    "window" int,
    target_window int,
    calls int NOT NULL,
    called_at timestamptz,
    last_call_at timestamptz,
    started_at timestamptz,
    ended_at timestamptz,
    reactivations int NOT NULL,
    first_contact text NOT NULL,
    reason text NOT NULL,
    rev int NOT NULL CHECK (rev > 0),
    issue_request text,
    claim_request text,
    UNIQUE (hall, business_date, series, number),
    UNIQUE (hall, issue_request),
    UNIQUE (hall, claim_request)
);
CREATE UNIQUE INDEX ticket_one_at_window ON centre.ticket (hall, "window") WHERE state IN ('called', 'in_service');
CREATE INDEX ticket_waiting ON centre.ticket (hall, business_date, rank, queue_at, id) WHERE state = 'waiting';
CREATE INDEX ticket_called ON centre.ticket (hall, business_date, called_at) WHERE called_at IS NOT NULL;
CREATE INDEX ticket_open ON centre.ticket (hall, business_date)
    WHERE state IN ('waiting', 'called', 'in_service', 'held');
COMMENT ON COLUMN centre.ticket.rev IS 'raised at every change: after a failover the higher one is the later';

CREATE TABLE centre.counter (
    hall text NOT NULL REFERENCES centre.unit,
    business_date date NOT NULL,
    series text NOT NULL,
    last int NOT NULL,
    PRIMARY KEY (hall, business_date, series)
);

CREATE TABLE centre.ticket_move (
    ticket text NOT NULL,
    rev int NOT NULL,
    device uuid NOT NULL,
    request text NOT NULL,
    note jsonb NOT NULL,
    PRIMARY KEY (ticket, rev)
);
COMMENT ON TABLE centre.ticket_move IS 'who moved a ticket and what their journal says of it: a desk that was killed before it wrote it down asks here';

CREATE TABLE centre.ticket_rule (
    act text NOT NULL,
    source text NOT NULL,
    target text NOT NULL,
    PRIMARY KEY (act, source, target)
);
COMMENT ON TABLE centre.ticket_rule IS 'the moves of a ticket, written from the program''s own at every install';

CREATE TABLE centre.seat (
    device uuid PRIMARY KEY,
    hall text NOT NULL REFERENCES centre.unit,
    "window" int NOT NULL DEFAULT 0,
    epoch text NOT NULL,
    used_on date NOT NULL,
    waived text NOT NULL DEFAULT '',
    seen_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX seat_hall ON centre.seat (hall);
COMMENT ON TABLE centre.seat IS 'which desks used a hall''s queue, and in which life of the server: the barrier after a failover';
