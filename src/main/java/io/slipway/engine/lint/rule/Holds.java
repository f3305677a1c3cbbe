package io.slipway.engine.lint.rule;

import io.slipway.engine.lint.effect.Effects;
import io.slipway.engine.lint.rule.Hold.Work;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.Schema;
import io.slipway.engine.lint.schema.model.Storage;
import io.slipway.engine.lint.schema.model.Storage.Size;
import io.slipway.engine.lint.schema.model.TableIndex;
import io.slipway.engine.postgres.LockMode;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Constraint;
import io.slipway.engine.sql.form.Constraint.Kind;
import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.IndexForm;
import io.slipway.engine.sql.form.TableAction;
import io.slipway.engine.sql.form.TableAction.AddColumn;
import io.slipway.engine.sql.form.TableAction.AddConstraint;
import io.slipway.engine.sql.form.TableForm.AlterTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;

/// Tells what a statement does to one relation from all its effects.
final class Holds {

  private final Form form;
  private final Effects effects;
  private final Schema schema;
  private final List<Name> family = new ArrayList<>();

  private Holds(Form form, Effects effects, Schema schema, Name relation) {
    this.form = form;
    this.effects = effects;
    this.schema = schema;
    family.add(relation);
    schema.descendants(relation).forEach(child -> family.add(child.name()));
  }

  static Hold of(Form form, Effects effects, Schema schema, Name relation) {
    return new Holds(form, effects, schema, relation).hold(relation);
  }

  private Hold hold(Name relation) {
    return new Hold(relation, mode(), work(), Math.toIntExact(rebuilt()), size());
  }

  private LockMode mode() {
    return family.stream()
        .flatMap(member -> Stream.ofNullable(effects.locks().get(member)))
        .max(Comparator.naturalOrder())
        .orElse(LockMode.ACCESS_SHARE);
  }

  private Work work() {
    if (family.stream().anyMatch(effects.rewritten()::contains)) {
      return Work.WRITE;
    }
    if (family.stream().noneMatch(effects.scanned()::contains)) {
      return rebuilt() > 0 ? Work.READ : Work.NONE;
    }
    return buildsIndex(form) ? Work.INDEX : Work.READ;
  }

  private static boolean buildsIndex(Form form) {
    return switch (form) {
      case IndexForm _ -> true;
      case AlterTable alter -> alter.actions().stream().anyMatch(Holds::addsIndex);
      default -> false;
    };
  }

  private static boolean addsIndex(TableAction action) {
    return switch (action) {
      case AddConstraint(var constraint) -> hasOwnIndex(constraint);
      case AddColumn(var column, _) -> column.constraints().stream().anyMatch(Holds::hasOwnIndex);
      default -> false;
    };
  }

  private static boolean hasOwnIndex(Constraint constraint) {
    return constraint.kind() instanceof Kind.Exclusion
        || (constraint.kind() instanceof Kind.Key key && key.usingIndex().isEmpty());
  }

  private long rebuilt() {
    return family.stream()
        .flatMap(member -> schema.indexes(member).stream())
        .map(TableIndex::name)
        .filter(effects.rewritten()::contains)
        .count();
  }

  private Size size() {
    var worked = family.stream().filter(this::isWorkedOn).toList();
    var counted = worked.isEmpty() ? family : worked;
    var sizes =
        counted.stream()
            .flatMap(member -> schema.relation(member).stream())
            .filter(member -> member.kind().holdsRows())
            .map(Relation::storage)
            .map(Storage::size)
            .toList();
    return new Size(sum(sizes, Size::rows), sum(sizes, Size::bytes));
  }

  private boolean isWorkedOn(Name member) {
    return effects.scanned().contains(member) || effects.rewritten().contains(member);
  }

  private static OptionalLong sum(List<Size> sizes, Function<Size, OptionalLong> part) {
    if (sizes.isEmpty() || sizes.stream().map(part).anyMatch(OptionalLong::isEmpty)) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(sizes.stream().map(part).mapToLong(OptionalLong::getAsLong).sum());
  }
}
