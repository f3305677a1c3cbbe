package io.slipway.engine.lint.rule.constraint;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.FollowUp;
import io.slipway.engine.lint.Severity;
import io.slipway.engine.lint.rule.Passed;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.lint.schema.model.TableColumn.NotNull;
import io.slipway.engine.lint.schema.model.TableIndex;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Constraint.Kind.Key;
import io.slipway.engine.sql.form.IndexForm.CreateIndex;
import io.slipway.engine.sql.form.TableAction.SetNotNull;
import io.slipway.engine.sql.form.TableForm.AlterTable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// `ADD PRIMARY KEY USING INDEX` whose columns may be null.
final class ForbidNullsBeforePrimaryKey implements StatementRule {

  @Override
  public String id() {
    return "SW206";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return Added.in(sight, Key.class)
        .filter(added -> added.kind().primary() && added.kind().usingIndex().isPresent())
        .filter(added -> added.reads() && !isForbiddenEarlier(added))
        .map(this::finding);
  }

  private Finding finding(Added<Key> added) {
    var index = added.kind().usingIndex().orElseThrow();
    var nullable = nullable(added);
    var known = nullable.filter(it -> !it.isEmpty());
    var doing =
        known
            .map(it -> "%s may be NULL, so all rows are looked at.".formatted(Words.and(it)))
            .orElse(
                "Unless all columns of %s are NOT NULL, all rows are looked at.".formatted(index));
    var found = added.about(at(added.sight(), doing + " " + added.hold().sentence()));
    return known
        .map(columns -> found.withFollowUps(followUps(added, columns)))
        .orElse(found.withSeverity(Severity.WARNING));
  }

  private static List<FollowUp> followUps(Added<Key> added, List<String> columns) {
    return added.steps().forbidNulls(columns).alter("add " + added.name(), added.text()).files();
  }

  // Empty when the index is not known.
  private static Optional<List<String>> nullable(Added<Key> added) {
    var name = new Name(added.table().schema(), added.kind().usingIndex().orElseThrow());
    return added
        .sight()
        .schema()
        .index(name)
        .map(TableIndex::columns)
        .map(columns -> columns.stream().filter(column -> isNullable(added, column)).toList());
  }

  private static boolean isNullable(Added<Key> added, String column) {
    return added
        .action()
        .relation()
        .flatMap(it -> it.column(column))
        .filter(it -> it.notNull() == NotNull.YES)
        .isEmpty();
  }

  // Where nothing is known of the table, the plan itself may have told enough.
  private static boolean isForbiddenEarlier(Added<Key> added) {
    var earlier = added.sight().setting().earlier();
    var index = added.kind().usingIndex().orElseThrow();
    return earlier.stream()
        .map(Passed::form)
        .filter(CreateIndex.class::isInstance)
        .map(CreateIndex.class::cast)
        .filter(
            it -> it.name().equals(Optional.of(index)) && it.table().equals(added.action().table()))
        .anyMatch(
            it ->
                it.elements().stream()
                    .allMatch(
                        element ->
                            element
                                .column()
                                .filter(column -> isSet(earlier, it.table(), column))
                                .isPresent()));
  }

  private static boolean isSet(List<Passed> earlier, Name table, String column) {
    return earlier.stream()
        .map(Passed::form)
        .filter(AlterTable.class::isInstance)
        .map(AlterTable.class::cast)
        .filter(it -> it.name().equals(table))
        .anyMatch(it -> it.actions().contains(new SetNotNull(column)));
  }
}
