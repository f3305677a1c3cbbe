package io.slipway.engine.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A line of `transaction-block.txt`: a statement, and what PostgreSQL does with it inside a
/// transaction block.
record TransactionBlockCase(String answer, int sinceMajor, String statement) {

  static List<TransactionBlockCase> all() {
    return resource("transaction-block.txt")
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.split(" +", 3))
        .map(parts -> new TransactionBlockCase(parts[0], Integer.parseInt(parts[1]), parts[2]))
        .toList();
  }

  /// The objects that the statements name.
  static Script objects() {
    return Script.of(resource("transaction-block.sql"));
  }

  boolean isRefused() {
    return answer.equals("forbidden") || answer.equals("catalog+");
  }

  Class<? extends StatementNature> nature() {
    return switch (answer) {
      case "forbidden" -> StatementNature.NonTransactional.class;
      case "catalog+", "catalog-" -> StatementNature.DependsOnCatalog.class;
      case "allowed" -> StatementNature.Transactional.class;
      default -> throw new IllegalStateException("unknown answer: " + answer);
    };
  }

  private static String resource(String name) {
    try (var stream = TransactionBlockCase.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("no resource " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
