package io.slipway.control.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.testing.Answer;
import io.slipway.testing.SlipwayTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

class AuditTests extends SlipwayTest {

  private final String object = UUID.randomUUID().toString();

  private AuditTrail trail() {
    return context().getBean(AuditTrail.class);
  }

  private void inTransaction(Runnable work) {
    var manager = context().getBean(PlatformTransactionManager.class);
    new TransactionTemplate(manager).executeWithoutResult(_ -> work.run());
  }

  private AuditEvent event(String action) {
    return AuditEvent.of("tester", action, "thing", object);
  }

  private List<String> actions(String query) {
    var items = admin.get("/api/v1/audit?" + query).expect(200).json().path("items");
    return items.valueStream().map(entry -> entry.path("action").asString()).toList();
  }

  @Test
  void an_entry_cannot_be_written_outside_of_a_transaction() {
    assertThatThrownBy(() -> trail().record(event("thing.make")))
        .isInstanceOf(IllegalTransactionStateException.class);
  }

  @Test
  void an_entry_shares_the_fate_of_its_transaction() {
    assertThatThrownBy(
            () ->
                inTransaction(
                    () -> {
                      trail().record(event("thing.make"));
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");
    assertThat(actions("object=thing:" + object)).isEmpty();
    inTransaction(() -> trail().record(event("thing.make")));
    assertThat(actions("object=thing:" + object)).containsExactly("thing.make");
  }

  @Test
  void entries_cannot_be_changed_or_removed() {
    inTransaction(() -> trail().record(event("thing.make")));
    for (var sql :
        List.of(
            "UPDATE slipway.audit_entry SET actor = 'nobody'",
            "DELETE FROM slipway.audit_entry",
            "TRUNCATE slipway.audit_entry")) {
      assertThatThrownBy(() -> CONTROL.execute(sql)).hasMessageContaining("cannot be changed");
    }
  }

  @Test
  void writers_at_once_leave_no_gap_and_a_whole_chain() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var work =
          IntStream.range(0, 40)
              .<Callable<Void>>mapToObj(
                  _ ->
                      () -> {
                        inTransaction(() -> trail().record(event("thing.race")));
                        return null;
                      })
              .toList();
      for (var done : threads.invokeAll(work)) {
        done.get();
      }
    }
    var numbers = CONTROL.query("SELECT seq FROM slipway.audit_entry ORDER BY seq");
    assertThat(numbers)
        .containsExactlyElementsOf(
            LongStream.rangeClosed(1, numbers.size()).mapToObj(Long::toString).toList());
    var found = admin.get("/api/v1/audit/verification").expect(200).json();
    assertThat(found.path("intact").asBoolean()).isTrue();
    assertThat(found.path("entries").asLong()).isGreaterThanOrEqualTo(numbers.size());
  }

  @Test
  void any_text_is_stored_and_verified() {
    var facts =
        Map.of(
            "text",
            "line\nquote\" tab\t nul\0 umlaut ü emoji \uD83D\uDEA2 lone \uD83D",
            "number",
            9_007_199_254_740_991L,
            "list",
            List.of(1, true, Map.of("b", "2", "a", "1")),
            "z",
            Map.of());
    inTransaction(() -> trail().record(event("thing.odd").with(facts)));
    var found = admin.get("/api/v1/audit/verification").expect(200).json();
    assertThat(found.path("intact").asBoolean()).as(found.toString()).isTrue();
  }

  @Test
  void odd_texts_come_back_from_the_database_as_they_were() {
    var odd =
        new AuditCsvTests()
            .oddText().list().ofSize(400).sample().stream()
                .map(
                    text ->
                        event("thing.odd")
                            .in(text, text)
                            .with(Map.of(text, List.of(text), "k", text)))
                .toList();
    inTransaction(() -> trail().record(odd));
    var found = admin.get("/api/v1/audit/verification").expect(200).json();
    assertThat(found.path("intact").asBoolean()).as(found.toString()).isTrue();
    var rows = CsvRows.parse(export("text/csv", "object=thing:" + object).body());
    assertThat(rows).hasSize(401);
    for (var row : rows.subList(1, rows.size())) {
      assertThat(CsvRows.entry(row).hashed().hash()).isEqualTo(row.getLast());
    }
  }

  private Answer export(String type, String query) {
    return admin
        .send("GET", "/api/v1/audit/export?" + query, null, to -> to.setHeader("Accept", type))
        .expect(200);
  }

  @Test
  void the_export_takes_the_same_filters_as_the_list() {
    inTransaction(
        () -> {
          for (var i = 1; i <= 5; i++) {
            trail().record(event("thing.step-" + i).in(i % 2 == 0 ? "staging" : "dev", "crm"));
          }
        });
    var mine = "object=thing:" + object;
    for (var query :
        List.of(
            mine,
            mine + "&environment=staging",
            mine + "&action=thing.step-3&actor=tester",
            mine + "&from=2999-01-01T00:00:00Z",
            mine + "&to=2999-01-01T00:00:00Z")) {
      var listed = actions(query).reversed();
      assertThat(
              export("application/x-ndjson", query)
                  .body()
                  .lines()
                  .map(line -> JsonMapper.shared().readTree(line).path("action").asString()))
          .as(query)
          .containsExactlyElementsOf(listed);
      var rows = CsvRows.parse(export("text/csv", query).body());
      assertThat(rows.subList(1, rows.size()))
          .as(query)
          .extracting(row -> row.get(3))
          .containsExactlyElementsOf(listed);
    }
    admin.get("/api/v1/audit/export?actor=%00").expectProblem(400, "invalid-parameter");
  }

  @Test
  void the_export_comes_in_the_form_that_is_asked_for() {
    var csv = export("text/csv", "actor=nobody");
    assertThat(csv.body())
        .isEqualTo(
            "seq,at,actor,action,objectKind,objectId,environment,project,detail,previousHash,hash"
                + "\r\n");
    assertThat(csv.header("Content-Type").orElseThrow().replace(" ", ""))
        .startsWith("text/csv")
        .containsIgnoringCase("charset=utf-8")
        .contains("header=present");
    assertThat(csv.header("Content-Disposition").orElseThrow()).contains("slipway-audit.csv");
    var lines = export("*/*", "actor=nobody");
    assertThat(lines.body()).isEmpty();
    assertThat(lines.header("Content-Type")).hasValue("application/x-ndjson");
    assertThat(lines.header("Content-Disposition").orElseThrow()).contains("slipway-audit.ndjson");
    admin
        .send("GET", "/api/v1/audit/export", null, to -> to.setHeader("Accept", "application/pdf"))
        .expectProblem(406, "not-acceptable");
  }

  @Test
  void a_detail_of_another_type_is_refused_before_anything_is_written() {
    assertThatThrownBy(
            () ->
                inTransaction(
                    () -> trail().record(event("thing.odd").with(Map.of("x", new Object())))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(actions("object=thing:" + object)).isEmpty();
  }

  @Test
  void filters_hold_together_and_pages_join_without_gaps() {
    inTransaction(
        () -> {
          for (var i = 1; i <= 5; i++) {
            trail().record(event("thing.step-" + i).in(i % 2 == 0 ? "staging" : "dev", "crm"));
          }
        });
    var mine = "object=thing:" + object;
    assertThat(actions(mine + "&environment=staging"))
        .containsExactly("thing.step-4", "thing.step-2");
    assertThat(actions(mine + "&action=thing.step-3&actor=tester")).hasSize(1);
    assertThat(actions(mine + "&from=2999-01-01T00:00:00Z")).isEmpty();
    assertThat(actions(mine + "&to=2999-01-01T00:00:00Z")).hasSize(5);
    var first = admin.get("/api/v1/audit?limit=2&" + mine).expect(200).json();
    assertThat(actions("limit=3&" + mine + "&cursor=" + first.path("nextCursor").asString()))
        .containsExactly("thing.step-3", "thing.step-2", "thing.step-1");
  }

  @Test
  void a_viewer_sees_the_entries_of_his_environments_alone() {
    inTransaction(
        () -> {
          trail().record(event("thing.general"));
          trail().record(event("thing.dev").in("dev", null));
          trail().record(event("thing.staging").in("staging", null));
        });
    var page = holderOf("VIEWER dev").get("/api/v1/audit?object=thing:" + object).expect(200);
    assertThat(page.json().path("items").valueStream().map(e -> e.path("action").asString()))
        .containsExactly("thing.dev");
    holderOf("ADMIN dev").get("/api/v1/audit/export").expectProblem(403, "forbidden");
    holderOf("ADMIN dev").get("/api/v1/audit/verification").expectProblem(403, "forbidden");
  }

  @Test
  void each_line_of_the_export_proves_itself() {
    inTransaction(() -> trail().record(event("thing.make").with(Map.of("k", "v"))));
    var export = admin.get("/api/v1/audit/export").expect(200);
    assertThat(export.header("Content-Type")).hasValue("application/x-ndjson");
    var lines = export.body().lines().toList();
    assertThat(lines).hasSizeGreaterThan(1);
    var previous = "0".repeat(64);
    for (var line : lines) {
      var entry = ExportedLine.parse(line);
      assertThat(entry.previousHash()).isEqualTo(previous);
      assertThat(entry.recomputedHash()).as(line).isEqualTo(entry.hash());
      previous = entry.hash();
    }
  }

  @Test
  void each_kind_of_refused_change_leaves_exactly_one_entry() {
    var holder = holderOf("ADMIN *");
    var name = holder.get("/api/v1/me").json().path("name").asString().replace(" ", "%20");
    holder.post("/api/v1/tokens", "{").expect(400);
    holder.post("/api/v1/tokens", "{}").expect(422);
    holder.post("/api/v1/tokens", "x".repeat(2_000_000)).expect(413);
    holder.post("/api/v1/nothing", "{}").expect(404);
    holder.delete("/api/v1/tokens").expect(405);
    holder.get("/api/v1/nothing").expect(404);
    assertThat(actions("actor=" + name))
        .containsExactly(
            "request.refused",
            "request.refused",
            "request.refused",
            "token.create.refused",
            "token.create.refused");
  }

  @Test
  void a_stranger_s_attempt_leaves_no_entry() {
    var before = CONTROL.query("SELECT seq FROM slipway.audit_head");
    stranger.post("/api/v1/tokens", "{}").expect(401);
    assertThat(CONTROL.query("SELECT seq FROM slipway.audit_head")).isEqualTo(before);
  }
}
