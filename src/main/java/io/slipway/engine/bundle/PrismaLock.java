package io.slipway.engine.bundle;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `migration_lock.toml`, read as leniently as Prisma reads it: the first line that begins with
/// `provider` counts.
final class PrismaLock {

  static final String FILE = "migration_lock.toml";
  private static final String KEY = "provider";
  private static final Set<String> POSTGRESQL = Set.of("postgresql", "postgres");

  private PrismaLock() {}

  static void check(
      Optional<SourceFile> lock,
      String root,
      List<BundleFinding> findings,
      List<BundleFinding> problems) {
    if (lock.isEmpty()) {
      findings.add(
          FindingCode.LOCK_FILE_MISSING.at(
              root + FILE, "the file is missing; PostgreSQL is assumed, as Prisma's deploy does"));
      return;
    }
    provider(lock.get())
        .filter(provider -> !POSTGRESQL.contains(provider))
        .ifPresent(
            provider ->
                problems.add(
                    FindingCode.PROVIDER_MISMATCH.at(
                        root + FILE,
                        "the migrations are for the provider "
                            + provider
                            + " and not for postgresql (P3019)")));
  }

  private static Optional<String> provider(SourceFile lock) {
    return new String(lock.bytes(), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.startsWith(KEY))
        .findFirst()
        .map(line -> line.substring(KEY.length()).replaceAll("[\\s=\"']|#.*", ""));
  }
}
