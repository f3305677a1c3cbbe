package io.slipway.engine.preflight.need;

import io.slipway.engine.sql.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is noted while a statement is read.
final class Notes {

  private final List<Need> needs = new ArrayList<>();
  private final List<Touch> touches = new ArrayList<>();
  private final List<Name> indexes = new ArrayList<>();
  private final List<String> constraints = new ArrayList<>();
  private Optional<String> role = Optional.empty();
  private boolean unread;

  void needs(Need need) {
    needs.add(need);
  }

  /// Its form changes, for which one must own it.
  void alters(Name relation) {
    needs(new Need.OwnRelation(relation, false));
    touches.add(new Touch(relation, true));
  }

  void drops(Name relation) {
    needs(new Need.OwnRelation(relation, true));
    touches.add(new Touch(relation, true));
  }

  void locks(Name relation) {
    touches.add(new Touch(relation, true));
  }

  /// Its rows are read or changed.
  void uses(Name relation, String privileges) {
    needs(new Need.OnRelation(relation, privileges));
    touches.add(new Touch(relation, false));
  }

  void namesIndex(Name index) {
    indexes.add(index);
  }

  void settlesConstraint(String constraint) {
    constraints.add(constraint);
  }

  void becomes(String other) {
    role = Optional.of(other);
  }

  /// What the statement needs is not known, or not all of it.
  void isUnread() {
    unread = true;
  }

  Reading reading() {
    return new Reading(needs, touches, indexes, constraints, role, unread);
  }
}
