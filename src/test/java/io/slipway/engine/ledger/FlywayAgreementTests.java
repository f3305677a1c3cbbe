package io.slipway.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.bundle.FlywayVersion;
import io.slipway.testing.TestDatabase;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateOutput;

/// Whatever happens to a folder and a database, the ledger sees what real Flyway sees.
class FlywayAgreementTests {

  private static final TestDatabase DATABASE = TestDatabase.create();
  private static final int VERSIONS = 5;
  private static final Set<Kind> CHANGES_DATABASE =
      EnumSet.complementOf(EnumSet.of(Kind.ADD, Kind.ADD_AGAIN, Kind.EDIT, Kind.DELETE_FILE));

  /// What can happen.
  enum Kind {
    ADD,
    ADD_AGAIN,
    EDIT,
    DELETE_FILE,
    MIGRATE,
    MIGRATE_AGAIN,
    BASELINE,
    FAIL,
    UNDO,
    REPAIR
  }

  record Action(Kind kind, int number, boolean flag) {}

  @AfterContainer
  static void drop() {
    DATABASE.close();
  }

  @Property(tries = 4)
  void agreesWithFlyway(
      @ForAll("actions") List<Action> actions, @ForAll("settings") FlywayHistorySettings settings)
      throws SQLException {
    compare(actions, settings);
  }

  @Tag("compat")
  @Property(tries = 150)
  void agreesWithFlywayForLong(
      @ForAll("actions") List<Action> actions, @ForAll("settings") FlywayHistorySettings settings)
      throws SQLException {
    compare(actions, settings);
  }

  private void compare(List<Action> actions, FlywayHistorySettings settings) throws SQLException {
    var database = ReusedDatabase.emptied(DATABASE);
    try (var folder = new FlywayFolder()) {
      var oracle = new FlywayOracle(database, folder);
      for (var action : actions) {
        perform(action, database, folder, settings);
        if (CHANGES_DATABASE.contains(action.kind())) {
          oracle.agree(settings);
        }
      }
      oracle.agree(settings);
    }
  }

  private void perform(
      Action action, TestDatabase database, FlywayFolder folder, FlywayHistorySettings settings)
      throws SQLException {
    var names = folder.names();
    var some = names.isEmpty() ? "" : names.get(action.number() % names.size());
    switch (action.kind()) {
      case ADD, ADD_AGAIN -> folder.with(newName(action), "select " + action.number());
      case EDIT -> {
        if (!some.isEmpty()) {
          folder.with(some, folder.sql(some) + " -- edited, ${who}");
        }
      }
      case DELETE_FILE -> {
        if (!some.isEmpty()) {
          folder.without(some);
        }
      }
      case MIGRATE, MIGRATE_AGAIN -> migrate(database, folder, settings);
      case BASELINE -> baseline(database, settings, action.number());
      case FAIL -> updateLast(database, settings, "success = false");
      case UNDO -> undo(database, settings);
      case REPAIR -> repair(database, folder, settings);
    }
  }

  private static String newName(Action action) {
    var version = 1 + action.number() % VERSIONS;
    return switch (action.number() % 6) {
      case 0 -> "R__r%d.sql".formatted(action.number() % 3);
      case 1 ->
          action.flag() ? "B%d__b.sql".formatted(version) : "R__${who}.sql".replace("${who}", "w");
      default -> "V%d__v.sql".formatted(version);
    };
  }

  // What is pending here is what Flyway then applies, unless it refuses for a reason named here.
  private static void migrate(
      TestDatabase database, FlywayFolder folder, FlywayHistorySettings settings) {
    var info = new FlywayOracle(database, folder).info(settings);
    var expected = info.toRun().stream().map(FlywayAgreementTests::label).toList();
    var errors =
        FlywayValidation.beforeMigrate(info, settings.ignoreMigrationPatterns()).stream()
            .map(FlywayError::message)
            .toList();
    try {
      var flyway = FlywayOracle.configured(folder.flyway(database), settings).load();
      var applied = flyway.migrate().migrations.stream().map(FlywayAgreementTests::label).toList();
      assertThat(applied).isEqualTo(expected);
      assertThat(errors).isEmpty();
    } catch (FlywayException e) {
      var failed = info.failed().stream().map(m -> "failed");
      assertThat(Stream.concat(errors.stream(), failed)).as(e.getMessage()).isNotEmpty();
      errors.forEach(
          error -> assertThat(e.getMessage()).contains(error.lines().findFirst().orElseThrow()));
    }
  }

