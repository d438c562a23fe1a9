-- The numbers a ticket machine gives out by itself while the queue is out of reach. Series K is counted by blocks: the
-- counter stands above every block, so no number of one can be given out by anybody else.

-- A block of `p_day` for the desk that asks, the same one when it asks again. After a failure it waits like every
-- other act: a block that was forgotten here is said again first by whoever holds it.
CREATE OR REPLACE FUNCTION centre.queue_block(p_today date, p_day date, p_size int) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
    v_who record;
    v_block centre.number_block;
    v_last int;
BEGIN
    SELECT * INTO v_who FROM centre.ticket_admit(p_today);
    IF v_who.stop IS NOT NULL THEN RETURN v_who.stop; END IF;
    SELECT * INTO v_block FROM centre.number_block b
    WHERE b.hall = v_who.unit AND b.business_date = p_day AND b.device = v_who.device ORDER BY b."first" DESC LIMIT 1;
    IF v_block.device IS NULL THEN
        INSERT INTO centre.counter AS c (hall, business_date, series, last) VALUES (v_who.unit, p_day, 'K', p_size)
        ON CONFLICT (hall, business_date, series) DO UPDATE SET last = c.last + p_size WHERE c.last + p_size <= 999
        RETURNING c.last INTO v_last;
        IF v_last IS NULL THEN RETURN '{"status": "full"}'; END IF;
        INSERT INTO centre.number_block VALUES (v_who.unit, p_day, v_who.device, v_last - p_size + 1, v_last)
        RETURNING * INTO v_block;
    END IF;
    RETURN jsonb_build_object('status', 'ok', 'block',
        jsonb_build_object('day', p_day, 'first', v_block."first", 'last', v_block."last"));
END $$;

-- A block said again: whatever a failure made of it here, nobody else is given its numbers.
CREATE OR REPLACE FUNCTION centre.queue_keep_block(p_day date, p_first int, p_last int) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
    v_me record;
BEGIN
    SELECT * INTO v_me FROM centre.me();
    IF v_me.unit IS NULL THEN
        PERFORM centre.note('queue.refused', '{}');
        RETURN '{"status": "refused"}';
    END IF;
    PERFORM pg_catalog.set_config('synchronous_commit', 'on', true);
    INSERT INTO centre.counter AS c (hall, business_date, series, last)
    VALUES (v_me.unit, p_day, 'K', least(p_last, 999))
    ON CONFLICT (hall, business_date, series) DO UPDATE SET last = greatest(c.last, excluded.last);
    INSERT INTO centre.number_block VALUES (v_me.unit, p_day, v_me.device, p_first, p_last) ON CONFLICT DO NOTHING;
    RETURN '{"status": "ok"}';
END $$;

-- A number given out from a block is made known, at its place by the time it was taken. A number that was given out
-- for the same request while the answer was lost is in nobody's hand: it is voided.
CREATE OR REPLACE FUNCTION centre.queue_register(p_today date, p_ticket jsonb, p_request text, p_note jsonb)
RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
    v_who record;
    v_ticket centre.ticket;
    v_lost centre.ticket;
    v_moved jsonb := '[]';
BEGIN
    SELECT * INTO v_who FROM centre.ticket_admit(p_today);
    IF v_who.stop IS NOT NULL THEN RETURN v_who.stop; END IF;
    SELECT * INTO v_ticket FROM centre.ticket t WHERE t.hall = v_who.unit AND t.id = p_ticket ->> 'id';
    IF v_ticket.id IS NOT NULL THEN RETURN centre.ticket_again(v_ticket, p_request, p_note); END IF;
    v_ticket := jsonb_populate_record(NULL::centre.ticket, p_ticket || jsonb_build_object('hall', v_who.unit,
        'state', 'waiting', 'rev', 1, 'issue_request', p_ticket ->> 'id', 'claim_request', NULL,
        'queue_at', least((p_ticket ->> 'queue_at')::bigint,
            (extract(epoch FROM clock_timestamp()) * 1000000)::bigint)));
    IF v_ticket.series <> 'K' OR NOT EXISTS (SELECT 1 FROM centre.number_block b
            WHERE b.hall = v_who.unit AND b.device = v_who.device AND b.business_date = v_ticket.business_date
              AND v_ticket.number BETWEEN b."first" AND b."last") THEN
        PERFORM centre.note('queue.foreign', jsonb_build_object('ticket', v_ticket.id, 'act', 'register'));
        RETURN '{"status": "not_ours"}';
    END IF;
    INSERT INTO centre.ticket SELECT v_ticket.*;
    v_moved := v_moved || centre.ticket_tell(v_ticket, v_who.device, p_request, p_note);
    UPDATE centre.ticket t SET state = 'voided', ended_at = (p_note ->> 'at')::timestamptz, rev = t.rev + 1,
        reason = '取号没有答复，改发了 ' || v_ticket.label
    WHERE t.hall = v_who.unit AND t.issue_request = p_request AND t.id <> v_ticket.id AND t.state = 'waiting'
    RETURNING * INTO v_lost;
    IF v_lost.id IS NOT NULL THEN
        v_moved := v_moved || centre.ticket_tell(v_lost, v_who.device, p_request, p_note || jsonb_build_object(
            'act', 'void', 'facts', jsonb_build_object('reason', v_lost.reason)));
    END IF;
    RETURN jsonb_build_object('status', 'ok', 'moved', v_moved);
END $$;
