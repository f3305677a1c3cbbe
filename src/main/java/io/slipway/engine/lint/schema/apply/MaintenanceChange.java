package io.slipway.engine.lint.schema.apply;

import io.slipway.engine.lint.schema.model.Contents;
import io.slipway.engine.lint.schema.model.SearchPath;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.MaintenanceForm.Cluster;

/// What looking after tables leaves in the catalog.
record MaintenanceChange(Contents contents) {

  /// The index is remembered for the next time.
  void cluster(Cluster form) {
    form.table()
        .flatMap(it -> new SearchPath(contents).find(it, contents.relations::containsKey))
        .ifPresent(
            table ->
                form.index()
                    .map(index -> new Name(table.schema(), index))
                    .ifPresent(index -> remember(table, index)));
  }

  private void remember(Name table, Name index) {
    contents.relations.computeIfPresent(
        table, (_, it) -> it.with(it.options().clusteredOn(java.util.Optional.of(index))));
  }
}
