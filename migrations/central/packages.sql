-- Packages carried by hand, for a station without a line: whose keys a device knows, what its parent relays for it
-- and fetches for it. --------------------------------------------------------------------------------------------
CREATE OR REPLACE FUNCTION centre.peers_of(p_unit text)
RETURNS TABLE (device uuid, unit text, name text, place text, state text, sign_key bytea, seal_key bytea)
LANGUAGE sql STABLE SET search_path = '' AS $$
    SELECT d.device, d.unit, u.name,
        CASE WHEN u.unit = m.unit THEN 'own' WHEN u.unit = m.parent THEN 'above' ELSE 'below' END,
        d.state, d.sign_key, d.seal_key
    FROM centre.unit m
    JOIN centre.unit u ON u.unit = m.unit OR u.unit = m.parent OR u.parent = m.unit
    JOIN centre.device d ON d.unit = u.unit AND d.state IN ('active', 'revoked') AND d.sign_key IS NOT NULL
    WHERE m.unit = p_unit
$$;

-- Tells a device that the list it keeps is an old one.
CREATE OR REPLACE FUNCTION centre.peers_digest(p_unit text) RETURNS text
LANGUAGE sql STABLE SET search_path = '' AS $$
    SELECT md5(coalesce(string_agg(p.device || p.name || p.state, ',' ORDER BY p.device), ''))
    FROM centre.peers_of(p_unit) p
$$;

