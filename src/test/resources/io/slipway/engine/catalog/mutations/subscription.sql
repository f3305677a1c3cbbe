CREATE ROLE other SUPERUSER;
CREATE SUBSCRIPTION s CONNECTION 'host=db password=hunter2' PUBLICATION p, q WITH (connect = false);

-- case owner
ALTER SUBSCRIPTION s OWNER TO other;
-- = subscription s | owner | postgres | other

-- case publications
ALTER SUBSCRIPTION s SET PUBLICATION q WITH (refresh = false);
-- = subscription s | publications | p, q | q

-- case connection
ALTER SUBSCRIPTION s CONNECTION 'host=db password=hunter3';
-- = subscription s | connection | sha256:c45c14091462391ad242f5ad697b45b0c4ce5028fda02cd1d0b735edc1808eeb | sha256:4a142de581c174fd8343e05c3c514735d0b95f53192d4ba089da134d1b733880

-- case slot
ALTER SUBSCRIPTION s SET (slot_name = NONE);
-- = subscription s | slot | s | none

-- case synchronous commit
ALTER SUBSCRIPTION s SET (synchronous_commit = local);
-- = subscription s | synchronous_commit | ∅ | local

-- case binary
-- since 14
ALTER SUBSCRIPTION s SET (binary = true);
-- = subscription s | binary | ∅ | true

-- case streaming
-- since 14
ALTER SUBSCRIPTION s SET (streaming = on);
-- = subscription s | streaming | ∅ | on -- before 16
-- = subscription s | streaming | off | on -- since 16 -- before 18
-- = subscription s | streaming | parallel | on -- since 18

-- case two phases
-- since 15
UPDATE pg_subscription SET subtwophasestate = 'p';
-- = subscription s | two_phase | ∅ | true

-- case what to do on an error
-- since 15
ALTER SUBSCRIPTION s SET (disable_on_error = true);
-- = subscription s | disable_on_error | ∅ | true

-- case password
-- since 16
ALTER SUBSCRIPTION s SET (password_required = false);
-- = subscription s | password_required | ∅ | false

-- case who runs it
-- since 16
ALTER SUBSCRIPTION s SET (run_as_owner = true);
-- = subscription s | run_as_owner | ∅ | true

-- case origin
-- since 16
ALTER SUBSCRIPTION s SET (origin = none);
-- = subscription s | origin | ∅ | none

-- case failover
-- since 17
UPDATE pg_subscription SET subfailover = true;
-- = subscription s | failover | ∅ | true

-- case enabled is the server's affair
ALTER SUBSCRIPTION s ENABLE;

-- case comment
COMMENT ON SUBSCRIPTION s IS 'in';
-- = subscription s | comment | ∅ | in
