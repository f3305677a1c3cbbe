package io.slipway.control.notify;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.slipway.control.audit.AuditEvent;
import io.slipway.control.audit.AuditTrail;
import io.slipway.control.notify.address.NameResolver;
import io.slipway.control.notify.delivery.Steps;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// A running Slipway whose clock stands, whose couriers go out step by step, and that may call
/// 127.0.0.1, but none of its neighbours.
@Import(NotifyTest.Surroundings.class)
@ContextConfiguration(initializers = NotifyTest.OwnControlDatabase.class)
@TestPropertySource(
    properties = {
      "slipway.notify.allowed-networks=127.0.0.1/32",
      "slipway.notify.allow-http=true",
      "slipway.notify.timeout=2s",
      "slipway.notify.public-url=https://slipway.example.com/"
    })
public abstract class NotifyTest extends SlipwayTest {

  /// Of its own: this Slipway lives in another year than those that the other tests share.
  protected static final TestDatabase CONTROL = TestDatabase.create();

  protected static final String KEY = "whsec-0123456789abcdef";

  protected static final Path KEY_FILE = secret(KEY);

  /// The mail server, which knows whoever knows the password.
  protected static final GreenMail MAIL = mailServer();

  protected final Receiver receiver = Receiver.start();

  /// What stands around Slipway.
  @TestConfiguration(proxyBeanMethods = false)
  static class Surroundings {

    @Bean
    @Primary
    SettableClock settableClock() {
      return new SettableClock();
    }

    @Bean
    @Primary
    FakeNames fakeNames() {
      return new FakeNames();
    }
  }

  /// Leads Slipway to it.
  static class OwnControlDatabase
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
      TestPropertyValues.of("slipway.database.url=" + CONTROL.url()).applyTo(context);
    }
  }

  private static GreenMail mailServer() {
    var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.setUser("slipway@example.com", "slipway", "letmein-please");
    server.start();
    return server;
  }

  @DynamicPropertySource
  static void mail(DynamicPropertyRegistry properties) {
    var password = secret("letmein-please");
    properties.add("spring.mail.host", () -> "127.0.0.1");
    properties.add("spring.mail.port", () -> MAIL.getSmtp().getPort());
    properties.add("spring.mail.username", () -> "slipway");
    properties.add("spring.mail.password", () -> "file:" + password);
    properties.add("spring.mail.properties[mail.smtp.auth]", () -> "true");
    properties.add("slipway.notify.mail-from", () -> "slipway@example.com");
  }

  protected static Path secret(String text) {
    try {
      var file = Files.createTempFile("slipway", ".secret");
      file.toFile().deleteOnExit();
      return Files.writeString(file, text + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @BeforeEach
  void nobodyIsTold() {
    steps().pause();
    unsubscribeAll();
    CONTROL.execute(
        "TRUNCATE slipway.notify_delivery, slipway.notify_event, slipway.notify_attempt");
  }

  // Other tests share the control database, and would be told.
  @AfterEach
  void unsubscribeAll() {
    CONTROL.execute(
        "UPDATE slipway.notify_subscription SET removed_at = now(), enabled = false"
            + " WHERE removed_at IS NULL");
  }

  @AfterEach
  void stopReceiving() {
    receiver.close();
  }

  protected Steps steps() {
    return new Steps(context());
  }

  protected void later(Duration by) {
    ((SettableClock) context().getBean(Clock.class)).advance(by);
  }

  protected FakeNames names() {
    return (FakeNames) context().getBean(NameResolver.class);
  }

  protected static Map<String, Object> webhook(String url, String... actions) {
    var wish = new HashMap<String, Object>();
    wish.put("name", "test " + UUID.randomUUID());
    wish.put("kind", "webhook");
    wish.put("url", url);
    wish.put("secrets", List.of("file:" + KEY_FILE));
    wish.put("actions", List.of(actions));
    return wish;
  }

  /// Subscribes, and gives the subscription's path.
  protected String subscribe(Map<String, ?> wish) {
    var made = admin.post("/api/v1/subscriptions", wish).expect(201).json();
    return "/api/v1/subscriptions/" + made.path("id").asString();
  }

  protected JsonNode subscription(String path) {
    return admin.get(path).expect(200).json();
  }

  protected List<JsonNode> deliveries(String path) {
    return admin
        .get(path + "/deliveries?limit=200")
        .expect(200)
        .json()
        .path("items")
        .valueStream()
        .toList();
  }

  /// Writes audit entries in a transaction of their own.
  protected void happens(AuditEvent... events) {
    transaction()
        .executeWithoutResult(_ -> context().getBean(AuditTrail.class).record(List.of(events)));
  }

  protected TransactionTemplate transaction() {
    return new TransactionTemplate(context().getBean(PlatformTransactionManager.class));
  }

  protected static List<String> texts(List<JsonNode> objects, String field) {
    return objects.stream().map(object -> object.path(field).asString()).toList();
  }

  /// What the audit trail has of a subscription, the newest first.
  protected List<String> audited(String path) {
    var id = path.substring(path.lastIndexOf('/') + 1);
    var entries = admin.get("/api/v1/audit?object=subscription:" + id).expect(200).json();
    return texts(entries.path("items").valueStream().toList(), "action");
  }

  protected static AuditEvent runFailed(String id) {
    return AuditEvent.of("system", "run.failed", "run", id)
        .in("production", "crm")
        .with(Map.of("target", "crm-production-eu", "message", "42P07: it exists already."));
  }
}
