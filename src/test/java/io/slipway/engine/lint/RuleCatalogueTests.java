package io.slipway.engine.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.slipway.engine.postgres.ServerVersion;
import io.slipway.engine.sql.Script;
import io.slipway.engine.sql.StatementNature;
import io.slipway.testing.SharedMaterial;
import io.slipway.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RuleCatalogueTests {

  static List<RuleEntry> entries() {
    return RuleCatalogue.entries();
  }

  @Nested
  class AllOfIt {

    @Test
    void has_each_id_and_each_slug_once_in_the_order_of_the_ids() {
      assertThat(entries()).extracting(RuleEntry::id).isSorted().doesNotHaveDuplicates();
      assertThat(entries()).extracting(RuleEntry::slug).doesNotHaveDuplicates();
    }

    @Test
    void has_all_that_was_drawn_from_others() throws IOException {
      var rules = JsonMapper.shared().readTree(Files.readString(SharedMaterial.lintRules()));
      assertThat(entries())
          .extracting(entry -> entry.id() + " " + entry.slug())
          .containsSubsequence(
              rules
                  .valueStream()
                  .map(rule -> text(rule, "id") + " " + text(rule, "slug"))
                  .toList());
    }

    private static String text(JsonNode rule, String field) {
      return rule.path(field).asString();
    }

    @Test
    void finds_an_entry_by_id_and_by_slug_in_whatever_case() {
      assertThat(RuleCatalogue.find("sw101"))
          .isEqualTo(RuleCatalogue.find("Index-Create-Blocking"));
      assertThat(RuleCatalogue.require("SW101").peers())
          .contains(new PeerRule("squawk", "require-concurrent-index-creation"));
      assertThat(RuleCatalogue.find("SW000")).isEmpty();
      assertThatThrownBy(() -> RuleCatalogue.require("SW000")).hasMessage("no rule SW000");
    }

    @Test
    void gives_no_advice_that_nobody_asked_for() {
      assertThat(entries())
          .filteredOn(entry -> entry.ruleClass() == RuleClass.ADVICE && entry.onByDefault())
          .extracting(RuleEntry::id)
          .containsExactly("SW003");
      assertThat(entries())
          .filteredOn(entry -> entry.ruleClass() != RuleClass.ADVICE && !entry.onByDefault())
          .isEmpty();
    }

    @Test
    void takes_nothing_more_gravely_than_its_class_except_faulty_suppressions() {
      assertThat(entries())
          .filteredOn(entry -> entry.severity().compareTo(entry.ruleClass().severity()) > 0)
          .extracting(RuleEntry::id)
          .containsExactly("SW003");
    }
  }

  @Nested
  class OfEachEntry {

    static List<RuleEntry> entries() {
      return RuleCatalogueTests.entries();
    }

    @ParameterizedTest
    @MethodSource("entries")
    void the_title_is_one_sentence(RuleEntry entry) {
      assertThat(entry.title()).matches("[A-Z][^\n]{20,140}\\.").doesNotContain(". ");
    }

    @ParameterizedTest
    @MethodSource("entries")
    void the_reason_is_two_to_four_sentences(RuleEntry entry) {
      assertThat(entry.why()).matches("[A-Z][^\n]{60,450}\\.");
      assertThat(entry.why().split("[.:]( |$)", -1)).hasSizeBetween(2, 6);
    }

    @ParameterizedTest
    @MethodSource("entries")
    void the_remedy_is_short_and_whole(RuleEntry entry) {
      assertThat(entry.remedy()).matches("[A-Z][^\n]{10,220}\\.");
    }

    @ParameterizedTest
    @MethodSource("entries")
    void nothing_is_abbreviated_that_a_stranger_would_have_to_look_up(RuleEntry entry) {
      assertThat(entry.title() + entry.why() + entry.remedy())
          .doesNotContainPattern("\\b(AX|SUX|SRX|CIC|DIC|FK|PK|tx|REH|R\\d+)\\b");
    }

    @ParameterizedTest
    @MethodSource("entries")
    void there_is_a_page(RuleEntry entry) {
      assertThat(Path.of(entry.docs())).isNotEmptyFile();
    }
  }

  /// PL/pgSQL has PostgreSQL's own grammar read each statement of a function that it creates.
  @Test
  void every_recipe_is_sql_that_postgresql_reads() throws SQLException {
    try (var database = TestDatabase.create();
        var connection = database.connect();
        var statement = connection.createStatement()) {
      assumeTrue(
          ServerVersion.of(connection).major() >= 18,
          "skipped: some recipes are for PostgreSQL 18");
      var refused = new ArrayList<String>();
      for (var entry : entries()) {
        for (var sql : statements(entry)) {
          try {
            statement.execute(
                "CREATE OR REPLACE FUNCTION pg_temp.f() RETURNS void LANGUAGE plpgsql AS $slipway$ BEGIN "
                    + sql
                    + "; END $slipway$");
          } catch (SQLException e) {
            refused.add(entry.id() + ": " + sql + ": " + e.getMessage());
          }
        }
      }
      assertThat(refused).isEmpty();
    }
  }

  private static List<String> statements(RuleEntry entry) {
    var script = Script.of(entry.recipe().orElse(""));
    return script.statements().stream()
        .filter(one -> !(one.nature() instanceof StatementNature.TransactionControl))
        .map(script::text)
        .toList();
  }
}
