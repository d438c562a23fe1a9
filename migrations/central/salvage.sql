-- What a centre put back has lost and a desk still held. A desk hands its copies over; nothing stands by that: the
-- administrator takes them or turns them down. ----------------------------------------------------------------------

-- The unit a copy belongs to, as far as it is its device's business; null where it is none, or no copy of one thing.
CREATE OR REPLACE FUNCTION centre.unit_of_copy(p_unit text, p_thing text, p_kind text, p_rows jsonb) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = '' AS $$
DECLARE
    v_of_case text[] := ARRAY(SELECT f.name FROM centre.folded f WHERE f.reach = 'case');
    v_unit text;
BEGIN
    IF jsonb_typeof(p_rows) IS DISTINCT FROM 'object' THEN
        RETURN NULL;
    ELSIF p_kind = 'case' THEN
        IF p_rows - v_of_case <> '{}' OR coalesce(p_rows -> 'case', '{}') - p_thing <> '{}'
           OR pg_catalog.jsonb_path_exists(p_rows, '$.*.*.case_id ? (@ != $mine)', jsonb_build_object('mine', p_thing))
        THEN
            RETURN NULL;
        END IF;
        v_unit := left(p_rows #>> ARRAY['case', p_thing, 'number'], 4);
    ELSIF p_kind = ANY (v_of_case) OR split_part(p_thing, '/', 1) <> p_kind OR p_rows - p_kind <> '{}'
        OR (p_rows -> p_kind) - substr(p_thing, length(p_kind) + 7) <> '{}'
        OR NOT EXISTS (SELECT 1 FROM centre.folded f
                       WHERE f.name = p_kind AND (f.reach <> 'sealed' OR centre.opens_sealed())) THEN
        RETURN NULL;
    ELSE
        v_unit := split_part(p_thing, '/', 2);
    END IF;
    IF EXISTS (SELECT 1 FROM centre.thing t WHERE t.thing = p_thing) THEN
        RETURN (SELECT t.unit FROM centre.thing t JOIN centre.scope s ON s.thing = t.thing
                WHERE t.thing = p_thing AND s.unit = p_unit AND NOT s.gone);
    END IF;
    RETURN (SELECT u.unit FROM centre.unit u WHERE u.unit = v_unit AND (p_unit IN (u.unit, u.parent)
            OR EXISTS (SELECT 1 FROM centre.unit m JOIN centre.folded f ON f.name = p_kind
                       WHERE m.unit = p_unit AND m.parent = u.unit AND f.reach IN ('below', 'ends'))));
END $$;

CREATE OR REPLACE FUNCTION centre.keep_copies(p_copies jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
    v_me record;
    v_each record;
    v_unit text;
BEGIN
    SELECT * INTO v_me FROM centre.me();
    FOR v_each IN SELECT * FROM jsonb_to_recordset(p_copies) AS c(thing text, kind text, version int, "whole" boolean,
        rows jsonb) LIMIT 200 LOOP
        v_unit := centre.unit_of_copy(v_me.unit, v_each.thing, v_each.kind, v_each.rows);
        IF v_me.device IS NULL OR v_unit IS NULL OR v_each.version IS NULL OR v_each."whole" IS NULL THEN
            PERFORM centre.note('salvage.refused', jsonb_build_object('thing', v_each.thing));
            CONTINUE;
        END IF;
        INSERT INTO centre.salvage AS s (device, thing, kind, unit, version, "whole", rows)
        VALUES (v_me.device, v_each.thing, v_each.kind, v_unit, v_each.version, v_each."whole", v_each.rows)
        ON CONFLICT (device, thing) DO UPDATE SET version = excluded.version, "whole" = excluded."whole",
            rows = excluded.rows, at = excluded.at, turned_down = NULL
        WHERE s.version < excluded.version;
    END LOOP;
END $$;

-- Of what this device handed over it holds only these still; which of them the administrator does not want.
CREATE OR REPLACE FUNCTION centre.keep_only(p_things text[]) RETURNS SETOF text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
    v_device uuid := (SELECT m.device FROM centre.me() m);
BEGIN
    DELETE FROM centre.salvage s WHERE s.device = v_device AND s.thing <> ALL (p_things);
    RETURN QUERY SELECT s.thing FROM centre.salvage s WHERE s.device = v_device AND s.turned_down IS NOT NULL;
END $$;

-- By the administrator: the fullest copy stands from now on, with what the centre has besides. Returns what came of it.
CREATE OR REPLACE FUNCTION centre.take_copy(p_thing text) RETURNS text
LANGUAGE plpgsql SET search_path = '' AS $$
DECLARE
    v_copy centre.salvage;
    v_stands centre.thing;
    v_rows jsonb;
BEGIN
    SELECT * INTO v_stands FROM centre.thing t WHERE t.thing = p_thing FOR UPDATE;
    SELECT * INTO v_copy FROM centre.salvage s WHERE s.thing = p_thing AND s.turned_down IS NULL
    AND (s."whole" OR v_stands.thing IS NOT NULL) ORDER BY s.version DESC, s.at LIMIT 1;
    IF v_copy.thing IS NULL THEN
        RETURN 'none';
    END IF;
    v_rows := v_copy.rows;
    IF v_copy.kind = 'case' THEN
        v_rows := centre.merged(v_rows, jsonb_build_object('case', jsonb_build_object(p_thing, jsonb_build_object(
            'version', greatest((v_stands.rows #>> ARRAY['case', p_thing, 'version'])::int,
                                (v_rows #>> ARRAY['case', p_thing, 'version'])::int) + 1))));
    END IF;
    INSERT INTO centre.thing AS t (thing, kind, unit, number, version, rows)
    VALUES (p_thing, v_copy.kind, v_copy.unit, v_rows #>> ARRAY['case', p_thing, 'number'], v_copy.version + 1, v_rows)
    ON CONFLICT (thing) DO UPDATE SET version = greatest(t.version, v_copy.version) + 1,
        rows = centre.merged(t.rows, v_rows);
    PERFORM centre.publish(v_copy.unit, ARRAY[p_thing]);
    DELETE FROM centre.salvage s WHERE s.thing = p_thing;
    PERFORM centre.note('salvage.taken', jsonb_build_object('thing', p_thing, 'device', v_copy.device,
        'version', v_copy.version));
    RETURN 'taken';
END $$;

CREATE OR REPLACE FUNCTION centre.turn_down_copy(p_thing text) RETURNS text
LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
    UPDATE centre.salvage s SET turned_down = clock_timestamp(), rows = '{}'
    WHERE s.thing = p_thing AND s.turned_down IS NULL;
    IF NOT FOUND THEN
        RETURN 'none';
    END IF;
    PERFORM centre.note('salvage.turned_down', jsonb_build_object('thing', p_thing));
    RETURN 'turned_down';
END $$;
