-- The hall's queue. Whose hall it is comes from the role that asks, never from an argument. Every writing function
-- answers {"status": …}; "reassert" and "barrier" come from `ticket_admit`.

-- Who asks, and whether they may: after a restart, a promotion or a restore (another epoch) a desk first says again
-- what it knows, and then waits for every other desk that used the queue that day.
-- Written in plpgsql like everything the windows wait for: a SQL function is planned anew at every call.
CREATE OR REPLACE FUNCTION centre.ticket_admit(
    p_day date, OUT unit text, OUT device uuid, OUT seated_at int, OUT stop jsonb
)
LANGUAGE plpgsql SET search_path = '' AS $$
DECLARE
    v_seat centre.seat;
    v_epoch text := centre.epoch();
    v_missing int[];
BEGIN
    SELECT d.unit, d.device INTO unit, device FROM centre.device d
    WHERE d.role = session_user AND d.state = 'active';
    IF unit IS NULL THEN
        PERFORM centre.note('queue.refused', '{}');
        stop := '{"status": "refused"}';
        RETURN;
    END IF;
    PERFORM pg_catalog.set_config('synchronous_commit', 'on', true);
    SELECT * INTO v_seat FROM centre.seat s WHERE s.device = ticket_admit.device;
    IF v_seat.epoch IS DISTINCT FROM v_epoch THEN
        stop := jsonb_build_object('status', 'reassert', 'epoch', v_epoch);
        RETURN;
    END IF;
    seated_at := v_seat."window";
    IF v_seat.used_on < p_day OR v_seat.away THEN
        UPDATE centre.seat s SET used_on = greatest(s.used_on, p_day), away = false
        WHERE s.device = ticket_admit.device;
    END IF;
    v_missing := centre.ticket_missing(unit, p_day, v_epoch);
    IF v_missing IS NOT NULL THEN
        stop := jsonb_build_object('status', 'barrier', 'desks', v_missing);
    END IF;
END $$;

-- The windows (0: a desk without one) that used the queue and were not heard of since. A server that only starts again
-- forgets nothing: there those count that used it that day, but for who went home and had said everything. A standby
-- that was promoted and a dump that was restored do not know who came since: there every desk of the last week does.
CREATE OR REPLACE FUNCTION centre.ticket_missing(p_unit text, p_day date, p_epoch text) RETURNS int[]
LANGUAGE plpgsql STABLE SET search_path = '' AS $$
BEGIN
    RETURN (SELECT array_agg(s."window" ORDER BY s."window") FROM centre.seat s
        WHERE s.hall = p_unit AND s.epoch <> p_epoch AND s.waived <> p_epoch
          AND CASE WHEN split_part(s.epoch, '/', 1) = split_part(p_epoch, '/', 1)
                        AND split_part(s.epoch, '/', 3) = split_part(p_epoch, '/', 3)
                   THEN s.used_on = p_day AND NOT s.away ELSE s.used_on > p_day - 7 END
          AND EXISTS (SELECT 1 FROM centre.device d WHERE d.device = s.device AND d.state = 'active'));
END $$;

-- A change that is done: kept with what the journal is to say of it, and the hall is woken once.
CREATE OR REPLACE FUNCTION centre.ticket_tell(p_ticket centre.ticket, p_device uuid, p_request text, p_note jsonb)
RETURNS jsonb LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
    INSERT INTO centre.ticket_move (ticket, rev, device, request, note)
    VALUES (p_ticket.id, p_ticket.rev, p_device, p_request, p_note)
    -- A history that was lost with the old server may have had the same number.
    ON CONFLICT (ticket, rev) DO UPDATE SET device = excluded.device, request = excluded.request, note = excluded.note;
    PERFORM pg_catalog.pg_notify('hall_' || p_ticket.hall, '');
    RETURN jsonb_build_object('rev', p_ticket.rev, 'note', p_note, 'ticket', to_jsonb(p_ticket));
END $$;

-- The answer to a request that was answered before.
CREATE OR REPLACE FUNCTION centre.ticket_again(p_ticket centre.ticket, p_request text, p_note jsonb) RETURNS jsonb
LANGUAGE sql STABLE SET search_path = '' AS $$
    SELECT jsonb_build_object('status', 'ok', 'moved', jsonb_build_array(jsonb_build_object(
        'rev', coalesce(min(m.rev), p_ticket.rev), 'note', p_note, 'ticket', to_jsonb(p_ticket))))
    FROM centre.ticket_move m WHERE m.ticket = p_ticket.id AND m.request = p_request
$$;

