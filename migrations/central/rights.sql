-- Run last, over everything that stands: functions without PUBLIC, the reading ones under row-level security.
DO $$
DECLARE
    v_each record;
    v_reading text[] := ARRAY['feed_place', 'feed_rows', 'fetch', 'case_numbered', 'versions', 'proof', 'known',
        'timeline', 'moves', 'logins', 'parked_here', 'get_piece', 'queue_day', 'queue_at_window', 'queue_labelled',
        'queue_ahead', 'queue_days'];
    v_writing text[] := ARRAY['enrol', 'open_log', 'hello', 'push', 'put_login', 'park', 'take_parked', 'give_back', 'hold',
        'release', 'holder', 'put_piece', 'peers', 'greet_for', 'push_for', 'package_head', 'package_rows',
        'package_answers', 'keep_copies', 'release_copies'];
BEGIN
    FOR v_each IN
        SELECT p.oid::regprocedure AS signature, p.proname::text AS name
        FROM pg_catalog.pg_proc p WHERE p.pronamespace = 'centre'::regnamespace
    LOOP
        EXECUTE format('ALTER FUNCTION %s OWNER TO %I', v_each.signature,
            CASE WHEN v_each.name = ANY (v_reading) THEN 'hall_reader' ELSE 'hall_owner' END);
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', v_each.signature);
        IF v_each.name = ANY (v_reading) OR v_each.name = ANY (v_writing) OR starts_with(v_each.name, 'queue_') THEN
            EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO hall_device', v_each.signature);
        END IF;
    END LOOP;
    GRANT EXECUTE ON FUNCTION centre.me(), centre.my_unit(), centre.opens_sealed(), centre.versions(), centre.desk_of(uuid),
        centre.note_foreign(text, text[]), centre.ticket_life(), centre.ticket_waits(date) TO hall_reader;

    FOR v_each IN SELECT c.oid::regclass AS name FROM pg_catalog.pg_class c
                  WHERE c.relnamespace = 'centre'::regnamespace AND c.relkind = 'r' LOOP
        EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', v_each.name);
        EXECUTE format('REVOKE ALL ON %s FROM PUBLIC, hall_device, hall_reader', v_each.name);
    END LOOP;
    GRANT SELECT ON centre.thing, centre.scope, centre.feed, centre.entry, centre.log, centre.login, centre.parked,
        centre.file, centre.piece, centre.ticket, centre.counter, centre.folded TO hall_reader;
END $$;

DROP TRIGGER IF EXISTS never_changed ON centre.entry;
CREATE TRIGGER never_changed BEFORE UPDATE ON centre.entry FOR EACH ROW EXECUTE FUNCTION centre.only_erase();
DROP TRIGGER IF EXISTS never_deleted ON centre.entry;
CREATE TRIGGER never_deleted BEFORE DELETE OR TRUNCATE ON centre.entry EXECUTE FUNCTION centre.only_insert();
DROP TRIGGER IF EXISTS never_changed ON centre.audit;
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON centre.audit
    EXECUTE FUNCTION centre.only_insert();

-- Large objects belong to whoever makes them and are under no quota.
DO $$
DECLARE
    v_each regprocedure;
BEGIN
    FOR v_each IN SELECT p.oid::regprocedure FROM pg_catalog.pg_proc p
                  WHERE p.pronamespace = 'pg_catalog'::regnamespace
                    AND p.proname IN ('lo_creat', 'lo_create', 'lo_from_bytea', 'lo_put', 'lowrite', 'lo_open') LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', v_each);
    END LOOP;
END $$;

DROP POLICY IF EXISTS own_scope ON centre.scope;
CREATE POLICY own_scope ON centre.scope FOR SELECT TO hall_reader USING (unit = (SELECT centre.my_unit()));
DROP POLICY IF EXISTS own_feed ON centre.feed;
CREATE POLICY own_feed ON centre.feed FOR SELECT TO hall_reader USING (unit = (SELECT centre.my_unit()));
DROP POLICY IF EXISTS own_login ON centre.login;
CREATE POLICY own_login ON centre.login FOR SELECT TO hall_reader USING (unit = (SELECT centre.my_unit()));
DROP POLICY IF EXISTS own_parked ON centre.parked;
CREATE POLICY own_parked ON centre.parked FOR SELECT TO hall_reader USING (unit = (SELECT centre.my_unit()));
DROP POLICY IF EXISTS own_log ON centre.log;
CREATE POLICY own_log ON centre.log FOR SELECT TO hall_reader USING (unit = (SELECT centre.my_unit()));
DROP POLICY IF EXISTS of_scope ON centre.file;
CREATE POLICY of_scope ON centre.file FOR SELECT TO hall_reader USING (EXISTS (
    SELECT 1 FROM centre.scope s WHERE s.thing = file.thing AND s.unit = (SELECT centre.my_unit()) AND NOT s.gone));
DROP POLICY IF EXISTS of_scope ON centre.piece;
CREATE POLICY of_scope ON centre.piece FOR SELECT TO hall_reader USING (EXISTS (
    SELECT 1 FROM centre.scope s WHERE s.thing = piece.thing AND s.unit = (SELECT centre.my_unit()) AND NOT s.gone));
DROP POLICY IF EXISTS in_scope ON centre.thing;
CREATE POLICY in_scope ON centre.thing FOR SELECT TO hall_reader USING (EXISTS (
    SELECT 1 FROM centre.scope s WHERE s.thing = thing.thing AND s.unit = (SELECT centre.my_unit()))
    -- What a citizen said of a clerk reaches no PC a clerk works at, whatever asks for it.
    AND ((SELECT centre.opens_sealed()) OR kind NOT IN (SELECT f.name FROM centre.folded f WHERE f.reach = 'sealed')));
DROP POLICY IF EXISTS for_reading ON centre.folded;
CREATE POLICY for_reading ON centre.folded FOR SELECT TO hall_reader USING (true);
-- Entries of the unit's own logs, and those about a case it may see.
DROP POLICY IF EXISTS own_entry ON centre.entry;
CREATE POLICY own_entry ON centre.entry FOR SELECT TO hall_reader USING (EXISTS (
    SELECT 1 FROM centre.scope s
    WHERE s.thing = entry.subject AND s.unit = (SELECT centre.my_unit()) AND NOT s.gone)
    OR entry.log IN (SELECT l.log FROM centre.log l WHERE l.unit = (SELECT centre.my_unit())));
