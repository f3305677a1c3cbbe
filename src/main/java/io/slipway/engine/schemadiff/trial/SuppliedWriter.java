package io.slipway.engine.schemadiff.trial;

import io.slipway.engine.catalog.CatalogDifference.AttributeChange;
import io.slipway.engine.catalog.CatalogObject;
import io.slipway.engine.catalog.ObjectKind;
import io.slipway.engine.catalog.ObjectRef;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Writes privileges on what came with an extension or with the server, which is neither made nor
/// removed: where a schema does not mention it, it has those that it came with.
final class SuppliedWriter implements Writer {

  private static final Pattern IDENTITY =
      Pattern.compile(
          "((?:materialized |foreign )?(?:table|view) column"
              + "|materialized view|foreign table|foreign-data wrapper|[a-z]+) (.+)");

  @Override
  public List<Action> create(CatalogObject object) {
    return all(object, name -> object.attribute(name).orElseThrow());
  }

  @Override
  public List<Action> drop(CatalogObject object) {
    return all(object, name -> initial(object, name));
  }

  private static List<Action> all(CatalogObject object, Function<String, String> granted) {
    return object.attributes().keySet().stream()
        .filter(SuppliedWriter::isWritable)
        .map(name -> change(object, name, granted.apply(name)))
        .toList();
  }

  @Override
  public Optional<List<Action>> alter(
      CatalogObject before, CatalogObject after, List<AttributeChange> changes) {
    return Optional.of(
        changes.stream()
            .filter(change -> isWritable(change.name()))
            .map(
                change ->
                    change(
                        after,
                        change.name(),
                        change.after().orElseGet(() -> initial(before, change.name()))))
            .toList());
  }

  private static String initial(CatalogObject object, String attribute) {
    return object.attribute("initial " + attribute).orElse("none");
  }

  // What another than the owner granted only that one can take back.
  private static boolean isWritable(String attribute) {
    return attribute.startsWith(Belongings.PRIVILEGES) && !attribute.contains(" by ");
  }

  private static Action change(CatalogObject object, String attribute, String granted) {
    var grantee = attribute.substring(Belongings.PRIVILEGES.length());
    return Belongings.privileges(named(object.ref()), grantee, granted);
  }

  // `function pg_catalog.pg_sleep(double precision)`, as if it were the schema's own.
  private static ObjectRef named(ObjectRef supplied) {
    var identity = IDENTITY.matcher(supplied.identity());
    if (!identity.matches()) {
      throw new IllegalArgumentException("of no known kind: " + supplied);
    }
    var words = identity.group(1);
    return new ObjectRef(
        words.endsWith("column") ? ObjectKind.COLUMN : kind(words), identity.group(2));
  }

  private static ObjectKind kind(String words) {
    return words.equals("type")
        ? ObjectKind.BASE_TYPE
        : ObjectKind.valueOf(words.toUpperCase(Locale.ROOT).replaceAll("\\W", "_"));
  }
}