  private static String label(MigrationInfo info) {
    return info.version().map(FlywayVersion::text).orElse("") + " " + info.description();
  }

  private static String label(MigrateOutput output) {
    return output.version + " " + output.description;
  }

  private static void baseline(TestDatabase database, FlywayHistorySettings settings, int number)
      throws SQLException {
    var version = FlywayVersion.parse(Integer.toString(1 + number % VERSIONS));
    try (var connection = database.connect()) {
      new FlywayBaselining(settings.withBaseline(new FlywayBaseline(version, "base", false)))
          .apply(connection);
    }
  }

  private static void updateLast(
      TestDatabase database, FlywayHistorySettings settings, String change) throws SQLException {
    if (rows(database, settings).isEmpty()) {
      return;
    }
    database.execute(
        """
        update flyway_schema_history set %s
        where type in ('SQL', 'SQL_BASELINE')
        and installed_rank = (select max(installed_rank) from flyway_schema_history)
        """
            .formatted(change));
  }

  private static void undo(TestDatabase database, FlywayHistorySettings settings)
      throws SQLException {
    var info = FlywayInfo.of(List.of(), rows(database, settings), settings);
    var last =
        info.all().stream()
            .filter(m -> m.state().isApplied() && m.state() != FlywayState.DELETED)
            .filter(m -> !m.type().isSynthetic())
            .reduce((_, newest) -> newest);
    if (last.isPresent()) {
      try (var connection = database.connect()) {
        new FlywayHistory(settings).recordDeletion(connection, last.get().applied().orElseThrow());
      }
    }
  }

  private static void repair(
      TestDatabase database, FlywayFolder folder, FlywayHistorySettings settings)
      throws SQLException {
    if (rows(database, settings).isEmpty()) {
      return;
    }
    database.execute("create table before_repair as table flyway_schema_history");
    FlywayOracle.configured(folder.flyway(database), settings).load().repair();
    var theirs = FlywayRepairTests.rows(database);
    database.execute(
        """
        truncate flyway_schema_history;
        insert into flyway_schema_history table before_repair;
        drop table before_repair;
        """);
    try (var connection = database.connect()) {
      new FlywayRepair(folder.resolved(), settings, false).apply(connection);
    }
    assertThat(FlywayRepairTests.rows(database)).isEqualTo(theirs);
  }

  private static List<FlywayRow> rows(TestDatabase database, FlywayHistorySettings settings)
      throws SQLException {
    try (var connection = database.connect()) {
      return new FlywayHistory(settings).read(connection);
    }
  }

  @Provide
  Arbitrary<List<Action>> actions() {
    return Combinators.combine(
            Arbitraries.of(Kind.class),
            Arbitraries.integers().between(0, 29),
            Arbitraries.of(true, false))
        .as(Action::new)
        .list()
        .ofMinSize(8)
        .ofMaxSize(20);
  }

  @Provide
  Arbitrary<FlywayHistorySettings> settings() {
    var patterns = Arbitraries.of("*:future", "*:missing", "versioned:ignored", "*:pending", "*:*");
    return Combinators.combine(
            Arbitraries.of(true, false),
            patterns.set().ofMaxSize(2),
            Arbitraries.of("latest", "latest", "3?", "next", "current"))
        .as(
            (outOfOrder, ignored, target) ->
                FlywayHistorySettings.DEFAULT
                    .withOutOfOrder(outOfOrder)
                    .withTarget(FlywayTarget.parse(target))
                    .withIgnoreMigrationPatterns(
                        ignored.stream().map(IgnoreMigrationPattern::parse).toList()));
  }
}
