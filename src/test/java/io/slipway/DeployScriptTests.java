package io.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.Shell;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs the example of a CI job, `docs/examples/deploy.sh`, as a CI system does.
class DeployScriptTests extends SlipwayTest {

  private static final Path SCRIPT = Path.of("docs", "examples", "deploy.sh").toAbsolutePath();
  private static final String ENVIRONMENT = "configured";
  private static final AtomicInteger COUNTER = new AtomicInteger();

  private final TestDatabase database = TestDatabase.create();
  private final String project = "script-" + COUNTER.incrementAndGet();

  @TempDir private Path folder;
  private Path migrations = Path.of("");

  @BeforeEach
  void prepare() throws IOException {
    Shell.needs("bash", "curl", "jq", "zip");
    migrations = Files.createDirectory(folder.resolve("migrations"));
    var password = Files.writeString(folder.resolve("password"), database.password());
    admin
        .post("/api/v1/projects", Map.of("id", project, "name", "Of a script", "layout", "flyway"))
        .expect(201);
    var target = new HashMap<String, Object>();
    target.put("id", project + "-target");
    target.put("project", project);
    target.put("environment", ENVIRONMENT);
    target.put("url", database.url());
    target.put("username", database.user());
    target.put("password", "file:" + password);
    admin.post("/api/v1/targets", target).expect(201);
    migration("V1__items.sql", "CREATE TABLE item (id int);");
  }

  @AfterEach
  void drop() {
    admin.delete("/api/v1/targets/" + project + "-target");
    database.close();
  }

  private void migration(String name, String sql) throws IOException {
    Files.writeString(migrations.resolve(name), sql);
  }

  private String tokenOf(String grant) {
    return Objects.requireNonNull(holderOf(grant).token());
  }

  private Shell.Result deploy() {
    return deploy(project, tokenOf("DEPLOYER " + ENVIRONMENT));
  }

  private Shell.Result deploy(String ofProject, String token) {
    var environment =
        Map.of(
            "SLIPWAY_URL",
            "http://127.0.0.1:" + port() + "/",
            "SLIPWAY_TOKEN",
            token,
            "GITHUB_STEP_SUMMARY",
            summary().toString());
    return new Shell(folder, environment)
        .run(List.of(SCRIPT.toString(), ofProject, ENVIRONMENT, "migrations"));
  }

  private Path summary() {
    return folder.resolve("summary.md");
  }

  @Test
  void it_deploys_what_is_pending_and_summarises_it() throws IOException {
    var result = deploy();

    assertThat(result.output())
        .contains("The bundle is ")
        .contains("- `" + project + "-target`: 1 step(s)\n  1. `V1__items.sql`\n")
        .contains("No findings.")
        .contains("is SUCCEEDED");
    assertThat(result.status()).isZero();
    assertThat(Files.readString(summary()))
        .contains("### Slipway: " + project + " to " + ENVIRONMENT)
        .contains("**SUCCEEDED**");
    assertThat(database.query("SELECT version FROM flyway_schema_history")).containsExactly("1");
  }

  @Test
  void with_nothing_to_do_it_succeeds_and_deploys_nothing() {
    deploy();
    var again = deploy();
    assertThat(again.output()).contains("Everything is up to date.").doesNotContain("/deployments");
    assertThat(again.status()).isZero();
  }

  @Test
  void a_blocking_finding_stops_it_before_anything_runs() throws IOException {
    deploy();
    migration("V1__items.sql", "CREATE TABLE item (id bigint);");
    migration("V2__more.sql", "CREATE TABLE more (id int);");

    var result = deploy();

    assertThat(result.output())
        .contains("| BLOCKING | " + project + "-target | V1__items.sql |")
        .contains("nothing was deployed")
        .doesNotContain("/deployments");
    assertThat(result.status()).isEqualTo(1);
    assertThat(database.query("SELECT version FROM flyway_schema_history")).containsExactly("1");
  }

  @Test
  void a_failing_migration_fails_it_with_the_place() throws IOException {
    migration("V2__broken.sql", "CREATE TABLE more (id int);\n\nSELECT | FROM nowhere;\n");

    var result = deploy();

    assertThat(result.output())
        .contains(": FAILED: V2__broken.sql, line 3 (statement 2): ")
        .contains("[42601]")
        .contains("The deployment ended as FAILED: http://127.0.0.1:" + port() + "/api/v1/");
    assertThat(result.status()).isEqualTo(1);
  }

  @Test
  void an_invalid_bundle_is_refused_with_the_reason() throws IOException {
    migration("V01__items_again.sql", "SELECT 1;");
    var result = deploy();
    assertThat(result.output())
        .contains("Slipway did not accept POST /bundles")
        .contains("invalid-bundle");
    assertThat(result.status()).isEqualTo(3);
  }

  @Test
  void an_unknown_project_is_refused() {
    var result = deploy("nobody-knows", ADMIN_TOKEN);
    assertThat(result.output()).contains("(not-found): There is no such project.");
    assertThat(result.status()).isEqualTo(3);
  }

  @Test
  void a_token_that_is_wrong_or_for_another_environment_is_refused() {
    var wrong = deploy(project, "slw_aaaaaaaa_" + "0".repeat(64));
    assertThat(wrong.output()).contains("(unauthenticated): The token is unknown");
    assertThat(wrong.status()).isEqualTo(3);
    var elsewhere = deploy(project, tokenOf("DEPLOYER staging"));
    assertThat(elsewhere.output()).contains("Slipway did not accept POST /plans", "(forbidden)");
    assertThat(elsewhere.status()).isEqualTo(3);
  }

  @Test
  void a_wrong_call_is_told_how_to_do_it() {
    var shell = new Shell(folder, Map.of("SLIPWAY_URL", ""));
    var none = shell.run(List.of(SCRIPT.toString()));
    assertThat(none.output()).startsWith("usage: deploy.sh <project>");
    assertThat(none.status()).isEqualTo(2);
    var unset = shell.run(List.of(SCRIPT.toString(), project, ENVIRONMENT, "migrations"));
    assertThat(unset.output()).startsWith("SLIPWAY_URL must be set");
    assertThat(unset.status()).isEqualTo(2);
  }
}
