package io.slipway.control.secret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Says where a secret is, and never what it is.
public sealed interface SecretReference {

  /// A variable of Slipway's environment, as `env:NAME`.
  record EnvironmentVariable(String name) implements SecretReference {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");

    public EnvironmentVariable {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException(
            "after env: stands the name of an environment variable: letters, digits and _");
      }
    }

    @Override
    public String toString() {
      return "env:" + name;
    }
  }

  /// A file on Slipway's disk, as `file:/absolute/path`; one line break at its end is no part of
  /// the secret.
  record File(Path path) implements SecretReference {

    // What the kernel shows as files: the environment with all its secrets among it.
    private static final List<Path> NO_SECRETS = List.of(Path.of("/proc"), Path.of("/sys"));

    public File {
      if (!path.isAbsolute()) {
        throw new IllegalArgumentException("after file: stands an absolute path");
      }
      path = path.normalize();
      if (NO_SECRETS.stream().anyMatch(path::startsWith)) {
        throw new IllegalArgumentException("after file: stands no path below /proc or /sys");
      }
    }

    @Override
    public String toString() {
      return "file:" + path;
    }
  }

  /// Whether a text has the form of a reference.
  static boolean isReference(String text) {
    return text.startsWith("env:") || text.startsWith("file:");
  }

  /// Reads `env:NAME` or `file:/path`.
  ///
  /// @throws IllegalArgumentException when it is neither; the message does not repeat the text,
  ///     which may be a password
  static SecretReference parse(String text) {
    if (text.startsWith("env:")) {
      return new EnvironmentVariable(text.substring("env:".length()));
    }
    if (text.startsWith("file:") && text.indexOf('\0') < 0) {
      return new File(Path.of(text.substring("file:".length())));
    }
    throw new IllegalArgumentException(
        "a password is never written down here: name an environment variable as env:NAME or a"
            + " file as file:/path");
  }

  /// The secret itself, read anew at each call so that a rotated one is picked up.
  ///
  /// @throws UnresolvedSecretException when it is not there, or is empty
  default String resolve() {
    return resolve(System::getenv);
  }

  /// As [#resolve()], with the environment's variables given.
  default String resolve(UnaryOperator<@Nullable String> environment) {
    var value =
        switch (this) {
          case EnvironmentVariable variable -> environment.apply(variable.name());
          case File file -> content(file);
        };
    if (value == null || value.isEmpty()) {
      throw new UnresolvedSecretException(this, "is not set or empty");
    }
    return value;
  }

  private static String content(File file) {
    try {
      if (Files.size(file.path()) > UnresolvedSecretException.LARGEST_SECRET) {
        throw new UnresolvedSecretException(file, "is too large to be a secret");
      }
      return Files.readString(file.path()).replaceFirst("\\r?\\n\\z", "");
    } catch (IOException e) {
      throw new UnresolvedSecretException(file, "cannot be read");
    }
  }
}
