package io.slipway.engine.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Ages and sizes.
class NumbersLookTests {

  private final Scene scene = Scene.create();

  @AfterEach
  void close() {
    scene.close();
  }

  private CheckResult wraparound(PreflightSettings.Wraparound wraparound) {
    var settings = scene.settings();
    return scene
        .with(
            new PreflightSettings(
                settings.patience(),
                settings.connections(),
                settings.sessions(),
                settings.replication(),
                wraparound,
                Set.of()))
        .look(Check.WRAPAROUND, "ALTER TABLE old ADD a int");
  }

  @Test
  void young_transaction_numbers_pass() {
    ResultAssert.of(wraparound(PreflightSettings.Wraparound.DEFAULT))
        .passes("young enough")
        .details("of 200000000 transactions", "of 400000000 multixacts");
  }

  @Test
  void numbers_beyond_the_share_are_a_warning_for_databases_and_touched_tables() {
    scene.executeAsRole("CREATE TABLE old (id bigint)");
    scene.executeAsRole("CREATE TABLE other (id bigint)");

    ResultAssert.of(wraparound(new PreflightSettings.Wraparound(0, 1_000_000)))
        .warns("autovacuum insists on freezing")
        .details(scene.database().name() + ": ")
        .details("public.old: ");
  }

  @Test
  void numbers_beyond_the_limit_fail() {
    ResultAssert.of(wraparound(new PreflightSettings.Wraparound(100, 1)))
        .fails("running out")
        .advises("VACUUM FREEZE");
  }

  @Test
  void the_space_that_the_server_tells_of_is_told_and_no_more() {
    scene.executeAsRole("CREATE TABLE big AS SELECT generate_series(1, 30000) AS id");
    scene.executeAsRole("ANALYZE big");

    ResultAssert.of(scene.look(Check.SPACE, "ALTER TABLE big ADD a int"))
        .passes("does not tell how much of its disks is free")
        .details("the database has ", "MiB")
        .details("the touched tables have 1.", " MiB by the planner's count")
        .details("hidden from a role without pg_monitor");
    ResultAssert.of(scene.monitoring().look(Check.SPACE, ""))
        .passes("does not tell")
        .details("the touched tables have 0 bytes")
        .details("of WAL; max_wal_size is 1.0 GiB");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 ms",
    "999, 999 ms",
    "1000, 1 s",
    "59999, 59 s",
    "60000, 1 min",
    "3660000, 1 h 1 min",
    "90000000, 1 d 1 h"
  })
  void durations_are_written_short(long millis, String expected) {
    assertThat(Texts.duration(Duration.ofMillis(millis))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"0, 0 bytes", "1023, 1023 bytes", "1024, 1.0 KiB", "1610612736, 1.5 GiB"})
  void sizes_are_written_short(long bytes, String expected) {
    assertThat(Texts.bytes(bytes)).isEqualTo(expected);
  }

  @Test
  void a_query_is_cut_between_characters_and_stays_on_one_line() {
    assertThat(Texts.cut("SELECT\n  1", 20)).isEqualTo("SELECT 1");
    assertThat(Texts.cut("ab\uD83D\uDE00cd", 3)).isEqualTo("ab\uD83D\uDE00…");
  }
}