CREATE OR REPLACE FUNCTION centre.ticket_stopped(p_status text, p_ticket centre.ticket) RETURNS jsonb
LANGUAGE sql IMMUTABLE SET search_path = '' AS $$
    SELECT jsonb_build_object('status', p_status, 'tickets', jsonb_build_array(to_jsonb(p_ticket)))
$$;

-- Giving out the next number of a series; the same request gives the same ticket. Its place in the queue is told by
-- this clock alone: those of the desks differ.
CREATE OR REPLACE FUNCTION centre.queue_issue(p_day date, p_ticket jsonb, p_request text, p_note jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
    v_who record;
    v_ticket centre.ticket;
    v_number int;
BEGIN
    SELECT * INTO v_who FROM centre.ticket_admit(p_day);
    IF v_who.stop IS NOT NULL THEN RETURN v_who.stop; END IF;
    SELECT * INTO v_ticket FROM centre.ticket t WHERE t.hall = v_who.unit AND t.issue_request = p_request;
    IF v_ticket.id IS NOT NULL THEN RETURN centre.ticket_again(v_ticket, p_request, p_note); END IF;
    INSERT INTO centre.counter AS c (hall, business_date, series, last)
    VALUES (v_who.unit, p_day, p_ticket ->> 'series', 1)
    ON CONFLICT (hall, business_date, series) DO UPDATE SET last = c.last + 1
        WHERE c.last < 999
    RETURNING c.last INTO v_number;
    IF v_number IS NULL THEN RETURN '{"status": "full"}'; END IF;
    INSERT INTO centre.ticket SELECT * FROM jsonb_populate_record(NULL::centre.ticket, p_ticket || jsonb_build_object(
        'hall', v_who.unit, 'business_date', p_day, 'number', v_number,
        'label', (p_ticket ->> 'series') || lpad(v_number::text, 3, '0'),
        'queue_at', (extract(epoch FROM clock_timestamp()) * 1000000)::bigint, 'state', 'waiting', 'rev', 1,
        'issue_request', p_request, 'claim_request', NULL))
    RETURNING * INTO v_ticket;
    RETURN jsonb_build_object('status', 'ok', 'moved',
        jsonb_build_array(centre.ticket_tell(v_ticket, v_who.device, p_request, p_note)));
END $$;

-- Whether the last `p_run` calls all went ahead of the ordinary queue: those of the day, or of this window alone, as
-- others may be calling ordinary tickets all day that this window is not for.
CREATE OR REPLACE FUNCTION centre.ticket_starved(p_hall text, p_day date, p_window int, p_run int) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = '' AS $$
BEGIN
    RETURN (SELECT count(*) >= p_run AND coalesce(max(r.rank), 9) < 4 FROM (
            SELECT c.rank FROM centre.ticket_call c WHERE c.hall = p_hall AND c.business_date = p_day
            ORDER BY c.n DESC LIMIT p_run) r)
        OR (SELECT count(*) >= p_run AND coalesce(max(r.rank), 9) < 4 FROM (
            SELECT c.rank FROM centre.ticket_call c
            WHERE c.hall = p_hall AND c.business_date = p_day AND c."window" = p_window
            ORDER BY c.n DESC LIMIT p_run) r);
END $$;

-- The person served at the window is finished and the next one called, or the one with `p_label`; the same request
-- returns the same ticket. Priority first; but an ordinary ticket where the ordinary queue starves (starvation guard).
-- One window of a hall at a time: whose turn it is depends on every call before.
CREATE OR REPLACE FUNCTION centre.queue_claim(
    p_day date, p_window int, p_series text[], p_run int, p_request text, p_label text, p_note jsonb
) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
    v_who record;
    v_ticket centre.ticket;
    v_here centre.ticket;
    v_at timestamptz := p_note ->> 'at';
    v_moved jsonb := '[]';
BEGIN
    SELECT * INTO v_who FROM centre.ticket_admit(p_day);
    IF v_who.stop IS NOT NULL THEN RETURN v_who.stop; END IF;
    PERFORM pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('queue/' || v_who.unit, 0));
    SELECT * INTO v_ticket FROM centre.ticket t WHERE t.hall = v_who.unit AND t.claim_request = p_request;
    IF v_ticket.id IS NOT NULL THEN RETURN centre.ticket_again(v_ticket, p_request, p_note); END IF;
    IF p_label <> '' THEN
        SELECT * INTO v_ticket FROM centre.ticket t
        WHERE t.hall = v_who.unit AND t.business_date = p_day AND t.label = p_label FOR UPDATE;
        IF v_ticket.id IS NULL THEN RETURN '{"status": "no_label"}'; END IF;
        IF v_ticket.state <> 'waiting' THEN RETURN centre.ticket_stopped('not_waiting', v_ticket); END IF;
    END IF;
    SELECT * INTO v_here FROM centre.ticket t
    WHERE t.hall = v_who.unit AND t."window" = p_window AND t.state IN ('called', 'in_service') FOR UPDATE;
    IF v_here.state = 'called' THEN RETURN centre.ticket_stopped('not_come', v_here); END IF;
    IF v_here.state = 'in_service' THEN
        UPDATE centre.ticket t SET state = 'served', ended_at = v_at, rev = t.rev + 1
        WHERE t.id = v_here.id RETURNING * INTO v_here;
        v_moved := v_moved || centre.ticket_tell(v_here, v_who.device, p_request,
            p_note || '{"act": "finish", "facts": {}}');
    END IF;
    UPDATE centre.ticket t SET state = 'called', "window" = p_window, target_window = NULL, calls = 1,
        called_at = v_at, last_call_at = v_at, claim_request = p_request, rev = t.rev + 1
    WHERE t.id = coalesce(v_ticket.id, (
        -- Asked for only where the guard holds.
        SELECT w.id FROM centre.ticket w
        WHERE w.hall = v_who.unit AND w.business_date = p_day AND w.state = 'waiting' AND w.rank = 4
          AND (w.target_window = p_window OR w.target_window IS NULL AND w.business = ANY (p_series))
          AND centre.ticket_starved(v_who.unit, p_day, p_window, p_run)
        ORDER BY w.queue_at, w.id LIMIT 1 FOR UPDATE SKIP LOCKED
    ), (
        SELECT w.id FROM centre.ticket w
        WHERE w.hall = v_who.unit AND w.business_date = p_day AND w.state = 'waiting'
          AND (w.target_window = p_window OR w.target_window IS NULL AND w.business = ANY (p_series))
        ORDER BY w.rank, w.queue_at, w.id LIMIT 1 FOR UPDATE SKIP LOCKED
    ))
    RETURNING * INTO v_ticket;
    IF v_who.seated_at <> p_window THEN
        UPDATE centre.seat s SET "window" = p_window WHERE s.device = v_who.device;
    END IF;
    IF v_ticket.id IS NOT NULL THEN
        INSERT INTO centre.ticket_call (hall, business_date, "window", rank)
        VALUES (v_who.unit, p_day, p_window, v_ticket.rank);
        v_moved := v_moved || centre.ticket_tell(v_ticket, v_who.device, p_request, p_note);
    END IF;
    RETURN jsonb_build_object('status', 'ok', 'moved', v_moved);