CREATE OR REPLACE FUNCTION centre.peers()
RETURNS TABLE (device uuid, unit text, name text, place text, state text, sign_key bytea, seal_key bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
    SELECT * FROM centre.peers_of(centre.my_unit())
$$;

CREATE OR REPLACE FUNCTION centre.below_me(p_unit text) RETURNS boolean
LANGUAGE sql STABLE SET search_path = '' AS $$
    SELECT EXISTS (SELECT 1 FROM centre.unit u WHERE u.unit = p_unit AND u.parent = centre.my_unit())
$$;

-- Where the log stands that a package brings. One that the centre has never heard of was begun without a line, on a
-- restored disk: it is opened for its writer, unless the writer has come itself since it made the package.
CREATE OR REPLACE FUNCTION centre.greet_for(p_log uuid, p_device uuid, p_terminal text, p_met timestamptz)
RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
    v_writer centre.device;
    v_log centre.log;
    v_status text := 'open';
BEGIN
    SELECT d.* INTO v_writer FROM centre.device d WHERE d.device = p_device AND centre.below_me(d.unit);
    SELECT l.* INTO v_log FROM centre.log l WHERE l.log = p_log;
    IF v_writer.device IS NULL OR (v_log.log IS NOT NULL AND v_log.device <> v_writer.device) THEN
        v_status := 'foreign';
    ELSIF v_writer.state <> 'active' THEN
        v_status := 'revoked';
    ELSIF v_log.state = 'closed' THEN
        v_status := 'closed';
    ELSIF v_log.log IS NULL AND v_writer.seen_at > p_met THEN
        v_status := 'superseded';
    ELSIF v_log.log IS NULL THEN
        PERFORM centre.begin_log(p_log, v_writer.device, v_writer.unit, p_terminal);
    END IF;
    IF v_status NOT IN ('open', 'superseded') THEN
        PERFORM centre.note('relay.refused', jsonb_build_object('log', p_log, 'why', v_status));
    END IF;
    RETURN jsonb_build_object('status', v_status, 'seq', coalesce(v_log.seq, 0));
END $$;

-- A log pushed by a device of the unit above, on behalf of the one that wrote and signed it. The same seam, gaps,
-- forks and folding as if the writer had come itself, so twice or out of order is as good as once.
CREATE OR REPLACE FUNCTION centre.push_for(p_log uuid, p_base_seq bigint, p_base_hash text, p_entries json,
    p_seq bigint, p_hash text, p_made text, p_signature bytea) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' SET enable_seqscan = off SET jit = off AS $$
DECLARE
    v_me record;
    v_log centre.log;
    v_writer centre.device;
    v_told jsonb;
BEGIN
    SELECT * INTO v_me FROM centre.me();
    SELECT * INTO v_log FROM centre.log l WHERE l.log = p_log FOR UPDATE;
    SELECT * INTO v_writer FROM centre.device d WHERE d.device = v_log.device;
    IF v_me.device IS NULL OR NOT centre.below_me(v_log.unit) OR v_log.state <> 'open' THEN
        PERFORM centre.note('relay.refused', jsonb_build_object('log', p_log));
        RETURN jsonb_build_object('status', 'closed', 'seq', 0, 'hash', '');
    END IF;
    -- What the writer's clock is off was measured when it came itself.
    v_told := centre.store_entries(v_log, p_base_seq, p_base_hash, coalesce(v_writer.clock_off, interval '0'),
        p_entries);
    IF v_told ->> 'status' = 'stored' THEN
        INSERT INTO centre.relay (log, seq, hash, made, signature, from_seq, by)
        VALUES (p_log, p_seq, p_hash, p_made, p_signature, v_log.seq + 1, v_me.device)
        ON CONFLICT DO NOTHING;
        IF FOUND THEN
            PERFORM centre.note('relay.taken', jsonb_build_object('log', p_log, 'seq', p_seq));
        END IF;
    END IF;
    RETURN v_told;
END $$;

-- Down: what a station would be told if it came itself. Ratings stay out: they are for supervisors' PCs alone. ------
CREATE OR REPLACE FUNCTION centre.package_head(p_unit text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    IF NOT centre.below_me(p_unit) THEN
        PERFORM centre.note('package.refused', jsonb_build_object('unit', p_unit));
        RETURN jsonb_build_object('status', 'refused');
    END IF;
    PERFORM centre.note('package.made', jsonb_build_object('unit', p_unit));
    RETURN jsonb_build_object(
        'status', 'made', 'parent', centre.my_unit(), 'now', clock_timestamp(), 'epoch', centre.epoch(),
        'oldest_program', (SELECT f.value::int FROM centre.fact f WHERE f.name = 'oldest_program'),
        'peers_digest', centre.peers_digest(p_unit),
        'peers', (SELECT jsonb_agg(jsonb_build_object('device', p.device, 'unit', p.unit, 'name', p.name,
            'place', p.place, 'state', p.state, 'sign_key', encode(p.sign_key, 'hex'),
            'seal_key', encode(p.seal_key, 'hex'))) FROM centre.peers_of(p_unit) p),
        'marks', coalesce((SELECT jsonb_agg(jsonb_build_array(f.n, f.token)) FROM (
            SELECT * FROM centre.feed x WHERE x.unit = p_unit ORDER BY x.n DESC LIMIT 400) f), '[]'),
        'logs', coalesce((SELECT jsonb_agg(jsonb_build_object('log', l.log, 'device', l.device,
            'terminal', l.terminal, 'seq', l.seq, 'hash', l.hash, 'open', l.state = 'open'))
            FROM centre.log l WHERE l.unit = p_unit), '[]'),
        'logins', coalesce((SELECT jsonb_agg(jsonb_build_object('number', l.number,
            'password_hash', l.password_hash, 'changed_at', l.changed_at))
            FROM centre.login l WHERE l.unit = p_unit), '[]'));
END $$;

CREATE OR REPLACE FUNCTION centre.package_rows(p_unit text, p_after bigint, p_thing text, p_limit int)
RETURNS TABLE (n bigint, thing text, kind text, version int, gone boolean, rows text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
    SELECT s.n, s.thing, t.kind, t.version, s.gone, CASE WHEN s.gone THEN '{}' ELSE t.rows::text END
    FROM centre.scope s JOIN centre.thing t ON t.thing = s.thing
    WHERE centre.below_me(p_unit) AND s.unit = p_unit AND (s.n, s.thing) > (p_after, p_thing)
      AND t.kind NOT IN (SELECT f.name FROM centre.folded f WHERE f.reach = 'sealed')
    ORDER BY s.n, s.thing LIMIT p_limit
$$;

CREATE OR REPLACE FUNCTION centre.package_answers(p_unit text)
RETURNS TABLE (log text, seq bigint, entry_id text, answer text, thing_version int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
    SELECT e.log::text, e.seq, e.entry_id, e.answer, e.thing_version
    FROM centre.entry e JOIN centre.log l ON l.log = e.log
    WHERE centre.below_me(p_unit) AND l.unit = p_unit
    ORDER BY e.log, e.seq
$$;
