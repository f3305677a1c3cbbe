package io.slipway.engine.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.postgres.ServerVersion;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionLookTests {

  private static final String PLAN = "CREATE TABLE orders (id bigint)";

  private final Scene scene = Scene.create();

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void a_known_server_that_can_be_written_passes() {
    ResultAssert.of(scene.look(Check.CONNECTION, PLAN))
        .passes("Connected to " + scene.database().name() + " as " + scene.role().name());
  }

  @Test
  void a_role_whose_sessions_are_read_only_fails() {
    scene
        .database()
        .execute(
            "ALTER ROLE %s SET default_transaction_read_only = on".formatted(scene.role().name()));

    ResultAssert.of(scene.look(Check.CONNECTION, PLAN))
        .fails("begin read-only")
        .advises("default_transaction_read_only");
  }

  @Test
  void a_role_whose_statements_are_cancelled_is_a_warning() {
    scene
        .database()
        .execute("ALTER ROLE %s SET statement_timeout = '30s'".formatted(scene.role().name()));

    ResultAssert.of(scene.look(Check.CONNECTION, PLAN))
        .warns("are cancelled when they take long")
        .details("statement_timeout is 30000 ms");
  }

  @Test
  void what_cannot_be_reached_fails_and_nothing_else_is_claimed() {
    var nowhere = scene.database().url() + "_nowhere";

    var seen = scene.look(name -> scene.role().connect(nowhere, name), PLAN);

    ResultAssert.of(seen.result(Check.CONNECTION)).fails("does not exist");
    assertThat(seen.results())
        .filteredOn(result -> result.check() != Check.CONNECTION)
        .hasSize(Check.values().length - 1)
        .allSatisfy(result -> ResultAssert.of(result).warns("Not looked at"));
  }

  @ParameterizedTest
  @CsvSource({"120022, FAIL", "130023, PASS", "180006, PASS", "190000, WARN"})
  void versions_13_to_18_are_known(int number, Outcome expected) {
    assertThat(judge(number, false).outcome()).isEqualTo(expected);
  }

  @Test
  void a_standby_fails() {
    ResultAssert.of(judge(180006, true)).fails("standby").advises("primary");
  }

  private static CheckResult judge(int number, boolean inRecovery) {
    return ConnectionLook.judge(
        new ConnectionLook.Seen(
            "app", "shop", new ServerVersion(number), inRecovery, false, List.of()));
  }
}
