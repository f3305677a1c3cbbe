package io.slipway.engine.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.OwnServer;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StandbyTests {

  // The scene's plans know of no schema.
  private static final Set<Check> OTHERWISE = EnumSet.of(Check.CONNECTION, Check.FINGERPRINT);

  @Test
  void a_target_that_is_a_standby_fails_and_breaks_no_other_check() {
    try (var server = OwnServer.start()) {
      server.restartAsStandby();

      var seen =
          Scene.look(
              name -> server.connect("postgres", name),
              Scene.subject("CREATE TABLE t (id bigint)"),
              PreflightSettings.DEFAULT);

      ResultAssert.of(seen.result(Check.CONNECTION)).fails("is a standby");
      assertThat(seen.results())
          .filteredOn(result -> !OTHERWISE.contains(result.check()))
          .allSatisfy(result -> ResultAssert.of(result).passes(""));
    }
  }
}
