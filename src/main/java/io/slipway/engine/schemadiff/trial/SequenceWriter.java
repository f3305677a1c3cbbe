package io.slipway.engine.schemadiff.trial;

import io.slipway.engine.catalog.CatalogDifference.AttributeChange;
import io.slipway.engine.catalog.CatalogObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Writes sequences; those of identity columns come and go with their columns.
final class SequenceWriter implements Writer {

  private static final Set<String> PARAMETERS =
      Set.of("type", "start", "increment", "minimum", "maximum", "cache", "cycle");

  @Override
  public List<Action> create(CatalogObject sequence) {
    if (sequence.attribute("identity_of").isPresent()) {
      return List.of();
    }
    var actions = new ArrayList<Action>();
    var unlogged = sequence.attribute("unlogged").isPresent() ? "UNLOGGED " : "";
    var type = sequence.attribute("type").map(t -> " AS " + t).orElse("");
    actions.add(
        Action.of(
            "%s",
            "CREATE "
                + unlogged
                + "SEQUENCE "
                + sequence.ref().identity()
                + type
                + parameters(sequence)));
    sequence.attribute("owned_by").ifPresent(column -> actions.add(ownedBy(sequence, column)));
    return actions;
  }

  private static Action ownedBy(CatalogObject sequence, String column) {
    return Action.of("ALTER SEQUENCE %s OWNED BY %s", sequence.ref().identity(), column);
  }

  // A column takes its sequence along.
  @Override
  public List<Action> drop(CatalogObject sequence) {
    return sequence.attribute("identity_of").isPresent()
        ? List.of()
        : List.of(Action.of("DROP SEQUENCE %s", sequence.ref().identity()));
  }

  @Override
  public Optional<List<Action>> alter(
      CatalogObject before, CatalogObject after, List<AttributeChange> changes) {
    var actions = new ArrayList<Action>();
    var names = changes.stream().map(AttributeChange::name).toList();
    if (names.stream().anyMatch(PARAMETERS::contains)) {
      var type = " AS " + after.attribute("type").orElse("bigint");
      actions.add(
          Action.of("%s", "ALTER SEQUENCE " + after.ref().identity() + type + parameters(after)));
    }
    if (names.contains("owned_by")) {
      actions.add(ownedBy(after, after.attribute("owned_by").orElse("NONE")));
    }
    if (names.contains("unlogged")) {
      var set = after.attribute("unlogged").isPresent() ? "UNLOGGED" : "LOGGED";
      actions.add(Action.of("ALTER SEQUENCE %s SET %s", after.ref().identity(), set));
    }
    return Optional.of(actions);
  }

  /// All parameters but the type, those too that are as by default.
  static String parameters(CatalogObject sequence) {
    return parameter(sequence, "increment", " INCREMENT BY ", " INCREMENT BY 1")
        + parameter(sequence, "minimum", " MINVALUE ", " NO MINVALUE")
        + parameter(sequence, "maximum", " MAXVALUE ", " NO MAXVALUE")
        + parameter(sequence, "start", " START WITH ", "")
        + parameter(sequence, "cache", " CACHE ", " CACHE 1")
        + (sequence.attribute("cycle").isPresent() ? " CYCLE" : " NO CYCLE");
  }

  private static String parameter(
      CatalogObject sequence, String name, String clause, String otherwise) {
    return sequence.attribute(name).map(value -> clause + value).orElse(otherwise);
  }
}
