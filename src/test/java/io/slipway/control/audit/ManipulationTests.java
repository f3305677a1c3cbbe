package io.slipway.control.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.control.audit.chain.AuditEntry;
import io.slipway.control.audit.chain.CanonicalJson;
import io.slipway.control.audit.chain.Checkpoint;
import io.slipway.control.audit.chain.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody is superuser of the control database, turns the triggers off and changes the audit
/// trail: what the service and the offline verifier say afterwards.
class ManipulationTests {

  private static final String OFF =
      """
      ALTER TABLE slipway.audit_entry DISABLE TRIGGER ALL;
      ALTER TABLE slipway.audit_head DISABLE TRIGGER ALL;
      ALTER TABLE slipway.audit_checkpoint DISABLE TRIGGER ALL;
      """;
  private static final String ON =
      """
      ALTER TABLE slipway.audit_entry ENABLE ALWAYS TRIGGER audit_entry_append_only;
      ALTER TABLE slipway.audit_entry ENABLE ALWAYS TRIGGER audit_entry_moves_head;
      ALTER TABLE slipway.audit_head ENABLE ALWAYS TRIGGER audit_head_moves_forward;
      ALTER TABLE slipway.audit_head ENABLE ALWAYS TRIGGER audit_head_stays;
      ALTER TABLE slipway.audit_checkpoint ENABLE ALWAYS TRIGGER audit_checkpoint_append_only;
      """;

  @TempDir private static Path folder;

  private static AuditedSlipway slipway;
  private static long signed;
  private static long last;
  private static List<String> checkpoints = List.of();

  @BeforeAll
  static void record() throws IOException {
    slipway = new AuditedSlipway(folder);
    slipway.record(events(6));
    slipway.sign();
    slipway.record(events(6));
    slipway.sign();
    signed = Checkpoint.parse(Files.readAllLines(slipway.checkpoints()).getLast()).seq();
    slipway.record(events(3));
    last = signed + 3;
    checkpoints = Files.readAllLines(slipway.checkpoints());
    for (var table : List.of("audit_entry", "audit_head", "audit_checkpoint")) {
      slipway.database().execute("CREATE TABLE %1$s AS TABLE slipway.%1$s".formatted(table));
    }
    assertThat(slipway.database().query("SELECT seq FROM slipway.audit_head"))
        .containsExactly(Long.toString(last));
  }

