package io.slipway.engine.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.SharedMaterial;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Real histories, read by us and by the tools that they were written for.
class HistoriesTests {

  /// The real history's own: their migrations do not exist.
  private static final List<String> DOWNS_WITHOUT_MIGRATION =
      List.of(
          "U1746554597__addStarredColumnToCollectionsTable.sql",
          "U1770031301__dropGithubRepos.sql");

  @ParameterizedTest
  @CsvSource({
    "flyway/kestra, '', 26, 0",
    "flyway/interventions-service, '', 263, 0",
    "flyway/crowd.dev, '', 308, 286",
    "flyway/familie-ba-sak, 'migration;init', 317, 0",
    "flyway-undo/gitness, '', 96, 67",
    "flyway-undo/reportportal, '', 132, 131",
  })
  void readsTheSameListAsFlyway(String history, String locations, int migrations, int downs)
      throws IOException {
    var folder = SharedMaterial.history(history);
    var settings =
        new BundleSettings.Flyway(
            List.of(locations.split(";")),
            FlywayNaming.DEFAULT,
            StandardCharsets.UTF_8,
            new PlaceholderSettings(false, "${", "}", Map.of()));
    var bundle = BundleReader.read(BundleFiles.ofFolder(folder, BundleLimits.DEFAULT), settings);
    var ours = RealFlyway.lines(bundle, Placeholders.of(PlaceholderSettings.DEFAULT, Map.of()));
    try (var flyway = new RealFlyway()) {
      var configuration =
          flyway.configure(folder, locations.split(";")).placeholderReplacement(false);
      assertThat(ours).hasSize(migrations).isEqualTo(RealFlyway.lines(configuration));
    }
    assertThat(bundle.migrations().stream().filter(m -> m.down().isPresent())).hasSize(downs);
    assertThat(bundle.findings().stream().map(BundleFinding::path))
        .containsExactlyElementsOf(
            history.equals("flyway/crowd.dev") ? DOWNS_WITHOUT_MIGRATION : List.of());
  }

  @ParameterizedTest
  @CsvSource({
    "prisma/langfuse, 434, 0",
    "prisma/amplication, 135, 0",
    "prisma-down/gitness, 96, 67",
  })
  void readsPrismaFoldersInOrder(String history, int migrations, int downs) throws Exception {
    var folder = SharedMaterial.history(history);
    var bundle =
        BundleReader.read(
            BundleFiles.ofFolder(folder, BundleLimits.DEFAULT), new BundleSettings.Prisma());

    assertThat(bundle.findings()).isEmpty();
    assertThat(bundle.migrations().stream().filter(m -> m.down().isPresent())).hasSize(downs);
    try (Stream<Path> folders = Files.list(folder)) {
      var expected =
          folders.filter(Files::isDirectory).map(f -> f.getFileName().toString()).sorted();
      assertThat(bundle.migrations().stream().map(Migration::name))
          .hasSize(migrations)
          .containsExactlyElementsOf(expected.toList());
    }
    for (var migration : bundle.migrations()) {
      assertThat(((PrismaMigration) migration).checksum())
          .isEqualTo(sha256sum(folder.resolve(migration.name()).resolve("migration.sql")));
    }
  }

  private static String sha256sum(Path file) throws IOException, NoSuchAlgorithmException {
    var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    return "%064x".formatted(new BigInteger(1, digest));
  }
}
