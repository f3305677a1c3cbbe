package io.slipway.control.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.control.project.configuration.ConfigurationAtStart;
import io.slipway.control.project.policy.Policy;
import io.slipway.engine.conductor.ConductorSettings;
import io.slipway.engine.lint.SeverityPolicy;
import io.slipway.engine.postflight.PostflightSettings;
import io.slipway.engine.preflight.PreflightSettings;
import io.slipway.testing.SlipwayTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Starts of one Slipway with one configuration after another.
class SynchronisationTests extends SlipwayTest {

  private final List<Project> projects = new ArrayList<>();
  private final List<Environment> environments = new ArrayList<>();
  private final List<Target> targets = new ArrayList<>();

  @BeforeEach
  void describe() {
    projects.add(project("s-crm"));
    environments.add(environment("s-one", 601));
    environments.add(environment("s-two", 602));
    targets.add(target("s-target", "s-one", "s_database"));
  }

  // Other tests find what the files of the running Slipway describe.
  @AfterEach
  void describeWhatTheFilesSay() {
    context().getBean(ConfigurationAtStart.class).afterSingletonsInstantiated();
    CONTROL.execute(
        "DELETE FROM slipway.target WHERE id LIKE 's-%';"
            + "DELETE FROM slipway.environment WHERE id LIKE 's-%';"
            + "DELETE FROM slipway.project WHERE id LIKE 's-%'");
  }

  @Test
  void whatIsDescribedIsStoredOnceAndAudited() {
    var before = lastEntry();
    start();
    start();

    assertThat(context().getBean(Targets.class).find(new TargetId("s-target")))
        .contains(targets.getFirst());
    assertThat(context().getBean(Projects.class).find(new ProjectId("s-crm")))
        .contains(projects.getFirst());
    assertThat(context().getBean(Environments.class).all()).containsSubsequence(environments);
    assertThat(audited(before))
        .containsExactly(
            "system|project.create|s-crm",
            "system|environment.create|s-one",
            "system|environment.create|s-two",
            "system|target.create|s-target");
  }

  @Test
  void differencesAreOneEntryEach() {
    start();
    var before = lastEntry();
    environments.set(0, environment("s-one", 602));
    environments.set(1, environment("s-two", 601));
    targets.clear();
    start();

    assertThat(audited(before))
        .containsExactly(
            "system|environment.change|s-one",
            "system|environment.change|s-two",
            "system|target.remove|s-target");
    assertThat(CONTROL.query("SELECT removed_at IS NULL FROM slipway.target WHERE id = 's-target'"))
        .containsExactly("f");
  }

  @Test
  void whatComesBackIsRevived() {
    start();
    var all = List.copyOf(targets);
    targets.clear();
    start();
    targets.addAll(all);
    start();

    assertThat(context().getBean(Targets.class).in(new EnvironmentId("s-one"))).isEqualTo(all);
  }

  @Test
  void theApisObjectsAreLeftAlone() {
    start();
    admin.post("/api/v1/projects", Map.of("id", "s-api", "name", "x", "layout", "prisma"));
    start();

    admin.get("/api/v1/projects/s-api").expect(200);
  }

  @Test
  void aDescribedIdOfTheApiIsTakenOver() {
    admin.post("/api/v1/projects", Map.of("id", "s-crm", "name", "x", "layout", "flyway"));
    start();

    admin.delete("/api/v1/projects/s-crm").expectProblem(409, "owned-by-configuration");
    assertThat(context().getBean(Projects.class).find(new ProjectId("s-crm")))
        .contains(projects.getFirst());
  }

  @Test
  void whatTheApisTargetsNeedIsHandedOverToTheApi() {
    start();
    admin
        .post(
            "/api/v1/targets",
            Map.of(
                "id", "s-other", "project", "s-crm", "environment", "s-two", "database", "s_api"))
        .expect(201);
    projects.clear();
    environments.clear();
    targets.clear();
    start();

    assertThat(admin.get("/api/v1/projects/s-crm").json().path("source").asString())
        .isEqualTo("api");
    admin.get("/api/v1/environments/s-two").expect(200);
    admin.get("/api/v1/environments/s-one").expectProblem(404, "not-found");
    admin.delete("/api/v1/targets/s-other").expect(204);
  }

  @Test
  void anObstacleStopsTheStartAndNothingIsStored() {
    start();
    admin
        .post("/api/v1/environments", Map.of("id", "s-api", "name", "x", "order", 603))
        .expect(201);
    var before = lastEntry();
    environments.add(environment("s-three", 603));
    targets.add(target("s-control", "s-one", CONTROL.name()));

    assertThatThrownBy(this::start)
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessage(
            """
            configuration: environments.s-three: order: is that of the environment s-api
            configuration: targets.s-control: database: is the control database of Slipway itself""");
    assertThat(audited(before)).isEmpty();
    admin.get("/api/v1/environments/s-three").expectProblem(404, "not-found");
  }

  private void start() {
    context().getBean(Synchronisation.class).synchronise(projects, environments, targets);
  }

  // The files' own objects come and go with every start here.
  private static List<String> audited(String after) {
    return CONTROL.query(
        "SELECT actor, action, object_id FROM slipway.audit_entry WHERE object_id LIKE 's-%'"
            + " AND seq > "
            + after
            + " ORDER BY seq");
  }

  private static String lastEntry() {
    return CONTROL.query("SELECT seq FROM slipway.audit_head").getFirst();
  }

  private static Project project(String id) {
    return new Project(
        new ProjectId(id),
        new DisplayName(id),
        Optional.empty(),
        ProjectSettings.Flyway.DEFAULT,
        Optional.empty(),
        List.of());
  }

  private static Environment environment(String id, int order) {
    return new Environment(
        new EnvironmentId(id),
        new DisplayName(id),
        order,
        Optional.empty(),
        ConductorSettings.DEFAULT,
        PreflightSettings.DEFAULT,
        PostflightSettings.DEFAULT,
        SeverityPolicy.CATALOGUE,
        List.of(),
        List.of(),
        Policy.NONE);
  }

  private static Target target(String id, String environment, String database) {
    return new Target(
        new TargetId(id),
        new ProjectId("s-crm"),
        new EnvironmentId(environment),
        new TargetConnection.OnControlServer(new DatabaseName(database)),
        Labels.NONE);
  }
}
