package io.slipway.engine.schemadiff.trial;

import io.slipway.engine.catalog.CatalogDifference.AttributeChange;
import io.slipway.engine.catalog.CatalogObject;
import io.slipway.engine.catalog.ObjectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes publications, and what each publishes.
final class PublicationWriter implements Writer {

  private static final String IN = " in publication ";

  @Override
  public List<Action> create(CatalogObject object) {
    if (object.ref().kind() != ObjectKind.PUBLICATION) {
      return List.of(
          Action.of("%s", "ALTER PUBLICATION " + publication(object) + " ADD " + member(object)));
    }
    var all = object.attribute("all_tables").isPresent() ? " FOR ALL TABLES" : "";
    var parameters = parameters(object);
    var with = parameters.isEmpty() ? "" : " WITH (" + String.join(", ", parameters) + ")";
    return List.of(Action.of("%s", "CREATE PUBLICATION " + object.ref().identity() + all + with));
  }

  private static List<String> parameters(CatalogObject publication) {
    var parameters = new ArrayList<String>();
    publication.attribute("publish").ifPresent(p -> parameters.add("publish = " + Literal.of(p)));
    publication
        .attribute("via_partition_root")
        .ifPresent(p -> parameters.add("publish_via_partition_root = true"));
    publication
        .attribute("generated_columns")
        .ifPresent(p -> parameters.add("publish_generated_columns = " + p));
    return parameters;
  }

  private static String publication(CatalogObject member) {
    var identity = member.ref().identity();
    return identity.substring(identity.lastIndexOf(IN) + IN.length());
  }

  private static String member(CatalogObject member) {
    var columns = member.attribute("columns").map(c -> " (" + c + ")").orElse("");
    var filter = member.attribute("row_filter").map(f -> " WHERE (" + f + ")").orElse("");
    return name(member) + columns + filter;
  }

  private static String name(CatalogObject member) {
    var identity = member.ref().identity();
    var keyword =
        member.ref().kind() == ObjectKind.PUBLICATION_TABLE ? "TABLE " : "TABLES IN SCHEMA ";
    return keyword + identity.substring(0, identity.lastIndexOf(IN));
  }

  @Override
  public List<Action> drop(CatalogObject object) {
    return List.of(
        Action.of(
            "%s",
            object.ref().kind() == ObjectKind.PUBLICATION
                ? "DROP PUBLICATION " + object.ref().identity()
                : "ALTER PUBLICATION " + publication(object) + " DROP " + name(object)));
  }

  @Override
  public Optional<List<Action>> alter(
      CatalogObject before, CatalogObject after, List<AttributeChange> changes) {
    return Optional.empty();
  }
}
