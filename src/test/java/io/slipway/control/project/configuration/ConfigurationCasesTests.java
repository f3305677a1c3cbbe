package io.slipway.control.project.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.slipway.control.project.InvalidConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each folder under `config-cases` is a configuration with mistakes and, in `expected.txt`, what
/// the reader has to say about it.
class ConfigurationCasesTests {

  private static final Path CASES = Path.of("src", "test", "resources", "config-cases");

  static Stream<Path> cases() throws IOException {
    try (var folders = Files.list(CASES)) {
      return folders.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyMistakeIsNamedWithItsPlace(Path folder) throws IOException {
    assertThat(problems(folder)).isEqualTo(Files.readAllLines(folder.resolve("expected.txt")));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void noMessageRepeatsASecret(Path folder) {
    assertThat(problems(folder)).noneMatch(problem -> problem.contains("hunter2"));
  }

  private static List<String> problems(Path folder) {
    var refused =
        catchThrowableOfType(
            InvalidConfigurationException.class, () -> new ConfigurationFiles(folder).read());
    if (refused == null) {
      return List.of();
    }
    return refused.problems().stream()
        .map(problem -> problem.toString().replace(folder + "/", ""))
        .toList();
  }
}
