package io.slipway.control.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.SlipwayTest;
import java.util.List;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A team that has real Flyway, and two migrations so far.
abstract class FlywayTeam extends SlipwayTest {

  static final String ITEMS = "create table items (id int primary key);";
  static final String NAMES = "alter table items add name text;";
  static final String PRICES = "alter table items add price int;";

  Scene scene;

  @BeforeEach
  void gather() {
    scene = Scene.flyway(admin).with("V1__items.sql", ITEMS).with("V2__names.sql", NAMES);
  }

  @AfterEach
  void part() {
    scene.close();
  }

  /// Real Flyway migrates the database, and the team uploads the same files.
  void managedByFlyway() {
    scene.flyway().load().migrate();
    scene.upload();
  }

  /// Slipway deploys what is pending and one more, and real Flyway goes on with another.
  void bothContinue(String... expected) {
    bothContinue(scene.flyway(), expected);
  }

  void bothContinue(FluentConfiguration same, String... expected) {
    scene.with("V30__prices.sql", PRICES).upload();
    assertThat(scene.deploy()).containsExactly(expected);
    scene.with("V40__rows.sql", "insert into items values (1);");
    scene.flyway();
    var flyway = same.load();
    assertThat(flyway.migrate().migrationsExecuted).isEqualTo(1);
    flyway.validate();
    assertThat(flyway.info().current().getVersion().getVersion()).isEqualTo("40");
    scene.upload();
    assertThat(scene.standings()).last().isEqualTo("V40__rows.sql APPLIED");
    assertThat(scene.standings()).noneMatch(standing -> standing.endsWith("PENDING"));
  }

  List<String> rows() {
    return scene.database.query(
        """
        select installed_rank, version, description, type, script, checksum, success
        from flyway_schema_history order by 1
        """);
  }
}
