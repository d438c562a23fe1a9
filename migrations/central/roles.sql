-- Three roles without a login. What exists belongs to hall_owner; reading functions belong to hall_reader, who is
-- under row-level security; a workstation is a member of hall_device and may only execute functions.
DO $$
DECLARE
    each text;
BEGIN
    FOREACH each IN ARRAY ARRAY['hall_owner', 'hall_reader', 'hall_device'] LOOP
        IF NOT EXISTS (SELECT 1 FROM pg_catalog.pg_roles WHERE rolname = each) THEN
            EXECUTE format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS', each);
        END IF;
    END LOOP;
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO hall_device', current_database());
    EXECUTE format('ALTER DATABASE %I SET timezone TO %L', current_database(), 'UTC');
    EXECUTE format('ALTER DATABASE %I SET jit TO off', current_database());
END $$;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
CREATE SCHEMA IF NOT EXISTS centre AUTHORIZATION hall_owner;
GRANT USAGE ON SCHEMA centre TO hall_reader, hall_device;
