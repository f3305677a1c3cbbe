package io.slipway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.slipway.testing.DeployedProject;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.TestDatabase;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A client generated from the API's description deploys.
@Tag("compat")
class GeneratedClientTests extends SlipwayTest {

  // Put there by the profile `compat`.
  private static final Path GENERATOR = Path.of("target", "openapi-generator", "cli.jar");
  private static final Path JOB = Path.of("src", "test", "resources", "client", "DeployJob.java");

  @TempDir Path folder;

  @Test
  void aGeneratedClientPlansAndDeploys() throws Exception {
    assumeTrue(Files.exists(GENERATOR), "skipped: the profile compat brings the generator");
    generate();
    var classes = compile();
    try (var database = TestDatabase.create();
        var loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
      var job = DeployedProject.flyway(admin);
      job.target(database);
      // The generator's client sends a file's name for its bytes, so the upload is not its part.
      var bundle = job.upload(Map.of("V1__x.sql", "CREATE TABLE x (id int);"));

      var run =
          loader
              .loadClass("DeployJob")
              .getMethod("run", String.class, String.class, String.class, String.class);
      assertThat(run.invoke(null, admin.base(), ADMIN_TOKEN, job.id(), bundle))
          .isEqualTo("SUCCEEDED V1__x.sql APPLIED UP_TO_DATE 409");
      assertThat(database.query("SELECT to_regclass('x')")).containsExactly("x");
    }
  }

  private void generate() throws IOException, InterruptedException {
    var description =
        Files.writeString(
            folder.resolve("openapi.json"), stranger.get("/v3/api-docs").expect(200).body());
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-jar",
            GENERATOR.toString(),
            "generate",
            "-g",
            "java",
            "--library",
            "native",
            "-i",
            description.toString(),
            "-o",
            folder.resolve("client").toString(),
            "--additional-properties",
            "invokerPackage=io.slipway.client,apiPackage=io.slipway.client.api,"
                + "modelPackage=io.slipway.client.model,openApiNullable=false,useJakartaEe=true,"
                + "hideGenerationTimestamp=true");
    var log = folder.resolve("generator.log");
    var process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(process.waitFor()).as("%s", Files.readString(log)).isZero();
  }

  private Path compile() throws IOException {
    var sources = new ArrayList<Path>();
    try (var files = Files.walk(folder.resolve("client").resolve("src").resolve("main"))) {
      files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
    }
    sources.add(JOB);
    var classes = Files.createDirectory(folder.resolve("classes"));
    var compiler = ToolProvider.getSystemJavaCompiler();
    var problems = new java.io.StringWriter();
    try (var manager = compiler.getStandardFileManager(null, null, null)) {
      var options =
          List.of(
              "-d",
              classes.toString(),
              "-cp",
              System.getProperty("java.class.path"),
              "-proc:none",
              "-nowarn");
      var units = manager.getJavaFileObjectsFromPaths(sources);
      assertThat(compiler.getTask(problems, manager, null, options, null, units).call())
          .as("%s", problems)
          .isTrue();
    }
    return classes;
  }
}
