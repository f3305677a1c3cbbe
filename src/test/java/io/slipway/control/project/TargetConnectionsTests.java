package io.slipway.control.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.slipway.control.database.ControlServer;
import io.slipway.control.secret.SecretReference;
import io.slipway.testing.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetConnectionsTests {

  private static final TargetSettings SETTINGS =
      new TargetSettings(Duration.ofSeconds(10), Duration.ofHours(12), Duration.ofSeconds(1));

  @TempDir Path folder;

  @Test
  void aConnectionBearsTheNameThatFindsIt() throws SQLException, IOException {
    try (var database = TestDatabase.create();
        var connection =
            connections(database).open(byUrl(database, database.password()), "slipway run 7");
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT current_setting('application_name')")) {
      rows.next();
      assertThat(rows.getString(1)).isEqualTo("slipway run 7");
    }
  }

  @Test
  void aTargetOnTheControlServerIsReachedAsSlipwayItself() throws SQLException {
    try (var database = TestDatabase.create();
        var connection =
            connections(database)
                .open(
                    target(
                        new TargetConnection.OnControlServer(new DatabaseName(database.name()))))) {
      assertThat(connection.getCatalog()).isEqualTo(database.name());
    }
  }

  @Test
  void aRotatedPasswordIsPickedUp() throws SQLException, IOException {
    try (var database = TestDatabase.create()) {
      var target = byUrl(database, "old");
      byUrl(database, database.password());

      try (var connection = connections(database).open(target)) {
        assertThat(connection.isValid(1)).isTrue();
      }
    }
  }

  @Test
  void aSilentServerIsGivenUpInTimeAndNoSecretIsTold() throws IOException {
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Files.writeString(folder.resolve("secret"), "hunter2");
      var url = "jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/crm";
      var target =
          target(
              new TargetConnection.ByUrl(
                  new PostgresUrl(url), new DatabaseUser("slipway"), Optional.of(secret())));
      var timeout = SETTINGS.healthTimeout();

      var failure =
          catchThrowableOfType(
              UnreachableTargetException.class,
              () -> connections(null).open(target, "slipway", timeout, timeout));
      assertThat(failure.sqlState()).startsWith("08");
      assertThat(failure).hasNoCause();
      assertThat(failure.getMessage())
          .startsWith("the target t cannot be reached: ")
          .doesNotContain("hunter2");
    }
  }

  private Target byUrl(TestDatabase database, String password) throws IOException {
    Files.writeString(folder.resolve("secret"), password);
    return target(
        new TargetConnection.ByUrl(
            new PostgresUrl(database.url()),
            new DatabaseUser(database.user()),
            Optional.of(secret())));
  }

  private SecretReference secret() {
    return new SecretReference.File(folder.resolve("secret").toAbsolutePath());
  }

  private static Target target(TargetConnection connection) {
    return new Target(
        new TargetId("t"), new ProjectId("p"), new EnvironmentId("e"), connection, Labels.NONE);
  }

  private static TargetConnections connections(@Nullable TestDatabase on) {
    var server =
        on == null
            ? new ControlServer("localhost:1", "", "none", "none", "", false)
            : new ControlServer(
                on.host() + ":" + on.port(), "", "none", on.user(), on.password(), false);
    return new TargetConnections(server, SETTINGS);
  }
}
