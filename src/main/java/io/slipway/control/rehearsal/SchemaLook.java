package io.slipway.control.rehearsal;

import io.slipway.control.project.Target;
import io.slipway.control.project.TargetConnections;
import io.slipway.control.project.UnreachableTargetException;
import io.slipway.engine.catalog.CatalogReader;
import io.slipway.engine.peer.Peer;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Looks at targets' schemas outside any rehearsal.
@Component
public class SchemaLook {

  private static final String APPLICATION_NAME = "slipway plan";
  private static final String PATIENCE = "SET lock_timeout = '5s'; SET statement_timeout = '60s'";

  private final TargetConnections targets;

  SchemaLook(TargetConnections targets) {
    this.targets = targets;
  }

  /// The digest of a target's schema without its ledger, as plans have it; empty when it cannot be
  /// read.
  public Optional<String> fingerprint(Target target, Peer peer) {
    try (var connection = targets.open(target, APPLICATION_NAME);
        var statement = connection.createStatement()) {
      statement.execute(PATIENCE);
      connection.setReadOnly(true);
      var schema = TargetSchema.ledger(peer).leftOutOf(CatalogReader.read(connection));
      return Optional.of(schema.digest().value());
    } catch (UnreachableTargetException | SQLException _) {
      return Optional.empty();
    }
  }
}
