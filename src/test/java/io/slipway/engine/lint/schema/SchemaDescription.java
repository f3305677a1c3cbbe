package io.slipway.engine.lint.schema;

import io.slipway.engine.lint.schema.model.DefaultValue;
import io.slipway.engine.lint.schema.model.KeyElement;
import io.slipway.engine.lint.schema.model.Lineage;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.Schema;
import io.slipway.engine.lint.schema.model.Sequence;
import io.slipway.engine.lint.schema.model.TableColumn;
import io.slipway.engine.lint.schema.model.TableConstraint;
import io.slipway.engine.lint.schema.model.TableIndex;
import io.slipway.engine.lint.schema.model.Truth;
import io.slipway.engine.lint.schema.model.UserType;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.TypeName;
import io.slipway.testing.TestDatabase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// All that two readings of one schema both claim to know, in words: `?` stands for what one of
/// them does not know.
final class SchemaDescription {

  private static final String MEMBERS =
      """
      SELECT coalesce(c.relname, t.typname, p.proname)
        FROM pg_depend d
        LEFT JOIN pg_class c ON d.classid = 'pg_class'::regclass AND c.oid = d.objid
        LEFT JOIN pg_type t ON d.classid = 'pg_type'::regclass AND t.oid = d.objid
        LEFT JOIN pg_proc p ON d.classid = 'pg_proc'::regclass AND p.oid = d.objid
       WHERE d.deptype = 'e' AND coalesce(c.relname, t.typname, p.proname) IS NOT NULL
      """;

  private final Schema schema;
  private final Set<String> left;
  private final Map<String, String> facts = new TreeMap<>();

  private SchemaDescription(Schema schema, Set<String> left) {
    this.schema = schema;
    this.left = left;
  }

  /// How many facts of a kind were compared.
  record Counts(int relations, int columns, int constraints, int indexes) {}

  /// What the database has and the other has not, and the other way round.
  record Comparison(List<String> differences, Counts counts) {}

  static Comparison compare(TestDatabase database, Schema read, Schema applied) {
    var members = new HashSet<>(database.query(MEMBERS));
    var expected = new SchemaDescription(read, members).describe();
    var actual = new SchemaDescription(applied, members).describe();
    var differences = new ArrayList<String>();
    var keys = new TreeSet<>(expected.keySet());
    keys.addAll(actual.keySet());
    for (var key : keys) {
      var there = expected.getOrDefault(key, "none");
      var here = actual.getOrDefault(key, "none");
      if (!isSame(there, here) && !isOfUnknown(applied, key)) {
        differences.add("%s: is %s, was taken for %s".formatted(key, there, here));
      }
    }
    for (var view : applied.relations()) {
      compareView(read, applied, view.name(), differences);
    }
    return new Comparison(differences, counts(expected));
  }

  private static Counts counts(Map<String, String> facts) {
    return new Counts(
        count(facts, "relation "),
        count(facts, "column "),
        count(facts, "constraint "),
        count(facts, "index "));
  }

  private static int count(Map<String, String> facts, String prefix) {
    return (int) facts.keySet().stream().filter(it -> it.startsWith(prefix)).count();
  }

