package io.slipway.control.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.TestDatabase;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

class ControlSchemaTests {

  private static ControlAccounts accounts(TestDatabase database) {
    var server = ControlServer.of(database.url(), database.user(), database.password());
    return new ControlAccounts(server, server);
  }

  @Test
  void instances_that_start_together_apply_each_script_once_and_flyway_agrees() throws Exception {
    try (var database = TestDatabase.create();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Void> start =
          () -> {
            new ControlSchema().apply(accounts(database));
            return null;
          };
      for (var started : threads.invokeAll(Collections.nCopies(4, start))) {
        started.get();
      }
      assertThat(
              database.query(
                  "SELECT coalesce(version, type) FROM slipway.flyway_schema_history"
                      + " ORDER BY installed_rank"))
          .startsWith("SCHEMA", "1", "2")
          .doesNotHaveDuplicates();
      var flyway =
          Flyway.configure()
              .dataSource(database.url(), database.user(), database.password())
              .schemas("slipway")
              .locations("classpath:db/control")
              .load();
      flyway.validate();
      assertThat(flyway.info().pending()).isEmpty();
    }
  }
}
