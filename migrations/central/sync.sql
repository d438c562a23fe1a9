-- The fold, as in Python: changed fields merged by table and key.
CREATE OR REPLACE FUNCTION centre.merged(p_old jsonb, p_new jsonb) RETURNS jsonb
LANGUAGE plpgsql IMMUTABLE SET search_path = '' AS $$
DECLARE
    v_result jsonb := p_old;
    v_table text;
    v_rows jsonb;
    v_key text;
    v_fields jsonb;
BEGIN
    FOR v_table, v_rows IN SELECT * FROM jsonb_each(p_new) LOOP
        IF NOT v_result ? v_table THEN
            v_result := v_result || jsonb_build_object(v_table, v_rows);
            CONTINUE;
        END IF;
        FOR v_key, v_fields IN SELECT * FROM jsonb_each(v_rows) LOOP
            v_result := jsonb_set(v_result, ARRAY[v_table, v_key],
                coalesce(v_result #> ARRAY[v_table, v_key], '{}') || v_fields);
        END LOOP;
    END LOOP;
    RETURN v_result;
END $$;

-- Whether two sets of changed fields touch the same field; a case's version is counted here and never disputed.
CREATE OR REPLACE FUNCTION centre.overlap(p_one jsonb, p_other jsonb) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path = '' AS $$
    SELECT EXISTS (
        SELECT 1
        FROM jsonb_each(p_one) t, jsonb_each(t.value) r, jsonb_object_keys(r.value) f
        WHERE p_other #> ARRAY[t.key, r.key, f] IS NOT NULL
          AND NOT (t.key = 'case' AND f = 'version')
    )
$$;

-- A thing of the unit: every row outside a case is one.
CREATE OR REPLACE FUNCTION centre.fold_unit_rows(p_unit text, p_rows jsonb) RETURNS text[]
LANGUAGE plpgsql SET search_path = '' AS $$
DECLARE
    v_table text;
    v_key text;
    v_fields jsonb;
    v_thing text;
    v_touched text[] := '{}';
BEGIN
    FOR v_table, v_key, v_fields IN
        SELECT t.key, r.key, r.value FROM jsonb_each(p_rows) t, jsonb_each(t.value) r ORDER BY t.key, r.key
    LOOP
        -- What belongs to one PC stays there.
        CONTINUE WHEN v_table = 'setting' AND v_fields ->> 'key' IN ('terminal', 'own_window', 'printers');
        v_thing := v_table || '/' || p_unit || '/' || v_key;
        INSERT INTO centre.thing AS t (thing, kind, unit, version, rows)
        VALUES (v_thing, v_table, p_unit, 1, jsonb_build_object(v_table, jsonb_build_object(v_key, v_fields)))
        ON CONFLICT (thing) DO UPDATE SET version = t.version + 1,
            rows = jsonb_set(t.rows, ARRAY[v_table, v_key], t.rows #> ARRAY[v_table, v_key] || v_fields);
        v_touched := v_touched || v_thing;
    END LOOP;
    RETURN v_touched;
END $$;

-- One entry about a case. Returns the answer, why, and the version of the case after it.
CREATE OR REPLACE FUNCTION centre.fold_case(
    p_unit text, p_log uuid, p_seq bigint, p_kind text, p_subject text, p_based_on int, p_seen int, p_rows jsonb,
    OUT answer text, OUT why text, OUT version int
) LANGUAGE plpgsql SET search_path = '' AS $$
DECLARE
    v_thing centre.thing;
    v_case jsonb := p_rows -> 'case' -> p_subject;
    v_state text;
    v_target text;
    v_rows jsonb := p_rows;
BEGIN
    answer := 'accepted'; why := '';
    SELECT * INTO v_thing FROM centre.thing t WHERE t.thing = p_subject FOR UPDATE;
    version := coalesce(v_thing.version, 0);
    IF (SELECT count(*) FROM jsonb_object_keys(coalesce(p_rows -> 'case', '{}'))) > (v_case IS NOT NULL)::int
       OR EXISTS (SELECT 1 FROM unnest(ARRAY['case_material', 'case_step', 'document']) t,
                      jsonb_each(coalesce(p_rows -> t, '{}')) r
                  WHERE coalesce(r.value ->> 'case_id', p_subject) <> p_subject) THEN
        answer := 'quarantined'; why := 'rows of another case'; RETURN;
    END IF;
    IF v_thing.thing IS NULL AND (v_case IS NULL OR NOT v_case ? 'number') THEN
        answer := 'quarantined'; why := 'unknown case'; RETURN;
    END IF;
    IF v_thing.thing IS NULL AND left(v_case ->> 'number', 4) <> p_unit THEN
        answer := 'quarantined'; why := 'number of another station'; RETURN;
    END IF;
    IF v_thing.thing IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM centre.scope s WHERE s.unit = p_unit AND s.thing = p_subject AND NOT s.gone) THEN
        answer := 'conflict'; why := 'out of scope'; RETURN;
    END IF;
    v_state := coalesce(v_thing.rows #>> ARRAY['case', p_subject, 'state'], '');
    IF EXISTS (SELECT 1 FROM centre.rule r WHERE r.kind = p_kind) THEN
        SELECT coalesce(r.target, v_state) INTO v_target FROM centre.rule r
        WHERE r.kind = p_kind AND r.source = v_state;
        IF v_target IS NULL THEN
            answer := 'conflict'; why := 'state ' || v_state;
        ELSIF coalesce(v_case ->> 'state', v_state) <> v_target THEN
            answer := 'conflict'; why := 'leads elsewhere';
        ELSIF p_seen < version AND centre.moved_under(p_log, p_seq, p_subject, p_seen, p_rows) THEN
            answer := 'conflict'; why := 'changed meanwhile';
        END IF;
        v_case := coalesce(v_case, '{}') || jsonb_build_object('version',
            coalesce((v_thing.rows #>> ARRAY['case', p_subject, 'version'])::int, 0) + 1);
        v_rows := p_rows || jsonb_build_object('case', jsonb_build_object(p_subject, v_case));
    ELSIF v_case IS NOT NULL THEN
        answer := 'quarantined'; why := 'unknown kind'; RETURN;
    ELSIF p_seen < version AND EXISTS (SELECT 1 FROM centre.entry e WHERE e.subject = p_subject
            AND e.log = p_log AND e.seq < p_seq AND e.answer = 'conflict' AND e.thing_version > p_seen) THEN
        -- A paper of a decision that did not stand.
        answer := 'conflict'; why := 'follows a conflict';
    END IF;
    version := version + 1;
    IF answer = 'conflict' THEN
        -- Raised, so that the desk fetches what stands and its later entries show that it has seen it.
        UPDATE centre.thing t SET version = fold_case.version WHERE t.thing = p_subject;
    ELSIF v_thing.thing IS NULL THEN
        INSERT INTO centre.thing (thing, kind, unit, number, version, rows)
        VALUES (p_subject, 'case', p_unit, v_case ->> 'number', fold_case.version, v_rows);
        -- In scope at once for the entries that follow; its number in the feed comes with `publish`.
        INSERT INTO centre.scope (unit, thing, n) VALUES (p_unit, p_subject, 0);
    ELSE
        UPDATE centre.thing t SET version = fold_case.version, rows = centre.merged(t.rows, v_rows)
        WHERE t.thing = p_subject;
    END IF;
END $$;

-- Whether others changed the same fields after what this desk had seen, or its own earlier entry did not stand.
CREATE OR REPLACE FUNCTION centre.moved_under(p_log uuid, p_seq bigint, p_subject text, p_seen int, p_rows jsonb)
RETURNS boolean LANGUAGE sql STABLE SET search_path = '' AS $$
    SELECT EXISTS (
        SELECT 1 FROM centre.entry e
        WHERE e.subject = p_subject AND e.thing_version > p_seen
          AND ((e.log <> p_log AND e.answer = 'accepted' AND centre.overlap(p_rows, e.body::jsonb -> 'rows'))
               OR (e.log = p_log AND e.seq < p_seq AND e.answer = 'conflict'))
    )
$$;

-- One stored entry folded: its answer is written beside it, the things it touched are returned.
CREATE OR REPLACE FUNCTION centre.fold(p_unit text, p_entry centre.entry, OUT answer text, OUT why text,
    OUT version int, OUT touched text[])
LANGUAGE plpgsql SET search_path = '' AS $$
DECLARE
    v_body jsonb := p_entry.body::jsonb;
    v_rows jsonb := coalesce(v_body -> 'rows', '{}');
    v_of_case jsonb;
    v_others jsonb;
    v_folded record;
BEGIN
    answer := 'accepted'; why := ''; version := 0; touched := '{}';
    IF v_rows = '{}' AND NOT EXISTS (SELECT 1 FROM centre.rule r WHERE r.kind = p_entry.kind) THEN
        RETURN;
    END IF;
    IF EXISTS (SELECT 1 FROM jsonb_object_keys(v_rows) k
               WHERE NOT EXISTS (SELECT 1 FROM centre.folded f WHERE f.name = k)) THEN
        answer := 'quarantined'; why := 'unknown table'; RETURN;
    END IF;
    v_of_case := v_rows - ARRAY(SELECT f.name FROM centre.folded f WHERE f.reach <> 'case');
    IF v_of_case - 'document' = '{}' AND NOT EXISTS (SELECT 1 FROM centre.rule r WHERE r.kind = p_entry.kind)
       AND NOT EXISTS (SELECT 1 FROM centre.thing t WHERE t.thing = p_entry.subject AND t.kind = 'case') THEN
        -- A paper that belongs to no case, such as a daily tally.
        v_of_case := '{}';
    END IF;
    v_others := v_rows - ARRAY(SELECT jsonb_object_keys(v_of_case));
    IF v_of_case <> '{}' OR EXISTS (SELECT 1 FROM centre.rule r WHERE r.kind = p_entry.kind) THEN
        SELECT * INTO v_folded FROM centre.fold_case(p_unit, p_entry.log, p_entry.seq, p_entry.kind,
            p_entry.subject, p_entry.based_on,
            coalesce((v_body #>> '{facts,seen}')::int, p_entry.based_on), v_of_case);
        answer := v_folded.answer; why := v_folded.why; version := v_folded.version;
        IF answer = 'quarantined' THEN
            RETURN;
        END IF;
        touched := ARRAY[p_entry.subject];
    END IF;
    -- What happened at the window happened, whether the decision stood or not.
    touched := touched || centre.fold_unit_rows(p_unit, v_others);
END $$;

-- The things touched get the next number of every feed they reach; units last and sorted, held to the commit.
CREATE OR REPLACE FUNCTION centre.publish(p_unit text, p_touched text[]) RETURNS void
LANGUAGE plpgsql SET search_path = '' AS $$
DECLARE
    v_unit text;
    v_n bigint;
BEGIN
    FOR v_unit IN
        SELECT s.unit FROM centre.scope s WHERE s.thing = ANY (p_touched) AND NOT s.gone
        UNION SELECT p_unit WHERE p_touched <> '{}'
        UNION SELECT u.parent FROM centre.unit u JOIN centre.thing t ON t.unit = u.unit
              WHERE t.thing = ANY (p_touched) AND t.kind = 'case' AND u.parent IS NOT NULL
        UNION SELECT u.unit FROM centre.unit u
              JOIN centre.thing t ON t.unit = u.parent JOIN centre.folded f ON f.name = t.kind
              WHERE t.thing = ANY (p_touched) AND f.reach = 'below'
        ORDER BY 1
    LOOP
        UPDATE centre.unit SET feed_n = feed_n + 1 WHERE unit = v_unit RETURNING feed_n INTO v_n;
        INSERT INTO centre.feed (unit, n) VALUES (v_unit, v_n);
        INSERT INTO centre.scope AS s (unit, thing, n)
        SELECT v_unit, t.thing, v_n
        FROM centre.thing t JOIN centre.folded f ON f.name = t.kind JOIN centre.unit o ON o.unit = t.unit
        JOIN centre.unit u ON u.unit = v_unit
        WHERE t.thing = ANY (p_touched)
          AND (t.unit = v_unit OR (t.kind = 'case' AND o.parent = v_unit) OR (f.reach = 'below' AND u.parent = t.unit)
               OR EXISTS (SELECT 1 FROM centre.scope x WHERE x.unit = v_unit AND x.thing = t.thing AND NOT x.gone))
        ON CONFLICT (unit, thing) DO UPDATE SET n = excluded.n WHERE NOT s.gone;
        IF cardinality(p_touched) <= 20 THEN
            PERFORM pg_catalog.pg_notify('hall_' || v_unit, '');
        END IF;
    END LOOP;
END $$;

-- Log up: the seam is checked under the log's lock, entries are stored whatever they say, then folded one by one.
CREATE OR REPLACE FUNCTION centre.push(p_log uuid, p_base_seq bigint, p_base_hash text, p_now timestamptz,
    p_entries jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
    v_me record;
    v_log centre.log;
    v_entry centre.entry;
    v_folded record;
    v_touched text[] := '{}';
    v_answers jsonb := '[]';
    v_seq bigint;
    v_hash text;
    v_stood text;
BEGIN
    SELECT * INTO v_me FROM centre.me();
    SELECT * INTO v_log FROM centre.log l WHERE l.log = p_log FOR UPDATE;
    IF v_me.device IS NULL OR v_log.log IS NULL OR v_log.device <> v_me.device OR v_log.state <> 'open' THEN
        PERFORM centre.note('push.refused', jsonb_build_object('log', p_log));
        RETURN jsonb_build_object('status', 'closed', 'seq', 0, 'hash', '');
    END IF;
    IF p_base_seq > v_log.seq THEN
        RETURN jsonb_build_object('status', 'gap', 'seq', v_log.seq, 'hash', v_log.hash);
    END IF;
    v_stood := CASE WHEN p_base_seq = 0 THEN repeat('0', 64) ELSE
        (SELECT e.hash FROM centre.entry e WHERE e.log = p_log AND e.seq = p_base_seq) END;
    IF v_stood IS DISTINCT FROM p_base_hash THEN
        PERFORM centre.note('push.fork', jsonb_build_object('log', p_log, 'seq', p_base_seq));
        RETURN jsonb_build_object('status', 'fork', 'seq', v_log.seq, 'hash', v_log.hash);
    END IF;
    PERFORM 1 FROM centre.thing t
    WHERE t.thing IN (SELECT e ->> 'subject' FROM jsonb_array_elements(p_entries) e)
    ORDER BY t.thing FOR UPDATE;
    v_seq := p_base_seq; v_hash := p_base_hash;
    FOR v_entry IN
        SELECT p_log, e.seq, e.entry_id, e.at, e.actor, e.second_actor, e.kind, e.version, e.subject, e.based_on,
            e.body, e.salt, e.body_digest, e.prev_hash, e.hash, clock_timestamp(), clock_timestamp() - p_now,
            'accepted', 0, ''
        FROM jsonb_to_recordset(p_entries) AS e(seq bigint, entry_id text, at text, actor text, second_actor text,
            kind text, version int, subject text, based_on int, body text, salt text, body_digest text,
            prev_hash text, hash text)
        ORDER BY e.seq
    LOOP
        IF v_entry.seq <> v_seq + 1 OR v_entry.prev_hash <> v_hash THEN
            PERFORM centre.note('push.broken', jsonb_build_object('log', p_log, 'seq', v_entry.seq));
            EXIT;
        END IF;
        IF v_entry.seq <= v_log.seq THEN
            -- A repeated beginning: what was answered is answered again, a different history is a fork.
            SELECT e.hash, jsonb_build_array(e.seq, e.answer, e.thing_version) AS told INTO v_folded
            FROM centre.entry e WHERE e.log = p_log AND e.seq = v_entry.seq;
            IF v_folded.hash <> v_entry.hash THEN
                PERFORM centre.note('push.fork', jsonb_build_object('log', p_log, 'seq', v_entry.seq));
                RETURN jsonb_build_object('status', 'fork', 'seq', v_log.seq, 'hash', v_log.hash);
            END IF;
            v_answers := v_answers || jsonb_build_array(v_folded.told);
        ELSE
            IF NOT centre.sealed_well(v_entry) THEN
                PERFORM centre.note('push.broken', jsonb_build_object('log', p_log, 'seq', v_entry.seq));
                EXIT;
            END IF;
            IF EXISTS (SELECT 1 FROM centre.entry e WHERE e.entry_id = v_entry.entry_id) THEN
                v_entry.answer := 'duplicate';
            ELSE
                BEGIN
                    SELECT * INTO v_folded FROM centre.fold(v_log.unit, v_entry);
                    v_entry.answer := v_folded.answer; v_entry.why := v_folded.why;
                    v_entry.thing_version := v_folded.version;
                    v_touched := v_touched || v_folded.touched;
                EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
                    v_entry.answer := 'quarantined'; v_entry.why := SQLSTATE; v_entry.thing_version := 0;
                END;
            END IF;
            INSERT INTO centre.entry SELECT v_entry.*;
            v_answers := v_answers || jsonb_build_array(
                jsonb_build_array(v_entry.seq, v_entry.answer, v_entry.thing_version));
        END IF;
        v_seq := v_entry.seq; v_hash := v_entry.hash;
    END LOOP;
    IF v_seq > v_log.seq THEN
        UPDATE centre.log SET seq = v_seq, hash = v_hash WHERE log = p_log;
        PERFORM centre.publish(v_log.unit, v_touched);
    ELSE
        v_seq := v_log.seq; v_hash := v_log.hash;
    END IF;
    RETURN jsonb_build_object('status', 'stored', 'seq', v_seq, 'hash', v_hash, 'answers', v_answers);
END $$;

-- The envelope and the digest give the hash, the salted body gives the digest: nothing else is let into a log.
CREATE OR REPLACE FUNCTION centre.sealed_well(p_entry centre.entry) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path = '' AS $$
    SELECT length(coalesce(p_entry.body, '')) <= 262144
       AND (p_entry.body IS NULL OR encode(sha256(convert_to(p_entry.salt || p_entry.body, 'UTF8')), 'hex')
            = p_entry.body_digest)
       AND encode(sha256(convert_to('[' || concat_ws(',',
            to_json(p_entry.prev_hash), to_json(p_entry.log::text), p_entry.seq, to_json(p_entry.entry_id),
            to_json(p_entry.at), to_json(p_entry.actor), to_json(p_entry.second_actor), to_json(p_entry.kind),
            p_entry.version, to_json(p_entry.subject), p_entry.based_on, to_json(p_entry.body_digest)) || ']',
            'UTF8')), 'hex') = p_entry.hash
$$;

-- Rows down. These belong to hall_reader, who sees under row-level security what the asking unit may see. --------
CREATE OR REPLACE FUNCTION centre.feed_place(p_ns bigint[], p_tokens text[],
    OUT n bigint, OUT head bigint, OUT token text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
    SELECT coalesce((SELECT max(f.n) FROM unnest(p_ns, p_tokens) AS m(n, token)
                     JOIN centre.feed f ON f.unit = centre.my_unit() AND f.n = m.n AND f.token::text = m.token), 0),
        coalesce(h.n, 0), coalesce(h.token::text, '')
    FROM (SELECT 1) one LEFT JOIN (
        SELECT f.n, f.token FROM centre.feed f WHERE f.unit = centre.my_unit() ORDER BY f.n DESC LIMIT 1) h ON true
$$;

CREATE OR REPLACE FUNCTION centre.feed_rows(p_after bigint, p_thing text, p_limit int)
RETURNS TABLE (n bigint, thing text, kind text, version int, gone boolean, rows text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
    SELECT s.n, s.thing, t.kind, t.version, s.gone, CASE WHEN s.gone THEN '{}' ELSE t.rows::text END
    FROM centre.scope s JOIN centre.thing t ON t.thing = s.thing
    WHERE s.unit = centre.my_unit() AND (s.n, s.thing) > (p_after, p_thing)
      AND (t.kind <> 'rating' OR centre.opens_sealed())
    ORDER BY s.n, s.thing LIMIT p_limit
$$;

CREATE OR REPLACE FUNCTION centre.fetch(p_things text[])
RETURNS TABLE (n bigint, thing text, kind text, version int, gone boolean, rows text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    PERFORM centre.note_foreign('fetch.refused', p_things);
    RETURN QUERY
    SELECT s.n, s.thing, t.kind, t.version, s.gone, CASE WHEN s.gone THEN '{}' ELSE t.rows::text END
    FROM centre.scope s JOIN centre.thing t ON t.thing = s.thing
    WHERE s.unit = centre.my_unit() AND s.thing = ANY (p_things)
      AND (t.kind <> 'rating' OR centre.opens_sealed());
END $$;

CREATE OR REPLACE FUNCTION centre.case_numbered(p_number text) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
    SELECT t.thing FROM centre.thing t WHERE t.number = p_number
$$;

CREATE OR REPLACE FUNCTION centre.versions() RETURNS TABLE (thing text, version int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
    SELECT s.thing, t.version FROM centre.scope s JOIN centre.thing t ON t.thing = s.thing
    WHERE s.unit = centre.my_unit() AND NOT s.gone AND (t.kind <> 'rating' OR centre.opens_sealed())
$$;

CREATE OR REPLACE FUNCTION centre.proof(OUT count bigint, OUT digest bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
    SELECT count(*), coalesce(bit_xor(('x' || left(md5(v.thing || '/' || v.version), 16))::bit(64)::bigint), 0)
    FROM centre.versions() v
$$;

CREATE OR REPLACE FUNCTION centre.known(p_ids text[]) RETURNS TABLE (entry_id text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
    SELECT e.entry_id FROM centre.entry e JOIN centre.log l ON l.log = e.log
    WHERE e.entry_id = ANY (p_ids) AND l.unit = centre.my_unit()
$$;

CREATE OR REPLACE FUNCTION centre.desk_of(p_log uuid, OUT station text, OUT terminal text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
    SELECT l.unit, l.terminal FROM centre.log l WHERE l.log = p_log
$$;

CREATE OR REPLACE FUNCTION centre.timeline(p_case text)
RETURNS TABLE (station text, terminal text, at text, actor text, second_actor text, kind text, based_on int,
    version int, answer text, entry_id text, body text, hash text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    PERFORM centre.note_foreign('timeline.refused', ARRAY[p_case]);
    RETURN QUERY
    SELECT d.station, d.terminal, e.at, e.actor, e.second_actor, e.kind, e.based_on, e.thing_version, e.answer,
        e.entry_id, e.body, e.hash
    FROM centre.entry e CROSS JOIN LATERAL centre.desk_of(e.log) d
    WHERE e.subject = p_case
      AND EXISTS (SELECT 1 FROM centre.scope s WHERE s.unit = centre.my_unit() AND s.thing = p_case AND NOT s.gone)
    ORDER BY e.thing_version, e.got, e.seq;
END $$;

CREATE OR REPLACE FUNCTION centre.logins() RETURNS TABLE (number text, password_hash text, changed_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
    SELECT l.number, l.password_hash, l.changed_at FROM centre.login l WHERE l.unit = centre.my_unit()
$$;

CREATE OR REPLACE FUNCTION centre.parked_here() RETURNS TABLE (body jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
    SELECT p.body FROM centre.parked p WHERE p.unit = centre.my_unit() ORDER BY p.at DESC
$$;

-- For the administrator: somebody who left is out everywhere at the next contact.
CREATE OR REPLACE FUNCTION centre.disable_person(p_unit text, p_number text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
    v_thing text := 'person/' || p_unit || '/' || p_number;
BEGIN
    UPDATE centre.thing SET version = version + 1,
        rows = jsonb_set(rows, ARRAY['person', p_number, 'disabled'], 'true')
    WHERE thing = v_thing;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    PERFORM centre.publish(p_unit, ARRAY[v_thing]);
    PERFORM centre.note('person.disabled', jsonb_build_object('unit', p_unit, 'number', p_number));
    RETURN true;
END $$;
