CREATE TABLE centre.refill (
    log uuid PRIMARY KEY REFERENCES centre.log,
    epoch text NOT NULL,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    filled boolean NOT NULL,
    stuck_at bigint
);
COMMENT ON TABLE centre.refill IS 'how far each log has come again since the centre started, was put back or took over';
COMMENT ON COLUMN centre.refill.at IS 'when it first came in this epoch';
COMMENT ON COLUMN centre.refill.stuck_at IS 'it waits for the log of another, and this was the town''s place in its feeds';
