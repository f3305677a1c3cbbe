package io.slipway.control.project;

import io.slipway.control.project.ScratchPlace.ByUrl;
import io.slipway.control.project.ScratchPlace.Embedded;
import io.slipway.control.project.ScratchPlace.Nowhere;
import io.slipway.control.project.ScratchPlace.TargetsOwn;
import io.slipway.control.project.yaml.Section;
import io.slipway.control.secret.SecretReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads an environment's `scratch`, and writes it as it is read.
public final class ScratchReader {

  /// The keys of the section.
  public static final Set<String> KEYS = Set.of("server", "url", "username", "password");

  private static final String TARGET = "target";
  private static final String EMBEDDED = "embedded";
  private static final String NONE = "none";

  private ScratchReader() {}

  static Optional<ScratchPlace> read(Section section) {
    return section.has("server") ? byWord(section) : byUrl(section);
  }

  private static Optional<ScratchPlace> byWord(Section section) {
    for (var key : List.of("url", "username", "password")) {
      if (section.has(key)) {
        section.problem(key, "does not go with 'server'");
      }
    }
    return section.required("server", ScratchReader::word);
  }

  private static ScratchPlace word(String word) {
    return switch (word) {
      case TARGET -> new TargetsOwn();
      case EMBEDDED -> new Embedded();
      case NONE -> new Nowhere();
      default ->
          throw new IllegalArgumentException(
              "'%s' is not one of target, embedded, none".formatted(word));
    };
  }

  private static Optional<ScratchPlace> byUrl(Section section) {
    if (!section.has("url")) {
      section.problem("", "does not say which server: add 'server' or 'url'");
      return Optional.empty();
    }
    var url = section.required("url", PostgresUrl::new);
    var username = section.required("username", DatabaseUser::new);
    var password = section.optional("password", SecretReference::parse);
    return url.flatMap(address -> username.map(user -> new ByUrl(address, user, password)));
  }

  /// The section under its keys.
  static Map<String, String> write(ScratchPlace place) {
    return switch (place) {
      case TargetsOwn _ -> Map.of("server", TARGET);
      case Embedded _ -> Map.of("server", EMBEDDED);
      case Nowhere _ -> Map.of("server", NONE);
      case ByUrl(var url, var username, var password) -> {
        var values = new LinkedHashMap<String, String>();
        values.put("url", url.value());
        values.put("username", username.value());
        password.ifPresent(reference -> values.put("password", reference.toString()));
        yield values;
      }
    };
  }
}