END $$;

-- Moving one ticket on, unless somebody else moved it first or the table of moves does not know the step.
CREATE OR REPLACE FUNCTION centre.queue_change(
    p_day date, p_id text, p_seen text, p_changes jsonb, p_request text, p_note jsonb
) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
    v_who record;
    v_ticket centre.ticket;
    v_new centre.ticket;
BEGIN
    SELECT * INTO v_who FROM centre.ticket_admit(p_day);
    IF v_who.stop IS NOT NULL THEN RETURN v_who.stop; END IF;
    SELECT * INTO v_ticket FROM centre.ticket t WHERE t.id = p_id FOR UPDATE;
    IF v_ticket.id IS NULL THEN RETURN '{"status": "unknown"}'; END IF;
    IF v_ticket.hall <> v_who.unit THEN
        PERFORM centre.note('queue.foreign', jsonb_build_object('ticket', p_id, 'act', p_note ->> 'act'));
        RETURN '{"status": "foreign"}';
    END IF;
    IF EXISTS (SELECT 1 FROM centre.ticket_move m WHERE m.ticket = p_id AND m.request = p_request) THEN
        RETURN centre.ticket_again(v_ticket, p_request, p_note);
    END IF;
    IF v_ticket.state <> p_seen THEN RETURN centre.ticket_stopped('moved', v_ticket); END IF;
    v_new := jsonb_populate_record(v_ticket, p_changes);
    IF NOT EXISTS (SELECT 1 FROM centre.ticket_rule r
                   WHERE r.act = p_note ->> 'act' AND r.source = p_seen AND r.target = v_new.state) THEN
        PERFORM centre.note('queue.forbidden', jsonb_build_object(
            'ticket', p_id, 'act', p_note ->> 'act', 'from', p_seen, 'to', v_new.state));
        RETURN '{"status": "forbidden"}';
    END IF;
    UPDATE centre.ticket t SET state = v_new.state, rank = v_new.rank, queue_at = v_new.queue_at,
        "window" = v_new."window", target_window = v_new.target_window, calls = v_new.calls,
        called_at = v_new.called_at, last_call_at = v_new.last_call_at, started_at = v_new.started_at,
        ended_at = v_new.ended_at, reactivations = v_new.reactivations, first_contact = v_new.first_contact,
        reason = v_new.reason, rev = t.rev + 1
    WHERE t.id = p_id RETURNING * INTO v_ticket;
    RETURN jsonb_build_object('status', 'ok', 'moved',
        jsonb_build_array(centre.ticket_tell(v_ticket, v_who.device, p_request, p_note)));
