package io.slipway.engine.schemadiff.trial;

import io.slipway.engine.catalog.CatalogDifference.AttributeChange;
import io.slipway.engine.catalog.CatalogObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Writes default privileges, which are nothing but what is granted by them.
final class DefaultPrivilegesWriter implements Writer {

  private static final Pattern IDENTITY =
      Pattern.compile("for role (.+?)( in schema (.+))? on ([a-z ]+)");
  private static final String PRIVILEGES = "privileges of ";

  @Override
  public List<Action> create(CatalogObject object) {
    return all(object, true);
  }

  @Override
  public List<Action> drop(CatalogObject object) {
    return all(object, false);
  }

  private static List<Action> all(CatalogObject object, boolean given) {
    var actions = new ArrayList<Action>();
    object
        .attributes()
        .forEach(
            (name, value) ->
                actions.add(change(object, name, given ? Optional.of(value) : Optional.empty())));
    return actions;
  }

  @Override
  public Optional<List<Action>> alter(
      CatalogObject before, CatalogObject after, List<AttributeChange> changes) {
    return Optional.of(
        changes.stream().map(change -> change(after, change.name(), change.after())).toList());
  }

  private static Action change(CatalogObject object, String attribute, Optional<String> value) {
    var identity = IDENTITY.matcher(object.ref().identity());
    if (!identity.matches()) {
      throw new IllegalArgumentException("no default privileges: " + object.ref());
    }
    var role = identity.group(1);
    var schema = identity.group(3);
    var kind = identity.group(4);
    var grantee = attribute.substring(PRIVILEGES.length());
    var head =
        "ALTER DEFAULT PRIVILEGES FOR ROLE "
            + role
            + (schema == null ? "" : " IN SCHEMA " + schema)
            + " ";
    var on = " ON " + kind.toUpperCase(Locale.ROOT);
    var statements = new ArrayList<String>();
    statements.add(head + "REVOKE ALL" + on + " FROM " + grantee);
    var granted = value.orElseGet(() -> usual(role, schema == null, grantee, kind));
    for (var privilege : granted.equals("none") ? new String[0] : granted.split(", ")) {
      var option = privilege.endsWith("*") ? " WITH GRANT OPTION" : "";
      statements.add(head + "GRANT " + privilege.replace("*", "") + on + " TO " + grantee + option);
    }
    return Action.together(statements);
  }

  // What everybody has who changed nothing; a schema's come on top of that.
  private static String usual(String role, boolean everywhere, String grantee, String kind) {
    if (!everywhere) {
      return "none";
    }
    if (grantee.equals(role)) {
      return "ALL";
    }
    return switch (grantee + " " + kind) {
      case "PUBLIC functions" -> "EXECUTE";
      case "PUBLIC types" -> "USAGE";
      default -> "none";
    };
  }
}
