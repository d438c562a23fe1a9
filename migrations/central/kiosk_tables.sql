CREATE TABLE centre.ticket_call (
    n bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    hall text NOT NULL REFERENCES centre.unit,
    business_date date NOT NULL,
    "window" int NOT NULL,
    rank int NOT NULL
);
CREATE INDEX ticket_call_day ON centre.ticket_call (hall, business_date, n);
CREATE INDEX ticket_call_window ON centre.ticket_call (hall, business_date, "window", n);
COMMENT ON TABLE centre.ticket_call IS 'who was called in which order, by rank alone: a ticket called twice is two calls';

CREATE TABLE centre.number_block (
    hall text NOT NULL REFERENCES centre.unit,
    business_date date NOT NULL,
    device uuid NOT NULL,
    "first" int NOT NULL CHECK ("first" > 0),
    "last" int NOT NULL,
    PRIMARY KEY (hall, business_date, device, "first"),
    CHECK ("last" >= "first")
);
COMMENT ON TABLE centre.number_block IS 'numbers of series K that one desk alone gives out while the queue is out of reach; the counter stands above them';
