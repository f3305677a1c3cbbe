package io.slipway.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.slipway.engine.bundle.FlywayVersion;
import io.slipway.testing.TestDatabase;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Real Flyway says what every state must be.
class FlywayInfoTests {

  private static final TestDatabase DATABASE = TestDatabase.create();

  private final TestDatabase database = ReusedDatabase.emptied(DATABASE);
  private final FlywayFolder folder = new FlywayFolder();
  private final FlywayOracle oracle = new FlywayOracle(database, folder);
  private final FlywayHistorySettings settings = FlywayHistorySettings.DEFAULT;

  @AfterEach
  void close() {
    folder.close();
  }

  @AfterAll
  static void drop() {
    DATABASE.close();
  }

  @Test
  void namesTheStatesAsFlywayDoes() {
    assertThat(FlywayState.values())
        .allSatisfy(
            state -> {
              var peer = MigrationState.valueOf(state.name());
              assertThat(state.displayName()).isEqualTo(peer.getDisplayName());
              assertThat(state.isApplied()).isEqualTo(peer.isApplied());
              assertThat(state.isFailed()).isEqualTo(peer.isFailed());
            });
    assertThat(MigrationState.values()).hasSize(FlywayState.values().length + 1);
  }

  @Test
  void seesEverythingPendingInAnEmptyDatabase() {
    folder.with("V2__b.sql", "select 2").with("V10__c.sql", "").with("V1_1__a.sql", "select 1");
    folder.with("R__z.sql", "select 3").with("R__a.sql", "select 4");
    assertThat(states(oracle.agree(settings)))
        .containsExactly("1.1 Pending", "2 Pending", "10 Pending", "a Pending", "z Pending");
  }

  @Test
  void seesWhatFlywayAppliedAndSupersededAndWhatIsDueAgain() {
    folder.with("V1__a.sql", "select 1").with("R__r.sql", "select 'one'");
    flyway(settings).migrate();
    folder.with("R__r.sql", "select 'two'");
    flyway(settings).migrate();
    folder.with("R__r.sql", "select 'three'");
    assertThat(states(oracle.agree(settings)))
        .containsExactly("1 Success", "r Superseded", "r Outdated", "r Pending");
  }

