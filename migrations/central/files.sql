-- Scans travel in pieces of their own lane. A piece is taken only in its turn, so a broken line resumes where it was.
CREATE OR REPLACE FUNCTION centre.put_piece(p_thing text, p_sha256 text, p_size bigint, p_n int, p_data bytea)
RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' SET jit = off AS $$
DECLARE
    v_file centre.file;
    v_next int;
    v_held bigint;
BEGIN
    IF p_sha256 !~ '^[0-9a-f]{64}$' OR p_size NOT BETWEEN 1 AND 52428800 OR NOT EXISTS (
        SELECT 1 FROM centre.scope s
        WHERE s.thing = p_thing AND s.unit = centre.my_unit() AND NOT s.gone) THEN
        PERFORM centre.note('file.refused', jsonb_build_object('thing', p_thing));
        RETURN jsonb_build_object('status', 'refused');
    END IF;
    INSERT INTO centre.file (thing, sha256, size) VALUES (p_thing, p_sha256, p_size) ON CONFLICT DO NOTHING;
    SELECT * INTO v_file FROM centre.file f WHERE f.thing = p_thing AND f.sha256 = p_sha256 FOR UPDATE;
    IF v_file.whole THEN
        RETURN jsonb_build_object('status', 'whole');
    END IF;
    SELECT count(*), coalesce(sum(length(p.data)), 0) INTO v_next, v_held
    FROM centre.piece p WHERE p.thing = p_thing AND p.sha256 = p_sha256;
    IF p_data IS NULL OR p_n <> v_next THEN
        RETURN jsonb_build_object('status', 'next', 'next', v_next);
    END IF;
    IF length(p_data) NOT BETWEEN 1 AND 262144 OR v_held + length(p_data) > v_file.size THEN
        PERFORM centre.note('file.refused', jsonb_build_object('thing', p_thing));
        RETURN jsonb_build_object('status', 'refused');
    END IF;
    INSERT INTO centre.piece (thing, sha256, n, data) VALUES (p_thing, p_sha256, p_n, p_data);
    IF v_held + length(p_data) < v_file.size THEN
        RETURN jsonb_build_object('status', 'next', 'next', v_next + 1);
    END IF;
    IF encode(sha256((SELECT string_agg(p.data, ''::bytea ORDER BY p.n) FROM centre.piece p
                      WHERE p.thing = p_thing AND p.sha256 = p_sha256)), 'hex') <> p_sha256 THEN
        -- What arrived is not what was named: begun again from the first piece.
        DELETE FROM centre.piece p WHERE p.thing = p_thing AND p.sha256 = p_sha256;
        PERFORM centre.note('file.damaged', jsonb_build_object('thing', p_thing, 'sha256', p_sha256));
        RETURN jsonb_build_object('status', 'next', 'next', 0);
    END IF;
    UPDATE centre.file SET whole = true WHERE thing = p_thing AND sha256 = p_sha256;
    RETURN jsonb_build_object('status', 'whole');
END $$;

CREATE OR REPLACE FUNCTION centre.get_piece(p_thing text, p_sha256 text, p_n int) RETURNS bytea
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    PERFORM centre.note_foreign('file.refused', ARRAY[p_thing]);
    RETURN (
        SELECT p.data FROM centre.piece p JOIN centre.file f USING (thing, sha256)
        WHERE p.thing = p_thing AND p.sha256 = p_sha256 AND p.n = p_n AND f.whole AND EXISTS (
            SELECT 1 FROM centre.scope s WHERE s.thing = p_thing AND s.unit = centre.my_unit() AND NOT s.gone));
END $$;
