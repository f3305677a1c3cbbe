package io.slipway.control.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServerTests {

  @TempDir private Path folder;

  private static String query(ControlServer server, String password, String sql)
      throws SQLException {
    var url = server.url(server.database());
    try (var connection = DriverManager.getConnection(url, server.username(), password);
        var rows = connection.createStatement().executeQuery(sql)) {
      return rows.next() ? rows.getString(1) : "";
    }
  }

  private static void execute(ControlServer server, String sql) throws SQLException {
    var url = server.url(server.database());
    try (var connection = DriverManager.getConnection(url, server.username(), server.password());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void its_data_outlives_it_and_its_folder_and_password_are_its_own() throws Exception {
    try (var server = EmbeddedServer.start(folder)) {
      var address = server.address();
      execute(address, "CREATE TABLE kept AS SELECT 42 AS answer");
      assertThatThrownBy(() -> query(address, "guess", "SELECT 1"))
          .hasMessageContaining("password authentication failed");
      assertThatThrownBy(() -> EmbeddedServer.start(folder))
          .isInstanceOf(FolderInUseException.class)
          .hasMessageContaining("is in use by another Slipway process");
      assertThat(query(address, address.password(), "SHOW listen_addresses"))
          .isEqualTo("localhost");
      assertThat(query(address, address.password(), "SHOW fsync")).isEqualTo("on");
      var file = folder.resolve("postgres.password");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      assertThat(address.toString()).doesNotContain(address.password());
    }
    var pidFile = folder.resolve("postgres").resolve("postmaster.pid");
    assertThat(pidFile).doesNotExist();
    Files.writeString(pidFile, ProcessHandle.current().pid() + "\n" + folder + "\n");
    try (var server = EmbeddedServer.start(folder)) {
      var address = server.address();
      assertThat(query(address, address.password(), "SELECT answer FROM kept")).isEqualTo("42");
      LeftoverPostmaster.clear(folder.resolve("postgres"));
      assertThat(pidFile).doesNotExist();
      assertThatThrownBy(() -> query(address, address.password(), "SELECT 1"))
          .isInstanceOf(SQLException.class);
    }
  }

  @Test
  void a_pid_file_that_names_no_number_is_removed() throws IOException {
    var pidFile = Files.writeString(folder.resolve("postmaster.pid"), "x\n");
    LeftoverPostmaster.clear(folder);
    assertThat(pidFile).doesNotExist();
  }
}
