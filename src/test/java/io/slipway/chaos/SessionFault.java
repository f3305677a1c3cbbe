package io.slipway.chaos;

/// Sessions that the server ends, as administrators and failovers do.
sealed interface SessionFault extends Fault {

  /// The session in which a run sends its scripts.
  record OfScripts() implements SessionFault {
    @Override
    public String kind() {
      return "killed backend: the run's scripts";
    }

    @Override
    public void strike(Job job) {
      job.target().terminate("^slipway run .*[0-9]$");
    }
  }

  /// The session that holds a run's fence.
  record OfFence() implements SessionFault {
    @Override
    public String kind() {
      return "killed backend: the run's fence";
    }

    @Override
    public void strike(Job job) {
      job.target().terminate("^slipway run .* fence$");
    }
  }

  /// Every session of Slipway on the target.
  record OfTarget() implements SessionFault {
    @Override
    public String kind() {
      return "killed backends: all on the target";
    }

    @Override
    public void strike(Job job) {
      job.target().terminate("^slipway");
    }
  }

  /// Every session of every instance on the control database.
  record OfControl(Sql control) implements SessionFault {
    @Override
    public String kind() {
      return "killed backends: all on the control database";
    }

    @Override
    public void strike(Job job) {
      control.execute(
          """
          SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE datname = current_database() AND application_name = 'slipway'
          """);
    }
  }
}
