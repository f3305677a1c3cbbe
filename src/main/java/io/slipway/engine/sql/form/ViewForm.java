package io.slipway.engine.sql.form;

import io.slipway.engine.sql.Name;
import java.util.List;

/// What makes and fills views.
public sealed interface ViewForm extends Form {

  /// @param columns the names given
  record CreateView(
      Name name, boolean orReplace, boolean temporary, List<String> columns, Query query)
      implements ViewForm {
    public CreateView {
      columns = List.copyOf(columns);
    }
  }

  record CreateMaterializedView(
      Name name, boolean ifNotExists, List<String> columns, Query query, boolean withData)
      implements ViewForm {
    public CreateMaterializedView {
      columns = List.copyOf(columns);
    }
  }

  record RefreshMaterializedView(Name name, boolean concurrently, boolean withData)
      implements ViewForm {}
}
