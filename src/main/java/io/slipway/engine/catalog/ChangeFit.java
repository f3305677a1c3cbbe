package io.slipway.engine.catalog;

import static java.util.function.Predicate.not;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whether a change that was seen on one schema says anything about another.
///
/// @param base the other schema
record ChangeFit(CatalogChange change, Catalog base) {

  private static final String OWNER = "owner";
  private static final String VERSION = "version";

  // What other things stand in, and do not change with.
  private static final Set<ObjectKind> PLACES = EnumSet.of(ObjectKind.SCHEMA, ObjectKind.EXTENSION);

  /// Why it does not, in one sentence; empty when it does.
  Optional<String> obstacle(CatalogChange.Circumstances circumstances) {
    if (change.changed().isEmpty() && change.remade().isEmpty()) {
      return Optional.empty();
    }
    return Stream.<Supplier<Optional<String>>>of(
            () -> made().or(this::touched),
            this::everywhere,
            this::mentioned,
            this::granted,
            () -> read(circumstances.scripts()),
            () -> extension(circumstances.extensions()))
        .map(Supplier::get)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<String> made() {
    return change.added().stream()
        .filter(ref -> base.find(ref).isPresent())
        .findFirst()
        .map(ref -> "It makes the %s, which is there already.".formatted(ref));
  }

  private Optional<String> touched() {
    var seen = families(change.before());
    var there = families(base);
    for (var root : touchedRoots()) {
      var members = new TreeSet<>(seen.getOrDefault(root, Set.of()));
      members.addAll(there.getOrDefault(root, Set.of()));
      var odd = members.stream().filter(not(this::fits)).findFirst();
      if (odd.isPresent()) {
        return Optional.of(
            "It touches the %s, of which the %s is not as it was rehearsed."
                .formatted(root, odd.get()));
      }
    }
    return Optional.empty();
  }

  private Set<ObjectRef> touchedRoots() {
    return Stream.concat(change.changed().stream(), change.remade().stream())
        .flatMap(ref -> Stream.of(root(ref, change.before()), root(ref, change.after())))
        .flatMap(Optional::stream)
        .filter(root -> change.before().find(root).isPresent())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private boolean fits(ObjectRef ref) {
    var seen = change.before().find(ref);
    var there = base.find(ref);
    if (seen.isEmpty() || there.isEmpty()) {
      return false;
    }
    if (change.remade().contains(ref)) {
      return seen.get().attributes().equals(there.get().attributes());
    }
    return CatalogChange.isEqualApartFromNotes(seen.get(), there.get())
        && change.after().find(ref).map(now -> notesFit(seen.get(), now, there.get())).orElse(true);
  }

  // An owner's change rewrites who granted what.
  private static boolean notesFit(CatalogObject seen, CatalogObject now, CatalogObject there) {
    if (!seen.attribute(OWNER).equals(now.attribute(OWNER))) {
      return seen.attributes().equals(there.attributes());
    }
    return Stream.concat(seen.attributes().keySet().stream(), now.attributes().keySet().stream())
        .filter(name -> !seen.attribute(name).equals(now.attribute(name)))
        .allMatch(name -> seen.attribute(name).equals(there.attribute(name)));
  }

  // What happens to objects behind the migration's back.
  private Set<ObjectKind> kindsWithEffect() {
    return change.added().isEmpty() && change.remade().isEmpty()
        ? EnumSet.of(ObjectKind.EVENT_TRIGGER)
        : EnumSet.of(ObjectKind.EVENT_TRIGGER, ObjectKind.DEFAULT_PRIVILEGES);
  }

  private Optional<String> everywhere() {
    return kindsWithEffect().stream()
        .filter(kind -> !of(kind, base).equals(of(kind, change.before())))
        .findFirst()
        .map(kind -> "The %s are not those that it was rehearsed with.".formatted(plural(kind)));
  }

  private static String plural(ObjectKind kind) {
    return kind.words().endsWith("s") ? kind.words() : kind.words() + "s";
  }

  private static Map<ObjectRef, Map<String, String>> of(ObjectKind kind, Catalog catalog) {
    var found = new TreeMap<ObjectRef, Map<String, String>>();
    catalog.objects().stream()
        .filter(object -> object.ref().kind() == kind)
        .forEach(object -> found.put(object.ref(), object.attributes()));
    return found;
  }

  // The server writes names into definitions and types, and changes them with what they name.
  private Optional<String> mentioned() {
    var names = touchedRoots().stream().map(ChangeFit::bareName).collect(Collectors.joining("|"));
    if (names.isEmpty()) {
      return Optional.empty();
    }
    var mention = word(names, 0);
    return strangers()
        .filter(object -> mentions(object, mention))
        .findFirst()
        .map(
            object ->
                "The %s, which the history does not make so, names what it touches."
                    .formatted(object.ref()));
  }

  // CREATE VIEW … AS SELECT *, LIKE, PARTITION OF: what is made is made after what is there.
  private Optional<String> read(List<String> scripts) {
    var missing =
        change.before().objects().stream().filter(object -> base.find(object.ref()).isEmpty());
    return Stream.concat(
            strangers().map(object -> root(object, base)),
            missing.map(object -> root(object, change.before())))
        .distinct()
        .filter(
            root -> {
              var name = word(bareName(root), Pattern.CASE_INSENSITIVE);
              return scripts.stream().anyMatch(script -> name.matcher(script).find());
            })
        .findFirst()
        .map(
            root ->
                "The %s, which its scripts name, is not as the history makes it.".formatted(root));
  }

  private static Pattern word(String names, int flags) {
    return Pattern.compile("(?<![\\w$])(?:" + names + ")(?![\\w$])", flags);
  }

  private Stream<CatalogObject> strangers() {
    return base.objects().stream()
        .filter(
            object ->
                change
                    .before()
                    .find(object.ref())
                    .filter(seen -> CatalogChange.isEqualApartFromNotes(seen, object))
                    .isEmpty());
  }

  private static boolean mentions(CatalogObject object, Pattern names) {
    return names.matcher(object.ref().identity()).find()
        || object.attributes().entrySet().stream()
            .anyMatch(
                attribute ->
                    !Annotation.isNote(attribute.getKey())
                        && names.matcher(attribute.getValue()).find());
  }

  private static String bareName(ObjectRef ref) {
    var identity = ref.identity().replaceFirst("\\(.*", "");
    return Pattern.quote(identity.substring(identity.lastIndexOf('.') + 1).replace("\"", ""));
  }

  // GRANT … ON ALL TABLES reaches objects that the rehearsal did not have.
  private Optional<String> granted() {
    var changesNotes =
        change.changed().stream()
            .anyMatch(
                ref ->
                    change.before().find(ref).isPresent()
                        && change.after().find(ref).isPresent()
                        && CatalogChange.isEqualApartFromNotes(
                            change.before().find(ref).get(), change.after().find(ref).get()));
    return !changesNotes
        ? Optional.empty()
        : strangers()
            .filter(object -> object.parent().filter(ChangeFit::isPlace).isPresent())
            .findFirst()
            .map(
                object ->
                    "It changes privileges or comments, perhaps those of the %s, too."
                        .formatted(object.ref()));
  }

  private Optional<String> extension(Map<String, String> extensions) {
    return change.changed().stream()
        .filter(ref -> ref.kind() == ObjectKind.EXTENSION)
        .flatMap(ref -> change.after().find(ref).stream())
        .filter(object -> !version(object, extensions).equals(object.attribute(VERSION)))
        .findFirst()
        .map(
            object ->
                "The %s was rehearsed in version %s, and the target's server has %s."
                    .formatted(
                        object.ref(),
                        object.attribute(VERSION).orElse("?"),
                        version(object, extensions).orElse("none")));
  }

  private static Optional<String> version(CatalogObject object, Map<String, String> extensions) {
    return Optional.ofNullable(extensions.get(object.ref().identity().replace("\"", "")));
  }

  private static Map<ObjectRef, Set<ObjectRef>> families(Catalog catalog) {
    var families = new HashMap<ObjectRef, Set<ObjectRef>>();
    for (var object : catalog.objects()) {
      families.computeIfAbsent(root(object, catalog), _ -> new TreeSet<>()).add(object.ref());
    }
    return families;
  }

  private static Optional<ObjectRef> root(ObjectRef ref, Catalog catalog) {
    return catalog.find(ref).map(object -> root(object, catalog));
  }

  /// What an object is a part of at last: a column's table, not the table's schema.
  private static ObjectRef root(CatalogObject object, Catalog catalog) {
    return object
        .parent()
        .filter(not(ChangeFit::isPlace))
        .flatMap(catalog::find)
        .map(parent -> root(parent, catalog))
        .orElse(object.ref());
  }

  private static boolean isPlace(ObjectRef ref) {
    return PLACES.contains(ref.kind());
  }
}
