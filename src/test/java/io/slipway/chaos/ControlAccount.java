package io.slipway.chaos;

import java.util.List;
import java.util.Optional;

/// What the control database remembers of a job.
///
/// @param deployments their ids
/// @param runs all runs
/// @param entries all audit entries about the job's environment, oldest first
record ControlAccount(
    Job job, Sql control, List<String> deployments, List<Run> runs, List<Entry> entries) {

  private static final String RUNS =
      """
      SELECT run.id, run.state, run.attempt FROM slipway.run
        JOIN slipway.deployment ON deployment.id = run.deployment WHERE project = '%s'
      """;
  private static final String STEPS =
      """
      SELECT migration, run_step.state, run_step.run FROM slipway.run_step
        JOIN slipway.run ON run.id = run_step.run
        JOIN slipway.deployment ON deployment.id = run.deployment
       WHERE project = '%s' AND run.state = 'SUCCEEDED' AND run_step.state <> 'APPLIED'
      """;
  private static final String ENTRIES =
      """
      SELECT action, object_id, coalesce(detail ->> 'attempt', '0') FROM slipway.audit_entry
       WHERE project = '%s' ORDER BY seq
      """;
  private static final String TASKS =
      """
      SELECT task_instance, picked, picked_by, execution_time, consecutive_failures
        FROM slipway.scheduled_tasks JOIN slipway.run
          ON task_instance LIKE run.id || '/%%' AND task_name = 'run'
        JOIN slipway.deployment ON deployment.id = run.deployment WHERE project = '%s'
      """;

  /// A run as it stands.
  record Run(String id, String state, int attempt) {}

  /// An audit entry.
  ///
  /// @param object the id of what it is about
  record Entry(String action, String object, int attempt) {}

  static ControlAccount of(Job job, Sql control) {
    var answers =
        control.snapshot(
            List.of(
                "SELECT id FROM slipway.deployment WHERE project = '%s'".formatted(job.id()),
                RUNS.formatted(job.id()),
                ENTRIES.formatted(job.id())));
    return new ControlAccount(
        job,
        control,
        answers.getFirst(),
        answers.get(1).stream()
            .map(row -> row.split("\\|"))
            .map(row -> new Run(row[0], row[1], Integer.parseInt(row[2])))
            .toList(),
        answers.get(2).stream()
            .map(row -> row.split("\\|"))
            .map(row -> new Entry(row[0], row[1], Integer.parseInt(row[2])))
            .toList());
  }

  /// Tasks of runs that have ended, once the instances had time to take them away.
  Optional<String> tasksLeft() {
    var left = Invariants.awaitNone(() -> control.query(TASKS.formatted(job.id())));
    return left.isEmpty() ? Optional.empty() : Optional.of("tasks: " + left);
  }

  /// The steps of runs that succeeded which are said not to be applied.
  List<String> untrueSteps() {
    return control.query(STEPS.formatted(job.id()));
  }
}
