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

-- Whether the centre has the acts that made everything a copy of a case consists of. They were judged otherwise since it
-- was put back, whoever did them is told, and nothing is lost. What only counts, and what was blank from the beginning,
-- no act tells.
CREATE OR REPLACE FUNCTION centre.all_told(p_thing text, p_rows jsonb) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = '' AS $$
BEGIN
    RETURN NOT EXISTS (
        WITH told AS MATERIALIZED (
            SELECT t.key AS name, r.key AS row, f.key AS field, f.value
            FROM centre.entry e, jsonb_each(e.body::jsonb -> 'rows') t, jsonb_each(t.value) r, jsonb_each(r.value) f
            WHERE e.subject = p_thing)
        SELECT FROM jsonb_each(p_rows) t, jsonb_each(t.value) r, jsonb_each(r.value) f
        WHERE f.key NOT IN ('case_id', 'version', 'amended')
          AND NOT EXISTS (SELECT FROM told d WHERE (d.name, d.row, d.field, d.value) = (t.key, r.key, f.key, f.value))
          AND (f.value NOT IN ('null', '""', '[]', '{}', '0', 'false')
               OR EXISTS (SELECT FROM told d WHERE (d.name, d.row, d.field) = (t.key, r.key, f.key))));
EXCEPTION WHEN data_exception THEN
    RETURN false;
END $$;

-- Copies that nobody misses are decided: of one device, those that were compared longest ago, so that no meeting takes
-- long; or all.
CREATE OR REPLACE FUNCTION centre.forget_told(p_device uuid DEFAULT NULL, p_many int DEFAULT NULL) RETURNS void
LANGUAGE sql SET search_path = '' AS $$
    WITH compared AS (
        SELECT s.device, s.thing, centre.all_told(s.thing, s.rows) AS told
        FROM centre.salvage s
        WHERE s.device = coalesce(p_device, s.device) AND s.turned_down IS NULL AND s.kind = 'case'
        ORDER BY s.at LIMIT p_many)
    UPDATE centre.salvage s SET at = clock_timestamp(),
        turned_down = CASE WHEN c.told THEN clock_timestamp() END, rows = CASE WHEN c.told THEN '{}' ELSE s.rows END
    FROM compared c WHERE s.device = c.device AND s.thing = c.thing
$$;
COMMENT ON COLUMN centre.salvage.at IS 'when it came, or was last compared with the acts that are here';
COMMENT ON COLUMN centre.salvage.turned_down IS 'left as it is: by the administrator, or because the centre knows all of it';

-- Of what this device handed over this is there again, in these versions; what nobody wants. A
-- second PC from one disk image speaks for the same device, so what one of them does not name is not the other's loss.
DROP FUNCTION IF EXISTS centre.keep_only(text[]);
CREATE OR REPLACE FUNCTION centre.release_copies(p_back jsonb) RETURNS SETOF text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
    v_device uuid := (SELECT m.device FROM centre.me() m);
BEGIN
    DELETE FROM centre.salvage s USING jsonb_each_text(p_back) AS b(thing, version)
    WHERE s.device = v_device AND s.thing = b.thing AND s.version <= b.version::int;
    PERFORM centre.forget_told(v_device, 20);
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
