package io.slipway.control.deployment.work;

import io.slipway.control.database.JsonColumn;
import io.slipway.control.deployment.state.RunId;
import io.slipway.engine.preflight.Outcome;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What was seen of targets around the last attempts of their runs.
@Repository
public class RunFindings {

  /// What one check found, as the API shows it.
  @Schema(name = "CheckResult", description = "What one check of the target found")
  public record Result(
      @Schema(example = "pooled-connection") String check,
      Outcome outcome,
      @Schema(description = "What was seen") String finding,
      @Schema(description = "What to do") String advice,
      @Schema(description = "What the finding sums up") List<String> details) {

    public Result {
      details = List.copyOf(details);
    }

    /// The finding in a message.
    String words() {
      return "%s: %s %s".formatted(check, finding, advice);
    }
  }

  private final JdbcClient jdbc;
  private final JsonColumn json;

  RunFindings(JdbcClient jdbc, JsonColumn json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  void saveBefore(RunId run, List<Result> results) {
    jdbc.sql("UPDATE run SET preflight = ?::jsonb, postflight = NULL WHERE id = ?")
        .params(json.write(results), run.value())
        .update();
  }

  void saveAfter(RunId run, List<Result> results) {
    jdbc.sql("UPDATE run SET postflight = ?::jsonb WHERE id = ?")
        .params(json.write(results), run.value())
        .update();
  }

  /// What was seen before the last attempt that had something to do; nothing before the first.
  public List<Result> before(RunId run) {
    return read("SELECT preflight FROM run WHERE id = ? AND preflight IS NOT NULL", run);
  }

  /// What was seen once everything was applied.
  public List<Result> after(RunId run) {
    return read("SELECT postflight FROM run WHERE id = ? AND postflight IS NOT NULL", run);
  }

  private List<Result> read(String query, RunId run) {
    return jdbc.sql(query)
        .param(run.value())
        .query(String.class)
        .optional()
        .map(results -> json.readList(results, Result.class))
        .orElse(List.of());
  }
}
