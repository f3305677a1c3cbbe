package io.slipway.control.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.DeployedProject;
import io.slipway.testing.MigrationArchive;
import io.slipway.testing.SlipwayTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Archives that are none, or not of migrations, or made to do harm.
class BadArchiveTests extends SlipwayTest {

  private static final String ZIP = "application/zip";

  private DeployedProject flyway = new DeployedProject(admin, "");
  private DeployedProject prisma = new DeployedProject(admin, "");

  @BeforeEach
  void twoProjects() {
    flyway = DeployedProject.flyway(admin);
    prisma = DeployedProject.prisma(admin, "transactional");
  }

  @Test
  void whatIsNoArchive() {
    refused(flyway, new byte[0], "");
    refused(flyway, "SELECT 1;".getBytes(StandardCharsets.UTF_8), "");
    refused(flyway, new byte[100_000], "");
    refused(flyway, "{\"json\": true}".getBytes(StandardCharsets.UTF_8), "");
  }

  @Test
  void whatWasCutOff() {
    var files = Map.of("V1__x.sql", "SELECT 1;".repeat(1000).getBytes(StandardCharsets.UTF_8));
    var zip = MigrationArchive.zip(files);
    var tar = MigrationArchive.tarGz(files);

    refused(flyway, Arrays.copyOf(zip, zip.length / 2), "");
    refused(flyway, Arrays.copyOf(tar, tar.length / 2), "");
    refused(flyway, Arrays.copyOf(tar, 12), "");
  }

  @Test
  void whatIsEmptyOrHoldsNoMigration() {
    refused(flyway, MigrationArchive.zip(Map.of()), "");
    refused(flyway, zip(Map.of("README.md", "hello")), "");
    refused(prisma, zip(Map.of("migration_lock.toml", "provider = \"postgresql\"")), "");
  }

  @Test
  void whatIsOfTheOtherLayout() {
    refused(flyway, zip(Map.of("20240101000000_x/migration.sql", "SELECT 1;")), "");
    refused(prisma, zip(Map.of("V1__x.sql", "SELECT 1;")), "");
  }

  @Test
  void pathsThatLeadOutOfTheFolder() {
    for (var path :
        List.of("../V1__x.sql", "a/../../V1__x.sql", "/etc/V1__x.sql", "C:\\V1__x.sql", "..\\x")) {
      refused(flyway, zip(Map.of(path, "SELECT 1;")), "");
    }
  }

  @Test
  void links() throws IOException {
    refused(flyway, tarWith("V1__x.sql", TarConstants.LF_SYMLINK), "V1__x.sql");
    refused(flyway, tarWith("V1__x.sql", TarConstants.LF_LINK), "V1__x.sql");
    refused(flyway, tarWith("V1__x.sql", TarConstants.LF_FIFO), "V1__x.sql");
  }

  private static byte[] tarWith(String path, byte kind) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var tar = new TarArchiveOutputStream(bytes)) {
      var entry = new TarArchiveEntry(path, kind);
      entry.setLinkName("/etc/passwd");
      tar.putArchiveEntry(entry);
      tar.closeArchiveEntry();
    }
    return bytes.toByteArray();
  }

  @Test
  void bombs() {
    var blanks = new byte[(128 << 20) + 1];
    Arrays.fill(blanks, (byte) ' ');
    var zip = MigrationArchive.zip(Map.of("V1__x.sql", blanks));
    assertThat(zip.length).isLessThan(1 << 20);
    refused(flyway, zip, "");

    var many = new LinkedHashMap<String, byte[]>();
    for (var i = 1; i <= 10_001; i++) {
      many.put("V" + i + "__.sql", new byte[0]);
    }
    refused(flyway, MigrationArchive.zip(many), "");
  }

  @Test
  void encryptedEntries() {
    var zip = zip(Map.of("V1__x.sql", "SELECT 1;"));
    // The flag of the local header, and the one of the central directory.
    zip[6] |= 1;
    var central = new String(zip, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
    zip[central + 8] |= 1;
    refused(flyway, zip, "V1__x.sql");
  }

  @Test
  void namesThatAreNoNamesOfMigrations() {
    refused(flyway, zip(Map.of("V1_a__x.sql", "SELECT 1;")), "");
    refused(flyway, zip(Map.of("V1__x.sql", "", "V1.0__y.sql", "")), "");
  }

  @Test
  void contentsThatAreNoText() {
    var latin = Map.of("V1__x.sql", "SELECT 'é';".getBytes(StandardCharsets.ISO_8859_1));
    refused(flyway, MigrationArchive.zip(latin), "V1__x.sql");
  }

  private static byte[] zip(Map<String, String> files) {
    return MigrationArchive.zip(MigrationArchive.filesOf(files));
  }

  // Nothing is stored, and the attempt is audited once.
  private void refused(DeployedProject job, byte[] archive, String path) {
    var before = counts();
    var answer = job.offer(archive, ZIP);
    var problem = answer.expectProblem(422, "invalid-bundle");
    assertThat(problem.path("problems").size()).as(answer.body()).isPositive();
    for (var found : problem.path("problems")) {
      assertThat(found.path("code").asString()).isNotBlank();
      assertThat(found.path("message").asString()).isNotBlank();
    }
    if (!path.isEmpty()) {
      assertThat(problem.path("problems").get(0).path("path").asString()).isEqualTo(path);
    }
    assertThat(counts()).isEqualTo(List.of(before.getFirst(), before.getLast() + 1));
  }

  private static List<Long> counts() {
    return Stream.of(
            "SELECT count(*) FROM slipway.bundle",
            "SELECT count(*) FROM slipway.audit_entry WHERE action = 'bundle.add.refused'")
        .map(sql -> Long.valueOf(CONTROL.query(sql).getFirst()))
        .toList();
  }
}