  private static boolean isSame(String one, String other) {
    var ones = one.split(", ");
    var others = other.split(", ");
    if (ones.length != others.length) {
      return one.equals(other);
    }
    for (var i = 0; i < ones.length; i++) {
      if (!ones[i].equals(others[i]) && !ones[i].endsWith("?") && !others[i].endsWith("?")) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOfUnknown(Schema schema, String key) {
    return key.startsWith("column ")
        && schema.relations().stream()
            .filter(it -> key.startsWith("column %s ".formatted(text(it.name()))))
            .anyMatch(it -> !it.columns().known());
  }

  // Of a query's text, the columns are all that it can mean.
  private static void compareView(
      Schema read, Schema applied, Name name, List<String> differences) {
    var there = read.view(name);
    var here = applied.view(name);
    if (there.isEmpty() || here.isEmpty()) {
      return;
    }
    if (!there.get().relations().equals(here.get().relations())) {
      differences.add(
          "view %s reads %s, was taken for %s"
              .formatted(name, there.get().relations(), here.get().relations()));
    }
    var known =
        there.get().columns().stream()
            .filter(it -> applied.relation(it.relation()).orElseThrow().columns().known())
            .toList();
    if (!here.get().columns().containsAll(known)) {
      differences.add(
          "view %s reads %s, was taken for %s".formatted(name, known, here.get().columns()));
    }
  }

  // Temporary ones may be gone at a transaction's end, which their forms do not say.
  private boolean isLeft(Name name) {
    return left.contains(name.name())
        || name.schema().equals("pg_toast")
        || name.schema().equals("pg_temp");
  }

  private Map<String, String> describe() {
    for (var relation : schema.relations()) {
      if (!isLeft(relation.name())) {
        describe(relation);
      }
    }
    schema.indexes().stream()
        .filter(it -> !isLeft(it.table()))
        .forEach(it -> facts.put("index " + text(it.name()), index(it)));
    schema.constraints().stream()
        .filter(it -> !isLeft(it.table()))
        .forEach(
            it ->
                facts.put(
                    "constraint %s on %s".formatted(it.name(), text(it.table())), constraint(it)));
    schema.sequences().stream()
        .filter(it -> !isLeft(it.name()))
        .forEach(it -> facts.put("sequence " + text(it.name()), owner(it)));
    schema.types().stream()
        .filter(it -> !isLeft(it.name()))
        .forEach(it -> facts.put("type " + text(it.name()), type(it)));
    describeCode();
    describeOthers();
    return facts;
  }

  private void describe(Relation it) {
    var storage = it.storage();
    var options = it.options();
    var parameters = storage.parameters().stream().map(one -> one.split("=")[0]).sorted().toList();
    var facts =
        List.of(
            it.kind(),
            it.persistence(),
            it.owner().orElse("?"),
            storage.accessMethod(),
            storage.tablespace(),
            it.kind().isIndex() ? "" : String.join("+", parameters),
            toasted(it),
            it.parents().stream().map(SchemaDescription::text).collect(Collectors.joining("+")),
            it.lineage().key().map(SchemaDescription::key),
            it.lineage().bound().map(Lineage.Bound::isDefault),
            it.lineage().type(),
            options.rowSecurity(),
            options.forcedRowSecurity(),
            options.replicaIdentity(),
            options.clusteredOn());
    this.facts.put(
        "relation " + text(it.name()),
        facts.stream().map(Object::toString).collect(Collectors.joining(", ")));
    var place = 0;
    for (var column : it.columns().list()) {
      this.facts.put("column %s %03d".formatted(text(it.name()), ++place), column(it, column));
    }
  }

  private static String toasted(Relation it) {
    return it.storage().toasted() == Truth.UNKNOWN || !it.kind().holdsRows()
        ? "?"
        : it.storage().toasted().toString();
  }

  private static String key(Lineage.PartitionKey key) {
    return key.strategy()
        + "+"
        + key.elements().stream()
            .map(it -> it.column().orElse("expression"))
            .collect(Collectors.joining("+"));
  }

  private static String column(Relation relation, TableColumn it) {
    var isView = relation.kind().isView();
    return List.of(
            it.name(),
            type(it.type()),
            isView ? "?" : it.collation().map(SchemaDescription::text).orElse("-"),
            it.notNull(),
            it.value().map(SchemaDescription::value).orElse("-"),
            it.identity(),
            it.generation(),
            isView ? "?" : it.origin())
        .stream()
        .map(it2 -> it2.toString().replace(", ", "/"))
        .collect(Collectors.joining(", "));
  }

  private static String value(DefaultValue value) {
    return switch (value.isVolatile()) {
      case YES -> "volatile";
      case NO -> "constant";
      case UNKNOWN -> "?";
    };
  }

  private static String type(TypeName type) {
    return text(type.name())
        + (type.modifiers().isEmpty() ? "" : "(" + String.join("/", type.modifiers()) + ")")
        + (type.dimensions() > 0 ? "[]" : "");
  }

  private static String index(TableIndex it) {
    return String.join(
        ", ",
        text(it.table()),
        it.method(),
        it.elements().stream().map(SchemaDescription::element).collect(Collectors.joining("+")),
        String.join("+", it.included()),
        it.predicate().isPresent() ? "partial" : "whole",
        String.join("+", new TreeSet<>(it.mentioned())),
        it.properties().toString().replace(", ", "/"),
        it.parent().map(SchemaDescription::text).orElse("-"));
  }

  private static String element(KeyElement it) {
    return it.column().orElse("expression");
  }

  private static String constraint(TableConstraint it) {
    return String.join(
        ", ",
        it.kind().toString(),
        String.join(
            "+",
            it.kind() == TableConstraint.Kind.CHECK ? new TreeSet<>(it.columns()) : it.columns()),
        it.validity().toString().replace(", ", "/"),
        it.reference()
            .map(
                to -> text(to.table()) + "(" + String.join("+", to.columns()) + ")" + to.onDelete())
            .orElse("-"),
        it.index().map(SchemaDescription::text).orElse("-"),
        it.origin().toString().replace(", ", "/"));
  }

  private static String owner(Sequence it) {
    return it.owner()
        .map(
            owner ->
                text(owner.table()) + ", " + owner.column().orElse("?") + ", " + owner.identity())
        .orElse("nobody");
  }

  private static String type(UserType type) {
    return switch (type) {
      case UserType.EnumType it ->
          "enum of "
              + String.join("+", it.inOrder() ? it.labels() : new TreeSet<>(it.labels()))
              + (it.inOrder() ? "" : "?");
      case UserType.Domain it ->
          "domain over %s %s %s %s"
              .formatted(
                  type(it.base()),
                  it.notNull(),
                  it.value().map(SchemaDescription::value),
                  it.constraints().stream()
                      .map(one -> one.name() + one.notNull() + one.validated())
                      .sorted()
                      .toList());
      case UserType.OtherType _ -> "another";
    };
  }

  private void describeCode() {
    for (var routine : schema.routines()) {
      if (!isLeft(routine.name())) {
        var same =
            schema.routines().stream().filter(it -> it.name().equals(routine.name())).toList();
        facts.put(
            "routine " + text(routine.name()),
            same.stream()
                .map(it -> it.kind() + " " + it.volatility() + " " + it.language())
                .sorted()
                .toList()
                .toString());
      }
    }
    for (var relation : schema.relations()) {
      var name = relation.name();
      schema.triggers(name).stream()
          .filter(it -> !it.cloned())
          .forEach(
              it ->
                  facts.put(
                      "trigger %s on %s".formatted(it.name(), text(name)),
                      "%s %s %s".formatted(text(it.function()), it.constraint(), it.enabled())));
      schema.rules(name).forEach(it -> facts.put("rule %s on %s".formatted(it, name), ""));
      schema.policies(name).forEach(it -> facts.put("policy %s on %s".formatted(it, name), ""));
    }
  }

  private void describeOthers() {
    schema.schemas().forEach(it -> facts.put("schema " + it, ""));
    schema.extensions().forEach(it -> facts.put("extension " + it.name(), ""));
    schema.statistics().forEach(it -> facts.put("statistics " + text(it.name()), text(it.table())));
    schema
        .publications()
        .forEach(
            it ->
                facts.put(
                    "publication " + it.name(),
                    it.allTables()
                        + " "
                        + it.tables().stream().map(SchemaDescription::text).sorted().toList()));
  }

  private static String text(Name name) {
    return Optional.of(name.schema()).filter(it -> !it.isEmpty()).map(it -> it + ".").orElse("")
        + name.name();
  }
}
