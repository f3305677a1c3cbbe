package io.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.control.audit.chain.AuditEntry;
import io.slipway.control.audit.chain.AuditHash;
import io.slipway.control.audit.chain.Checkpoint;
import io.slipway.control.audit.chain.Checkpoint.Position;
import io.slipway.control.audit.chain.SigningKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class VerifyAuditTests {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final SigningKey KEY = SigningKey.random();
  private static final int LENGTH = 10;
  private static final int SIGNED = 8;

  @TempDir private Path folder;

  private record Outcome(int status, String text) {}

  private static List<AuditEntry> chain(String actor) {
    var entries = new ArrayList<AuditEntry>();
    var previous = AuditHash.BEFORE_THE_FIRST;
    for (var seq = 1; seq <= LENGTH; seq++) {
      var entry = entry(seq, actor, previous);
      entries.add(entry);
      previous = entry.hash();
    }
    return entries;
  }

  private static AuditEntry entry(long seq, String actor, String previous) {
    return new AuditEntry(
            seq,
            "2026-01-31T12:00:00.000000Z",
            actor,
            "a.b",
            "thing",
            null,
            "dev",
            null,
            Map.of("k", List.of(1, true, "?")),
            previous,
            "")
        .hashed();
  }

  private static List<String> lines(List<AuditEntry> entries) {
    return new ArrayList<>(entries.stream().map(JSON::writeValueAsString).toList());
  }

  private static List<String> whole() {
    return lines(chain("ann"));
  }

  // Signs entries 4 and 8.
  private static List<String> checkpoints(SigningKey key) {
    var chain = chain("ann");
    var first =
        Checkpoint.sign(Position.first(new UUID(1, 2)), 4, chain.get(3).hash(), "2026-01-31", key);
    var place = Position.behind(new UUID(1, 2), 1, first.line());
    var second = Checkpoint.sign(place, SIGNED, chain.get(7).hash(), "2026-02-01", key);
    return new ArrayList<>(List.of(first.line(), second.line()));
  }

  private String file(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text).toString();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private String file(String name, List<String> lines) {
    return file(name, String.join("\n", lines) + "\n");
  }

  private static Outcome run(String... arguments) {
    var text = new StringWriter();
    var out = new PrintWriter(text);
    var status = Commands.run(out, out, arguments);
    return new Outcome(status, text.toString());
  }

  private Outcome verify(List<String> lines, String... options) {
    var arguments = new ArrayList<>(List.of("verify-audit", file("export.jsonl", lines)));
    arguments.addAll(List.of(options));
    return run(arguments.toArray(String[]::new));
  }

  private Outcome verifySigned(List<String> lines, List<String> checkpoints, SigningKey key) {
    return verify(
        lines,
        "--checkpoints",
        file("checkpoints.jsonl", checkpoints),
        "--public-key",
        file("key.pub", key.verifyingKey().pem()));
  }

  private void broken(List<String> lines, String expected) {
    var outcome = verify(lines);
    assertThat(outcome.text()).startsWith("broken: " + expected);
    assertThat(outcome.status()).isEqualTo(1);
  }

  @Test
  void a_whole_export_is_whole_and_says_what_it_does_not_show() {
    var outcome = verify(whole());
    assertThat(outcome.status()).isZero();
    assertThat(outcome.text())
        .startsWith("whole: 10 entries, from 1 (2026-01-31T12:00:00.000000Z) to 10 (")
        .contains("head: 10:" + chain("ann").getLast().hash())
        .contains("not shown: that no entries are missing behind the last");
  }

  @Test
  void a_signed_export_says_up_to_where_it_is_signed() {
    var outcome = verifySigned(whole(), checkpoints(KEY), KEY);
    assertThat(outcome.status()).isZero();
    assertThat(outcome.text())
        .contains("signed: 2 checkpoints, 2 of them on entries of this export, the last on entry 8")
        .contains("not shown: that entries 9 to 10, which are not signed yet");
  }

  @Test
  void changed_removed_inserted_and_exchanged_lines_are_found_where_they_stand() {
    var changed = whole();
    changed.set(4, changed.get(4).replace("\"ann\"", "\"eve\""));
    broken(changed, "line 5: entry 5: its content does not have its hash");

    var removed = whole();
    removed.remove(4);
    broken(removed, "line 5: entry 5: it is missing");

    var first = whole();
    first.removeFirst();
    broken(first, "line 1: entry 1: it is missing");

    var inserted = whole();
    inserted.add(5, JSON.writeValueAsString(entry(6, "eve", chain("ann").get(4).hash())));
    broken(inserted, "line 7: entry 6: it stands behind entry 6, out of its order");

    var twice = whole();
    twice.add(5, twice.get(4));
    broken(twice, "line 6: entry 5: it stands behind entry 5, out of its order");

    var exchanged = whole();
    exchanged.set(4, whole().get(5));
    exchanged.set(5, whole().get(4));
    broken(exchanged, "line 5: entry 5: it is missing");
  }

  @Test
  void an_entry_rewritten_with_its_hash_is_found_at_the_next() {
    var changed = whole();
    changed.set(4, JSON.writeValueAsString(entry(5, "eve", chain("ann").get(3).hash())));
    broken(changed, "line 6: entry 6: it does not name the hash of the entry before");
  }

  @Test
  void what_is_no_entry_is_found() {
    for (var garbage :
        List.of(
            "",
            "garbage",
            "null",
            "[]",
            "{}",
            whole().get(4) + "x",
            whole().get(4).substring(0, 100),
            whole().get(4).replace("\"seq\":5", "\"seq\":5.0"),
            whole().get(4).replace("\"seq\":5", "\"seq\":\"5\""),
            whole().get(4).replace("\"seq\":5", "\"seq\":99999999999999999999"),
            whole().get(4).replace("\"k\":[1", "\"k\":[1.0"),
            whole().get(4).replace("\"actor\":\"ann\"", "\"actor\":null"),
            whole().get(4).replace("\"actor\":\"ann\",", ""),
            // What the hash does not cover, and what one reader takes and another does not.
            whole().get(4).replace("{\"seq\"", "{\"note\":\"approved\",\"seq\""),
            whole().get(4).replace("{\"seq\"", "{\"actor\":\"eve\",\"seq\""),
            whole().get(4).replace("\"k\":", "\"k\":1,\"k\":"))) {
      var lines = whole();
      lines.set(4, garbage);
      broken(lines, "line 5: entry 5: the line that should hold it is no entry");
    }
  }

  @Test
  void half_a_surrogate_pair_is_not_taken_for_the_question_mark_that_it_is_encoded_as() {
    var lines = whole();
    lines.set(4, lines.get(4).replace("\"?\"", "\"\\ud800\""));
    broken(lines, "line 5: entry 5: its content does not have its hash");
  }

  // Lines end anywhere in the blocks that are read.
  @Test
  void long_lines_come_whole_and_one_without_end_does_not_fill_the_memory() throws IOException {
    var lines = whole();
    lines.set(4, lines.get(4).replace("{\"seq\"", " ".repeat(200_000) + "{\"seq\""));
    assertThat(verify(lines).status()).isZero();
    try (var out = Files.newOutputStream(folder.resolve("endless"))) {
      var block = new byte[1024 * 1024];
      for (var written = 0; written <= ExportLines.LONGEST; written += block.length) {
        out.write(block);
      }
    }
    var endless = run("verify-audit", folder.resolve("endless").toString());
    assertThat(endless.text())
        .startsWith(
            "broken: line 1: entry 1: the line that should hold it is no entry: it is longer");
  }

  @Test
  void a_line_without_its_end_and_a_file_without_its_last_line_break() {
    var text = String.join("\n", whole());
    assertThat(run("verify-audit", file("export.jsonl", text)).status()).isZero();
    var torn = run("verify-audit", file("export.jsonl", text.substring(0, text.length() - 20)));
    assertThat(torn.text()).startsWith("broken: line 10: entry 10: the line that should hold it");
    assertThat(torn.status()).isEqualTo(1);
  }

  @Test
  void an_end_that_is_missing_is_found_by_checkpoints_and_by_a_known_head_and_not_without() {
    var cut = whole().subList(0, 7);
    assertThat(verify(cut).status()).isZero();
    var signed = verifySigned(cut, checkpoints(KEY), KEY);
    assertThat(signed.status()).isEqualTo(1);
    assertThat(signed.text())
        .startsWith(
            "broken against the checkpoints: entry 8: it was signed at 2026-02-01, and is missing");
    var head = verify(cut, "--head", "10:" + chain("ann").getLast().hash());
    assertThat(head.status()).isEqualTo(1);
    assertThat(head.text())
        .startsWith("broken against the head: entry 10: it was given with --head, and is missing");
    assertThat(verify(List.of(), "--head", "10:" + chain("ann").getLast().hash()).status())
        .isEqualTo(1);
  }

  @Test
  void a_chain_that_was_rewritten_as_a_whole_is_found_by_checkpoints_and_by_a_known_head() {
    var rewritten = lines(chain("eve"));
    assertThat(verify(rewritten).status()).isZero();
    var signed = verifySigned(rewritten, checkpoints(KEY), KEY);
    assertThat(signed.status()).isEqualTo(1);
    assertThat(signed.text())
        .startsWith(
            "broken against the checkpoints: entry 4: its hash is not the one that was signed at"
                + " 2026-01-31");
    var head = verify(rewritten, "--head", "10:" + chain("ann").getLast().hash());
    assertThat(head.text()).startsWith("broken against the head: entry 10: its hash is not");
    assertThat(head.status()).isEqualTo(1);
  }

  private void brokenCheckpoints(List<String> checkpoints, String expected) {
    var outcome = verifySigned(whole(), checkpoints, KEY);
    assertThat(outcome.text()).startsWith("broken checkpoint file: " + expected);
    assertThat(outcome.status()).isEqualTo(1);
  }

  @Test
  void a_checkpoint_file_that_was_changed_is_found() {
    var changed = checkpoints(KEY);
    changed.set(1, changed.get(1).replace("\"seq\":8", "\"seq\":7"));
    brokenCheckpoints(changed, "line 2: its signature is not genuine");

    var without = checkpoints(KEY);
    without.removeFirst();
    brokenCheckpoints(without, "line 1: it does not continue the line before");

    brokenCheckpoints(checkpoints(KEY).reversed(), "line 1: it does not continue the line before");

    var twice = checkpoints(KEY);
    twice.add(twice.getLast());
    brokenCheckpoints(twice, "line 3: it does not continue the line before");

    var spaced = checkpoints(KEY);
    spaced.set(0, spaced.get(0).replace("{\"at\"", "{ \"at\""));
    brokenCheckpoints(spaced, "line 1: it is no checkpoint");
  }

  @Test
  void a_checkpoint_of_another_key_proves_nothing() {
    brokenCheckpoints(checkpoints(SigningKey.random()), "line 1: it is signed by another key, ");
    // Claims the right key, and is signed by another.
    var other = SigningKey.random();
    var forged =
        checkpoints(other).stream()
            .map(line -> line.replace(other.verifyingKey().id(), KEY.verifyingKey().id()))
            .toList();
    brokenCheckpoints(forged, "line 1: its signature is not genuine");
  }

  @Test
  void an_export_that_begins_later_is_whole_with_the_hash_before_it() {
    var rest = whole().subList(4, LENGTH);
    broken(rest, "line 1: entry 1: it is missing");
    var before = chain("ann").get(3).hash();
    assertThat(verify(rest, "--from-hash", before).status()).isZero();
    assertThat(verify(rest, "--from-hash", "0".repeat(64)).text())
        .startsWith("broken: line 1: entry 5: it does not name the hash of the entry before");
    // A checkpoint names it too.
    var rewritten = new ArrayList<String>();
    var previous = "1".repeat(64);
    for (var seq = 5; seq <= LENGTH; seq++) {
      var entry = entry(seq, "eve", previous);
      rewritten.add(JSON.writeValueAsString(entry));
      previous = entry.hash();
    }
    var outcome =
        verify(
            rewritten,
            "--from-hash",
            "1".repeat(64),
            "--checkpoints",
            file("checkpoints.jsonl", checkpoints(KEY)),
            "--public-key",
            file("key.pub", KEY.verifyingKey().pem()));
    assertThat(outcome.text())
        .startsWith("broken against the checkpoints: entry 4: the entry behind it does not name");
  }

  @Test
  void a_filtered_export_may_have_gaps_and_is_not_called_whole() {
    var some = List.of(whole().get(1), whole().get(3), whole().get(4), whole().get(7));
    var outcome = verify(some, "--filtered");
    assertThat(outcome.status()).isZero();
    assertThat(outcome.text())
        .startsWith("consistent: 4 entries, from 2")
        .contains("not shown: that no entry was left out");
    var changed = new ArrayList<>(some);
    changed.set(1, changed.get(1).replace("\"ann\"", "\"eve\""));
    assertThat(verify(changed, "--filtered").text())
        .startsWith("broken: line 2: entry 4: its content does not have its hash");
    var rewritten = new ArrayList<>(some);
    rewritten.set(3, JSON.writeValueAsString(entry(8, "eve", chain("ann").get(6).hash())));
    assertThat(verify(rewritten, "--filtered").status()).isZero();
    var signed =
        verify(
            rewritten,
            "--filtered",
            "--checkpoints",
            file("checkpoints.jsonl", checkpoints(KEY)),
            "--public-key",
            file("key.pub", KEY.verifyingKey().pem()));
    assertThat(signed.text())
        .startsWith("broken against the checkpoints: entry 8: its hash is not the one");
    assertThat(verify(some.reversed(), "--filtered").status()).isEqualTo(1);
  }

  @Test
  void what_cannot_be_used_is_neither_whole_nor_broken() {
    var export = file("export.jsonl", whole());
    var checkpoints = file("checkpoints.jsonl", checkpoints(KEY));
    var key = file("key.pub", KEY.verifyingKey().pem());
    for (var arguments :
        List.of(
            List.of("verify-audit"),
            List.of("verify-audit", folder.resolve("nothing").toString()),
            List.of("verify-audit", folder.toString()),
            List.of("verify-audit", export, "--nonsense"),
            List.of("verify-audit", export, "--head", "10"),
            List.of("verify-audit", export, "--from-hash", "abc"),
            List.of("verify-audit", export, "--from-hash", "0".repeat(64), "--filtered"),
            List.of("verify-audit", export, "--checkpoints", checkpoints),
            List.of("verify-audit", export, "--public-key", key),
            List.of("verify-audit", export, "--checkpoints", "nowhere", "--public-key", key),
            List.of("verify-audit", export, "--checkpoints", checkpoints, "--public-key", export),
            List.of(
                "verify-audit",
                export,
                "--checkpoints",
                checkpoints,
                "--public-key",
                file("private.pem", KEY.pem())),
            List.of("nonsense"))) {
      var outcome = run(arguments.toArray(String[]::new));
      assertThat(outcome.status()).as("%s: %s", arguments, outcome.text()).isEqualTo(2);
      assertThat(outcome.text()).isNotBlank().doesNotContain("\tat ");
    }
  }
}
