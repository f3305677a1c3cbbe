package io.slipway.engine.execute;

import static io.slipway.engine.execute.Scene.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.EngineTarget;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionTests {

  private final Scene scene = Scene.empty();

  @AfterEach
  void drop() {
    scene.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "SET work_mem = '12MB' # current_setting('work_mem') # 4MB",
        "SET standard_conforming_strings = off # current_setting('standard_conforming_strings') # on",
        "SET search_path = pg_catalog # current_setting('search_path') # public, \"$user\", public",
        "SELECT set_config('search_path', '', false) # current_schema() # public",
        "SET ROLE pg_monitor # current_user # postgres",
        "SET SESSION AUTHORIZATION pg_monitor # session_user # postgres",
        "CREATE TEMP TABLE leak () # to_regclass('leak') # ∅",
        "SELECT pg_advisory_lock(4711) # (SELECT count(*) FROM pg_locks WHERE objid = 4711) # 0",
        "PREPARE leak AS SELECT 1 # (SELECT count(*) FROM pg_prepared_statements WHERE name = 'leak') # 0",
        "LISTEN leak # (SELECT count(*) FROM pg_listening_channels()) # 0",
        "SET application_name = 'leak' # current_setting('application_name') # slipway test 1",
      })
  void nothing_leaks_into_the_next_script(String leak, String expression, String expected) {
    scene.with("V1__a.sql", leak);
    scene.with("V2__b.sql", "CREATE TABLE public.seen AS SELECT %s AS it".formatted(expression));

    assertThat(scene.migrate()).isEqualTo(SUCCEEDED);
    assertThat(scene.database().query("SELECT it FROM seen")).containsExactly(expected);
    assertThat(scene.history()).containsExactly("1|t", "2|t");
  }

  @Test
  void backslashes_are_read_as_the_script_itself_says() {
    scene.with(
        "V1__a.sql",
        """
        SET standard_conforming_strings = off;
        SET escape_string_warning = off;
        CREATE TABLE a AS SELECT 'it\\'s; one' AS x, e'\\';' AS y;
        """);
    scene.with("V2__b.sql", "INSERT INTO a VALUES ('back\\', ';'), (E'\\'', '');");

    assertThat(scene.migrate()).isEqualTo(SUCCEEDED);
    assertThat(scene.database().query("TABLE a")).containsExactly("it's; one|';", "back\\|;", "'|");
  }

  @Test
  void the_row_is_not_written_as_the_role_that_a_script_took_on() {
    scene.with("V1__a.sql", "SET ROLE pg_monitor;\nSELECT 1;");
    scene.with("V2__b.sql", "SET SESSION AUTHORIZATION pg_monitor;\nSELECT 1;\nVACUUM pg_class;");

    assertThat(scene.migrate()).isEqualTo(SUCCEEDED);
    assertThat(scene.database().query("SELECT DISTINCT installed_by FROM flyway_schema_history"))
        .containsExactly("postgres");
  }

  @Test
  void afterConnect_sets_the_session_that_every_script_starts_from() {
    scene.database().execute("GRANT CREATE ON SCHEMA public TO pg_monitor");
    scene.with("afterConnect.sql", "SET ROLE pg_monitor;\nSET work_mem = '12MB';");
    scene.with("V1__a.sql", "RESET ROLE;\nCREATE TABLE a AS SELECT current_setting('work_mem');");
    scene.with("V2__b.sql", "CREATE TABLE b AS SELECT current_user;");

    assertThat(scene.migrate()).isEqualTo(SUCCEEDED);
    assertThat(scene.database().query("TABLE a")).containsExactly("12MB");
    assertThat(scene.database().query("TABLE b")).containsExactly("pg_monitor");
    assertThat(scene.database().query("SELECT DISTINCT installed_by FROM flyway_schema_history"))
        .containsExactly("pg_monitor");
  }

  @Test
  void sessions_can_be_found_by_their_name() {
    scene.with(
        "V1__a.sql",
        """
        CREATE TABLE a AS SELECT application_name FROM pg_stat_activity
         WHERE datname = current_database() ORDER BY 1;
        """);

    assertThat(scene.migrate()).isEqualTo(SUCCEEDED);
    assertThat(scene.database().query("TABLE a"))
        .containsExactly(
            EngineTarget.APPLICATION_NAME + " 1", EngineTarget.APPLICATION_NAME + " 1 fence");
  }
}
