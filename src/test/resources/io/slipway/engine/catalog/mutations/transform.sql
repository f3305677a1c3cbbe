CREATE TRANSFORM FOR int LANGUAGE sql (FROM SQL WITH FUNCTION prsd_lextype(internal));

-- case from
CREATE OR REPLACE TRANSFORM FOR int LANGUAGE sql (FROM SQL WITH FUNCTION dsimple_init(internal));
-- = transform for integer on language sql | from_sql | prsd_lextype(internal) | dsimple_init(internal)

-- case to
CREATE OR REPLACE TRANSFORM FOR int LANGUAGE sql (FROM SQL WITH FUNCTION prsd_lextype(internal), TO SQL WITH FUNCTION int4recv(internal));
-- = transform for integer on language sql | to_sql | ∅ | int4recv(internal)

-- case comment
COMMENT ON TRANSFORM FOR int LANGUAGE sql IS 'both ways';
-- = transform for integer on language sql | comment | ∅ | both ways
