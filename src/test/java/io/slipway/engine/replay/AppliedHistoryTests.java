package io.slipway.engine.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.execute.RunOutcome;
import io.slipway.engine.execute.TransactionMode;
import io.slipway.engine.replay.AppliedHistory.Known;
import io.slipway.engine.replay.AppliedHistory.Unknown;
import io.slipway.testing.EngineTarget;
import io.slipway.testing.EngineTarget.Planned;
import io.slipway.testing.ScriptFolder;
import io.slipway.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AppliedHistoryTests {

  private final TestDatabase database = TestDatabase.create();
  private final ScriptFolder folder = ScriptFolder.create();

  @AfterEach
  void close() {
    folder.close();
    database.close();
  }

  private static AppliedHistory of(Planned planned) {
    return AppliedHistory.of(planned.plan().ledger(), planned.bundle());
  }

  private static List<String> names(AppliedHistory history) {
    assertThat(history).isInstanceOf(Known.class);
    return history instanceof Known(var names, _) ? names : List.of();
  }

  private static List<String> remarks(AppliedHistory history) {
    return history instanceof Known(_, var remarks) ? remarks : List.of();
  }

  private static List<String> why(AppliedHistory history) {
    assertThat(history).isInstanceOf(Unknown.class);
    return history instanceof Unknown(var why) ? why : List.of();
  }

  @Nested
  class Flyway {

    private AppliedHistory read() {
      return of(EngineTarget.on(database).planFlyway(folder));
    }

    private void migrate() {
      assertThat(EngineTarget.on(database).planFlyway(folder).apply())
          .isEqualTo(new RunOutcome.Succeeded());
    }

    private void row(int rank, String version, String type, String script, boolean success) {
      database.execute(
          """
          INSERT INTO flyway_schema_history
            (installed_rank, version, description, type, script, checksum, installed_by,
             execution_time, success)
          SELECT %d, nullif('%s', ''), description, '%s', '%s', checksum, 'me', 1, %s
            FROM flyway_schema_history WHERE installed_rank = 1
          """
              .formatted(rank, version, type, script, success));
    }

    @Test
    void of_an_empty_database_is_empty() {
      folder.with("V1__a.sql", "CREATE TABLE a ()");

      assertThat(names(read())).isEmpty();
    }

    @Test
    void is_in_the_order_of_the_rows_without_what_waits() {
      folder.with("V1__a.sql", "SELECT 1").with("V3__c.sql", "SELECT 3");
      folder.with("R__r.sql", "SELECT 4");
      migrate();
      folder.with("V4__d.sql", "SELECT 4");
      migrate();
      folder.with("V2__b.sql", "SELECT 2").with("V5__e.sql", "SELECT 5");
      row(9, "2", "SQL", "V2__b.sql", true);

      assertThat(names(read()))
          .containsExactly("V1__a.sql", "V3__c.sql", "R__r.sql", "V4__d.sql", "V2__b.sql");
    }

    @Test
    void has_a_repeatable_one_where_it_ran_last() {
      folder.with("R__r.sql", "SELECT 1").with("V1__a.sql", "SELECT 1");
      migrate();
      folder.with("R__r.sql", "SELECT 2").with("V2__b.sql", "SELECT 2");
      migrate();

      assertThat(names(read())).containsExactly("V1__a.sql", "V2__b.sql", "R__r.sql");
      assertThat(remarks(read())).isEmpty();
    }

    @Test
    void lacks_a_repeatable_one_whose_text_is_another_now() {
      folder.with("R__r.sql", "SELECT 1").with("V1__a.sql", "SELECT 1");
      migrate();
      folder.with("R__r.sql", "SELECT 2");

      assertThat(names(read())).containsExactly("V1__a.sql");
      assertThat(remarks(read()))
          .containsExactly(
              "R__r.sql was applied with another text than the bundle's, and is left out.");
    }

    @Test
    void lacks_what_was_rolled_back() {
      folder.with("V1__a.sql", "SELECT 1").with("V2__b.sql", "SELECT 2");
      migrate();
      row(3, "2", "DELETE", "V2__b.sql", true);

      assertThat(names(read())).containsExactly("V1__a.sql");
    }

    @Test
    void lacks_what_was_undone_and_has_what_was_applied_again() {
      folder.with("V1__a.sql", "SELECT 1").with("V2__b.sql", "SELECT 2");
      migrate();
      row(3, "2", "UNDO_SQL", "U2__b.sql", true);
      assertThat(names(read())).containsExactly("V1__a.sql");

      row(4, "2", "SQL", "V2__b.sql", true);
      assertThat(names(read())).containsExactly("V1__a.sql", "V2__b.sql");
    }

    @Test
    void begins_with_a_baseline_script() {
      folder.with("V1__a.sql", "SELECT 1").with("B2__b.sql", "SELECT 2");
      folder.with("V3__c.sql", "SELECT 3");
      migrate();

      assertThat(names(read())).containsExactly("B2__b.sql", "V3__c.sql");
    }

    @Test
    void is_unknown_before_a_baseline() {
      folder.with("V1__a.sql", "SELECT 1");
      migrate();
      row(2, "7", "BASELINE", "<< Flyway Baseline >>", true);

      assertThat(why(read()))
          .containsExactly(
              "The history begins with a baseline at version 7;"
                  + " what was in the database before it is not known.");
    }

    @Test
    void is_unknown_without_a_file_or_behind_a_failure() {
      folder.with("V1__a.sql", "SELECT 1").with("V2__b.sql", "SELECT 2");
      migrate();
      row(3, "3", "SQL", "V3__gone.sql", true);
      row(4, "4", "SQL", "V4__failed.sql", false);
      row(5, "2", "DELETE", "V2__b.sql", true);
      var planned = EngineTarget.on(database).planFlyway(folder);
      try (var other = ScriptFolder.create()) {
        other.with("V1__a.sql", "SELECT 1");
        var without = EngineTarget.on(database).planFlyway(other);
        assertThat(why(of(without)))
            .contains(
                "V2__b.sql is marked as deleted and the bundle does not have it:"
                    + " what it did may still be in the database.");
      }
      assertThat(why(of(planned)))
          .containsExactly(
              "V3__gone.sql was applied, and the bundle does not have it any more.",
              "V4__failed.sql failed half-way; what it left is not known.");
    }

    @Test
    void is_unknown_where_there_is_no_ledger_but_objects() {
      database.execute("CREATE TABLE stranger ()");
      folder.with("V1__a.sql", "SELECT 1");

      assertThat(why(read())).singleElement().asString().contains("stranger");
    }
  }

  @Nested
  class Prisma {

    private Planned plan() {
      return EngineTarget.on(database)
          .planPrisma(folder, TransactionMode.TRANSACTION_WHERE_POSSIBLE);
    }

    private void migrate() {
      assertThat(plan().apply()).isEqualTo(new RunOutcome.Succeeded());
    }

    @Test
    void is_in_the_order_in_which_they_began() {
      folder.withPrisma("1_a", "SELECT 1").withPrisma("3_c", "SELECT 3");
      migrate();
      folder.withPrisma("2_b", "SELECT 2");
      migrate();
      folder.withPrisma("4_d", "SELECT 4");

      assertThat(names(of(plan()))).containsExactly("1_a", "3_c", "2_b");
    }

    @Test
    void lacks_what_was_rolled_back() {
      folder.withPrisma("1_a", "SELECT 1").withPrisma("2_b", "SELECT 2");
      migrate();
      database.execute(
          "UPDATE _prisma_migrations SET rolled_back_at = now() WHERE migration_name = '2_b'");

      assertThat(names(of(plan()))).containsExactly("1_a");
    }

    @Test
    void is_remarked_upon_where_a_script_was_edited() {
      folder.withPrisma("1_a", "SELECT 1");
      migrate();
      folder.withPrisma("1_a", "SELECT 2");

      assertThat(names(of(plan()))).containsExactly("1_a");
      assertThat(remarks(of(plan())))
          .containsExactly("The migration `1_a` was modified after it was applied.");
    }

    @Test
    void is_unknown_without_a_folder_or_behind_a_failure() {
      folder.withPrisma("1_a", "SELECT 1").withPrisma("2_b", "SELECT 2");
      migrate();
      database.execute(
          "UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = '2_b'");
      try (var other = ScriptFolder.create()) {
        other.withPrisma("2_b", "SELECT 2");
        var planned =
            EngineTarget.on(database).planPrisma(other, TransactionMode.TRANSACTION_WHERE_POSSIBLE);

        assertThat(why(of(planned)))
            .containsExactly(
                "1_a was applied, and the bundle does not have it any more.",
                "2_b failed half-way; what it left is not known.");
      }
    }
  }
}
