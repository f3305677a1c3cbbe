-- The audit trail: entries are added, never changed; each one's hash covers the one before.
CREATE TABLE audit_entry (
  seq           bigint PRIMARY KEY CHECK (seq > 0),
  at            timestamptz NOT NULL,
  actor         text NOT NULL,
  action        text NOT NULL,
  object_kind   text NOT NULL,
  object_id     text,
  environment   text,
  project       text,
  detail        jsonb NOT NULL CHECK (jsonb_typeof(detail) = 'object'),
  previous_hash text NOT NULL CHECK (previous_hash ~ '^[0-9a-f]{64}$'),
  hash          text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$')
);
CREATE INDEX audit_entry_actor ON audit_entry (actor, seq DESC);
CREATE INDEX audit_entry_action ON audit_entry (action, seq DESC);
CREATE INDEX audit_entry_object ON audit_entry (object_kind, object_id, seq DESC);
CREATE INDEX audit_entry_environment ON audit_entry (environment, seq DESC);
CREATE INDEX audit_entry_at ON audit_entry (at, seq);

-- The chain's head: locked by whoever adds an entry, so that numbers have no gaps.
CREATE TABLE audit_head (
  single boolean PRIMARY KEY DEFAULT true CHECK (single),
  seq    bigint NOT NULL,
  hash   text NOT NULL
);
INSERT INTO audit_head (seq, hash) VALUES (0, repeat('0', 64));

CREATE FUNCTION audit_entry_is_immutable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit entries cannot be changed or removed (%)', TG_OP
    USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
  FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_is_immutable();
