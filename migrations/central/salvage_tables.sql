CREATE TABLE centre.salvage (
    device uuid NOT NULL REFERENCES centre.device (device),
    thing text NOT NULL,
    kind text NOT NULL,
    unit text NOT NULL REFERENCES centre.unit,
    version int NOT NULL,
    "whole" boolean NOT NULL,
    rows jsonb NOT NULL,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    turned_down timestamptz,
    PRIMARY KEY (device, thing)
);
CREATE INDEX salvage_thing ON centre.salvage (thing);
COMMENT ON TABLE centre.salvage IS 'what a centre put back no longer has and a desk still held: the administrator decides';
COMMENT ON COLUMN centre.salvage."whole" IS 'the centre had nothing of it; else rows are the fields it had otherwise';
