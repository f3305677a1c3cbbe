package io.slipway.control.audit;

import io.slipway.SlipwayApplication;
import io.slipway.cli.Commands;
import io.slipway.control.audit.chain.AuditEntry;
import io.slipway.control.audit.chain.EntryLine;
import io.slipway.control.audit.chain.SigningKey;
import io.slipway.testing.HttpApi;
import io.slipway.testing.TestDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// A Slipway of its own that signs checkpoints when a test says so, for tests that break its audit
/// trail and put it right again.
final class AuditedSlipway implements AutoCloseable {

  private static final String TOKEN = "slw_auditing_" + "b".repeat(64);

  private final TestDatabase database = TestDatabase.create();
  private final Path folder;
  private final ConfigurableApplicationContext context;

  AuditedSlipway(Path folder, String... settings) throws IOException {
    this.folder = folder;
    Files.writeString(folder.resolve("token"), TOKEN);
    var key = SigningKey.random();
    Files.writeString(folder.resolve("key.pem"), key.pem());
    Files.writeString(publicKey(), key.verifyingKey().pem());
    this.context = new SpringApplicationBuilder(SlipwayApplication.class).run(arguments(settings));
  }

  private String[] arguments(String... settings) {
    var arguments = new ArrayList<>(List.of(settings));
    arguments.addAll(
        List.of(
            "--server.port=0",
            "--slipway.database.url=" + database.url(),
            "--slipway.database.username=" + database.user(),
            "--slipway.database.password=" + database.password(),
            "--slipway.config-directory=src/test/resources/test-config",
            "--slipway.access.admin-token=file:" + folder.resolve("token"),
            "--slipway.audit.checkpoint-file=" + checkpoints(),
            "--slipway.audit.signing-key=file:" + folder.resolve("key.pem"),
            "--slipway.audit.checkpoint-every=1h",
            "--db-scheduler.shutdown-max-wait=1s",
            "--server.shutdown=immediate"));
    return arguments.toArray(String[]::new);
  }

  TestDatabase database() {
    return database;
  }

  Path checkpoints() {
    return folder.resolve("checkpoints.jsonl");
  }

  Path publicKey() {
    return folder.resolve("key.pub");
  }

  HttpApi admin() {
    var port = context.getEnvironment().getProperty("local.server.port");
    return new HttpApi("http://127.0.0.1:" + port, TOKEN);
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  void sign() {
    bean(Checkpoints.class).sign();
  }

  void record(List<AuditEvent> events) {
    new TransactionTemplate(bean(PlatformTransactionManager.class))
        .executeWithoutResult(_ -> bean(AuditTrail.class).record(events));
  }

  /// Writes entries in a transaction that is rolled back.
  void recordInVain(List<AuditEvent> events) {
    new TransactionTemplate(bean(PlatformTransactionManager.class))
        .executeWithoutResult(
            transaction -> {
              bean(AuditTrail.class).record(events);
              transaction.setRollbackOnly();
            });
  }

  JsonNode verification() {
    return admin().get("/api/v1/audit/verification").expect(200).json();
  }

  String export() {
    return admin().get("/api/v1/audit/export").expect(200).body();
  }

  List<AuditEntry> entries() {
    return export()
        .lines()
        .map(line -> EntryLine.parse(line.getBytes(StandardCharsets.UTF_8)))
        .toList();
  }

  /// What the offline verifier says of an export: its exit status and its words.
  String verifiedOffline(String export, Path publicKey) throws IOException {
    var file = Files.writeString(folder.resolve("export.jsonl"), export);
    var text = new StringWriter();
    var out = new PrintWriter(text);
    var status =
        Commands.run(
            out,
            out,
            "verify-audit",
            file.toString(),
            "--checkpoints",
            checkpoints().toString(),
            "--public-key",
            publicKey.toString());
    return status + " " + text;
  }

  @Override
  public void close() {
    context.close();
    database.close();
  }
}
