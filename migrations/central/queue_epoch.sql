-- After another epoch began: what the desks say again, what they did not write down, and who need not be waited for.

-- A desk says again what it knows. Of each ticket the higher `rev` wins, what is missing is put in, the counters go
-- above every number that was given out. What cannot stand beside what stands is answered, and noted.
CREATE OR REPLACE FUNCTION centre.queue_reassert(p_epoch text, p_day date, p_window int, p_tickets jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
    v_me record;
    v_row centre.ticket;
    v_clashes jsonb;
BEGIN
    SELECT * INTO v_me FROM centre.me();
    IF v_me.unit IS NULL THEN
        PERFORM centre.note('queue.refused', '{}');
        RETURN '{"status": "refused"}';
    END IF;
    IF p_epoch IS DISTINCT FROM centre.epoch() THEN
        RETURN jsonb_build_object('status', 'reassert', 'epoch', centre.epoch());
    END IF;
    PERFORM pg_catalog.set_config('synchronous_commit', 'on', true);
    -- Counters before tickets, as in giving out a number.
    INSERT INTO centre.counter AS c (hall, business_date, series, last)
    SELECT v_me.unit, r.business_date, r.series, max(r.number)
    FROM jsonb_populate_recordset(NULL::centre.ticket, p_tickets) r WHERE r.hall = v_me.unit
    GROUP BY r.business_date, r.series ORDER BY r.business_date, r.series
    ON CONFLICT (hall, business_date, series) DO UPDATE SET last = greatest(c.last, excluded.last);
    -- Twice: a ticket may take a place at a window that another one leaves in the same breath.
    FOR v_pass IN 1..2 LOOP
        v_clashes := '[]';
        FOR v_row IN SELECT * FROM jsonb_populate_recordset(NULL::centre.ticket, p_tickets) r ORDER BY r.id LOOP
            IF v_row.hall = v_me.unit THEN
                v_clashes := v_clashes || centre.ticket_reassert(v_row);
            ELSIF v_pass = 1 THEN
                PERFORM centre.note('queue.foreign', jsonb_build_object('ticket', v_row.id, 'act', 'reassert'));
            END IF;
        END LOOP;
    END LOOP;
    INSERT INTO centre.seat AS s (device, hall, "window", epoch, used_on)
    VALUES (v_me.device, v_me.unit, p_window, p_epoch, p_day)
    ON CONFLICT (device) DO UPDATE SET hall = excluded.hall, epoch = excluded.epoch, used_on = excluded.used_on,
        away = false, "window" = coalesce(nullif(excluded."window", 0), s."window"), seen_at = clock_timestamp();
    IF v_clashes <> '[]' THEN
        PERFORM centre.note('queue.clash', v_clashes);
    END IF;
    RETURN jsonb_build_object('status', 'ok', 'tickets', v_clashes);
END $$;

-- What goes with the answer to a desk that reads: the epoch, where it is first to say again what it knows. Until then
-- even whom it has called itself may be forgotten here.
CREATE OR REPLACE FUNCTION centre.ticket_life() RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = '' AS $$
DECLARE
    v_epoch text := centre.epoch();
BEGIN
    RETURN coalesce((SELECT jsonb_build_object('epoch', v_epoch)
        FROM centre.device d JOIN centre.seat s ON s.device = d.device
        WHERE d.role = session_user AND s.epoch <> v_epoch), '{}');
END $$;

-- For a page that shows the day also who is waited for.
CREATE OR REPLACE FUNCTION centre.ticket_waits(p_day date) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    RETURN centre.ticket_life() || jsonb_build_object('desks',
        coalesce(centre.ticket_missing(centre.my_unit(), p_day, centre.epoch()), '{}'));
END $$;
DROP FUNCTION IF EXISTS centre.queue_seat();

-- One ticket said again; answers what stands instead where it cannot stand beside it.
CREATE OR REPLACE FUNCTION centre.ticket_reassert(p_row centre.ticket) RETURNS jsonb
LANGUAGE plpgsql SET search_path = '' AS $$
DECLARE
    v_here centre.ticket;
BEGIN
    SELECT * INTO v_here FROM centre.ticket t WHERE t.id = p_row.id FOR UPDATE;
    IF v_here.id IS NOT NULL AND v_here.hall <> p_row.hall THEN
        PERFORM centre.note('queue.foreign', jsonb_build_object('ticket', p_row.id, 'act', 'reassert'));
        RETURN '[]';
    END IF;
    IF v_here.rev >= p_row.rev THEN
        RETURN CASE WHEN v_here.rev = p_row.rev AND (v_here.state, v_here."window") IS DISTINCT FROM
            (p_row.state, p_row."window") THEN jsonb_build_array(to_jsonb(v_here)) ELSE '[]' END;
    END IF;
    -- The requests are known here alone.
    p_row.rev := greatest(p_row.rev, 1);
    p_row.issue_request := v_here.issue_request;
    p_row.claim_request := v_here.claim_request;
    BEGIN
        -- Who was called to that window before has gone; what the desk that knows says of it has a higher rev.
        UPDATE centre.ticket t SET state = CASE t.state WHEN 'called' THEN 'no_show' ELSE 'served' END,
            ended_at = p_row.called_at
        WHERE t.hall = p_row.hall AND t."window" = p_row."window" AND t.id <> p_row.id
          AND t.state IN ('called', 'in_service') AND p_row.state IN ('called', 'in_service')
          AND t.called_at < p_row.called_at;
        IF v_here.id IS NULL THEN
            INSERT INTO centre.ticket SELECT p_row.*;
        ELSE
            UPDATE centre.ticket t SET state = p_row.state, rank = p_row.rank, queue_at = p_row.queue_at,
                "window" = p_row."window", target_window = p_row.target_window, calls = p_row.calls,
                called_at = p_row.called_at, last_call_at = p_row.last_call_at, started_at = p_row.started_at,
                ended_at = p_row.ended_at, reactivations = p_row.reactivations, first_contact = p_row.first_contact,
                reason = p_row.reason, rev = p_row.rev
            WHERE t.id = p_row.id;
        END IF;
        PERFORM pg_catalog.pg_notify('hall_' || p_row.hall, '');
        RETURN '[]';
    EXCEPTION WHEN unique_violation THEN
        -- The number was given out again, or another ticket stands at that window.
        RETURN (SELECT coalesce(jsonb_agg(to_jsonb(t)), '[]') FROM centre.ticket t
            WHERE t.hall = p_row.hall AND t.id <> p_row.id AND (
                (t.business_date, t.series, t.number) = (p_row.business_date, p_row.series, p_row.number)
                OR t."window" = p_row."window" AND t.state IN ('called', 'in_service')));
    END;
END $$;

-- What this desk moved since `p_since` above the revisions it knows: it was killed before it wrote that down.
CREATE OR REPLACE FUNCTION centre.queue_moves(p_since date, p_known jsonb) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
    SELECT jsonb_build_object('status', 'ok', 'moved', coalesce(jsonb_agg(jsonb_build_object(
        'rev', m.rev, 'note', m.note, 'ticket', to_jsonb(t)) ORDER BY m.note ->> 'at', m.rev), '[]'))
    FROM centre.me() me JOIN centre.ticket t ON t.hall = me.unit AND t.business_date >= p_since
    JOIN centre.ticket_move m ON m.ticket = t.id AND m.device = me.device
    WHERE m.rev > coalesce((p_known ->> t.id)::int, 0)
$$;

-- A supervisor goes on without the desks that were not heard of; it is noted who said so.
CREATE OR REPLACE FUNCTION centre.queue_waive(p_day date, p_actor text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
    v_unit text := centre.my_unit();
    v_epoch text := centre.epoch();
    v_missing int[];
BEGIN
    IF v_unit IS NULL THEN
        PERFORM centre.note('queue.refused', '{}');
        RETURN '{"status": "refused"}';
    END IF;
    v_missing := coalesce(centre.ticket_missing(v_unit, p_day, v_epoch), '{}');
    UPDATE centre.seat s SET waived = v_epoch WHERE s.hall = v_unit AND s.epoch <> v_epoch;
    PERFORM centre.note('queue.waived', jsonb_build_object('unit', v_unit, 'desks', v_missing, 'actor', p_actor));
    PERFORM pg_catalog.pg_notify('hall_' || v_unit, '');
    RETURN jsonb_build_object('status', 'ok', 'desks', v_missing);
END $$;

-- A desk goes home, once everything it knows is here.
CREATE OR REPLACE FUNCTION centre.queue_leave() RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
    v_device uuid := (SELECT m.device FROM centre.me() m);
    v_epoch text := centre.epoch();
BEGIN
    IF EXISTS (SELECT 1 FROM centre.seat s WHERE s.device = v_device AND s.epoch <> v_epoch) THEN
        RETURN jsonb_build_object('status', 'reassert', 'epoch', v_epoch);
    END IF;
    UPDATE centre.seat s SET away = true WHERE s.device = v_device;
    RETURN '{"status": "ok"}';
END $$;

-- Reading, under row-level security. ---------------------------------------------------------------------------
CREATE OR REPLACE FUNCTION centre.queue_day(p_day date, p_states text[]) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    RETURN (SELECT jsonb_build_object('status', 'ok', 'tickets', coalesce(jsonb_agg(to_jsonb(t)
            ORDER BY t.rank, t.queue_at, t.id), '[]')) || centre.ticket_waits(p_day)
        FROM centre.ticket t
        WHERE t.business_date = p_day AND (cardinality(p_states) = 0 OR t.state = ANY (p_states)));
END $$;

CREATE OR REPLACE FUNCTION centre.queue_at_window(p_window int) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    RETURN (SELECT jsonb_build_object('status', 'ok', 'tickets', coalesce(jsonb_agg(to_jsonb(t)), '[]'))
            || centre.ticket_life()
        FROM centre.ticket t WHERE t."window" = p_window AND t.state IN ('called', 'in_service'));
END $$;

CREATE OR REPLACE FUNCTION centre.queue_labelled(p_day date, p_label text) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    RETURN (SELECT jsonb_build_object('status', 'ok', 'tickets', coalesce(jsonb_agg(to_jsonb(t)), '[]'))
            || centre.ticket_life()
        FROM centre.ticket t WHERE t.business_date = p_day AND t.label = p_label);
END $$;

CREATE OR REPLACE FUNCTION centre.queue_ahead(p_day date, p_rank int, p_queue_at bigint) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    RETURN (SELECT jsonb_build_object('status', 'ok', 'count', count(*))
        FROM centre.ticket t
        WHERE t.business_date = p_day AND t.state = 'waiting' AND (t.rank, t.queue_at) < (p_rank, p_queue_at));
END $$;

-- Earlier days that gave out numbers, and those of them that still have open tickets.
CREATE OR REPLACE FUNCTION centre.queue_days(p_before date) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    RETURN (SELECT jsonb_build_object('status', 'ok',
            'days', (SELECT coalesce(jsonb_agg(DISTINCT c.business_date), '[]') FROM centre.counter c
                     WHERE c.business_date < p_before),
            'open_days', (SELECT coalesce(jsonb_agg(DISTINCT t.business_date), '[]') FROM centre.ticket t
                          WHERE t.business_date < p_before
                            AND t.state IN ('waiting', 'called', 'in_service', 'held'))));
END $$;

-- Asking for another hall's ticket by its id is no reading but an attempt, and noted: hence not under the policy.
CREATE OR REPLACE FUNCTION centre.queue_get(p_id text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
    v_ticket centre.ticket;
BEGIN
    SELECT * INTO v_ticket FROM centre.ticket t WHERE t.id = p_id;
    IF v_ticket.id IS NULL THEN RETURN '{"status": "unknown"}' || centre.ticket_life(); END IF;
    IF v_ticket.hall IS DISTINCT FROM centre.my_unit() THEN
        PERFORM centre.note('queue.foreign', jsonb_build_object('ticket', p_id, 'act', 'get'));
        RETURN '{"status": "foreign"}';
    END IF;
    RETURN centre.ticket_stopped('ok', v_ticket) || centre.ticket_life();
END $$;

DROP POLICY IF EXISTS own_ticket ON centre.ticket;
CREATE POLICY own_ticket ON centre.ticket FOR SELECT TO hall_reader USING (hall = (SELECT centre.my_unit()));
DROP POLICY IF EXISTS own_counter ON centre.counter;
CREATE POLICY own_counter ON centre.counter FOR SELECT TO hall_reader USING (hall = (SELECT centre.my_unit()));
