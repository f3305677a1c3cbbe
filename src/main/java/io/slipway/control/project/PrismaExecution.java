package io.slipway.control.project;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// How a Prisma migration's script is sent to the server.
public enum PrismaExecution {
  /// One transaction with the ledger's row, where every statement allows it.
  TRANSACTIONAL,
  /// The whole script as one query, PostgreSQL's implicit transaction: Prisma before 7.4.
  BATCH,
  /// Each statement on its own: Prisma since 7.4.
  STATEMENTS;

  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// @throws IllegalArgumentException with the known words when it is none of them
  public static PrismaExecution parse(String key) {
    return Arrays.stream(values())
        .filter(value -> value.key().equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' is not one of %s"
                        .formatted(
                            key,
                            Arrays.stream(values())
                                .map(PrismaExecution::key)
                                .collect(Collectors.joining(", ")))));
  }
}
