package io.slipway.control.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.Answer;
import io.slipway.testing.HttpApi;
import io.slipway.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import tools.jackson.databind.JsonNode;

/// A team that comes to Slipway: a folder of migrations, a database that is managed somehow, and a
/// project with one target for it.
final class Scene implements AutoCloseable {

  static final String ENVIRONMENT = "takeover";

  private static final AtomicInteger COUNTER = new AtomicInteger();

  final TestDatabase database = TestDatabase.create();
  final String id = "takeover-" + COUNTER.incrementAndGet();

  private final HttpApi admin;
  private final String layout;
  private final Path folder;
  private final Map<String, String> files = new TreeMap<>();

  private Scene(HttpApi admin, String layout, Map<String, Object> options) {
    this.admin = admin;
    this.layout = layout;
    try {
      folder = Files.createTempDirectory("takeover");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (admin.get("/api/v1/environments/" + ENVIRONMENT).status() == 404) {
      var environment = Map.of("id", ENVIRONMENT, "name", "Take-over", "order", 950);
      admin.post("/api/v1/environments", environment).expect(201);
    }
    var project = Map.of("id", id, "name", id, "layout", layout, layout, options);
    admin.post("/api/v1/projects", project).expect(201);
    var target =
        Map.of("id", id, "project", id, "environment", ENVIRONMENT, "database", database.name());
    admin.post("/api/v1/targets", target).expect(201);
  }

  static Scene flyway(HttpApi admin) {
    return new Scene(admin, "flyway", Map.of());
  }

  static Scene prisma(HttpApi admin) {
    return new Scene(admin, "prisma", Map.of());
  }

  /// Gives the project other options, as the API's users do.
  void configure(Map<String, Object> options) {
    admin.put("/api/v1/projects/" + id, Map.of("name", id, layout, options)).expect(200);
  }

  /// Adds or replaces a file; for Prisma, the path is the folder's name.
  Scene with(String path, String sql) {
    files.put(layout.equals("prisma") ? path + "/migration.sql" : path, sql);
    return this;
  }

  Scene without(String path) {
    files.remove(layout.equals("prisma") ? path + "/migration.sql" : path);
    return this;
  }

  /// Uploads the files as they are now, and gives the bundle's id.
  String upload() {
    var archive = archive();
    return admin
        .send(
            "POST",
            "/api/v1/bundles?project=" + id,
            null,
            request ->
                request
                    .setHeader("Content-Type", "application/zip")
                    .method("POST", BodyPublishers.ofByteArray(archive)))
        .json()
        .path("id")
        .asString();
  }

  private byte[] archive() {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /// Real Flyway on the files as they are now and the database.
  FluentConfiguration flyway() {
    try {
      clear();
      for (var file : files.entrySet()) {
        var path = folder.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Flyway.configure()
        .dataSource(database.url(), database.user(), database.password())
        .locations("filesystem:" + folder);
  }

  private void clear() throws IOException {
    try (var paths = Files.walk(folder)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        if (!path.equals(folder)) {
          Files.delete(path);
        }
      }
    }
  }

  String href() {
    return "/api/v1/targets/" + id + "/ledger";
  }

  JsonNode ledger() {
    return admin.get(href()).expect(200).json();
  }

  /// The ledger's findings, each as `CODE SEVERITY subject`.
  List<String> findings() {
    return lines(ledger().path("findings"));
  }

  JsonNode finding(String code) {
    return ledger()
        .path("findings")
        .valueStream()
        .filter(finding -> finding.path("code").asString().equals(code))
        .findFirst()
        .orElseThrow(() -> new AssertionError(code + " is not in " + findings()));
  }

  private static List<String> lines(JsonNode findings) {
    return findings
        .valueStream()
        .map(f -> Stream.of("code", "severity", "subject").map(key -> f.path(key).asString()))
        .map(parts -> String.join(" ", parts.toList()))
        .toList();
  }

  /// The ledger's migrations, each as `name standing`.
  List<String> standings() {
    return ledger()
        .path("migrations")
        .valueStream()
        .map(m -> m.path("name").asString() + " " + m.path("standing").asString())
        .toList();
  }

  Answer repair(JsonNode preview) {
    return send(preview.path("apply"));
  }

  JsonNode preview(String query) {
    return admin.get(href() + "/repair" + query).expect(200).json();
  }

  /// Sends a request that the ledger offered, as it stands.
  Answer send(JsonNode action) {
    assertThat(action.path("method").asString()).as("%s", action).isEqualTo("POST");
    return admin.post(action.path("href").asString(), action.path("body").toString());
  }

  Answer post(String what, Map<String, Object> body) {
    return admin.post(href() + "/" + what, new HashMap<>(body));
  }

  /// A plan of the newest bundle.
  JsonNode plan() {
    var accepted =
        admin
            .post("/api/v1/plans", Map.of("project", id, "environment", ENVIRONMENT))
            .expect(202)
            .json();
    var plan = admin.get("/api/v1/plans/" + accepted.path("id").asString() + "?wait=30s").json();
    assertThat(plan.path("state").asString()).as("%s", plan).isEqualTo("READY");
    return plan;
  }

  /// The codes of a plan's findings on the target.
  static List<String> codes(JsonNode plan) {
    return plan.path("targets")
        .path(0)
        .path("findings")
        .valueStream()
        .map(finding -> finding.path("code").asString())
        .toList();
  }

  static List<String> steps(JsonNode plan) {
    return plan.path("targets")
        .path(0)
        .path("steps")
        .valueStream()
        .map(step -> step.path("migration").asString())
        .toList();
  }

  /// Plans, finds nothing in the way, and deploys; gives the names of what was applied.
  List<String> deploy() {
    var plan = plan();
    assertThat(plan.path("runnable").asBoolean()).as("%s", plan).isTrue();
    var deployment = begin(plan);
    var end = admin.get("/api/v1/deployments/" + deployment + "?wait=30s").expect(200).json();
    assertThat(end.path("state").asString()).as("%s", end).isEqualTo("SUCCEEDED");
    return steps(plan);
  }

  /// Begins a deployment and gives its id.
  String begin(JsonNode plan) {
    var wish = Map.of("plan", plan.path("id").asString(), "digest", plan.path("digest").asString());
    return admin.post("/api/v1/deployments", wish).expect(202).json().path("id").asString();
  }

  @Override
  public void close() {
    database.close();
    try {
      clear();
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
