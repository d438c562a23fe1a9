-- The fold, as in Python: changed fields merged by table and key.
CREATE OR REPLACE FUNCTION centre.merged(p_old jsonb, p_new jsonb) RETURNS jsonb
LANGUAGE plpgsql IMMUTABLE SET search_path = '' AS $$
DECLARE
    -- Unpacked once: a case of seven papers is ten kilobytes.
    v_result jsonb := p_old || '{}';
    v_each record;
    v_table text := '';
    v_rows jsonb;
BEGIN
    FOR v_each IN
        SELECT t.key AS name, r.key, r.value AS fields
        FROM jsonb_each(p_new) t LEFT JOIN LATERAL jsonb_each(t.value) r ON true
    LOOP
        IF v_each.name <> v_table THEN
            IF v_table <> '' THEN
                v_result := v_result || jsonb_build_object(v_table, v_rows);
            END IF;
            v_table := v_each.name;
            v_rows := coalesce(v_result -> v_table, '{}');
        END IF;
        IF v_each.key IS NOT NULL THEN
            v_rows := v_rows || jsonb_build_object(v_each.key, coalesce(v_rows -> v_each.key, '{}') || v_each.fields);
        END IF;
    END LOOP;
    RETURN CASE v_table WHEN '' THEN v_result ELSE v_result || jsonb_build_object(v_table, v_rows) END;
END $$;

-- Whether two sets of changed fields touch the same field; what only counts is never disputed.
CREATE OR REPLACE FUNCTION centre.overlap(p_one jsonb, p_other jsonb) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path = '' AS $$
    SELECT EXISTS (
        SELECT 1
        FROM jsonb_each(p_one) t, jsonb_each(t.value) r, jsonb_object_keys(r.value) f
        WHERE p_other #> ARRAY[t.key, r.key, f] IS NOT NULL
          AND NOT (t.key = 'case' AND f IN ('version', 'amended'))
    )
$$;

