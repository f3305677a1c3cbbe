package io.slipway.engine.lint.effect;

import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.Truth;
import io.slipway.engine.lint.schema.model.UserType;
import io.slipway.engine.postgres.LockMode;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Column;
import io.slipway.engine.sql.form.Constraint;
import io.slipway.engine.sql.form.Constraint.Kind;
import io.slipway.engine.sql.form.Expression;
import io.slipway.engine.sql.form.TypeName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What a new column does to a table's rows.
///
/// A value that is the same for all rows is kept once for all of them; any other is written into
/// each. Source: PostgreSQL's documentation, "ALTER TABLE", notes; `ATExecAddColumn`.
final class AddedColumn {

  private static final Set<String> SERIALS = Set.of("serial", "bigserial", "smallserial");
  private static final Pattern SEQUENCE = Pattern.compile("nextval\\s*\\(\\s*'([^']+)'");

  private final Notes notes;
  private final Name written;
  private final List<Relation> family;

  AddedColumn(Notes notes, Name written, List<Relation> family) {
    this.notes = notes;
    this.written = written;
    this.family = family;
  }

  void note(Column column) {
    var rewrites = rewrites(column);
    if (rewrites == Truth.UNKNOWN) {
      notes.unknown("whether the default of " + column.name() + " differs from row to row");
    }
    if (rewrites.isPossible()) {
      rewrite();
    }
    column.constraints().forEach(constraint -> note(column, constraint));
  }

  private void rewrite() {
    if (family.isEmpty()) {
      notes.rewrite(written);
      notes.scan(written);
    }
    family.forEach(notes::rewriteWhole);
  }

  private Truth rewrites(Column column) {
    if (SERIALS.contains(column.type().name().name()) || isConstrainedDomain(column.type())) {
      return Truth.YES;
    }
    var answer = Truth.NO;
    for (var constraint : column.constraints()) {
      var one = rewrites(constraint.kind());
      if (one == Truth.YES) {
        return one;
      }
      answer = one == Truth.UNKNOWN ? one : answer;
    }
    return answer;
  }

  private Truth rewrites(Kind kind) {
    return switch (kind) {
      case Kind.Identity _ -> Truth.YES;
      case Kind.Generated(_, var stored) -> Truth.of(stored);
      case Kind.Default(var value) -> notes.schema().isVolatile(value.references());
      case Kind.NotNull _,
          Kind.Nullable _,
          Kind.Check _,
          Kind.Key _,
          Kind.ForeignKey _,
          Kind.Exclusion _ ->
          Truth.NO;
    };
  }

  private boolean isConstrainedDomain(TypeName type) {
    return type.dimensions() == 0
        && notes
            .schema()
            .resolveType(type.name())
            .found()
            .filter(UserType.Domain.class::isInstance)
            .map(UserType.Domain.class::cast)
            .filter(this::isConstrained)
            .isPresent();
  }

  private boolean isConstrained(UserType.Domain domain) {
    return domain.isConstrained() || isConstrainedDomain(domain.base());
  }

  private void note(Column column, Constraint constraint) {
    switch (constraint.kind()) {
      case Kind.Check _, Kind.Key _, Kind.Exclusion _ -> scanAll();
      case Kind.ForeignKey key -> reference(key, column);
      case Kind.Default(var value) -> sequence(value).ifPresent(this::draw);
      case Kind.NotNull _, Kind.Nullable _, Kind.Identity _, Kind.Generated _ -> {}
    }
  }

  private void scanAll() {
    if (family.isEmpty()) {
      notes.scan(written);
    }
    family.stream().filter(it -> it.kind().holdsRows()).forEach(it -> notes.scan(it.name()));
  }

  // Null, when nobody says anything, refers to nothing.
  private void reference(Kind.ForeignKey key, Column column) {
    var foreignKeys = new ForeignKeyEffects(notes);
    foreignKeys.lockReferenced(key.table());
    if (column.constraints().stream().anyMatch(it -> it.kind() instanceof Kind.Default)) {
      foreignKeys.compare(written, family, key.table());
    }
  }

  private static Optional<String> sequence(Expression value) {
    return SEQUENCE.matcher(value.text()).results().map(it -> it.group(1)).findFirst();
  }

  private void draw(String sequence) {
    var parts = sequence.split("\\.", 2);
    var name = parts.length == 2 ? new Name(parts[0], parts[1]) : Name.unqualified(sequence);
    notes.lock(notes.qualified(name), LockMode.ROW_EXCLUSIVE);
  }
}
