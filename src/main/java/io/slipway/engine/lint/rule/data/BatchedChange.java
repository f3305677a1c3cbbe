package io.slipway.engine.lint.rule.data;

import io.slipway.engine.lint.FollowUp;
import io.slipway.engine.lint.rule.Batches;
import io.slipway.engine.lint.rule.RowChange;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.RelationKind;
import io.slipway.engine.lint.schema.model.TableConstraint;
import io.slipway.engine.lint.schema.model.TableConstraint.Kind;
import io.slipway.engine.sql.Lexeme;
import io.slipway.engine.sql.Lexemes;
import io.slipway.engine.sql.form.DataForm.Delete;
import io.slipway.engine.sql.form.DataForm.Update;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The same change of many rows in batches, where that comes to the same.
///
/// It does not where the statement looks at other rows of its table, whose values a batch before
/// may have changed; nor where a row could be met twice.
final class BatchedChange {

  // What a batch has names for already.
  private static final Set<String> TAKEN =
      Set.of("last", "done", "key", "batch", "changed", "changing");

  private final Sight sight;
  private final RowChange change;
  private final ChangeText text;

  private BatchedChange(Sight sight, RowChange change, ChangeText text) {
    this.sight = sight;
    this.change = change;
    this.text = text;
  }

  /// No files where it would not, or nobody knows.
  static List<FollowUp> files(Sight sight) {
    return RowChange.of(sight)
        .flatMap(
            change ->
                ChangeText.of(sight.text()).map(text -> new BatchedChange(sight, change, text)))
        .filter(BatchedChange::isTheSame)
        .map(BatchedChange::files)
        .orElse(List.of());
  }

  private List<FollowUp> files() {
    return block().map(it -> sight.phases().alone(name(), it).files()).orElse(List.of());
  }

  private String name() {
    var verb = change.deletes() ? "delete" : "update";
    return "%s %s in batches".formatted(verb, change.table().name());
  }

  private boolean isTheSame() {
    return !sight.setting().isNested()
        && !change.shape().joined()
        && !change.shape().limited()
        && !sight.text().contains("$$")
        && names(sight.text()).noneMatch(TAKEN::contains)
        && !readsItself()
        && isWhole();
  }

  private static Stream<String> names(String text) {
    return Lexemes.of(text).stream().filter(Lexeme::isName).map(Lexeme::text);
  }

  private boolean readsItself() {
    var references =
        switch (sight.form()) {
          case Update update -> update.references();
          case Delete delete -> delete.references();
          default -> throw new IllegalStateException("no change of rows");
        };
    return references.relations().stream().anyMatch(it -> it.name().equals(change.table().name()));
  }

  // Each row has one key, which stays; or one place, which only what is deleted leaves for good.
  private boolean isWhole() {
    var relation = sight.relation(change.table());
    if (relation.isEmpty()) {
      return false;
    }
    var isAlone = sight.schema().descendants(relation.get().name()).isEmpty();
    var isPartitioned = relation.get().kind() == RelationKind.PARTITIONED_TABLE;
    return key(relation.get())
        .map(key -> !change.assigned().contains(key) && (isAlone || isPartitioned))
        .orElse(change.deletes() && isAlone && relation.get().kind() == RelationKind.TABLE);
  }

  private Optional<String> key(Relation relation) {
    return sight.schema().constraints(relation.name()).stream()
        .filter(constraint -> constraint.kind() == Kind.PRIMARY_KEY)
        .map(TableConstraint::columns)
        .filter(columns -> columns.size() == 1)
        .map(List::getFirst)
        .findFirst();
  }

  private Optional<String> block() {
    var condition =
        text.condition().flatMap(it -> requalified(it, Sql.name(change.table().name())));
    if (condition.isEmpty() && text.condition().isPresent()) {
      return Optional.empty();
    }
    if (change.deletes()) {
      return Batches.delete(sight, change.table(), condition);
    }
    return text.assignments()
        .flatMap(it -> requalified(it, "changing"))
        .flatMap(it -> Batches.update(sight, change.table(), it, condition));
  }

  // In a batch the table has another name; where a query in it has a table of its own of that name,
  // nobody could tell them apart.
  private Optional<String> requalified(String part, String name) {
    var lexemes = Lexemes.of(part);
    var result = new StringBuilder();
    var done = 0;
    for (var i = 0; i < lexemes.size(); i++) {
      var lexeme = lexemes.get(i);
      if (!lexeme.isName() || !lexeme.text().equals(text.alias())) {
        continue;
      }
      if (i + 1 == lexemes.size() || !lexemes.get(i + 1).is(".")) {
        return Optional.empty();
      }
      result.append(part, done, lexeme.start()).append(name);
      done = lexeme.end();
    }
    return Optional.of(result.append(part.substring(done)).toString());
  }
}
