package io.slipway.engine.scratch;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.scratch.Readiness.MayNotCreate;
import io.slipway.engine.scratch.Readiness.OtherVersion;
import io.slipway.engine.scratch.Readiness.Ready;
import io.slipway.engine.scratch.Readiness.Unreachable;
import io.slipway.testing.TestDatabase;
import io.slipway.testing.TestScratch;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class ReadinessTests {

  private final ScratchServer server = TestScratch.server();

  @Test
  void is_given_where_the_role_may_create_databases() {
    assertThat(server.readiness())
        .isInstanceOfSatisfying(
            Ready.class,
            ready -> {
              assertThat(ready.user()).isEqualTo("postgres");
              assertThat(server.readiness(ready.version().major())).isEqualTo(ready);
            });
  }

  @Test
  void is_not_given_for_another_major_version() {
    assertThat(server.readiness(9))
        .isInstanceOfSatisfying(
            OtherVersion.class,
            other -> assertThat(other.message()).contains("the target's major version is 9"));
  }

  @Test
  void is_not_given_without_the_privilege() {
    TestScratch.execute("CREATE ROLE slipway_test_nobody LOGIN PASSWORD 'x'");

    assertThat(TestScratch.serverAs("slipway_test_nobody", "x").readiness())
        .isEqualTo(new MayNotCreate("slipway_test_nobody"));
    TestScratch.execute("DROP ROLE slipway_test_nobody");
  }

  @Test
  void is_not_given_where_nobody_answers() {
    var unreachable =
        new ScratchServer(
            (_, _) -> {
              throw new SQLException("nobody listens there", "08001");
            },
            "postgres");

    assertThat(unreachable.readiness()).isEqualTo(new Unreachable("nobody listens there"));
  }

  @Test
  void knows_the_cluster_of_a_target() throws SQLException {
    try (var database = TestDatabase.create();
        var target = database.connect()) {
      assertThat(server.isClusterOf(target)).isTrue();
    }
  }
}
