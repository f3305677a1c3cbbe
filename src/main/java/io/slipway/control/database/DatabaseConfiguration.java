package io.slipway.control.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/// Connects to the control database, or starts it, and brings its schema up to date.
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

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
    var url = settings.url();
    return url == null || settings.isEmbedded()
        ? embedded.getObject().address()
        : ControlServer.of(url, username(settings), DatabaseSettings.secret(settings.password()));
  }

  private static String username(DatabaseSettings settings) {
    var username = settings.username();
    return username == null || username.isBlank() ? System.getProperty("user.name") : username;
  }

  /// The control database; its schema is current before anyone gets to see it.
  @Bean
  HikariDataSource dataSource(
      DatabaseSettings settings, ControlServer server, ControlSchema schema) {
    var accounts = ControlAccounts.of(settings, server);
    schema.apply(accounts);
    return new HikariDataSource(pool(settings, accounts.application()));
  }

  private static HikariConfig pool(DatabaseSettings settings, ControlServer server) {
    var pool = new HikariConfig();
    pool.setPoolName("control");
    pool.setJdbcUrl(server.url(server.database()));
    pool.setUsername(server.username());
    pool.setPassword(server.password());
    pool.setMaximumPoolSize(settings.poolSize());
    pool.setConnectionTimeout(PATIENCE_MS);
    pool.setConnectionInitSql("SET search_path TO " + ControlSchema.NAME + ", public");
    pool.addDataSourceProperty("ApplicationName", "slipway");
    return pool;
  }
}
