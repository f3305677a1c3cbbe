package io.slipway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.Answer;
import io.slipway.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// Sends requests that cannot be granted, and collects what is wrong with the answers.
///
/// An answer must be a whole problem document with a 4xx status that names the field at fault; no
/// row of the control database may come or go, and each refused attempt to change something leaves
/// exactly one audit entry.
final class RefusedRequests {

  private static final Set<String> READING = Set.of("GET", "HEAD");

  // Tables that work in the background fills are left out.
  private static final String STATE =
      """
      SELECT string_agg(relname || ' ' || (xpath('/row/c/text()', query_to_xml(
               format('SELECT count(*) AS c FROM slipway.%I', relname), false, true, '')))[1], ', '
               ORDER BY relname),
             (SELECT count(*) FROM slipway.audit_entry WHERE action LIKE '%.refused')
        FROM pg_class
       WHERE relnamespace = 'slipway'::regnamespace AND relkind = 'r'
         AND relname NOT IN ('audit_entry', 'audit_checkpoint', 'scheduled_tasks', 'target_observation', 'notify_event',
                           'notify_delivery', 'notify_attempt', 'notify_tasks')
      """;

  private final Connection control;
  private final List<String> faults = new ArrayList<>();
  private State state;
  private int sent;

  /// Takes what is stored now for what must stay.
  RefusedRequests(TestDatabase control) {
    this.control = control.connect();
    this.state = look();
  }

  /// The rows of each table, and how many refused attempts the audit trail has.
  private record State(String rows, long refusals) {}

  private State look() {
    try (var statement = control.createStatement();
        var rows = statement.executeQuery(STATE)) {
      rows.next();
      return new State(rows.getString(1), rows.getLong(2));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Sends a request that must be refused.
  ///
  /// @param field the one that must be named; empty for none
  void refused(String what, String field, Supplier<Answer> request) {
    check(what, field, false, request);
  }

  /// Sends a request that may be granted or refused, but must not fail.
  void survived(String what, String field, Supplier<Answer> request) {
    check(what, field, true, request);
  }

  // Understood and allowed; that the examples' target does not exist is not the request's fault.
  private static boolean reachedTheTarget(Answer answer) {
    return answer.status() == 502
        && answer.json().path("code").asString().equals("target-unreachable");
  }

  private void check(String what, String field, boolean mayPass, Supplier<Answer> request) {
    sent++;
    var before = state;
    try {
      var answer = request.get();
      state = look();
      if (mayPass && (answer.status() < 400 || reachedTheTarget(answer))) {
        return;
      }
      checkProblem(answer, field);
      assertThat(state.rows()).isEqualTo(before.rows());
      assertThat(state.refusals() - before.refusals()).as("audited").isEqualTo(audited(answer));
    } catch (AssertionError | RuntimeException e) {
      faults.add(what + ": " + String.valueOf(e.getMessage()).strip());
      state = look();
    }
  }

  // What is no proper HTTP is sent away before anybody asks who sent it.
  private static int audited(Answer answer) {
    var isReading = READING.contains(answer.response().request().method());
    var isMalformed = answer.json().path("code").stringValue("").equals("malformed-request");
    return isReading || isMalformed ? 0 : 1;
  }

  private static void checkProblem(Answer answer, String field) {
    assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
    var code = answer.json().path("code").stringValue("");
    answer.expectProblem(answer.status(), code);
    assertThat(
            ProblemCode.valueOf(code.toUpperCase(java.util.Locale.ROOT).replace('-', '_'))
                .status()
                .value())
        .isEqualTo(answer.status());
    if (!field.isEmpty()) {
      assertThat(answer.fieldsAtFault())
          .as(answer.body())
          .anyMatch(
              named ->
                  named.equals(field)
                      || named.startsWith(field + ".")
                      || named.startsWith(field + "["));
    }
  }

  /// Fails with all faults, unless there are none.
  void expectNoFaults(int atLeast) throws SQLException {
    control.close();
    assertThat(faults).isEmpty();
    assertThat(sent).isGreaterThanOrEqualTo(atLeast);
  }
}
