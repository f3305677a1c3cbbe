package io.slipway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProblemCodeTests {

  private static final Path PAGES = Path.of("docs", "problems");

  @Test
  void each_code_has_a_page_that_starts_with_its_title_and_status() throws IOException {
    for (var code : ProblemCode.values()) {
      assertThat(Files.readString(PAGES.resolve(code.id() + ".md")))
          .startsWith(
              "# %s\n\nCode `%s`, status %d.\n"
                  .formatted(code.title(), code.id(), code.status().value()))
          .contains("\n## What to do\n");
    }
  }

  @Test
  void each_page_is_about_a_code() throws IOException {
    try (var files = Files.list(PAGES)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Stream.of(ProblemCode.values()).map(code -> code.id() + ".md").toList());
    }
  }

  @Test
  void ids_and_titles_are_unique() {
    assertThat(Stream.of(ProblemCode.values()).map(ProblemCode::id)).doesNotHaveDuplicates();
    assertThat(Stream.of(ProblemCode.values()).map(ProblemCode::title)).doesNotHaveDuplicates();
  }
}
