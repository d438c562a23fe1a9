-- A centre that was put back is filled up by its desks in whatever order they come. What a desk made upon something
-- that is not here again yet waits for it, as long as somebody who may bring it is on the way. ----------------------

-- The units of a town: itself and its villages.
CREATE OR REPLACE FUNCTION centre.town_units(p_unit text) RETURNS SETOF text
LANGUAGE sql STABLE SET search_path = '' AS $$
    SELECT t.unit FROM centre.unit t JOIN centre.unit m ON m.unit = p_unit
    WHERE coalesce(t.parent, t.unit) = coalesce(m.parent, m.unit)
$$;

-- Grows with everything that comes to stand in the town, and with every log that comes.
CREATE OR REPLACE FUNCTION centre.town_place(p_unit text) RETURNS bigint
LANGUAGE sql STABLE SET search_path = '' AS $$
    SELECT sum(u.feed_n)::bigint + (SELECT count(*) FROM centre.refill r WHERE r.epoch = centre.epoch())
    FROM centre.unit u WHERE u.unit IN (SELECT centre.town_units(p_unit))
$$;

-- Whether somebody of the town may still bring what an entry was made upon: a log that has not come in this epoch, or
-- that said it has an entry about the same case made upon less of it; unless it waits itself with nothing new for it.
-- `p_new`: what is being pushed has brought something. A quarter of an hour after the first one came nobody is waited
-- for any more.
DROP FUNCTION IF EXISTS centre.others_fill_up(uuid, text, boolean);
CREATE OR REPLACE FUNCTION centre.others_fill_up(p_log uuid, p_unit text, p_new boolean, p_subject text, p_body text)
RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = '' AS $$
DECLARE
    v_epoch text := centre.epoch();
    v_place bigint := centre.town_place(p_unit);
    v_seen jsonb := p_body::jsonb #> '{facts,seen}';
BEGIN
    RETURN NOT EXISTS (
            SELECT 1 FROM centre.refill r
            WHERE r.epoch = v_epoch AND r.at < clock_timestamp() - interval '15 minutes')
        AND EXISTS (
            SELECT 1 FROM centre.log l LEFT JOIN centre.refill r ON r.log = l.log AND r.epoch = v_epoch
            WHERE l.state = 'open' AND l.log <> p_log AND l.unit IN (SELECT centre.town_units(p_unit))
              AND NOT coalesce(r.filled, false) AND (p_new OR r.stuck_at IS DISTINCT FROM v_place)
              -- What was said is compared as it is: silent, a path takes no offence at another kind of value.
              AND (r.brings IS NULL OR pg_catalog.jsonb_path_exists(r.brings -> p_subject,
                  'strict $[*] ? (@[0] > $behind && @[1] < $seen)',
                  jsonb_build_object('behind', l.seq, 'seen', v_seen), true)));
END $$;

-- Whether an entry was made upon more of its case than is here.
CREATE OR REPLACE FUNCTION centre.ahead(p_subject text, p_body text) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = '' AS $$
BEGIN
    RETURN coalesce((p_body::jsonb #>> '{facts,seen}')::int, 0) > coalesce(
        (SELECT t.version FROM centre.thing t WHERE t.thing = p_subject), 0);
EXCEPTION WHEN data_exception THEN
    -- What cannot be read is judged, and set aside.
    RETURN false;
END $$;

DROP FUNCTION IF EXISTS centre.note_filling(uuid, text, boolean, boolean);
CREATE OR REPLACE FUNCTION centre.note_filling(p_log uuid, p_unit text, p_filled boolean, p_stuck boolean,
    p_brings json) RETURNS void LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
    INSERT INTO centre.refill AS r (log, epoch, filled, stuck_at, brings)
    VALUES (p_log, centre.epoch(), p_filled, CASE WHEN p_stuck THEN centre.town_place(p_unit) END,
        CASE WHEN length(p_brings::text) <= 8388608 THEN p_brings::jsonb END)
    ON CONFLICT (log) DO UPDATE SET epoch = excluded.epoch, filled = excluded.filled, stuck_at = excluded.stuck_at,
        at = CASE WHEN r.epoch = excluded.epoch THEN r.at ELSE excluded.at END,
        brings = coalesce(excluded.brings, CASE WHEN r.epoch = excluded.epoch THEN r.brings END);
END $$;
