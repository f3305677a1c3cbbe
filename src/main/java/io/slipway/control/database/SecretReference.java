package io.slipway.control.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where a secret is found: `env:NAME` or `file:/path`, resolved when used.
public record SecretReference(String value) {

  private static final String ENVIRONMENT = "env:";
  private static final String FILE = "file:";

  public static boolean isReference(String text) {
    return text.startsWith(ENVIRONMENT) || text.startsWith(FILE);
  }

  public SecretReference {
    if (!isReference(value)) {
      throw new IllegalArgumentException(
          "a secret is given as a reference, env:NAME or file:/path, not as its own text");
    }
  }

  /// The secret's text, without the line end that editors leave in files.
  ///
  /// @throws IllegalStateException when nothing is there; the message names the reference alone
  public String resolve() {
    return (value.startsWith(ENVIRONMENT) ? variable() : content())
        .filter(secret -> !secret.isEmpty())
        .orElseThrow(() -> new IllegalStateException("there is no secret at " + value));
  }

  private Optional<String> variable() {
    return Optional.ofNullable(System.getenv(value.substring(ENVIRONMENT.length())));
  }

  private Optional<String> content() {
    try {
      return Optional.of(Files.readString(Path.of(value.substring(FILE.length()))).stripTrailing());
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
