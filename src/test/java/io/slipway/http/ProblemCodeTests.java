package io.slipway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
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

  @Test
  void each_code_is_asked_for_by_some_test() throws IOException {
    List<String> tests;
    try (var files = Files.walk(Path.of("src", "test", "java"))) {
      tests = files.filter(file -> file.toString().endsWith(".java")).map(this::text).toList();
    }
    for (var code : ProblemCode.values()) {
      var asked =
          Pattern.compile(
              "expectProblem\\(\\s*%d,\\s*\"%s\"\\)".formatted(code.status().value(), code.id()));
      assertThat(tests.stream().anyMatch(test -> asked.matcher(test).find()))
          .as("some test expects %s", code.id())
          .isTrue();
    }
  }

  private String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
