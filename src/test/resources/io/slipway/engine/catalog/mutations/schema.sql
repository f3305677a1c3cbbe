-- case: created
CREATE SCHEMA "S";
-- change
CREATE SCHEMA "s";
-- expect: + schema s

-- case: owner
CREATE SCHEMA s; CREATE ROLE "slipway Mutation";
-- change
ALTER SCHEMA s OWNER TO "slipway Mutation";
-- expect: schema s owner: postgres => "slipway Mutation"

-- case: comment
CREATE SCHEMA s;
-- change
COMMENT ON SCHEMA s IS 'one';
-- expect: schema s comment: ∅ => one
