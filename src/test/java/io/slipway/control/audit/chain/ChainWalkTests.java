package io.slipway.control.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChainWalkTests {

  private static List<AuditEntry> chain(int length) {
    var entries = new ArrayList<AuditEntry>();
    var previous = AuditHash.BEFORE_THE_FIRST;
    for (var seq = 1; seq <= length; seq++) {
      var open = entry(seq, "ann", previous, "");
      previous = AuditHash.of(open);
      entries.add(entry(seq, "ann", open.previousHash(), previous));
    }
    return entries;
  }

  private static AuditEntry entry(long seq, String actor, String previous, String hash) {
    return new AuditEntry(
        seq,
        "2026-01-31T12:00:00.000000Z",
        actor,
        "a.b",
        "thing",
        null,
        null,
        null,
        Map.of(),
        previous,
        hash);
  }

  private static ChainWalk walk(List<AuditEntry> entries, List<AuditEntry> written) {
    var walk = ChainWalk.fromTheStart();
    entries.forEach(walk::next);
    walk.end(
        written.size(), written.isEmpty() ? AuditHash.BEFORE_THE_FIRST : written.getLast().hash());
    return walk;
  }

  @Test
  void a_whole_chain_is_intact_and_so_is_an_empty_one() {
    assertThat(walk(chain(5), chain(5)).broken()).isEmpty();
    assertThat(walk(chain(5), chain(5)).entries()).isEqualTo(5);
    assertThat(walk(List.of(), List.of()).broken()).isEmpty();
  }

  @Test
  void the_hash_of_the_documented_encoding_is_fixed() {
    assertThat(CanonicalJson.write(Map.of("b", List.of(1, "\u0001é/"), "a", true)))
        .isEqualTo("{\"a\":true,\"b\":[1,\"\\u0001é/\"]}");
  }

  @Test
  void changed_content_is_found_at_its_entry() {
    var changed = chain(5);
    var third = changed.get(2);
    changed.set(2, entry(3, "eve", third.previousHash(), third.hash()));
    assertThat(walk(changed, chain(5)).broken())
        .contains(new BrokenEntry(3, "its content does not have its hash"));
  }

  @Test
  void changed_content_with_a_new_hash_is_found_at_the_next_entry() {
    var changed = chain(5);
    var open = entry(3, "eve", changed.get(2).previousHash(), "");
    changed.set(2, entry(3, "eve", open.previousHash(), AuditHash.of(open)));
    assertThat(walk(changed, chain(5)).broken())
        .contains(new BrokenEntry(4, "it does not name the hash of the entry before"));
  }

  @Test
  void a_removed_entry_is_missing_wherever_it_stood() {
    for (var i = 0; i < 5; i++) {
      var rest = chain(5);
      rest.remove(i);
      assertThat(walk(rest, chain(5)).broken()).contains(new BrokenEntry(i + 1, "it is missing"));
    }
  }

  @Test
  void a_rewritten_last_entry_is_found_by_the_head() {
    var changed = chain(5);
    var open = entry(5, "eve", changed.get(4).previousHash(), "");
    changed.set(4, entry(5, "eve", open.previousHash(), AuditHash.of(open)));
    assertThat(walk(changed, chain(5)).broken())
        .contains(new BrokenEntry(5, "it is not the entry that was written last"));
  }
}
