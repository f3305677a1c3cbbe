package io.slipway.engine.lint.schema.apply;

import io.slipway.engine.lint.schema.model.Contents;
import io.slipway.engine.lint.schema.model.SearchPath;
import io.slipway.engine.lint.schema.model.Session;
import io.slipway.engine.lint.schema.model.Truth;
import io.slipway.engine.sql.form.SessionForm.SetParameter;
import java.util.Optional;

/// What `SET` and `RESET` do to how names and times are read, and to who asks.
record SessionChange(Contents contents, boolean inTransaction) {

  void set(SetParameter form) {
    if (form.local() && !inTransaction) {
      return;
    }
    contents.session = changed(contents.session, form);
    if (!form.local()) {
      contents.afterTransaction = changed(contents.afterTransaction, form);
    }
  }

  private Session changed(Session before, SetParameter form) {
    var start = contents.atStart;
    return switch (form.parameter()) {
      case "all" ->
          new Session(start.searchPath(), before.role(), before.superuser(), start.timeZone());
      case "search_path" -> {
        var path = form.value().map(SearchPath::elements).orElse(start.searchPath());
        yield new Session(path, before.role(), before.superuser(), before.timeZone());
      }
      case "role", "session_authorization" -> asRole(before, form.value());
      case "timezone" ->
          new Session(
              before.searchPath(),
              before.role(),
              before.superuser(),
              form.value().or(start::timeZone));
      default -> before;
    };
  }

  // What another role may do is not known.
  private Session asRole(Session before, Optional<String> role) {
    var start = contents.atStart;
    var isBack = role.isEmpty() || role.get().equalsIgnoreCase("none") || role.equals(start.role());
    return isBack
        ? new Session(before.searchPath(), start.role(), start.superuser(), before.timeZone())
        : new Session(before.searchPath(), role, Truth.UNKNOWN, before.timeZone());
  }
}
