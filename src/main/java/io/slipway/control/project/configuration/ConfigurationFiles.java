package io.slipway.control.project.configuration;

import io.slipway.control.project.InvalidConfigurationException;
import io.slipway.control.project.yaml.Document;
import io.slipway.control.project.yaml.Problem;
import io.slipway.control.project.yaml.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The configuration's folder: finds its YAML files and reads them as one.
public final class ConfigurationFiles {

  /// In bytes; a thousand targets take a quarter of it.
  private static final int LARGEST_FILE = 1024 * 1024;

  private static final int MOST_FILES = 500;

  // Spring Boot's own settings may stand in a folder `config` as well.
  private static final Pattern NAMES =
      Pattern.compile("(?!\\.|application[.-]).*\\.ya?ml", Pattern.CASE_INSENSITIVE);

  private final Path directory;

  public ConfigurationFiles(Path directory) {
    this.directory = directory.normalize();
  }

  /// Reads all `*.yml` and `*.yaml` files of the folder, but none of its sub-folders.
  ///
  /// @throws InvalidConfigurationException with every mistake of every file
  public Configuration read() {
    var problems = new Problems();
    var merge = new Merge(directory);
    for (var file : files(problems)) {
      text(file, problems).ifPresent(text -> merge.add(Document.yaml(shown(file), text), problems));
    }
    var configuration = merge.configuration();
    if (!problems.isEmpty()) {
      throw new InvalidConfigurationException(problems.inReadingOrder());
    }
    return configuration;
  }

  private List<Path> files(Problems problems) {
    try (var entries = Files.list(directory)) {
      var files =
          entries
              .filter(file -> NAMES.matcher(file.getFileName().toString()).matches())
              .filter(Files::isRegularFile)
              .sorted()
              .toList();
      if (files.size() > MOST_FILES) {
        problems.add(new Problem(shown(directory), 0, "", "more than " + MOST_FILES + " files"));
        return List.of();
      }
      return files;
    } catch (IOException | UncheckedIOException e) {
      problems.add(
          new Problem(
              shown(directory), 0, "", "the configuration's folder is missing or unreadable"));
      return List.of();
    }
  }

  private static Optional<String> text(Path file, Problems problems) {
    try {
      if (Files.size(file) > LARGEST_FILE) {
        problems.add(new Problem(shown(file), 0, "", "larger than " + LARGEST_FILE + " bytes"));
        return Optional.empty();
      }
      var bytes = ByteBuffer.wrap(Files.readAllBytes(file));
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(bytes).toString().replaceFirst("^\uFEFF", ""));
    } catch (CharacterCodingException e) {
      problems.add(new Problem(shown(file), 0, "", "is not UTF-8 text"));
    } catch (IOException e) {
      problems.add(new Problem(shown(file), 0, "", "cannot be read"));
    }
    return Optional.empty();
  }

  private static String shown(Path path) {
    return path.toString().replace('\\', '/');
  }
}
