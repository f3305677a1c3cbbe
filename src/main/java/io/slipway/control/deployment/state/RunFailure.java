package io.slipway.control.deployment.state;

import io.slipway.engine.conductor.Blocker;
import io.slipway.engine.execute.RunOutcome;
import io.slipway.engine.execute.StatementFailure;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Why a run stopped, and what it left.
public record RunFailure(
    @Schema(example = "STATEMENT_FAILED") Code code,
    String message,
    @Nullable @Schema(description = "The file of the bundle") String file,
    @Nullable @Schema(description = "One-based line of the file") Integer line,
    @Nullable @Schema(description = "One-based number of the statement") Integer statement,
    @Nullable @Schema(description = "PostgreSQL's SQLSTATE", example = "42P07") String sqlState,
    @Schema(description = "Whether the failed step left nothing behind") boolean cleanlyUndone,
    @Schema(description = "What the failed step left on the target") List<String> leftovers) {

  /// The kinds of failure.
  public enum Code {
    /// PostgreSQL refused a statement.
    STATEMENT_FAILED,
    /// Others' locks were in the way as often as the step was tried.
    LOCK_NOT_AVAILABLE,
    /// Others who migrate the target held the fence for too long.
    TARGET_FENCED,
    /// Sessions of an earlier attempt are still on the target and cannot be ended.
    ORPHANED_SESSIONS,
    /// Somebody called it off.
    CANCELLED,
    /// A hook before the run failed, and nothing was done, or one behind it.
    HOOK_FAILED,
    /// A check of the target failed before the run began.
    PREFLIGHT_FAILED,
    /// All steps are applied, and a check of the target failed behind them.
    POSTFLIGHT_FAILED,
    /// The ledger is no longer what the plan was made on.
    PLAN_STALE,
    /// No session with the target, or it broke.
    CONNECTION_LOST,
    /// The files no longer give the SQL that the plan names.
    SCRIPT_CHANGED,
    /// A gate closed between the request and the start.
    GATE_CLOSED,
    /// The target or its project was removed between the request and the start.
    TARGET_REMOVED,
    /// A statement's fate is unknown.
    IN_DOUBT,
    /// Too many other runs of the deployment failed before this one began.
    DEPLOYMENT_STOPPED,
    /// A defect of Slipway's own.
    INTERNAL
  }

  public RunFailure {
    leftovers = List.copyOf(leftovers);
  }

  public static RunFailure of(Code code, String message) {
    return new RunFailure(code, message, null, null, null, null, true, List.of());
  }

  public static RunFailure of(RunOutcome.Failed failed) {
    var at = failed.failure();
    return new RunFailure(
        Code.STATEMENT_FAILED,
        words(at),
        at.path(),
        at.line(),
        at.statement() > 0 ? at.statement() : null,
        at.failure().sqlState(),
        failed.cleanlyUndone(),
        failed.leftovers());
  }

  public static RunFailure of(RunOutcome.Blocked blocked) {
    var at = blocked.failure();
    return new RunFailure(
        Code.LOCK_NOT_AVAILABLE,
        "%s Tried %s; in the way at last: %s."
            .formatted(
                words(at),
                blocked.tries() == 1 ? "once" : blocked.tries() + " times",
                inWords(blocked.blockers())),
        at.path(),
        at.line(),
        at.statement() > 0 ? at.statement() : null,
        at.failure().sqlState(),
        blocked.failed().cleanlyUndone(),
        blocked.failed().leftovers());
  }

  private static String inWords(List<Blocker> blockers) {
    return blockers.isEmpty()
        ? "nobody who could be seen"
        : blockers.stream().map(Blocker::inWords).collect(Collectors.joining("; "));
  }

  private static String words(StatementFailure at) {
    var hint = at.failure().hint().map(text -> " Hint: " + text).orElse("");
    var detail = at.failure().detail().map(text -> " Detail: " + text).orElse("");
    return at.message() + detail + hint;
  }
}