END $$;

-- The end of a day: whoever was served is done, whoever still waits is cleared. `count` is all cleared of the day.
CREATE OR REPLACE FUNCTION centre.queue_clear(p_today date, p_day date, p_request text, p_note jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
    v_who record;
    v_ticket centre.ticket;
    v_moved jsonb := '[]';
BEGIN
    SELECT * INTO v_who FROM centre.ticket_admit(p_today);
    IF v_who.stop IS NOT NULL THEN RETURN v_who.stop; END IF;
    FOR v_ticket IN
        UPDATE centre.ticket t SET ended_at = (p_note ->> 'at')::timestamptz, rev = t.rev + 1,
            state = CASE t.state WHEN 'in_service' THEN 'served' ELSE 'cleared' END
        WHERE t.hall = v_who.unit AND t.business_date = p_day
          AND t.state IN ('waiting', 'called', 'in_service', 'held')
        RETURNING *
    LOOP
        v_moved := v_moved || centre.ticket_tell(v_ticket, v_who.device, p_request, p_note);
    END LOOP;
    RETURN jsonb_build_object('status', 'ok', 'moved', v_moved, 'count', (SELECT count(*) FROM centre.ticket t
        WHERE t.hall = v_who.unit AND t.business_date = p_day AND t.state = 'cleared'));
END $$;

-- A number called by its paper while the queue was out of reach: what became of it is told afterwards.
CREATE OR REPLACE FUNCTION centre.queue_reconcile(
    p_today date, p_day date, p_label text, p_window int, p_times jsonb, p_request text, p_note jsonb
) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
    v_who record;
    v_ticket centre.ticket;
    v_times centre.ticket;
    v_state text;
BEGIN
    SELECT * INTO v_who FROM centre.ticket_admit(p_today);
    IF v_who.stop IS NOT NULL THEN RETURN v_who.stop; END IF;
    SELECT * INTO v_ticket FROM centre.ticket t
    WHERE t.hall = v_who.unit AND t.business_date = p_day AND t.label = p_label FOR UPDATE;
    IF v_ticket.id IS NULL THEN RETURN '{"status": "no_label"}'; END IF;
    IF EXISTS (SELECT 1 FROM centre.ticket_move m WHERE m.ticket = v_ticket.id AND m.request = p_request) THEN
        RETURN centre.ticket_again(v_ticket, p_request, p_note);
    END IF;
    -- Its end reached the queue after all, and only the answer was lost.
    IF v_ticket.state = 'served' AND v_ticket."window" = p_window THEN RETURN '{"status": "ok"}'; END IF;
    IF v_ticket.state <> 'waiting'
       AND (v_ticket.state NOT IN ('called', 'in_service') OR v_ticket."window" <> p_window) THEN
        RETURN centre.ticket_stopped('elsewhere', v_ticket);
    END IF;
    v_times := jsonb_populate_record(NULL::centre.ticket, p_times);
    v_state := CASE WHEN v_times.started_at IS NULL AND v_times.ended_at IS NULL THEN 'called'
                    WHEN v_times.started_at IS NULL THEN 'no_show'
                    WHEN v_times.ended_at IS NULL THEN 'in_service' ELSE 'served' END;
    -- Who did not come to a call by paper goes on waiting.
    IF v_state = 'no_show' AND v_ticket.state = 'waiting' THEN RETURN '{"status": "ok"}'; END IF;
    -- Without a last call: the window has called it aloud, and no display does it once more, late.
    UPDATE centre.ticket t SET "window" = p_window, target_window = NULL, calls = greatest(t.calls, 1),
        last_call_at = CASE WHEN t.state <> 'waiting' THEN t.last_call_at END,
        state = v_state, called_at = coalesce(t.called_at, v_times.called_at),
        started_at = coalesce(t.started_at, v_times.started_at), ended_at = v_times.ended_at, rev = t.rev + 1
    WHERE t.id = v_ticket.id RETURNING * INTO v_ticket;
    RETURN jsonb_build_object('status', 'ok', 'moved',
        jsonb_build_array(centre.ticket_tell(v_ticket, v_who.device, p_request, p_note)));
END $$;
