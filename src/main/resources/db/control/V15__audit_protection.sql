-- The audit trail holds against whoever works as Slipway's own role. Rights are taken from that role;
-- triggers, which bind even a role that no REVOKE reaches, say no beside it. docs/audit.md tells what
-- either is good for.

-- ALWAYS: also in a session that calls itself a replica (session_replication_role).
ALTER TABLE audit_entry ENABLE ALWAYS TRIGGER audit_entry_append_only;

-- Entries are added at the chain's end alone, and adding them is what moves the head. It runs as the
-- schema's owner, since the role that adds entries need not be allowed to touch the head.
CREATE FUNCTION audit_entry_moves_head() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = slipway, pg_temp AS $$
DECLARE
  head slipway.audit_head;
BEGIN
  SELECT * INTO STRICT head FROM slipway.audit_head FOR UPDATE;
  IF EXISTS (
    SELECT FROM (
      SELECT seq, previous_hash,
             lag(seq, 1, head.seq) OVER in_order AS seq_before,
             lag(hash, 1, head.hash) OVER in_order AS hash_before
        FROM added WINDOW in_order AS (ORDER BY seq)) AS entry
     WHERE seq <> seq_before + 1 OR previous_hash <> hash_before)
  THEN
    RAISE EXCEPTION 'audit entries are added at the end of the chain, which is behind %', head.seq
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  UPDATE slipway.audit_head AS moved SET seq = last.seq, hash = last.hash
    FROM (SELECT seq, hash FROM added ORDER BY seq DESC LIMIT 1) AS last;
  RETURN NULL;
END
$$;
-- Whoever could attach it to a table of his own could move the head with it.
REVOKE ALL ON FUNCTION audit_entry_moves_head() FROM PUBLIC;
CREATE TRIGGER audit_entry_moves_head AFTER INSERT ON audit_entry
  REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_moves_head();
ALTER TABLE audit_entry ENABLE ALWAYS TRIGGER audit_entry_moves_head;

-- The head is the last entry that there is, and never goes back. Instances of the version before still
-- set it by themselves, to where the insert has moved it: that changes nothing and is let through.
CREATE FUNCTION audit_head_is_the_last_entry() RETURNS trigger LANGUAGE plpgsql
  SET search_path = slipway, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NEW.seq >= OLD.seq
       AND EXISTS (SELECT FROM slipway.audit_entry e WHERE e.seq = NEW.seq AND e.hash = NEW.hash)
       AND NOT EXISTS (SELECT FROM slipway.audit_entry e WHERE e.seq > NEW.seq)
    THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'the head of the audit trail cannot be changed or removed (%)', TG_OP
    USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER audit_head_moves_forward BEFORE UPDATE ON audit_head
  FOR EACH ROW EXECUTE FUNCTION audit_head_is_the_last_entry();
CREATE TRIGGER audit_head_stays BEFORE INSERT OR DELETE OR TRUNCATE ON audit_head
  FOR EACH STATEMENT EXECUTE FUNCTION audit_head_is_the_last_entry();
ALTER TABLE audit_head ENABLE ALWAYS TRIGGER audit_head_moves_forward;
ALTER TABLE audit_head ENABLE ALWAYS TRIGGER audit_head_stays;

-- Copies of the lines of checkpoint files, so that a line that is gone from a file's end is missed.
CREATE TABLE audit_checkpoint (
  log    uuid   NOT NULL,
  number bigint NOT NULL CHECK (number > 0),
  line   text   NOT NULL,
  PRIMARY KEY (log, number)
);
CREATE TRIGGER audit_checkpoint_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_checkpoint
  FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_is_immutable();
ALTER TABLE audit_checkpoint ENABLE ALWAYS TRIGGER audit_checkpoint_append_only;

-- Where Slipway's role owns the schema, these are its own rights. It could give them back to itself,
-- but not by an accident and not by a statement that changes rows.
REVOKE UPDATE, DELETE, TRUNCATE, TRIGGER, REFERENCES ON audit_entry FROM CURRENT_USER, PUBLIC;
REVOKE UPDATE, DELETE, TRUNCATE, TRIGGER, REFERENCES ON audit_checkpoint FROM CURRENT_USER, PUBLIC;
REVOKE INSERT, DELETE, TRUNCATE, TRIGGER, REFERENCES ON audit_head FROM CURRENT_USER, PUBLIC;
