-- Who is asking: found by the role of the session, never by an argument.
CREATE OR REPLACE FUNCTION centre.me() RETURNS TABLE (role name, device uuid, unit text, parent text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
    SELECT d.role, d.device, d.unit, u.parent
    FROM centre.device d JOIN centre.unit u ON u.unit = d.unit
    WHERE d.role = session_user AND d.state = 'active'
$$;

-- In plpgsql, as everything asked at every turn: a SQL function is planned anew at every call.
CREATE OR REPLACE FUNCTION centre.my_unit() RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    RETURN (SELECT d.unit FROM centre.device d WHERE d.role = session_user AND d.state = 'active');
END $$;

CREATE OR REPLACE FUNCTION centre.opens_sealed() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
    SELECT coalesce((SELECT d.opens_sealed FROM centre.device d
                     WHERE d.role = session_user AND d.state = 'active'), false)
$$;

CREATE OR REPLACE FUNCTION centre.note(p_what text, p_detail jsonb) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$
    INSERT INTO centre.audit (role, what, detail) VALUES (session_user, p_what, p_detail)
$$;

-- Differs after every restart, restore and promotion: the timeline alone stays the same over a restored backup, and
-- the start of the server where a dump is restored into it. The last part tells the database: a restored dump is
-- another, even in the place of the old one and with nothing restarted, because whatever brings the rows back writes
-- them in a transaction of its own.
CREATE OR REPLACE FUNCTION centre.epoch() RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    -- The timeline as it is written now: the last checkpoint still names the old one for minutes after a promotion.
    RETURN left(pg_catalog.pg_walfile_name(pg_catalog.pg_current_wal_lsn()), 8) || '/'
        || extract(epoch FROM pg_catalog.pg_postmaster_start_time())::text || '/'
        || (pg_catalog.pg_control_system()).system_identifier || '-'
        || (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = current_database()) || '-'
        || (SELECT f.xmin FROM centre.fact f WHERE f.name = 'life');
END $$;

-- For the administrator: units, codes, revocation. -------------------------------------------------------------
CREATE OR REPLACE FUNCTION centre.create_unit(p_unit text, p_name text, p_parent text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
    v_n bigint;
BEGIN
    INSERT INTO centre.unit (unit, name, parent) VALUES (p_unit, p_name, p_parent)
    ON CONFLICT (unit) DO UPDATE SET name = excluded.name;
    PERFORM centre.note('unit.created', jsonb_build_object('unit', p_unit, 'parent', p_parent));
    IF p_parent IS NULL OR EXISTS (SELECT 1 FROM centre.scope s WHERE s.unit = p_unit) THEN
        RETURN;
    END IF;
    -- First filling: what the unit above hands down to all its villages.
    UPDATE centre.unit SET feed_n = feed_n + 1 WHERE unit = p_unit RETURNING feed_n INTO v_n;
    INSERT INTO centre.feed (unit, n) VALUES (p_unit, v_n);
    INSERT INTO centre.scope (unit, thing, n)
    SELECT p_unit, t.thing, v_n FROM centre.thing t JOIN centre.folded f ON f.name = t.kind
    WHERE t.unit = p_parent AND f.reach = 'below';
END $$;

CREATE OR REPLACE FUNCTION centre.issue_code(p_role name, p_unit text, p_expires timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    INSERT INTO centre.device (role, unit, expires) VALUES (p_role, p_unit, p_expires);
    PERFORM centre.note('code.issued', jsonb_build_object('role', p_role, 'unit', p_unit));
END $$;

CREATE OR REPLACE FUNCTION centre.revoke(p_role name) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    UPDATE centre.device SET state = 'revoked' WHERE role = p_role;
    UPDATE centre.log SET state = 'closed', closed_at = now()
    WHERE device = (SELECT d.device FROM centre.device d WHERE d.role = p_role) AND state = 'open';
    DELETE FROM centre.holding WHERE device = (SELECT d.device FROM centre.device d WHERE d.role = p_role);
    UPDATE centre.parked SET taken_by = NULL, taken_at = NULL
    WHERE taken_by = (SELECT d.device FROM centre.device d WHERE d.role = p_role) AND NOT kept;
    PERFORM centre.note('device.revoked', jsonb_build_object('role', p_role));
END $$;

-- Enrolment. ---------------------------------------------------------------------------------------------------
CREATE OR REPLACE FUNCTION centre.give_terminal(p_unit text, p_wanted text) RETURNS text
LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$
    -- A number whose log was closed within two days may stand on papers that are still being made.
    SELECT lpad(each::text, 2, '0')
    FROM generate_series(1, 99) each
    WHERE NOT EXISTS (
        SELECT 1 FROM centre.log l
        WHERE l.unit = p_unit AND l.terminal = lpad(each::text, 2, '0')
          AND (l.state = 'open' OR l.closed_at > now() - interval '2 days')
    )
    ORDER BY (lpad(each::text, 2, '0') = p_wanted) DESC, each
    LIMIT 1
$$;

CREATE OR REPLACE FUNCTION centre.enrol(p_log uuid, p_terminal text, p_sign bytea, p_seal bytea) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
    v_device centre.device;
    v_terminal text;
BEGIN
    SELECT * INTO v_device FROM centre.device d WHERE d.role = session_user FOR UPDATE;
    IF v_device IS NULL OR v_device.state <> 'code' THEN
        PERFORM centre.note('enrol.refused', jsonb_build_object('why', coalesce(v_device.state, 'unknown')));
        RETURN jsonb_build_object('status', CASE WHEN v_device IS NULL THEN 'unknown' ELSE 'used' END);
    END IF;
    IF v_device.expires < now() THEN
        PERFORM centre.note('enrol.refused', jsonb_build_object('why', 'expired'));
        RETURN jsonb_build_object('status', 'expired');
    END IF;
    PERFORM 1 FROM centre.unit u WHERE u.unit = v_device.unit FOR UPDATE;
    v_terminal := centre.give_terminal(v_device.unit, p_terminal);
    UPDATE centre.device SET state = 'active', sign_key = p_sign, seal_key = p_seal, enrolled_at = now()
    WHERE role = session_user;
    INSERT INTO centre.log (log, device, unit, terminal) VALUES (p_log, v_device.device, v_device.unit, v_terminal);
    PERFORM centre.note('device.enrolled', jsonb_build_object('unit', v_device.unit, 'terminal', v_terminal));
    RETURN jsonb_build_object('status', 'enrolled', 'device', v_device.device, 'unit', v_device.unit,
        'terminal', v_terminal);
END $$;

-- One installation writes one log: opening the next closes the last.
CREATE OR REPLACE FUNCTION centre.begin_log(p_log uuid, p_device uuid, p_unit text, p_terminal text) RETURNS text
LANGUAGE plpgsql SET search_path = '' AS $$
DECLARE
    v_terminal text;
BEGIN
    PERFORM 1 FROM centre.unit u WHERE u.unit = p_unit FOR UPDATE;
    UPDATE centre.log SET state = 'closed', closed_at = now() WHERE device = p_device AND state = 'open';
    v_terminal := centre.give_terminal(p_unit, p_terminal);
    INSERT INTO centre.log (log, device, unit, terminal) VALUES (p_log, p_device, p_unit, v_terminal);
    PERFORM centre.note('log.opened', jsonb_build_object('log', p_log, 'terminal', v_terminal));
    RETURN v_terminal;
END $$;

CREATE OR REPLACE FUNCTION centre.open_log(p_log uuid, p_terminal text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
    v_me record;
    v_log centre.log;
BEGIN
    SELECT * INTO v_me FROM centre.me();
    IF v_me.device IS NULL THEN
        PERFORM centre.note('log.refused', jsonb_build_object('log', p_log));
        RETURN jsonb_build_object('status', 'refused');
    END IF;
    PERFORM 1 FROM centre.unit u WHERE u.unit = v_me.unit FOR UPDATE;
    SELECT * INTO v_log FROM centre.log l WHERE l.log = p_log;
    IF v_log.log IS NOT NULL THEN
        IF v_log.device <> v_me.device OR v_log.state = 'closed' THEN
            PERFORM centre.note('log.refused', jsonb_build_object('log', p_log));
            RETURN jsonb_build_object('status', 'closed');
        END IF;
        RETURN jsonb_build_object('status', 'open', 'terminal', v_log.terminal);
    END IF;
    RETURN jsonb_build_object('status', 'open', 'terminal', centre.begin_log(p_log, v_me.device, v_me.unit, p_terminal));
END $$;

CREATE OR REPLACE FUNCTION centre.hello(p_log uuid, p_schema int, p_now timestamptz) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
    v_me record;
    v_log centre.log;
BEGIN
    SELECT * INTO v_me FROM centre.me();
    IF v_me.device IS NULL THEN
        PERFORM centre.note('hello.refused', '{}');
        RETURN jsonb_build_object('status', 'refused');
    END IF;
    UPDATE centre.device SET seen_at = clock_timestamp(), clock_off = clock_timestamp() - p_now, program = p_schema
    WHERE device = v_me.device;
    SELECT * INTO v_log FROM centre.log l WHERE l.log = p_log AND l.device = v_me.device AND l.state = 'open';
    RETURN jsonb_build_object(
        'status', 'welcome', 'unit', v_me.unit, 'parent', coalesce(v_me.parent, ''), 'device', v_me.device,
        'now', clock_timestamp(), 'epoch', centre.epoch(),
        'oldest_program', (SELECT f.value::int FROM centre.fact f WHERE f.name = 'oldest_program'),
        'terminal', coalesce(v_log.terminal, ''), 'seq', coalesce(v_log.seq, 0),
        'hash', coalesce(v_log.hash, repeat('0', 64)), 'peers', centre.peers_digest(v_me.unit), 'refills', true);
END $$;

-- What the desks of one unit share besides cases. ----------------------------------------------------------------
CREATE OR REPLACE FUNCTION centre.put_login(p_number text, p_hash text, p_changed timestamptz) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
    v_unit text := centre.my_unit();
BEGIN
    IF v_unit IS NULL OR p_hash !~ '^\$argon2' OR length(p_hash) > 300 THEN
        PERFORM centre.note('login.refused', jsonb_build_object('number', p_number));
        RETURN jsonb_build_object('status', 'refused');
    END IF;
    -- A clock that runs ahead must not make a password stand for ever.
    INSERT INTO centre.login AS l (unit, number, password_hash, changed_at)
    VALUES (v_unit, p_number, p_hash, least(p_changed, clock_timestamp()))
    ON CONFLICT (unit, number) DO UPDATE SET password_hash = excluded.password_hash, changed_at = excluded.changed_at
    WHERE l.changed_at < excluded.changed_at;
    IF FOUND THEN
        PERFORM centre.note('login.changed', jsonb_build_object('unit', v_unit, 'number', p_number));
    END IF;
    RETURN jsonb_build_object('status', 'ok');
END $$;

CREATE OR REPLACE FUNCTION centre.park(p_draft text, p_window int, p_body jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
    v_me record;
BEGIN
    SELECT * INTO v_me FROM centre.me();
    IF v_me.device IS NULL OR length(p_body::text) > 262144 THEN
        PERFORM centre.note('park.refused', jsonb_build_object('draft', p_draft));
        RETURN jsonb_build_object('status', 'refused');
    END IF;
    DELETE FROM centre.parked p WHERE p.unit = v_me.unit AND p.taken_at < now() - interval '30 days' AND p.kept;
    INSERT INTO centre.parked AS p (draft, unit, device, win, body)
    VALUES (p_draft, v_me.unit, v_me.device, p_window, p_body)
    ON CONFLICT (draft) DO UPDATE SET device = excluded.device, win = excluded.win, body = excluded.body, at = now(),
        taken_by = NULL, taken_at = NULL
    -- What another desk has taken is that desk's: an older copy does not bring it back.
    WHERE p.unit = excluded.unit AND coalesce(p.taken_by, excluded.device) = excluded.device;
    RETURN jsonb_build_object('status', 'ok');
END $$;

-- Whose it is from now on: null where another desk has it. Asked again, the one who took it gets it again; with
-- `p_kept` that desk says that it has it safe, also where the centre went back and does not know of it any more. An
-- older program says nothing and is taken to keep it.
DROP FUNCTION IF EXISTS centre.take_parked(text);
CREATE OR REPLACE FUNCTION centre.take_parked(p_draft text, p_kept boolean DEFAULT NULL) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
    v_body jsonb;
BEGIN
    UPDATE centre.parked p SET taken_by = m.device, taken_at = now(),
        kept = coalesce(p_kept, true) OR (p.kept AND p.taken_by IS NOT NULL)
    FROM centre.me() m
    WHERE p.draft = p_draft AND p.unit = m.unit AND coalesce(p.taken_by, m.device) = m.device
    RETURNING p.body INTO v_body;
    IF v_body IS NULL AND p_kept THEN
        INSERT INTO centre.parked AS p (draft, unit, device, win, body, taken_by, taken_at)
        SELECT p_draft, m.unit, m.device, 0, '{}', m.device, now() FROM centre.me() m
        ON CONFLICT (draft) DO NOTHING RETURNING p.body INTO v_body;
    END IF;
    IF v_body IS NULL AND EXISTS (
        SELECT 1 FROM centre.parked p WHERE p.draft = p_draft AND p.unit IS DISTINCT FROM centre.my_unit()) THEN
        PERFORM centre.note('park.refused', jsonb_build_object('draft', p_draft));
    END IF;
    RETURN v_body;
END $$;

-- What this desk took and did not come to keep anybody may take. Not in the moment of taking, which another thread of
-- the desk may be at.
CREATE OR REPLACE FUNCTION centre.give_back() RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$
    UPDATE centre.parked p SET taken_by = NULL, taken_at = NULL FROM centre.me() m
    WHERE p.unit = m.unit AND p.taken_by = m.device AND NOT p.kept AND p.taken_at < now() - interval '1 minute'
$$;

CREATE OR REPLACE FUNCTION centre.hold(p_thing text, p_window int, p_name text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
    v_me record;
    v_other record;
BEGIN
    SELECT * INTO v_me FROM centre.me();
    IF v_me.device IS NULL OR NOT EXISTS (
        SELECT 1 FROM centre.scope s WHERE s.thing = p_thing AND s.unit = v_me.unit AND NOT s.gone) THEN
        PERFORM centre.note('hold.refused', jsonb_build_object('thing', p_thing));
        RETURN jsonb_build_object('status', 'refused');
    END IF;
    -- A desk that has not been heard of for two minutes holds nothing.
    DELETE FROM centre.holding h USING centre.device d
    WHERE h.thing = p_thing AND d.device = h.device
      AND coalesce(d.seen_at, '-infinity') < clock_timestamp() - interval '2 minutes';
    INSERT INTO centre.holding AS h (thing, unit, device, win, name)
    VALUES (p_thing, v_me.unit, v_me.device, p_window, left(p_name, 60))
    ON CONFLICT (thing) DO UPDATE SET win = excluded.win, name = excluded.name, since = now()
    WHERE h.device = excluded.device;
    SELECT h.win, h.name, h.since INTO v_other FROM centre.holding h
    WHERE h.thing = p_thing AND h.device <> v_me.device;
    IF v_other IS NULL THEN
        RETURN jsonb_build_object('status', 'held');
    END IF;
    RETURN jsonb_build_object('status', 'other', 'window', v_other.win, 'name', v_other.name, 'since', v_other.since);
END $$;

-- Who else has a case open, without taking it.
CREATE OR REPLACE FUNCTION centre.holder(p_thing text, OUT win int, OUT name text, OUT since timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
    SELECT h.win, h.name, h.since
    FROM centre.holding h JOIN centre.device d ON d.device = h.device
    WHERE h.thing = p_thing AND d.role <> session_user
      AND d.seen_at > clock_timestamp() - interval '2 minutes'
      AND EXISTS (SELECT 1 FROM centre.scope s
                  WHERE s.thing = p_thing AND s.unit = centre.my_unit() AND NOT s.gone)
$$;

CREATE OR REPLACE FUNCTION centre.release(p_thing text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$
    DELETE FROM centre.holding h WHERE h.thing = p_thing AND h.device = (SELECT m.device FROM centre.me() m)
$$;

-- Insert-only for everyone, the owner included; the law may take a body out, its digest stays in the chain. ----------
CREATE OR REPLACE FUNCTION centre.only_insert() RETURNS trigger
LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
    RAISE EXCEPTION '% is insert-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE OR REPLACE FUNCTION centre.only_erase() RETURNS trigger
LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
    IF NEW.body IS NULL AND NEW.salt IS NULL AND to_jsonb(NEW) - 'body' - 'salt' = to_jsonb(OLD) - 'body' - 'salt' THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'entries are never changed' USING ERRCODE = 'insufficient_privilege';
END $$;

-- Asking for what stands, but in nobody's scope here, is written down; asking again for what has left is not.
CREATE OR REPLACE FUNCTION centre.note_foreign(p_what text, p_things text[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$
    INSERT INTO centre.audit (role, what, detail)
    SELECT session_user, p_what, jsonb_build_object('things', jsonb_agg(t.thing))
    FROM centre.thing t
    WHERE t.thing = ANY (p_things)
      AND NOT EXISTS (SELECT 1 FROM centre.scope s WHERE s.thing = t.thing AND s.unit = centre.my_unit())
    HAVING count(*) > 0
$$;
