package io.slipway.control.rehearsal;

import io.slipway.control.rehearsal.ScratchServers.Choice;
import io.slipway.engine.postgres.PostgresFailure;
import io.slipway.engine.scratch.Scratch;
import io.slipway.engine.scratch.Swept;
import java.sql.SQLException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Sweeps every scratch server.
@Component
class ScratchSweeper {

  private static final Logger log = LoggerFactory.getLogger(ScratchSweeper.class);

  private final ScratchServers servers;
  private final RehearsalSettings settings;
  private final Clock clock;

  ScratchSweeper(ScratchServers servers, RehearsalSettings settings, Clock clock) {
    this.servers = servers;
    this.settings = settings;
    this.clock = clock;
  }

  void sweep() {
    servers.all().forEach(this::sweep);
  }

  private void sweep(Choice.Chosen chosen) {
    try (var scratch = new Scratch(chosen.server(), settings.scratch(), clock)) {
      report(chosen, scratch.sweep());
    } catch (SQLException e) {
      log.warn(
          "The scratch server {} could not be swept: {}",
          chosen.address(),
          PostgresFailure.of(e).message());
    }
  }

  private static void report(Choice.Chosen chosen, Swept swept) {
    var count = swept.databases().size() + swept.templates().size() + swept.roles().size();
    if (count > 0) {
      log.info(
          "Removed {} databases, {} templates and {} roles from the scratch server {}",
          swept.databases().size(),
          swept.templates().size(),
          swept.roles().size(),
          chosen.address());
    }
    swept.remaining().forEach(name -> log.warn("Left on {}: {}", chosen.address(), name));
  }
}
