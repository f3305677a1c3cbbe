package io.slipway.control.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/// Connects to the control database, or starts it, and brings its schema up to date.
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

  private static final int DEFAULT_PORT = 5432;

  // A caller is told within a few seconds that the control database is away.
  private static final long PATIENCE_MS = 5_000;

  /// The embedded server, closed after everything that uses it.
  @Bean
  @Lazy
  EmbeddedServer embeddedServer(DataSettings settings) {
    return EmbeddedServer.start(settings.dataDirectory());
  }

  @Bean
  ControlServer controlServer(DatabaseSettings settings, ObjectProvider<EmbeddedServer> embedded) {
    return settings.url() == null || settings.isEmbedded()
        ? embedded.getObject().address()
        : parse(settings, settings.url());
  }

  private static ControlServer parse(DatabaseSettings settings, String url) {
    var parsed = new PGSimpleDataSource();
    parsed.setURL(url);
    var username = firstGiven(settings.username(), parsed.getUser());
    return new ControlServer(
        parsed.getServerNames()[0],
        parsed.getPortNumbers()[0] == 0 ? DEFAULT_PORT : parsed.getPortNumbers()[0],
        firstGiven(parsed.getDatabaseName(), username),
        username,
        password(settings.password()),
        false);
  }

  private static String firstGiven(@Nullable String first, @Nullable String second) {
    return first != null && !first.isBlank()
        ? first
        : second != null && !second.isBlank() ? second : System.getProperty("user.name");
  }

  private static String password(@Nullable String configured) {
    if (configured == null || configured.isEmpty()) {
      return "";
    }
    return SecretReference.isReference(configured)
        ? new SecretReference(configured).resolve()
        : configured;
  }

  /// The control database; its schema is current before anyone gets to see it.
  @Bean
  HikariDataSource dataSource(
      DatabaseSettings settings, ControlServer server, ControlSchema schema) {
    var pool = new HikariDataSource(pool(settings, server));
    try {
      schema.apply(pool);
      return pool;
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
  }

  private static HikariConfig pool(DatabaseSettings settings, ControlServer server) {
    var pool = new HikariConfig();
    pool.setPoolName("control");
    pool.setJdbcUrl(
        settings.url() == null || settings.isEmbedded()
            ? server.url(server.database())
            : settings.url());
    pool.setUsername(server.username());
    pool.setPassword(server.password());
    pool.setMaximumPoolSize(settings.poolSize());
    pool.setConnectionTimeout(PATIENCE_MS);
    pool.setConnectionInitSql("SET search_path TO " + ControlSchema.NAME + ", public");
    pool.addDataSourceProperty("ApplicationName", "slipway");
    return pool;
  }
}
