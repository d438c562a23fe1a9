-- Run last, over everything that stands: functions without PUBLIC, the reading ones under row-level security.
DO $$
DECLARE
    v_each record;
    v_reading text[] := ARRAY['feed_place', 'feed_rows', 'fetch', 'case_numbered', 'versions', 'proof', 'known',
        'timeline', 'logins', 'parked_here', 'queue_day', 'queue_at_window', 'queue_labelled', 'queue_ahead',
        'queue_days'];
    v_writing text[] := ARRAY['enrol', 'open_log', 'hello', 'push', 'put_login', 'park', 'take_parked', 'hold',
        'release'];
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
    GRANT EXECUTE ON FUNCTION centre.my_unit(), centre.opens_sealed(), centre.versions(), centre.desk_of(uuid) TO hall_reader;

    FOR v_each IN SELECT c.oid::regclass AS name FROM pg_catalog.pg_class c
                  WHERE c.relnamespace = 'centre'::regnamespace AND c.relkind = 'r' LOOP
        EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', v_each.name);
        EXECUTE format('REVOKE ALL ON %s FROM PUBLIC, hall_device, hall_reader', v_each.name);
    END LOOP;
    GRANT SELECT ON centre.thing, centre.scope, centre.feed, centre.entry, centre.log, centre.login, centre.parked,
        centre.ticket, centre.counter TO hall_reader;
END $$;

DROP POLICY IF EXISTS own_scope ON centre.scope;
CREATE POLICY own_scope ON centre.scope FOR SELECT TO hall_reader USING (unit = (SELECT centre.my_unit()));
DROP POLICY IF EXISTS own_feed ON centre.feed;
CREATE POLICY own_feed ON centre.feed FOR SELECT TO hall_reader USING (unit = (SELECT centre.my_unit()));
DROP POLICY IF EXISTS own_login ON centre.login;
DROP POLICY IF EXISTS own_log ON centre.log;
CREATE POLICY own_log ON centre.log FOR SELECT TO hall_reader USING (unit = (SELECT centre.my_unit()));
DROP POLICY IF EXISTS own_entry ON centre.entry;
CREATE POLICY own_entry ON centre.entry FOR SELECT TO hall_reader USING (EXISTS (
    SELECT 1 FROM centre.scope s
    WHERE s.thing = entry.subject AND s.unit = (SELECT centre.my_unit()) AND NOT s.gone)
    OR entry.log IN (SELECT l.log FROM centre.log l WHERE l.unit = (SELECT centre.my_unit())));
