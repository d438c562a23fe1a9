ALTER TABLE centre.folded DROP CONSTRAINT folded_reach_check;
ALTER TABLE centre.folded ADD CONSTRAINT folded_reach_check
    CHECK (reach IN ('case', 'unit', 'above', 'below', 'ends', 'sealed'));

CREATE TABLE centre.proxy_rule (
    kind text NOT NULL,
    source text NOT NULL,
    target text,
    side text NOT NULL CHECK (side IN ('village', 'town', 'either')),
    PRIMARY KEY (kind, source)
);
COMMENT ON TABLE centre.proxy_rule IS 'the transition table of proxies, written from the program''s own at every install';

CREATE TABLE centre.town_only (kind text PRIMARY KEY);
COMMENT ON TABLE centre.town_only IS 'acts on a case that a village may do for matters of its own alone';
