package io.slipway.engine.lint.rule.constraint;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.Severity;
import io.slipway.engine.lint.rule.PassedPlan;
import io.slipway.engine.lint.rule.PlanRule;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.schema.model.Schema;
import io.slipway.engine.lint.schema.model.TableColumn;
import io.slipway.engine.lint.schema.model.UserType;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.TypeName;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A foreign key's column of another type than the column that it refers to.
final class MatchReferencedTypes implements PlanRule {

  // From the narrowest to the widest.
  private static final List<String> INTEGERS = List.of("smallint", "integer", "bigint");
  // One is taken for the other without any conversion.
  private static final List<String> TEXTS = List.of("text", "character varying");

  private record Pair(LastingForeignKey key, TableColumn column, TableColumn referenced) {}

  @Override
  public String id() {
    return "SW216";
  }

  @Override
  public Stream<Finding> check(PassedPlan plan) {
    return LastingForeignKey.of(plan)
        .flatMap(key -> pairs(plan.after(), key))
        .filter(pair -> differ(plan.after(), pair))
        .map(this::finding);
  }

  private static Stream<Pair> pairs(Schema schema, LastingForeignKey key) {
    var others = key.reference().columns();
    return IntStream.range(0, Math.min(key.columns().size(), others.size()))
        .mapToObj(
            i ->
                key.table()
                    .column(key.columns().get(i))
                    .flatMap(column -> pair(schema, key, column, others.get(i))))
        .flatMap(Optional::stream);
  }

  private static Optional<Pair> pair(
      Schema schema, LastingForeignKey key, TableColumn column, String referenced) {
    return schema
        .relation(key.reference().table())
        .flatMap(it -> it.column(referenced))
        .map(it -> new Pair(key, column, it));
  }

  private static boolean differ(Schema schema, Pair pair) {
    var one = base(schema, pair.column().type());
    var other = base(schema, pair.referenced().type());
    var areTexts = TEXTS.contains(one.name().toString()) && TEXTS.contains(other.name().toString());
    return !one.name().equals(other.name()) && !areTexts;
  }

  private static TypeName base(Schema schema, TypeName type) {
    return schema.resolveType(type.name()).found().orElse(null) instanceof UserType.Domain domain
        ? base(schema, domain.base())
        : type;
  }

  private Finding finding(Pair pair) {
    var narrow = width(pair.column());
    var wide = width(pair.referenced());
    var areIntegers = narrow >= 0 && wide >= 0;
    var message =
        "%s is %s and refers to %s, which is %s%s"
            .formatted(
                shown(pair.key().table().name(), pair.column()),
                pair.column().type(),
                shown(pair.key().reference().table(), pair.referenced()),
                pair.referenced().type(),
                !areIntegers
                    ? ": values are converted whenever they are compared."
                    : narrow < wide
                        ? ": rows whose key outgrows it cannot be referred to any more."
                        : ".");
    var found =
        at(pair.key().statement().place(), message)
            .withObjects(List.of(pair.key().table().name(), pair.key().reference().table()));
    return areIntegers && narrow > wide ? found.withSeverity(Severity.NOTE) : found;
  }

  private static int width(TableColumn column) {
    return INTEGERS.indexOf(column.type().name().name());
  }

  private static String shown(Name table, TableColumn column) {
    return Sql.shown(table) + "." + Sql.shown(column.name());
  }
}
