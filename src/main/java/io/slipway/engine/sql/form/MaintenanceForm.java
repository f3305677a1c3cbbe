package io.slipway.engine.sql.form;

import io.slipway.engine.postgres.LockMode;
import io.slipway.engine.sql.Name;
import java.util.List;
import java.util.Optional;

/// What looks after tables, and what does nothing but lock them.
public sealed interface MaintenanceForm extends Form {

  /// @param tables none for all of the database
  record Vacuum(List<Name> tables, boolean full, boolean analyze) implements MaintenanceForm {
    public Vacuum {
      tables = List.copyOf(tables);
    }
  }

  /// @param tables none for all of the database
  record Analyze(List<Name> tables) implements MaintenanceForm {
    public Analyze {
      tables = List.copyOf(tables);
    }
  }

  /// `CLUSTER` and, since 19, `REPACK`.
  ///
  /// @param table empty for all that were clustered before
  record Cluster(Optional<Name> table, Optional<String> index, boolean concurrently)
      implements MaintenanceForm {}

  record LockTable(List<Name> tables, LockMode mode, boolean noWait) implements MaintenanceForm {
    public LockTable {
      tables = List.copyOf(tables);
    }
  }
}
