package io.slipway.control.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Does by hand to many tenants of one server what a plan does: `xargs -P` with `psql`.
///
/// @param folder for its scripts
/// @param script what is sent to each, in one transaction
/// @param parallel how many tenants are worked on at once
record PsqlFleet(Path folder, String script, int parallel) {

  private static final String CONNECTION = "-h %s -p %d -U %s";

  /// Sends the script and nothing else.
  void send(List<TestDatabase> tenants) throws IOException, InterruptedException {
    each(tenants, psql(tenants.getFirst()));
  }

  /// Does as a careful team would: compares each schema with what it is to be, before and after.
  ///
  /// @param before a database in the state to start from
  /// @param after one in the state to come to
  void sendAndCompare(List<TestDatabase> tenants, TestDatabase before, TestDatabase after)
      throws IOException, InterruptedException {
    var careful = folder.resolve("careful.sh");
    Files.writeString(
        careful,
        """
        set -e
        schema() { pg_dump %s --schema-only "$1" | grep -v restrict | sha256sum; }
        test "$(schema $1)" = "$2"
        %s
        test "$(schema $1)" = "$3"
        """
            .formatted(connection(before), psql(before).replace("{}", "$1")));
    each(tenants, "sh %s {} \"%s\" \"%s\"".formatted(careful, schema(before), schema(after)));
  }

  private String psql(TestDatabase any) throws IOException {
    var file = folder.resolve("script.sql");
    Files.writeString(file, "BEGIN;\n" + script + "COMMIT;\n");
    return "psql %s -v ON_ERROR_STOP=1 -q -X -d {} -f %s".formatted(connection(any), file);
  }

  private static String connection(TestDatabase any) {
    return CONNECTION.formatted(any.host(), any.port(), any.user());
  }

  private String schema(TestDatabase database) throws IOException, InterruptedException {
    var dump = "pg_dump %s --schema-only %s | grep -v restrict | sha256sum";
    var out = folder.resolve("schema");
    var command = dump.formatted(connection(database), database.name());
    assertThat(started(database, out, "sh", "-c", command).waitFor()).isZero();
    return Files.readString(out).strip();
  }

  private void each(List<TestDatabase> tenants, String command)
      throws IOException, InterruptedException {
    var list = folder.resolve("tenants");
    Files.write(list, tenants.stream().map(TestDatabase::name).toList());
    var log = folder.resolve("log");
    var xargs = "xargs -P %d -I {} sh -c '%s' < %s".formatted(parallel, command, list);
    assertThat(started(tenants.getFirst(), log, "sh", "-c", xargs).waitFor())
        .as("%s", Files.readString(log))
        .isZero();
  }

  private static Process started(TestDatabase any, Path out, String... command) throws IOException {
    var process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
    process.environment().put("PGPASSWORD", any.password());
    return process.start();
  }
}
