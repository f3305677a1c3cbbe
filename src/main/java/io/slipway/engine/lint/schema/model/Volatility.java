package io.slipway.engine.lint.schema.model;

import io.slipway.engine.postgres.SqlResource;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.References;
import java.util.Map;
import java.util.stream.Collectors;

/// Whether an expression may have another value from row to row.
public record Volatility(Contents contents) {

  // A name and the volatility of all functions that have it; `?` where they differ.
  private static final Map<String, String> OWN =
      SqlResource.read(Volatility.class, "functions.txt")
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" ", 2))
          .collect(Collectors.toUnmodifiableMap(line -> line[0], line -> line[1]));

  /// Whether an expression calls a volatile function, as far as is known.
  public Truth isVolatile(References references) {
    var answer = Truth.NO;
    for (var function : references.functions()) {
      var one = isVolatile(function);
      if (one == Truth.YES) {
        return Truth.YES;
      }
      answer = one == Truth.UNKNOWN ? one : answer;
    }
    return answer;
  }

  /// Whether a function of this name is volatile.
  public Truth isVolatile(Name function) {
    var isOwn = function.schema().isEmpty() || function.schema().equals("pg_catalog");
    var own = isOwn ? OWN.get(function.name()) : null;
    if (own != null) {
      return own.equals("?") ? Truth.UNKNOWN : Truth.of(own.equals("v"));
    }
    var routines =
        new SearchPath(contents)
            .find(function, false, contents.routines::containsKey)
            .map(contents.routines::get);
    if (routines.isEmpty()) {
      return Truth.UNKNOWN;
    }
    var isAny = routines.get().stream().anyMatch(Routine::isVolatile);
    var isEach = routines.get().stream().allMatch(Routine::isVolatile);
    return isAny == isEach ? Truth.of(isAny) : Truth.UNKNOWN;
  }
}
