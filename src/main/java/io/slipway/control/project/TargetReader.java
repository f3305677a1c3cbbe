package io.slipway.control.project;

import io.slipway.control.project.yaml.Section;
import io.slipway.control.secret.SecretReference;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Reads one entry of `targets:`.
public final class TargetReader {

  /// The keys of an entry.
  public static final Set<String> KEYS =
      Set.of("project", "environment", "database", "url", "username", "password", "labels", "demo");

  /// The keys of an entry's `demo`.
  public static final Set<String> DEMO_KEYS = Set.of("applied-through");

  private final Section section;

  public TargetReader(Section section) {
    this.section = section;
  }

  /// The target, unless the section has mistakes, which are then its problems.
  public Optional<Target> read() {
    var id = section.id(TargetId::new);
    var project = section.required("project", ProjectId::new);
    var environment = section.required("environment", EnvironmentId::new);
    var connection = connection(section);
    var labels = labels(section);
    if (!section.isSound()) {
      return Optional.empty();
    }
    return Optional.of(
        new Target(
            id.orElseThrow(),
            project.orElseThrow(),
            environment.orElseThrow(),
            connection.orElseThrow(),
            labels));
  }

  /// The last migration that a target of the demonstration begins with.
  public Optional<String> demoAppliedThrough() {
    return section
        .section("demo", DEMO_KEYS)
        .flatMap(demo -> demo.required("applied-through", UnaryOperator.identity()));
  }

  /// Where the database is, of a section that has at least the keys of a connection.
  static Optional<TargetConnection> connection(Section section) {
    return section.has("database") ? onControlServer(section) : byUrl(section);
  }

  private static Optional<TargetConnection> onControlServer(Section section) {
    for (var key : List.of("url", "username", "password")) {
      if (section.has(key)) {
        section.problem(
            key, "does not go with 'database', which is reached as Slipway reaches its own");
      }
    }
    return section
        .required("database", DatabaseName::new)
        .map(TargetConnection.OnControlServer::new);
  }

  private static Optional<TargetConnection> byUrl(Section section) {
    if (!section.has("url")) {
      section.problem("", "does not say where the database is: add 'database' or 'url'");
      return Optional.empty();
    }
    var url = section.required("url", PostgresUrl::new);
    var username = section.required("username", DatabaseUser::new);
    var password = section.optional("password", SecretReference::parse);
    return url.flatMap(
        address -> username.map(user -> new TargetConnection.ByUrl(address, user, password)));
  }

  static Labels labels(Section section) {
    var texts = section.texts("labels", UnaryOperator.identity());
    try {
      return new Labels(texts);
    } catch (IllegalArgumentException e) {
      section.problem("labels", String.valueOf(e.getMessage()));
      return Labels.NONE;
    }
  }
}