-- A thing of the unit: every row outside a case is one.
-- With `p_only_new` what stands already stays: a PC that was set up alone and joins later does not bring its own
-- names and people over those of the unit.
DROP FUNCTION IF EXISTS centre.fold_unit_rows(text, jsonb);
CREATE OR REPLACE FUNCTION centre.fold_unit_rows(p_unit text, p_rows jsonb, p_only_new boolean DEFAULT false)
RETURNS text[]
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
        CONTINUE WHEN v_table = 'setting' AND v_fields ->> 'key' IN (
            'terminal', 'own_window', 'printers', 'printer_fits', 'devices');
        v_thing := v_table || '/' || p_unit || '/' || v_key;
        INSERT INTO centre.thing AS t (thing, kind, unit, version, rows)
        VALUES (v_thing, v_table, p_unit, 1, jsonb_build_object(v_table, jsonb_build_object(v_key, v_fields)))
        ON CONFLICT (thing) DO UPDATE SET version = t.version + 1,
            rows = jsonb_set(t.rows, ARRAY[v_table, v_key], t.rows #> ARRAY[v_table, v_key] || v_fields)
        WHERE NOT p_only_new;
        IF FOUND THEN
            v_touched := v_touched || v_thing;
        END IF;
    END LOOP;
    RETURN v_touched;
END $$;

-- One entry about a case. Returns the answer, why, and the version of the case after it. `p_struck` is the version of
-- this log's last conflict about the case in the same push, 0 for none.
CREATE OR REPLACE FUNCTION centre.fold_case(
    p_unit text, p_log uuid, p_seq bigint, p_kind text, p_ruled boolean, p_subject text, p_seen int, p_struck int,
    p_rows jsonb, OUT answer text, OUT why text, OUT version int
) LANGUAGE plpgsql SET search_path = '' AS $$
DECLARE
    v_thing record;
    v_case jsonb := p_rows -> 'case' -> p_subject;
    v_state text := '';
    v_counted int := 0;
    v_target text;
    v_rows jsonb := p_rows;
BEGIN
    answer := 'accepted'; why := '';
    SELECT t.unit, t.version, t.rows -> 'case' -> p_subject AS stands, t.rows -> 'proxy' -> p_subject AS proxied
    INTO v_thing FROM centre.thing t WHERE t.thing = p_subject FOR UPDATE;
    version := coalesce(v_thing.version, 0);
    IF coalesce(p_rows -> 'case', '{}') - p_subject <> '{}' OR pg_catalog.jsonb_path_exists(
        p_rows, '$.*.*.case_id ? (@ != $mine)', jsonb_build_object('mine', p_subject)) THEN
        answer := 'quarantined'; why := 'rows of another case'; RETURN;
    END IF;
    IF v_thing.unit IS NULL THEN
        IF v_case IS NULL OR NOT v_case ? 'number' THEN
            answer := 'quarantined'; why := 'unknown case'; RETURN;
        ELSIF left(v_case ->> 'number', 4) <> p_unit THEN
            answer := 'quarantined'; why := 'number of another station'; RETURN;
        END IF;
    ELSE
        IF v_thing.unit <> p_unit AND NOT EXISTS (
            SELECT 1 FROM centre.scope s WHERE s.unit = p_unit AND s.thing = p_subject AND NOT s.gone) THEN
            answer := 'conflict'; why := 'out of scope'; RETURN;
        END IF;
        v_state := coalesce(v_thing.stands ->> 'state', '');
        v_counted := coalesce((v_thing.stands ->> 'version')::int, 0);
    END IF;
    why := centre.not_for_village(p_unit, p_kind, v_thing.proxied, coalesce(v_thing.stands, v_case));
    IF why <> '' THEN
        answer := 'quarantined';
        PERFORM centre.note('push.forbidden', jsonb_build_object('log', p_log, 'seq', p_seq, 'kind', p_kind));
        RETURN;
    END IF;
    IF p_struck > p_seen THEN
        answer := 'conflict'; why := 'follows a conflict';
    ELSIF starts_with(p_kind, 'proxy.') AND v_case IS NULL THEN
        why := centre.proxy_refused(p_kind, v_thing.proxied, p_rows -> 'proxy' -> p_subject);
        answer := CASE why WHEN '' THEN 'accepted' ELSE 'conflict' END;
    ELSIF p_rows ? 'proxy' THEN
        answer := 'quarantined'; why := 'a proxy by another act'; RETURN;
    ELSIF p_ruled THEN
        SELECT coalesce(r.target, v_state) INTO v_target FROM centre.rule r
        WHERE r.kind = p_kind AND r.source = v_state;
        IF v_target IS NULL THEN
            answer := 'conflict'; why := 'state ' || v_state;
        ELSIF coalesce(v_case ->> 'state', v_state) <> v_target THEN
            answer := 'conflict'; why := 'leads elsewhere';
        END IF;
        v_rows := p_rows || jsonb_build_object('case', jsonb_build_object(p_subject,
            coalesce(v_case, '{}') || jsonb_build_object('version', v_counted + 1)));
    ELSIF v_case IS NOT NULL THEN
        answer := 'quarantined'; why := 'unknown kind'; RETURN;
    END IF;
    IF answer = 'accepted' AND p_rows ? 'hop' AND centre.on_another_manifest(p_unit, p_subject, p_rows -> 'hop') THEN
        answer := 'conflict'; why := 'manifest of another PC';
    END IF;
    IF answer = 'accepted' AND p_rows ? 'hop' AND centre.paper_elsewhere(p_subject, p_rows -> 'hop') THEN
        answer := 'conflict'; why := 'the paper is elsewhere';
    END IF;
    IF answer = 'accepted' AND centre.half_a_row(p_subject, p_rows) THEN
        answer := 'conflict'; why := 'builds on what does not stand';
    END IF;
    IF answer = 'accepted' AND p_seen < version AND centre.moved_under(p_log, p_seq, p_subject, p_seen, p_rows) THEN
        answer := 'conflict'; why := 'changed meanwhile';
    END IF;
    version := version + 1;
    IF answer = 'conflict' THEN
        -- Raised, so that the desk fetches what stands and its later entries show that it has seen it.
        UPDATE centre.thing t SET version = fold_case.version WHERE t.thing = p_subject;
    ELSIF v_thing.unit IS NULL THEN
        INSERT INTO centre.thing (thing, kind, unit, number, version, rows)
        VALUES (p_subject, 'case', p_unit, v_case ->> 'number', fold_case.version, v_rows);
    ELSE
        UPDATE centre.thing t SET version = fold_case.version, rows = centre.merged(t.rows, v_rows)
        WHERE t.thing = p_subject;
    END IF;
END $$;

-- A village decides matters of its own and hands everything else to the town (R-21, R-27); the town never takes a
-- villager's mandate. Empty, or why not.
CREATE OR REPLACE FUNCTION centre.not_for_village(p_unit text, p_kind text, p_proxied jsonb, p_case jsonb)
RETURNS text LANGUAGE plpgsql STABLE SET search_path = '' AS $$
DECLARE
    v_parent text := (SELECT u.parent FROM centre.unit u WHERE u.unit = p_unit);
    v_side text := CASE WHEN v_parent IS NULL THEN 'town' ELSE 'village' END;
BEGIN
    IF EXISTS (SELECT 1 FROM centre.proxy_rule r WHERE r.kind = p_kind AND r.side NOT IN ('either', v_side)) THEN
        RETURN 'act of the other side';
    ELSIF v_parent IS NULL OR NOT EXISTS (SELECT 1 FROM centre.town_only o WHERE o.kind = p_kind) THEN
        RETURN '';
    ELSIF p_proxied IS NOT NULL THEN
        RETURN 'the town decides';
    ELSIF EXISTS (
        SELECT 1 FROM centre.thing t, jsonb_each(t.rows -> 'item_version') v
        WHERE t.unit IN (p_unit, v_parent) AND t.kind = 'item_version'
          AND t.thing = 'item_version/' || t.unit || '/' || (p_case ->> 'item_code') || '/' || (p_case ->> 'item_version')
          AND v.value #>> '{item,origin}' = 'village') THEN
        RETURN '';
    END IF;
    RETURN 'no matter of the village';
END $$;

-- The step of a proxy checked against its own table. Empty, or why it does not stand.
CREATE OR REPLACE FUNCTION centre.proxy_refused(p_kind text, p_stands jsonb, p_new jsonb) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = '' AS $$
DECLARE
    v_state text := coalesce(p_stands ->> 'state', '');
    v_rule record;
BEGIN
    SELECT * INTO v_rule FROM centre.proxy_rule r WHERE r.kind = p_kind AND r.source = v_state;
    IF v_rule.kind IS NULL THEN
        RETURN 'proxy ' || v_state;
    ELSIF coalesce(p_new ->> 'state', v_state) <>
        coalesce(v_rule.target, CASE p_kind WHEN 'proxy.continue' THEN p_stands ->> 'before' ELSE v_state END) THEN
        RETURN 'proxy leads elsewhere';
    END IF;
    RETURN '';
END $$;

-- Whether sheets were put on a manifest that does not have their case: its number was given to another one before.
CREATE OR REPLACE FUNCTION centre.on_another_manifest(p_unit text, p_subject text, p_hops jsonb) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = '' AS $$
BEGIN
    RETURN EXISTS (
        SELECT 1 FROM jsonb_each(p_hops) h
        JOIN centre.thing t ON t.thing = 'handover/' || p_unit || '/' || (h.value ->> 'manifest')
        WHERE h.value ->> 'to_place' = 'way/' || (h.value ->> 'manifest')
          AND NOT t.rows #> ARRAY['handover', h.value ->> 'manifest', 'lines']
              @> jsonb_build_array(jsonb_build_object('case_id', p_subject)));
END $$;

-- Whether a sheet is passed on from where it does not lie: each is in one place, and every hop begins where the one
-- before it ended. One act may pass a sheet on twice.
CREATE OR REPLACE FUNCTION centre.paper_elsewhere(p_subject text, p_hops jsonb) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = '' AS $$
DECLARE
    v_sheets jsonb := (SELECT t.rows -> 'sheet' FROM centre.thing t WHERE t.thing = p_subject);
BEGIN
    RETURN EXISTS (
        SELECT 1 FROM jsonb_each(p_hops) h
        WHERE v_sheets ? (h.value ->> 'sheet')
          AND v_sheets #>> ARRAY[h.value ->> 'sheet', 'place'] <> h.value ->> 'from_place'
          AND NOT EXISTS (
              SELECT 1 FROM jsonb_each(p_hops) o
              WHERE o.key <> h.key AND o.value ->> 'sheet' = h.value ->> 'sheet'
                AND o.value ->> 'to_place' = h.value ->> 'from_place'));
END $$;

-- Whether an entry changes a row of a case that no entry has made here: a centre put back heard of the act before of
-- what it builds on, or that did not stand. The fields are some that only the making of a row sets.
CREATE OR REPLACE FUNCTION centre.half_a_row(p_subject text, p_rows jsonb) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = '' AS $$
BEGIN
    RETURN EXISTS (
        SELECT 1
        FROM (VALUES ('case_material', 'name'), ('document', 'template'), ('sheet', 'code'),
                     ('referral', 'department'), ('attachment', 'sha256')) m(name, made_with)
        CROSS JOIN LATERAL jsonb_each(p_rows -> m.name) r
        WHERE NOT r.value ? m.made_with AND NOT EXISTS (
            SELECT 1 FROM centre.thing t WHERE t.thing = p_subject AND t.rows -> m.name ? r.key));
END $$;

-- Whether others changed the same fields after what this desk had seen, or its own earlier entry did not stand.
CREATE OR REPLACE FUNCTION centre.moved_under(p_log uuid, p_seq bigint, p_subject text, p_seen int, p_rows jsonb)
RETURNS boolean LANGUAGE plpgsql STABLE SET search_path = '' AS $$
BEGIN
    RETURN EXISTS (
        SELECT 1 FROM centre.entry e
        WHERE e.subject = p_subject AND e.thing_version > p_seen
          AND ((e.log <> p_log AND e.answer = 'accepted' AND centre.overlap(p_rows, e.body::jsonb -> 'rows'))
               OR (e.log = p_log AND e.seq < p_seq AND e.answer = 'conflict'))
    );
END $$;

-- One entry folded; the things it touched are returned. `p_known` are the tables that entries change, `p_apart` those
-- of them whose rows belong to no case, `p_ruled` tells whether the transition table has its kind.
CREATE OR REPLACE FUNCTION centre.fold(p_unit text, p_log uuid, p_seq bigint, p_kind text, p_ruled boolean,
    p_subject text, p_based_on int, p_body jsonb, p_known text[], p_apart text[], p_struck int,
    OUT answer text, OUT why text, OUT version int, OUT touched text[])
LANGUAGE plpgsql SET search_path = '' AS $$
DECLARE
    v_rows jsonb := coalesce(p_body -> 'rows', '{}');
    v_of_case jsonb := v_rows - p_apart;
    v_others jsonb := v_rows - ARRAY(SELECT jsonb_object_keys(v_of_case));
    v_folded record;
BEGIN
    answer := 'accepted'; why := ''; version := 0; touched := '{}';
    IF v_rows - p_known <> '{}' THEN
        answer := 'quarantined'; why := 'unknown table'; RETURN;
    END IF;
    IF v_of_case - 'document' = '{}' AND (v_of_case -> 'document') - p_subject = '{}' AND NOT p_ruled
       AND NOT EXISTS (SELECT 1 FROM centre.thing t WHERE t.thing = p_subject AND t.kind = 'case') THEN
        -- A paper that belongs to no case, such as a daily tally, is its own subject. One of a case that never came
        -- is no such paper: its rows are that case's.
        v_of_case := '{}'; v_others := v_rows;
    END IF;
    IF v_of_case <> '{}' OR p_ruled THEN
        SELECT * INTO v_folded FROM centre.fold_case(p_unit, p_log, p_seq, p_kind, p_ruled, p_subject,
            coalesce((p_body #>> '{facts,seen}')::int, p_based_on), p_struck, v_of_case);
        answer := v_folded.answer; why := v_folded.why; version := v_folded.version;
        IF answer <> 'quarantined' THEN
            touched := ARRAY[p_subject];
        ELSIF why <> 'unknown case' THEN
            RETURN;
        END IF;
    END IF;
    IF p_kind = 'handover.send' AND EXISTS (
        SELECT 1 FROM centre.thing t WHERE t.thing = 'handover/' || p_unit || '/' || p_subject) THEN
        -- Two PCs from one disk numbered alike: the manifest that stands is not written over.
        answer := 'quarantined'; why := 'manifest number given twice'; RETURN;
    END IF;
    -- What happened at the window happened, whether the decision stood or not.
    IF v_others <> '{}' THEN
        touched := touched || centre.fold_unit_rows(p_unit, v_others, p_kind IN ('hall.set_up', 'person.add'));
    END IF;
END $$;

-- The units named at the ends of a hand-over, as far as they belong to the writer's own town.
CREATE OR REPLACE FUNCTION centre.ends(p_unit text, p_kind text, p_rows jsonb) RETURNS TABLE (unit text)
LANGUAGE sql STABLE SET search_path = '' AS $$
    SELECT u.unit FROM centre.unit u JOIN centre.unit o ON o.unit = p_unit, jsonb_each(p_rows -> p_kind) r
    WHERE u.unit IN (r.value ->> 'from_unit', r.value ->> 'to_unit')
      AND (u.unit = p_unit OR u.parent = p_unit OR o.parent = u.unit)
$$;

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
              JOIN centre.folded f ON f.name = t.kind
              WHERE t.thing = ANY (p_touched) AND f.reach IN ('case', 'above') AND u.parent IS NOT NULL
        UNION SELECT e.unit FROM centre.thing t JOIN centre.folded f ON f.name = t.kind
              CROSS JOIN LATERAL centre.ends(t.unit, t.kind, t.rows) e
              WHERE t.thing = ANY (p_touched) AND f.reach = 'ends'
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
          AND (t.unit = v_unit OR (f.reach IN ('case', 'above') AND o.parent = v_unit)
               OR (f.reach = 'ends' AND v_unit IN (SELECT e.unit FROM centre.ends(t.unit, t.kind, t.rows) e)) OR (f.reach = 'below' AND u.parent = t.unit)
               OR EXISTS (SELECT 1 FROM centre.scope x WHERE x.unit = v_unit AND x.thing = t.thing AND NOT x.gone))
        ON CONFLICT (unit, thing) DO UPDATE SET n = excluded.n WHERE NOT s.gone;
        IF cardinality(p_touched) <= 20 THEN
            PERFORM pg_catalog.pg_notify('feed_' || v_unit, '');
        END IF;
    END LOOP;
END $$;

-- The same where an entry that cannot be folded must not take the others with it.
CREATE OR REPLACE FUNCTION centre.fold_apart(p_unit text, p_log uuid, p_seq bigint, p_kind text, p_ruled boolean,
    p_subject text, p_based_on int, p_body text, p_known text[], p_apart text[], p_struck int,
    OUT answer text, OUT why text, OUT version int, OUT touched text[])
LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
    SELECT f.* INTO answer, why, version, touched FROM centre.fold(p_unit, p_log, p_seq, p_kind, p_ruled, p_subject,
        p_based_on, p_body::jsonb, p_known, p_apart, p_struck) f;
EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
    answer := 'quarantined'; why := SQLSTATE; version := 0; touched := '{}';
END $$;

-- Entries checked and folded one by one: how far the log goes then, the answer to each, and the things touched.
-- `p_apart`: each by itself, which costs more and is done only where they cannot all be folded at once. `p_patient`:
-- only up to the first that was made upon what is not here; then `waits`.
DROP FUNCTION IF EXISTS centre.fold_all(centre.log, json, boolean);
CREATE OR REPLACE FUNCTION centre.fold_all(p_log centre.log, p_entries json, p_apart boolean, p_patient boolean,
    OUT seq bigint, OUT hash text, OUT answers text[], OUT whys text[], OUT versions int[], OUT touched text[],
    OUT waits boolean)
LANGUAGE plpgsql SET search_path = '' AS $$
DECLARE
    v_each record;
    v_folded record;
    v_known text[] := ARRAY(SELECT f.name FROM centre.folded f);
    v_apart text[] := ARRAY(SELECT f.name FROM centre.folded f WHERE f.reach <> 'case');
    v_kinds text[] := ARRAY(SELECT DISTINCT r.kind FROM centre.rule r);
    v_struck jsonb := '{}';
    v_at int := 0;
BEGIN
    seq := p_log.seq; hash := p_log.hash; waits := false;
    answers := '{}'; whys := '{}'; versions := '{}'; touched := '{}';
    FOR v_each IN
        SELECT e.*, e.kind = ANY (v_kinds) AS ruled,
            (SELECT x.answer FROM centre.entry x WHERE x.entry_id = e.entry_id AND x.answer <> 'duplicate') AS known
        FROM json_to_recordset(p_entries) AS e(seq bigint, entry_id text, at text, actor text, second_actor text,
            kind text, version int, subject text, based_on int, body text, salt text, body_digest text,
            prev_hash text, hash text)
        WHERE e.seq > p_log.seq ORDER BY e.seq
    LOOP
        IF v_each.seq <> seq + 1 OR v_each.prev_hash <> hash OR NOT centre.sealed_well(p_log.log, v_each.seq,
            v_each.entry_id, v_each.at, v_each.actor, v_each.second_actor, v_each.kind, v_each.version, v_each.subject,
            v_each.based_on, v_each.body, v_each.salt, v_each.body_digest, v_each.prev_hash, v_each.hash) THEN
            PERFORM centre.note('push.broken', jsonb_build_object('log', p_log.log, 'seq', v_each.seq));
            EXIT;
        END IF;
        IF p_patient AND v_each.known IS NULL AND centre.ahead(v_each.subject, v_each.body)
           AND centre.others_fill_up(p_log.log, p_log.unit, touched <> '{}', v_each.subject, v_each.body) THEN
            waits := true;
            EXIT;
        END IF;
        seq := v_each.seq; hash := v_each.hash; v_at := v_at + 1;
        answers[v_at] := 'accepted'; whys[v_at] := ''; versions[v_at] := 0;
        IF v_each.known IS NOT NULL THEN
            -- 1: what it repeats stands.
            answers[v_at] := 'duplicate'; versions[v_at] := (v_each.known = 'accepted')::int;
            CONTINUE;
        ELSIF NOT v_each.ruled AND right(v_each.body, 10) = '"rows":{}}' THEN
            CONTINUE;
        ELSIF p_apart THEN
            SELECT * INTO v_folded FROM centre.fold_apart(p_log.unit, p_log.log, v_each.seq, v_each.kind,
                v_each.ruled, v_each.subject, v_each.based_on, v_each.body, v_known, v_apart,
                coalesce((v_struck ->> v_each.subject)::int, 0));
        ELSE
            SELECT * INTO v_folded FROM centre.fold(p_log.unit, p_log.log, v_each.seq, v_each.kind, v_each.ruled,
                v_each.subject, v_each.based_on, v_each.body::jsonb, v_known, v_apart,
                coalesce((v_struck ->> v_each.subject)::int, 0));
        END IF;
        answers[v_at] := v_folded.answer; whys[v_at] := v_folded.why; versions[v_at] := v_folded.version;
        touched := touched || v_folded.touched;
        IF v_folded.answer = 'conflict' THEN
            v_struck := v_struck || jsonb_build_object(v_each.subject, v_folded.version);
        END IF;
    END LOOP;
END $$;

-- Log up, by the device that writes it.
-- Indexes only: on a young centre the planner knows no sizes yet, and its plans last as long as the connection;
-- no compiling: what it costs is never won back in statements this short.
-- `p_left`: how many entries the desk has behind these, where it fills up a centre that may have gone back; `p_brings`,
-- once in an epoch, about which cases they are and upon what they were made.
DROP FUNCTION IF EXISTS centre.push(uuid, bigint, text, timestamptz, json);
DROP FUNCTION IF EXISTS centre.push(uuid, bigint, text, timestamptz, json, int);
CREATE OR REPLACE FUNCTION centre.push(p_log uuid, p_base_seq bigint, p_base_hash text, p_now timestamptz,
    p_entries json, p_left int DEFAULT NULL, p_brings json DEFAULT NULL) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' SET enable_seqscan = off SET jit = off AS $$
DECLARE
    v_me record;
    v_log centre.log;
BEGIN
    SELECT * INTO v_me FROM centre.me();
    SELECT * INTO v_log FROM centre.log l WHERE l.log = p_log FOR UPDATE;
    IF v_me.device IS NULL OR v_log.log IS NULL OR v_log.device <> v_me.device OR v_log.state <> 'open' THEN
        PERFORM centre.note('push.refused', jsonb_build_object('log', p_log));
        RETURN jsonb_build_object('status', 'closed', 'seq', 0, 'hash', '');
    END IF;
    RETURN centre.store_entries(v_log, p_base_seq, p_base_hash, clock_timestamp() - p_now, p_entries, p_left, p_brings);
END $$;

-- The seam is checked under the log's lock, entries are stored whatever they say, then folded one by one.
DROP FUNCTION IF EXISTS centre.store_entries(centre.log, bigint, text, interval, json);
DROP FUNCTION IF EXISTS centre.store_entries(centre.log, bigint, text, interval, json, int);
CREATE OR REPLACE FUNCTION centre.store_entries(p_log centre.log, p_base_seq bigint, p_base_hash text,
    p_clock_off interval, p_entries json, p_left int DEFAULT NULL, p_brings json DEFAULT NULL) RETURNS jsonb
LANGUAGE plpgsql SET search_path = '' AS $$
DECLARE
    v_new record;
BEGIN
    IF p_base_seq > p_log.seq THEN
        RETURN jsonb_build_object('status', 'gap', 'seq', p_log.seq, 'hash', p_log.hash);
    END IF;
    IF centre.forked(p_log.log, p_base_seq, p_base_hash, p_log.seq, p_entries) THEN
        PERFORM centre.note('push.fork', jsonb_build_object('log', p_log.log, 'seq', p_base_seq));
        RETURN jsonb_build_object('status', 'fork', 'seq', p_log.seq, 'hash', p_log.hash);
    END IF;
    IF p_left IS NOT NULL THEN
        PERFORM centre.note_filling(p_log.log, p_log.unit, false, false, p_brings);
    END IF;
    PERFORM 1 FROM centre.thing t WHERE t.thing IN (
        SELECT e.subject FROM json_to_recordset(p_entries) AS e(seq bigint, subject text) WHERE e.seq > p_log.seq)
    ORDER BY t.thing FOR UPDATE;
    BEGIN
        SELECT * INTO v_new FROM centre.fold_all(p_log, p_entries, false, p_left IS NOT NULL);
    EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
        SELECT * INTO v_new FROM centre.fold_all(p_log, p_entries, true, p_left IS NOT NULL);
    END;
    IF v_new.seq > p_log.seq THEN
        INSERT INTO centre.entry SELECT p_log.log, e.seq, e.entry_id, e.at, e.actor, e.second_actor, e.kind,
            e.version, e.subject, e.based_on, e.body, e.salt, e.body_digest, e.prev_hash, e.hash, clock_timestamp(),
            p_clock_off, v_new.answers[e.seq - p_log.seq], v_new.versions[e.seq - p_log.seq],
            v_new.whys[e.seq - p_log.seq]
        FROM json_to_recordset(p_entries) AS e(seq bigint, entry_id text, at text, actor text, second_actor text,
            kind text, version int, subject text, based_on int, body text, salt text, body_digest text,
            prev_hash text, hash text)
        WHERE e.seq > p_log.seq AND e.seq <= v_new.seq;
        UPDATE centre.log SET seq = v_new.seq, hash = v_new.hash WHERE log = p_log.log;
        PERFORM centre.publish(p_log.unit, ARRAY(SELECT DISTINCT unnest(v_new.touched)));
    END IF;
    IF p_left IS NOT NULL THEN
        PERFORM centre.note_filling(p_log.log, p_log.unit, p_left = 0 AND NOT v_new.waits,
            v_new.waits AND v_new.seq = p_log.seq, NULL);
    END IF;
    -- A repeated beginning is answered as it was the first time.
    RETURN jsonb_build_object('status', CASE WHEN v_new.waits THEN 'later' ELSE 'stored' END, 'seq', v_new.seq, 'hash', v_new.hash, 'answers', coalesce((
        SELECT jsonb_agg(jsonb_build_array(e.seq, e.answer, e.thing_version) ORDER BY e.seq)
        FROM centre.entry e WHERE e.log = p_log.log AND e.seq > p_base_seq
          AND e.seq <= greatest(v_new.seq, p_base_seq)), '[]'));
END $$;

-- Whether another history stands here: at the seam, or where the entries repeat what was sent before.
CREATE OR REPLACE FUNCTION centre.forked(p_log uuid, p_base_seq bigint, p_base_hash text, p_head bigint,
    p_entries json) RETURNS boolean
LANGUAGE sql STABLE SET search_path = '' AS $$
    SELECT p_base_hash IS DISTINCT FROM CASE WHEN p_base_seq = 0 THEN repeat('0', 64) ELSE
            (SELECT e.hash FROM centre.entry e WHERE e.log = p_log AND e.seq = p_base_seq) END
        OR (p_base_seq < p_head AND EXISTS (
            SELECT 1 FROM json_to_recordset(p_entries) AS n(seq bigint, hash text)
            JOIN centre.entry e ON e.log = p_log AND e.seq = n.seq WHERE e.hash <> n.hash))
$$;

-- The envelope and the digest give the hash, the salted body gives the digest: nothing else is let into a log.
CREATE OR REPLACE FUNCTION centre.sealed_well(p_log uuid, p_seq bigint, p_entry_id text, p_at text, p_actor text,
    p_second text, p_kind text, p_version int, p_subject text, p_based_on int, p_body text, p_salt text,
    p_digest text, p_prev text, p_hash text) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path = '' AS $$
    SELECT length(coalesce(p_body, '')) <= 262144
       AND (p_body IS NULL OR encode(sha256(convert_to(p_salt || p_body, 'UTF8')), 'hex') = p_digest)
       AND encode(sha256(convert_to('[' || concat_ws(',', to_json(p_prev), to_json(p_log::text), p_seq,
            to_json(p_entry_id), to_json(p_at), to_json(p_actor), to_json(p_second), to_json(p_kind), p_version,
            to_json(p_subject), p_based_on, to_json(p_digest)) || ']', 'UTF8')), 'hex') = p_hash
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
      AND (centre.opens_sealed() OR t.kind NOT IN (SELECT f.name FROM centre.folded f WHERE f.reach = 'sealed'))
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
      AND (centre.opens_sealed() OR t.kind NOT IN (SELECT f.name FROM centre.folded f WHERE f.reach = 'sealed'));
END $$;

DROP FUNCTION IF EXISTS centre.case_numbered(text);
CREATE FUNCTION centre.case_numbered(p_number text) RETURNS SETOF text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
    SELECT t.thing FROM centre.thing t WHERE t.number = p_number
$$;

CREATE OR REPLACE FUNCTION centre.versions() RETURNS TABLE (thing text, version int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
    SELECT s.thing, t.version FROM centre.scope s JOIN centre.thing t ON t.thing = s.thing
    WHERE s.unit = centre.my_unit() AND NOT s.gone AND (centre.opens_sealed() OR t.kind NOT IN (SELECT f.name FROM centre.folded f WHERE f.reach = 'sealed'))
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
    ORDER BY e.got, e.log, e.seq;
END $$;

-- What the desks of a unit did between two instants, as far as it stands: the daily tally counts it.
CREATE OR REPLACE FUNCTION centre.moves(p_first text, p_last text)
RETURNS TABLE (entry_id text, kind text, actor text, subject text, facts text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
    SELECT e.entry_id, e.kind, e.actor, e.subject, coalesce(e.body::jsonb ->> 'facts', '{}')
    FROM centre.entry e JOIN centre.log l ON l.log = e.log
    WHERE e.at >= p_first AND e.at < p_last AND l.unit = centre.my_unit() AND e.answer = 'accepted'
      -- That somebody changed a rating, or does something about one, tells of a bad one.
      AND NOT starts_with(e.kind, 'rating.') AND NOT starts_with(e.kind, 'follow_up.')
    ORDER BY e.at, e.seq
$$;

CREATE OR REPLACE FUNCTION centre.logins() RETURNS TABLE (number text, password_hash text, changed_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
    SELECT l.number, l.password_hash, l.changed_at FROM centre.login l WHERE l.unit = centre.my_unit()
$$;

-- What is parked, and what somebody has taken and not said to keep yet: `taker` is me, other, or empty.
DROP FUNCTION IF EXISTS centre.parked_here();
CREATE FUNCTION centre.parked_here() RETURNS TABLE (body jsonb, taker text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
    SELECT p.body, CASE p.taken_by WHEN m.device THEN 'me' ELSE CASE WHEN p.taken_by IS NULL THEN '' ELSE 'other' END END
    FROM centre.parked p JOIN centre.me() m ON m.unit = p.unit
    WHERE p.taken_by IS NULL OR NOT p.kept ORDER BY p.at DESC
$$;
