package io.slipway.engine.schemadiff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What is to be done about the objects that pgCodeKeeper does not know of.
///
/// @param early statements in front of its script
/// @param late statements behind it
/// @param refused differences that nobody can write statements for
record ExtrasDiff(List<String> early, List<String> late, List<String> refused) {

  /// @param isMadeAnew tells the tables that the script creates, which have no properties yet
  /// @param stays tells the tables that are there afterwards
  static ExtrasDiff of(
      List<Extra> from,
      List<Extra> to,
      Predicate<TableName> isMadeAnew,
      Predicate<TableName> stays) {
    var diff = new ExtrasDiff(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (var old : from) {
      if (find(old, to).isEmpty() && (old.table() == null || stays.test(old.table()))) {
        diff.drop(old);
      }
    }
    for (var made : to) {
      var old = find(made, from).filter(o -> o.table() == null || !isMadeAnew.test(o.table()));
      old.ifPresentOrElse(o -> diff.alter(o, made), () -> diff.make(made));
    }
    return diff;
  }

  private static Optional<Extra> find(Extra wanted, List<Extra> extras) {
    return extras.stream().filter(wanted::isSameObject).findAny();
  }

  private void drop(Extra old) {
    var dropped = old.dropped();
    if (dropped == null) {
      refused.add("no SQL can be written that drops the " + old.kind() + " " + old.identity());
    } else {
      (old.early() ? early : late).addAll(dropped);
    }
  }

  private void make(Extra extra) {
    var made = extra.made();
    if (made == null) {
      refused.add("no SQL can be written that makes the " + extra.kind() + " " + extra.identity());
    } else {
      late.addAll(made);
    }
  }

  private void alter(Extra old, Extra made) {
    if (old.equals(made)) {
      return;
    }
    var altered = made.altered();
    if (altered != null && old.altered() != null) {
      late.addAll(altered);
    } else {
      drop(old);
      make(made);
    }
  }
}
