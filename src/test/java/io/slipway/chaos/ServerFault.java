package io.slipway.chaos;

import io.slipway.testing.OwnServer;

/// A PostgreSQL server that goes away and comes back.
sealed interface ServerFault extends Fault {

  /// It is stopped as administrators do, and started again.
  record Restarted(String name, OwnServer server) implements ServerFault {
    @Override
    public String kind() {
      return "server restarted: " + name;
    }

    @Override
    public void strike(Job job) {
      server.restart();
    }
  }

  /// All its processes are killed with SIGKILL, and it is started again.
  record Killed(String name, OwnServer server) implements ServerFault {
    @Override
    public String kind() {
      return "server killed: " + name;
    }

    @Override
    public void strike(Job job) {
      server.crash();
    }
  }
}
