package io.slipway.control.audit;

import io.slipway.control.audit.AuditProtection.DatabaseRole;
import io.slipway.control.audit.AuditVerification.CheckpointVerification;
import io.slipway.control.audit.AuditVerification.Head;
import io.slipway.control.audit.chain.AuditHash;
import io.slipway.control.audit.chain.BrokenEntry;
import io.slipway.control.audit.chain.ChainWalk;
import io.slipway.control.audit.chain.Checkpoint;
import io.slipway.control.audit.chain.CheckpointComparison;
import io.slipway.control.audit.chain.CheckpointLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Verifies the chain, and compares it with the checkpoints that this instance has signed.
@Component
class AuditVerifier {

  private static final String PROTECTION =
      """
      SELECT CASE WHEN rolsuper THEN 'SUPERUSER'
                  WHEN pg_has_role(c.relowner, 'MEMBER') THEN 'OWNER' ELSE 'SEPARATE' END,
             NOT has_table_privilege('audit_entry', 'UPDATE, DELETE, TRUNCATE'),
             (SELECT count(*) = 5 FROM pg_catalog.pg_trigger
               WHERE tgenabled = 'A' AND (tgrelid, tgname) IN (
                 ('audit_entry'::regclass, 'audit_entry_append_only'),
                 ('audit_entry'::regclass, 'audit_entry_moves_head'),
                 ('audit_head'::regclass, 'audit_head_moves_forward'),
                 ('audit_head'::regclass, 'audit_head_stays'),
                 ('audit_checkpoint'::regclass, 'audit_checkpoint_append_only')))
        FROM pg_catalog.pg_roles, pg_catalog.pg_class c
       WHERE rolname = current_user AND c.oid = 'audit_entry'::regclass""";

  private final AuditEntries entries;
  private final Checkpoints checkpoints;
  private final CheckpointCopies copies;
  private final JdbcClient jdbc;

  AuditVerifier(
      AuditEntries entries, Checkpoints checkpoints, CheckpointCopies copies, JdbcClient jdbc) {
    this.entries = entries;
    this.checkpoints = checkpoints;
    this.copies = copies;
    this.jdbc = jdbc;
  }

  AuditVerification verify() {
    return checkpoints.store().map(this::verifyWith).orElseGet(this::verifyAlone);
  }

  private AuditVerification verifyAlone() {
    var walk = entries.walk(_ -> {});
    var broken = walk.broken();
    return new AuditVerification(
        broken.isEmpty(), walk.entries(), broken.orElse(null), head(walk), null, protection());
  }

  // In this order: a line that is written meanwhile, and entries that it is about, are looked at
  // next time. The copies are asked for first, then the file, then the entries.
  private AuditVerification verifyWith(CheckpointStore store) {
    var lastCopy = copies.last(store.file().next().log());
    var lastWritten = store.file().last().map(Checkpoint::line);
    var key = store.key().verifyingKey();
    var scan = new CheckpointLines(List.of(key));
    try (var lines = store.file().lines()) {
      var comparison = new CheckpointComparison(lines, scan, true);
      var walk = entries.walk(comparison::passes);
      comparison.end();
      lastWritten.ifPresent(scan::end);
      lastCopy.ifPresent(scan::end);
      var broken = first(walk.broken(), comparison.broken());
      return new AuditVerification(
          broken.isEmpty() && scan.broken().isEmpty(),
          walk.entries(),
          broken.orElse(null),
          head(walk),
          new CheckpointVerification(
              scan.lines(),
              comparison.compared(),
              scan.lastSigned().map(Checkpoint::seq).orElse(0L),
              scan.broken().orElse(null),
              key.id(),
              key.pem()),
          protection());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<BrokenEntry> first(
      Optional<BrokenEntry> chain, Optional<BrokenEntry> signed) {
    return Stream.of(chain, signed)
        .flatMap(Optional::stream)
        .min(Comparator.comparingLong(BrokenEntry::seq));
  }

  private static Head head(ChainWalk walk) {
    return new Head(walk.last(), walk.lastHash().orElse(AuditHash.BEFORE_THE_FIRST));
  }

  AuditProtection protection() {
    return jdbc.sql(PROTECTION)
        .query(
            (row, _) ->
                new AuditProtection(
                    DatabaseRole.valueOf(row.getString(1)), row.getBoolean(2), row.getBoolean(3)))
        .single();
  }
}