  @Test
  void acceptsTheChecksumOfARepeatableMigrationBeforeItsPlaceholdersWereReplaced() {
    folder.with("R__r.sql", "select '${who}'");
    flyway(settings).migrate();
    assertThat(states(oracle.agree(settings))).containsExactly("r Success");
    database.execute("update flyway_schema_history set checksum = " + raw("R__r.sql"));
    assertThat(states(oracle.agree(settings))).containsExactly("r Success");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void ignoresALowerVersionUnlessOutOfOrderIsAllowed(boolean outOfOrder) {
    var allowed = settings.withOutOfOrder(outOfOrder);
    folder.with("V1__a.sql", "").with("V3__c.sql", "");
    flyway(allowed).migrate();
    folder.with("V2__b.sql", "").with("V4__d.sql", "");
    assertThat(states(oracle.agree(allowed)))
        .containsExactly(
            "1 Success", "3 Success", outOfOrder ? "2 Pending" : "2 Ignored", "4 Pending");
    flyway(settings.withOutOfOrder(true)).migrate();
    assertThat(states(oracle.agree(allowed)))
        .containsExactly("1 Success", "3 Success", "2 Out of Order", "4 Success");
  }

  @Test
  void tellsMissingFromFuture() {
    folder.with("V1__a.sql", "").with("V2__b.sql", "").with("V3__c.sql", "").with("R__r.sql", "");
    flyway(settings).migrate();
    folder.without("V1__a.sql").without("V3__c.sql").without("R__r.sql");
    assertThat(states(oracle.agree(settings)))
        .containsExactly("1 Missing", "2 Success", "3 Future", "r Missing");
    folder.without("V2__b.sql");
    assertThat(states(oracle.agree(settings)))
        .containsExactly("1 Future", "2 Future", "3 Future", "r Missing");
  }

  @Test
  void keepsFailedRowsApart() {
    folder.with("V1__a.sql", "").with("V2__b.sql", "").with("V3__c.sql", "").with("R__r.sql", "");
    flyway(settings).migrate();
    database.execute("update flyway_schema_history set success = version is not distinct from '2'");
    folder.without("V3__c.sql").with("V4__d.sql", "").without("V1__a.sql");
    assertThat(states(oracle.agree(settings)))
        .containsExactly(
            "1 Failed (Missing)", "2 Success", "3 Failed (Missing)", "r Failed", "4 Pending");
    folder.without("V4__d.sql");
    assertThat(states(oracle.agree(settings)))
        .containsExactly("1 Failed (Missing)", "2 Success", "3 Failed (Future)", "r Failed");
  }

  @Test
  void putsWhatABaselineCoversBelowIt() {
    folder.with("V1__a.sql", "").with("V2__b.sql", "").with("V3__c.sql", "");
    var baselined =
        settings.withBaseline(new FlywayBaseline(FlywayVersion.parse("2"), "taken over", false));
    flyway(baselined).baseline();
    assertThat(states(oracle.agree(baselined)))
        .containsExactly("1 Below Baseline", "2 Ignored (Baseline)", "2 Baseline", "3 Pending");
  }

  @Test
  void showsWhatBaselineOnMigrateWillDo() {
    folder.with("V1__a.sql", "").with("V2__b.sql", "");
    database.execute("create table orders (id int)");
    var automatic =
        settings.withBaseline(new FlywayBaseline(FlywayVersion.parse("1"), "auto", true));
    var ours = FlywayInfo.afterBaseline(folder.resolved(), automatic);
    assertThat(states(ours)).containsExactly("1 Ignored (Baseline)", "2 Pending");
    assertThat(Arrays.stream(flyway(automatic).info().all()).map(i -> i.getState().name()))
        .containsExactly("BASELINE_IGNORED", "PENDING");
    flyway(automatic).migrate();
    assertThat(states(oracle.agree(automatic)))
        .containsExactly("1 Ignored (Baseline)", "1 Baseline", "2 Success");
  }

  @Test
  void usesTheHighestBaselineScriptOnAnEmptyHistoryOnly() {
    folder.with("V1__a.sql", "").with("V2__b.sql", "").with("V3__c.sql", "").with("B1__x.sql", "");
    folder.with("B2__y.sql", "");
    assertThat(states(oracle.agree(settings)))
        .containsExactly(
            "1 Below Baseline",
            "1 Below Baseline",
            "2 Ignored (Baseline)",
            "2 Pending",
            "3 Pending");
    flyway(settings).migrate();
    folder.with("B3__z.sql", "").with("B9__q.sql", "").without("B2__y.sql");
    assertThat(states(oracle.agree(settings)))
        .containsExactly(
            "1 Below Baseline",
            "1 Below Baseline",
            "2 Ignored (Baseline)",
            "2 Missing",
            "3 Success",
            "3 Ignored",
            "9 Ignored");
  }

  @Test
  void takesADeletedRowAsGone() {
    folder.with("V1__a.sql", "").with("V2__b.sql", "").with("R__r.sql", "");
    flyway(settings).migrate();
    delete("2", "b", "V2__b.sql");
    delete(null, "r", "R__r.sql");
    assertThat(states(oracle.agree(settings)))
        .containsExactly(
            "1 Success", "2 Deleted", "r Deleted", "r Success", "2 Pending", "r Pending");
    flyway(settings).migrate();
    assertThat(states(oracle.agree(settings)))
        .containsExactly(
            "1 Success", "2 Deleted", "r Deleted", "r Success", "2 Success", "r Success");
  }

  @Test
  void namesAVersionThatWasDeletedTwice() {
    folder.with("V1__a.sql", "");
    flyway(settings).migrate();
    delete("1", "a", "V1__a.sql");
    delete("1", "a", "V1__a.sql");
    assertThat(oracle.info(settings).problems())
        .extracting(FlywayError::code, FlywayError::message)
        .containsExactly(
            tuple(
                FlywayErrorCode.DUPLICATE_DELETED_MIGRATION,
                "Corrupted schema history: multiple delete entries for version 1"));
    assertThatThrownBy(() -> flyway(settings).info())
        .hasMessageContaining("Corrupted schema history: multiple delete entries for version 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"current", "next", "latest", "2", "3", "9?"})
  void stopsAtTheTarget(String target) {
    var limited = settings.withTarget(FlywayTarget.parse(target));
    folder.with("V1__a.sql", "").with("R__r.sql", "");
    flyway(settings).migrate();
    folder.with("V2__b.sql", "").with("V3__c.sql", "").with("R__s.sql", "");
    assertThat(oracle.agree(limited).all()).hasSize(5);
  }

  @Test
  void namesATargetThatDoesNotExist() {
    folder.with("V1__a.sql", "");
    var limited = settings.withTarget(FlywayTarget.parse("9"));
    var message = oracle.info(limited).problems().getFirst().message();
    assertThatThrownBy(() -> flyway(limited).info()).hasMessageContaining(message);
  }

  @Test
  void readsTheSchemaMarkerAndEarlierVersionsNamesOfTypes() {
    folder.with("V1__a.sql", "").with("V2__b.sql", "");
    var inApp = FlywayHistorySettings.of(new FlywayTable("app", "History", Optional.empty()));
    flyway(inApp).migrate();
    database.execute("update app.\"History\" set type = 'SPRING_JDBC' where version = '2'");
    assertThat(states(oracle.agree(inApp)))
        .containsExactly(
            "<< Flyway Schema Creation >> Success", "1 Success", "2 Future", "2 Pending");
  }

  @Test
  void readsTheUndoRowsOfThePaidEditionThatFlywayRefuses() {
    folder.with("V1__a.sql", "").with("V2__b.sql", "");
    flyway(settings).migrate();
    database.execute(
        """
        insert into flyway_schema_history
        values (3, '2', 'b', 'UNDO_SQL', 'U2__b.sql', 7, 'me', now(), 1, true)
        """);
    assertThat(states(oracle.info(settings)))
        .containsExactly("1 Success", "2 Undone", "2 Success", "2 Pending");
    assertThat(oracle.info(settings).unreadable()).isEmpty();
  }

  @Test
  void setsAsideWhatItCannotRead() {
    folder.with("V1__a.sql", "");
    flyway(settings).migrate();
    database.execute(
        """
        insert into flyway_schema_history values
        (2, 'latest', 'b', 'SQL', 'Vlatest__b.sql', 7, 'me', now(), 1, true),
        (3, '3', 'c', 'MAGIC', 'V3__c.sql', 7, 'me', now(), 1, true)
        """);
    assertThat(oracle.info(settings).unreadable())
        .extracting(FlywayRow::installedRank)
        .containsExactly(2, 3);
    assertThat(states(oracle.info(settings))).containsExactly("1 Success");
  }

  @Test
  void doesNotMindColumnsThatAreNotFlyways() {
    folder.with("V1__a.sql", "");
    flyway(settings).migrate();
    database.execute("alter table flyway_schema_history add column note text");
    assertThat(states(oracle.agree(settings))).containsExactly("1 Success");
  }

  private Flyway flyway(FlywayHistorySettings used) {
    return FlywayOracle.configured(folder.flyway(database), used).load();
  }

  private int raw(String name) {
    return folder.resolved(name).equivalentChecksum().orElseThrow();
  }

  private void delete(@Nullable String version, String what, String file) {
    database.execute(
        """
        insert into flyway_schema_history
        select max(installed_rank) + 1, %s, '%s', 'DELETE', '%s', 0, 'me', now(), 0, true
        from flyway_schema_history
        """
            .formatted(version == null ? "null" : "'" + version + "'", what, file));
  }

  private static List<String> states(FlywayInfo info) {
    return info.all().stream().map(i -> i.label() + " " + i.state().displayName()).toList();
  }
}
