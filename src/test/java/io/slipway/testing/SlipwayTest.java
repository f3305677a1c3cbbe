package io.slipway.testing;

import io.slipway.SlipwayApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// A running Slipway, started once for all tests that extend this, with a control database of its
/// own on the tests' server. Tests talk to it over HTTP alone and share what it stores: each makes
/// objects with names of its own.
@SpringBootTest(
    classes = SlipwayApplication.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.test.context.cache.maxSize=4",
      "slipway.config-directory=src/test/resources/test-config",
      // All tests come from one address, most of them with one token.
      "slipway.access.limits.sign-ins-per-address=100000",
      "slipway.access.limits.sign-ins-per-name=100000",
      "slipway.access.limits.invalid-tokens-per-address=100000",
      "slipway.access.limits.requests-per-caller=100000"
    })
public abstract class SlipwayTest {

  /// The token of an administrator of everything.
  protected static final String ADMIN_TOKEN = "slw_testtest_" + "a".repeat(64);

  /// The control database, for looking behind the scenes.
  protected static final TestDatabase CONTROL = TestDatabase.create();

  private static final Path TOKEN_FILE = writeToken();

  @Autowired private ApplicationContext context;
  @Autowired private Environment environment;

  /// Speaks as the administrator.
  protected HttpApi admin = new HttpApi("", null);

  /// Speaks without a token.
  protected HttpApi stranger = new HttpApi("", null);

  @DynamicPropertySource
  static void configuration(DynamicPropertyRegistry properties) {
    properties.add("slipway.database.url", CONTROL::url);
    properties.add("slipway.database.username", CONTROL::user);
    properties.add("slipway.database.password", CONTROL::password);
    properties.add("slipway.access.admin-token", () -> "file:" + TOKEN_FILE);
    // Networks go silent in some tests, which then wait for it.
    properties.add("slipway.deployment.silence-patience", () -> "5s");
    // At the end the server is stopped beside the application; nothing is worth waiting for.
    properties.add("db-scheduler.shutdown-max-wait", () -> "1s");
    properties.add("server.shutdown", () -> "immediate");
  }

  @BeforeEach
  void connect() {
    stranger = new HttpApi("http://127.0.0.1:" + port(), null);
    admin = stranger.as(ADMIN_TOKEN);
  }

  protected int port() {
    return environment.getRequiredProperty("local.server.port", Integer.class);
  }

  /// The running application, for what cannot be seen from outside.
  protected ApplicationContext context() {
    return context;
  }

  /// Speaks as the holder of a fresh token with these grants, each such as `VIEWER staging`.
  protected HttpApi holderOf(String... grants) {
    return admin.as(TokenFixture.issue(admin, grants));
  }

  private static Path writeToken() {
    try {
      var file = Files.createTempFile("slipway", ".token");
      file.toFile().deleteOnExit();
      return Files.writeString(file, ADMIN_TOKEN);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