  private static List<AuditEvent> events(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new AuditEvent(
                    "ann", "thing.make", "thing", "t" + i, "dev", "crm", Map.of("number", i)))
        .toList();
  }

  @AfterEach
  void putRight() throws IOException {
    for (var table : List.of("audit_entry", "audit_head", "audit_checkpoint")) {
      tamper("DELETE FROM slipway.%1$s; INSERT INTO slipway.%1$s TABLE %1$s".formatted(table));
    }
    Files.write(slipway.checkpoints(), checkpoints);
    assertThat(slipway.verification().path("intact").asBoolean()).isTrue();
  }

  @AfterAll
  static void stop() {
    slipway.close();
  }

  private static void tamper(String sql) {
    slipway.database().execute(OFF + sql + ";" + ON);
  }

  private static String update(String change, long seq) {
    return "UPDATE slipway.audit_entry SET %s WHERE seq = %d".formatted(change, seq);
  }

  private static void found(long seq, String reason) {
    var verification = slipway.verification();
    assertThat(verification.path("intact").asBoolean()).as("%s", verification).isFalse();
    var broken = verification.path("firstBroken");
    assertThat(broken.path("seq").asLong()).as("%s", verification).isEqualTo(seq);
    assertThat(broken.path("reason").asString()).startsWith(reason);
  }

  private static void foundOffline(String words) throws IOException {
    assertThat(slipway.verifiedOffline(slipway.export(), slipway.publicKey()))
        .startsWith("1 ")
        .contains(words);
  }

  private static void found(long seq, String reason, String words) throws IOException {
    found(seq, reason);
    foundOffline(words);
  }

  @Test
  void nothing_was_changed() throws IOException {
    var verification = slipway.verification();
    assertThat(verification.path("intact").asBoolean()).as("%s", verification).isTrue();
    assertThat(verification.path("head").path("seq").asLong()).isEqualTo(last);
    assertThat(verification.path("checkpoints").path("signedUpTo").asLong()).isEqualTo(signed);
    assertThat(verification.path("checkpoints").path("compared").asLong())
        .isEqualTo(checkpoints.size());
    assertThat(verification.path("checkpoints").path("publicKey").asString())
        .isEqualTo(Files.readString(slipway.publicKey()));
    assertThat(slipway.verifiedOffline(slipway.export(), slipway.publicKey()))
        .startsWith("0 whole: " + last + " entries")
        .contains("head: %d:%s".formatted(last, verification.path("head").path("hash").asString()));
  }

  @Test
  void a_changed_column_is_found_whichever_it_is() throws IOException {
    for (var change :
        List.of(
            "detail = '{\"number\": 7}'",
            "detail = '{}'",
            "actor = 'eve'",
            "action = 'thing.delete'",
            "object_kind = 'other'",
            "object_id = 't9'",
            "object_id = null",
            "environment = 'production'",
            "project = ''",
            "at = at + interval '1 microsecond'",
            "at = 'infinity'",
            "at = '4713-01-01 BC'",
            "hash = repeat('0', 64)")) {
      tamper(update(change, 5));
      found(5, "its content does not have its hash", "line 5: entry 5: its content does not");
      putRight();
    }
    tamper(update("previous_hash = repeat('0', 64)", 5));
    found(5, "it does not name the hash of the entry before", "line 5: entry 5: it does not name");
  }

  @Test
  void a_detail_that_no_entry_can_have_is_found_and_breaks_nothing_else() {
    for (var detail :
        List.of(
            "{\"number\": 1.5}",
            "{\"number\": 1e400}",
            "{\"number\": 123456789012345678901234567890}",
            "{\"number\": 9007199254740993}")) {
      tamper(update("detail = '" + detail + "'", 5));
      found(5, "its content does not have its hash");
    }
    tamper(update("detail = (repeat('{\"a\":', 1500) || '1' || repeat('}', 1500))::jsonb", 5));
    found(5, "its detail cannot be read");
  }

  @Test
  void a_removed_entry_is_missing_wherever_it_stood() throws IOException {
    for (var seq : List.of(1L, 5L, signed)) {
      tamper("DELETE FROM slipway.audit_entry WHERE seq = " + seq);
      found(seq, "it is missing", "entry %d: it is missing".formatted(seq));
      putRight();
    }
  }

  @Test
  void an_end_that_is_removed_with_the_head_set_back_is_found_by_the_checkpoint()
      throws IOException {
    removeFrom(signed - 1);
    found(
        signed,
        "it was signed at",
        "against the checkpoints: entry %d: it was signed at".formatted(signed));
  }

  @Test
  void an_end_that_nobody_has_signed_can_be_removed_by_a_superuser() throws IOException {
    var head = slipway.verification().path("head").path("hash").asString();
    removeFrom(signed + 1);
    assertThat(slipway.verification().path("intact").asBoolean()).isTrue();
    assertThat(slipway.verifiedOffline(slipway.export(), slipway.publicKey())).startsWith("0 ");
    assertThat(slipway.entries().getLast().hash()).isNotEqualTo(head);
  }

  private static void removeFrom(long seq) {
    tamper(
        """
        DELETE FROM slipway.audit_entry WHERE seq >= %1$d;
        UPDATE slipway.audit_head SET (seq, hash) =
          (SELECT seq, hash FROM slipway.audit_entry WHERE seq = %1$d - 1)"""
            .formatted(seq));
  }

  @Test
  void an_inserted_entry_is_found() throws IOException {
    var before = slipway.entries().get(3);
    // Over numbers that are free: the primary key is looked at row by row.
    tamper(
        """
        UPDATE slipway.audit_entry SET seq = seq + 1000 WHERE seq > 4;
        UPDATE slipway.audit_entry SET seq = seq - 999 WHERE seq > 1000;
        UPDATE slipway.audit_head SET seq = seq + 1""");
    write(withActor(slipway.entries().getLast(), 5, "eve", before.hash()));
    // The one inserted, where a checkpoint signed its number before, else the one behind it.
    var broken = slipway.verification().path("firstBroken").path("seq").asLong();
    assertThat(broken).isIn(5L, 6L);
    foundOffline("line 6: entry 6: it does not name the hash of the entry before");
  }

  @Test
  void an_entry_added_behind_the_head_is_found() {
    var end = slipway.entries().getLast();
    write(withActor(end, last + 1, "eve", end.hash()));
    found(last + 1, "it is not the entry that was written last");
  }

  @Test
  void two_exchanged_entries_are_found() throws IOException {
    tamper(
        """
        UPDATE slipway.audit_entry SET seq = 1000000 WHERE seq = 5;
        UPDATE slipway.audit_entry SET seq = 5 WHERE seq = 6;
        UPDATE slipway.audit_entry SET seq = 6 WHERE seq = 1000000""");
    found(
        5,
        "it does not name the hash of the entry before",
        "line 5: entry 5: it does not name the hash of the entry before");
  }

  @Test
  void a_chain_computed_anew_from_an_entry_on_is_found_by_the_checkpoint() throws IOException {
    rewriteFrom(3);
    var firstSigned =
        Checkpoint.parse(checkpoints.stream().skip(1).findFirst().orElseThrow()).seq();
    assertThat(slipway.verification().path("firstBroken").path("reason").asString())
        .startsWith("its hash is not the one that was signed at");
    assertThat(slipway.verification().path("firstBroken").path("seq").asLong())
        .isBetween(3L, firstSigned);
    foundOffline("its hash is not the one that was signed at");
  }

  @Test
  void a_chain_computed_anew_is_not_signed_and_the_next_checkpoint_is_refused() throws IOException {
    rewriteFrom(3);
    slipway.sign();
    assertThat(Files.readAllLines(slipway.checkpoints())).isEqualTo(checkpoints);
  }

  // As somebody does who knows the rule: content, hashes and head fit together afterwards.
  private static void rewriteFrom(long seq) {
    var entries = new ArrayList<>(slipway.entries());
    for (var i = (int) seq - 1; i < entries.size(); i++) {
      var previous = entries.get(i - 1).hash();
      entries.set(i, withActor(entries.get(i), entries.get(i).seq(), "eve", previous));
    }
    for (var entry : entries.subList((int) seq - 1, entries.size())) {
      tamper(
          update(
              "actor = 'eve', previous_hash = '%s', hash = '%s'"
                  .formatted(entry.previousHash(), entry.hash()),
              entry.seq()));
    }
    tamper("UPDATE slipway.audit_head SET hash = '%s'".formatted(entries.getLast().hash()));
  }

  private static AuditEntry withActor(AuditEntry old, long seq, String actor, String previous) {
    return new AuditEntry(
            seq,
            old.at(),
            actor,
            old.action(),
            old.objectKind(),
            old.objectId(),
            old.environment(),
            old.project(),
            old.detail(),
            previous,
            "")
        .hashed();
  }

  private static void write(AuditEntry entry) {
    tamper(
        """
        INSERT INTO slipway.audit_entry
        VALUES (%d, '%s', '%s', '%s', '%s', '%s', '%s', '%s', '%s', '%s', '%s')"""
            .formatted(
                entry.seq(),
                entry.at(),
                entry.actor(),
                entry.action(),
                entry.objectKind(),
                entry.objectId(),
                entry.environment(),
                entry.project(),
                CanonicalJson.write(entry.detail()),
                entry.previousHash(),
                entry.hash()));
  }

  private static void foundInFile(List<String> lines, String reason) throws IOException {
    Files.write(slipway.checkpoints(), lines);
    var verification = slipway.verification();
    assertThat(verification.path("intact").asBoolean()).as("%s", verification).isFalse();
    assertThat(verification.path("checkpoints").path("firstBroken").path("reason").asString())
        .startsWith(reason);
  }

  @Test
  void a_changed_checkpoint_is_found() throws IOException {
    var changed = new ArrayList<>(checkpoints);
    changed.set(0, changed.getFirst().replaceFirst("\"seq\":\\d+", "\"seq\":2"));
    foundInFile(changed, "its signature is not genuine");
    foundOffline("broken checkpoint file: line 1: its signature is not genuine");
  }

  @Test
  void a_checkpoint_that_is_gone_is_missed_wherever_it_stood() throws IOException {
    foundInFile(checkpoints.subList(1, checkpoints.size()), "it does not continue the line before");
    foundInFile(checkpoints.subList(0, checkpoints.size() - 1), "it is gone from the file's end");
    foundInFile(List.of(), "it is gone from the file's end");
    // Who is superuser as well takes the copies along; the process still knows.
    tamper("DELETE FROM slipway.audit_checkpoint");
    foundInFile(checkpoints.subList(0, checkpoints.size() - 1), "it is gone from the file's end");
  }

  @Test
  void a_forged_copy_of_a_checkpoint_is_found() throws IOException {
    tamper(
        "INSERT INTO slipway.audit_checkpoint SELECT log, 1000, line FROM slipway.audit_checkpoint"
            + " LIMIT 1");
    assertThat(slipway.verification().path("intact").asBoolean()).isTrue();
    tamper("UPDATE slipway.audit_checkpoint SET line = '{}'");
    foundInFile(checkpoints, "the control database's copy of the last line is not genuine");
  }

  @Test
  void another_key_proves_nothing() throws IOException {
    var other = SigningKey.random();
    var file = folder.resolve("other.pub");
    Files.writeString(file, other.verifyingKey().pem());
    assertThat(slipway.verifiedOffline(slipway.export(), file))
        .startsWith("1 broken checkpoint file: line 1: it is signed by another key");
    var own = Checkpoint.parse(checkpoints.getFirst());
    var forged = Checkpoint.sign(own.position(), own.seq(), own.hash(), own.at(), other);
    foundInFile(List.of(forged.line()), "it is signed by another key");
  }

  @Test
  void triggers_that_are_off_or_gone_are_told() {
    assertThat(slipway.verification().path("protection").path("triggersInPlace").asBoolean())
        .isTrue();
    slipway.database().execute(OFF);
    assertThat(slipway.verification().path("protection").path("triggersInPlace").asBoolean())
        .isFalse();
    assertThat(slipway.verification().path("protection").path("role").asString())
        .isEqualTo("SUPERUSER");
  }
}
