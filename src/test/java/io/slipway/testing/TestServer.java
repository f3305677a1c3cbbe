package io.slipway.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/// The PostgreSQL server that all tests of one JVM share, started with the first use.
///
/// The system property `slipway.test.postgres` says where it comes from: `embedded` (the default),
/// `testcontainers` (needs a Docker engine; `slipway.test.image` names the image), or a
/// `jdbc:postgresql:` URL
/// of a superuser on a server that may be filled with databases.
record TestServer(String host, int port, String user, String password) {

  private static final int CONNECTIONS = 300;

  static final TestServer INSTANCE = start(System.getProperty("slipway.test.postgres", "embedded"));

  private static TestServer start(String source) {
    return switch (source) {
      case "embedded" -> embedded();
      case "testcontainers" -> container();
      default -> byUrl(source);
    };
  }

  // A test's server has nothing to lose; a benchmark's does what a real one does.
  private static TestServer embedded() {
    var isDurable = Boolean.getBoolean("slipway.test.durable");
    var durable = isDurable ? "on" : "off";
    try {
      var server =
          EmbeddedPostgres.builder()
              .setDataDirectory(ServerData.folder(isDurable))
              .setServerConfig("fsync", durable)
              .setServerConfig("synchronous_commit", durable)
              .setServerConfig("full_page_writes", durable)
              .setServerConfig("wal_level", "logical")
              .setServerConfig("max_connections", Integer.toString(CONNECTIONS))
              .setServerConfig("max_prepared_transactions", "10")
              .setServerConfig("timezone", "UTC")
              .start();
      return new TestServer("localhost", server.getPort(), "postgres", "postgres")
          .ofTheMajorAskedFor();
    } catch (IOException e) {
      throw new UncheckedIOException("the embedded PostgreSQL did not start", e);
    }
  }

  // Binaries of 13 and 14 are not there for every platform, and another's must not stand in.
  private TestServer ofTheMajorAskedFor() {
    var asked = Integer.getInteger("slipway.test.postgres.major");
    try (var connection = connect("postgres")) {
      var started = connection.getMetaData().getDatabaseMajorVersion();
      if (asked != null && asked != started) {
        throw new IllegalStateException(
            "-Dpostgres=%d has no binaries for this platform: %d started"
                .formatted(asked, started));
      }
      return this;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @SuppressWarnings("resource")
  private static TestServer container() {
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      throw new IllegalStateException(
          "slipway.test.postgres=testcontainers needs a Docker engine, and none answers here");
    }
    var container =
        new PostgreSQLContainer(System.getProperty("slipway.test.image", "postgres:18-alpine"))
            .withCommand(
                "postgres",
                "-c",
                "fsync=off",
                "-c",
                "wal_level=logical",
                "-c",
                "max_connections=" + CONNECTIONS);
    container.start();
    return new TestServer(
        container.getHost(),
        container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
        container.getUsername(),
        container.getPassword());
  }

  private static TestServer byUrl(String url) {
    Properties properties = org.postgresql.Driver.parseURL(url, new Properties());
    if (properties == null) {
      throw new IllegalArgumentException(
          "slipway.test.postgres is no jdbc:postgresql: URL: " + url);
    }
    return new TestServer(
        properties.getProperty("PGHOST", "localhost"),
        Integer.parseInt(properties.getProperty("PGPORT", "5432")),
        properties.getProperty("user", "postgres"),
        properties.getProperty("password", ""));
  }

  String url(String database) {
    return "jdbc:postgresql://" + host + ":" + port + "/" + database;
  }

  Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(url(database), user, password);
  }
}
