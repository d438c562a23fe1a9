CREATE TABLE centre.relay (
    log uuid NOT NULL REFERENCES centre.log,
    seq bigint NOT NULL,
    hash text NOT NULL,
    made text NOT NULL,
    signature bytea NOT NULL CHECK (octet_length(signature) = 64),
    from_seq bigint NOT NULL,
    by uuid NOT NULL REFERENCES centre.device (device),
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (log, signature)
);
COMMENT ON TABLE centre.relay IS 'packages that came by hand: who brought them, and the writer''s own signature over the head of its log';
COMMENT ON COLUMN centre.relay.from_seq IS 'the first entry this package brought; behind the head where it brought none';
