package io.slipway.control.project.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The documentation explains the keys that exist, and no others.
class ConfigurationDocumentTests {

  private static final Path DOCUMENT = Path.of("docs", "configuration-files.md");

  @Test
  void everyKeyHasALineAndEveryLineAKey() throws IOException {
    var documented = new TreeSet<String>();
    var row = Pattern.compile("(?m)^\\| `([^`]+)` \\|").matcher(Files.readString(DOCUMENT));
    while (row.find()) {
      documented.add(row.group(1));
    }

    assertThat(documented).isEqualTo(ConfigurationKeys.all());
  }

  @Test
  void itsExampleIsAValidConfiguration() throws IOException {
    var example = Pattern.compile("(?s)```yaml\n(.*?)```").matcher(Files.readString(DOCUMENT));
    assertThat(example.find()).isTrue();
    var folder = Files.createTempDirectory("example");
    Files.createDirectories(folder.resolve("migrations/crm"));
    var config = Files.createDirectory(folder.resolve("config"));
    Files.writeString(config.resolve("slipway.yml"), example.group(1));

    assertThat(new ConfigurationFiles(config).read().targets()).hasSize(2);
  }
}
