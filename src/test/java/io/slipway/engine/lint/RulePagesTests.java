package io.slipway.engine.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds the pages under `docs/rules` to the catalogue.
class RulePagesTests {

  private static final Path FOLDER = Path.of("docs", "rules");
  private static final String ANEW =
      "write it anew with ./mvnw test -Dtest=RulePagesTests -Dslipway.docs.write=true";

  static List<RuleEntry> entries() {
    return RuleCatalogue.entries();
  }

  @ParameterizedTest
  @MethodSource("entries")
  void a_rule_has_the_page_that_the_catalogue_makes(RuleEntry rule) throws IOException {
    hasContent(Path.of(rule.docs()), RulePages.page(rule));
  }

  @Test
  void the_table_has_all_rules() throws IOException {
    hasContent(FOLDER.resolve("README.md"), RulePages.table());
  }

  @Test
  void there_is_no_page_without_a_rule() throws IOException {
    try (var files = Files.list(FOLDER)) {
      assertThat(files.map(Path::toString))
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(
                      entries().stream().map(RuleEntry::docs),
                      Stream.of(FOLDER.resolve("README.md").toString()))
                  .toList());
    }
  }

  private static void hasContent(Path file, String content) throws IOException {
    if (Boolean.getBoolean("slipway.docs.write")) {
      Files.writeString(file, content);
    }
    assertThat(file).as(ANEW).hasContent(content);
  }
}
