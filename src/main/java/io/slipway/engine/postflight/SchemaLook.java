package io.slipway.engine.postflight;

import io.slipway.engine.catalog.Catalog;
import io.slipway.engine.catalog.CatalogComparison;
import io.slipway.engine.catalog.CatalogObject;
import io.slipway.engine.catalog.ObjectKind;
import io.slipway.engine.preflight.need.PlanNeeds;
import io.slipway.engine.sql.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Looks at the schema that a run left.
///
/// @param now without the ledger
record SchemaLook(Catalog now, Subject subject) {

  private static final int NAMED = 20;
  private static final String INVALID = "invalid";
  private static final String NOT_VALID = "not_valid";

  CheckResult at(Check check) {
    return switch (check) {
      case FINGERPRINT -> fingerprint();
      case PROMISES -> promises();
      case INVALID_INDEXES -> invalidIndexes();
      case NOT_VALID_CONSTRAINTS -> notValidConstraints();
      case VERIFY_SCRIPTS, QUERIES -> throw new IllegalArgumentException("no check of the schema");
    };
  }

  private CheckResult fingerprint() {
    var promise = subject.promise();
    if (promise.digest().isEmpty()) {
      return CheckResult.warn(
          Check.FINGERPRINT,
          "What the schema should be now is unproven. " + promise.reason(),
          "Nothing to do, unless the plan was to be rehearsed.",
          List.of());
    }
    var digest = now.digest().value();
    return digest.equals(promise.digest().get())
        ? CheckResult.pass(Check.FINGERPRINT, "The schema is the one that the plan expected.")
        : CheckResult.fail(
            Check.FINGERPRINT,
            "The schema is not the one that the plan expected.",
            "See what differs: the steps are applied. If the target is right as it is, go on with a"
                + " new plan; if not, mend it by hand or with a migration, and retry the run.",
            differences(promise, digest));
  }

  private List<String> differences(Promise promise, String digest) {
    var details = new ArrayList<String>();
    promise
        .after()
        .get()
        .filter(expected -> expected.server().major() == now.server().major())
        .map(expected -> CatalogComparison.of(expected, now).words(NAMED))
        .ifPresent(details::addAll);
    details.add("expected " + promise.digest().orElse(""));
    details.add("there is " + digest);
    return details;
  }

  private CheckResult promises() {
    var promised = new TreeSet<>(subject.promise().objects());
    var missing = new ArrayList<String>();
    promised.stream().filter(name -> find(now, name).isEmpty()).forEach(missing::add);
    if (!missing.isEmpty()) {
      return CheckResult.fail(
          Check.PROMISES,
          "What the steps made in the rehearsal is not there.",
          "Find out who dropped it, or why a step made something else here; make it again with a"
              + " migration.",
          missing);
    }
    if (promised.isEmpty() && subject.promise().digest().isEmpty()) {
      return CheckResult.warn(
          Check.PROMISES,
          "What indexes and foreign keys the steps were to make is not known. "
              + subject.promise().reason(),
          "Nothing to do, unless the plan was to be rehearsed.",
          List.of());
    }
    return CheckResult.pass(
        Check.PROMISES,
        "The indexes and foreign keys that the steps made in the rehearsal are there.",
        List.copyOf(promised));
  }

  private CheckResult invalidIndexes() {
    var invalid = marked(ObjectKind.INDEX, INVALID);
    if (invalid.isEmpty()) {
      return CheckResult.pass(Check.INVALID_INDEXES, "The database has no invalid index.");
    }
    var isNamed = isNamedIn(PlanNeeds.of(subject.scripts()));
    var around = Around.of(subject.promise(), INVALID);
    var left =
        invalid.stream()
            .filter(index -> !around.hadAfter(index) && around.isNew(index, isNamed))
            .toList();
    return left.isEmpty()
        ? CheckResult.warn(
            Check.INVALID_INDEXES,
            "The database has invalid indexes, none of the run's making.",
            "DROP INDEX CONCURRENTLY, or REINDEX INDEX CONCURRENTLY.",
            names(invalid))
        : CheckResult.fail(
            Check.INVALID_INDEXES,
            "The run left indexes that are invalid: they cost writes and serve no query.",
            "DROP INDEX CONCURRENTLY and build them again with a migration, or REINDEX INDEX"
                + " CONCURRENTLY; then retry the run, which looks again.",
            names(left));
  }

  private CheckResult notValidConstraints() {
    var open = marked(ObjectKind.CONSTRAINT, NOT_VALID);
    if (open.isEmpty()) {
      return CheckResult.pass(
          Check.NOT_VALID_CONSTRAINTS, "All constraints of the database are valid.");
    }
    var settled = PlanNeeds.of(subject.scripts()).constraints();
    var around = Around.of(subject.promise(), NOT_VALID);
    var left =
        open.stream()
            .filter(one -> !around.hadAfter(one))
            .filter(one -> around.isExpected(one) || settled.contains(constraintName(one)))
            .toList();
    if (!left.isEmpty()) {
      return CheckResult.fail(
          Check.NOT_VALID_CONSTRAINTS,
          "Constraints that should be validated by now hold for new rows alone.",
          "Look for rows that violate them, mend those, and ALTER TABLE … VALIDATE CONSTRAINT; then"
              + " retry the run, which looks again.",
          names(left));
    }
    var fresh = open.stream().filter(one -> !around.hadBefore(one)).toList();
    return fresh.isEmpty()
        ? CheckResult.pass(
            Check.NOT_VALID_CONSTRAINTS,
            "Constraints were never validated, and not before the run either.",
            names(open))
        : CheckResult.warn(
            Check.NOT_VALID_CONSTRAINTS,
            "There are constraints that hold for new rows alone, and not known from before the run.",
            "VALIDATE CONSTRAINT them in a later migration.",
            names(fresh));
  }

  private List<CatalogObject> marked(ObjectKind kind, String attribute) {
    return now.objects().stream()
        .filter(object -> object.ref().kind() == kind)
        .filter(object -> object.attribute(attribute).isPresent())
        .toList();
  }

  private static Predicate<CatalogObject> isNamedIn(PlanNeeds needs) {
    return index ->
        needs.indexes().stream()
            .map(Name::name)
            .anyMatch(name -> unquoted(index.ref().identity()).endsWith("." + name));
  }

  private static String constraintName(CatalogObject constraint) {
    var identity = constraint.ref().identity();
    return unquoted(identity.substring(0, identity.lastIndexOf(" on ")));
  }

  private static String unquoted(String identity) {
    return identity.replace("\"", "");
  }

  private static Optional<CatalogObject> find(Catalog catalog, String name) {
    return catalog.objects().stream()
        .filter(object -> object.ref().toString().equals(name))
        .findFirst();
  }

  private static List<String> names(List<CatalogObject> objects) {
    return objects.stream().map(object -> object.ref().toString()).toList();
  }
}
