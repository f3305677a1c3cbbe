package io.slipway.engine.catalog;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What something did to one database's schema, and what the same would do to another one.
///
/// @param before the schema before it
/// @param after the schema of the same database after it; both with their addresses, if what was
///     dropped and made anew is to be told from what was changed
public record CatalogChange(Catalog before, Catalog after) {

  /// What it would do to another schema.
  public sealed interface Effect {

    /// It leads to this one.
    record Leads(Catalog to) implements Effect {}

    /// Nobody can say, because what it touches was not seen there.
    ///
    /// @param why in one sentence
    record Unproven(String why) implements Effect {}
  }

  /// What its effect depends on beside the schema.
  ///
  /// @param extensions the versions in which the other database's server would make extensions
  /// @param scripts what did it: they may read what they do not change
  public record Circumstances(Map<String, String> extensions, List<String> scripts) {
    public Circumstances {
      extensions = Map.copyOf(extensions);
      scripts = List.copyOf(scripts);
    }
  }

  /// What it would do to another database's schema, by the same names for roles.
  ///
  /// Nothing is guessed: all that the change touches has to be in that schema as it was before the
  /// change, but for comments, privileges and security labels that the change leaves alone.
  public Effect on(Catalog base, Circumstances circumstances) {
    var obstacle = new ChangeFit(this, base).obstacle(circumstances);
    if (obstacle.isPresent()) {
      return new Effect.Unproven(obstacle.get());
    }
    var objects = new TreeMap<ObjectRef, CatalogObject>();
    base.objects().forEach(object -> objects.put(object.ref(), object));
    for (var ref : changed()) {
      var now = after.find(ref);
      if (now.isEmpty()) {
        objects.remove(ref);
      } else {
        objects.put(ref, changed(now.get(), base.find(ref)));
      }
    }
    return orphan(objects.values(), objects)
        .<Effect>map(
            object ->
                new Effect.Unproven(
                    "It drops what the %s belongs to, and that was not seen."
                        .formatted(object.ref())))
        .orElseGet(() -> new Effect.Leads(new Catalog(base.server(), objects.values())));
  }

  /// The objects that it makes.
  public Set<ObjectRef> added() {
    return after.objects().stream()
        .map(CatalogObject::ref)
        .filter(ref -> before.find(ref).isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// The objects that it makes, drops or changes.
  Set<ObjectRef> changed() {
    return Stream.concat(before.objects().stream(), after.objects().stream())
        .map(CatalogObject::ref)
        .filter(ref -> !before.find(ref).equals(after.find(ref)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// The objects that it drops and makes anew by the same name.
  Set<ObjectRef> remade() {
    return before.addresses().entrySet().stream()
        .filter(
            entry -> {
              var now = after.addresses().get(entry.getKey());
              return now != null && !now.equals(entry.getValue());
            })
        .map(Map.Entry::getKey)
        .filter(ref -> before.find(ref).isPresent())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  // Notes that the change leaves alone stay as they are there.
  private CatalogObject changed(CatalogObject now, Optional<CatalogObject> there) {
    var old = before.find(now.ref());
    if (old.isEmpty() || there.isEmpty()) {
      return now;
    }
    var attributes = new TreeMap<>(now.attributes());
    for (var name : notes(old.get(), now, there.get())) {
      if (old.get().attribute(name).equals(now.attribute(name))) {
        there
            .get()
            .attribute(name)
            .ifPresentOrElse(value -> attributes.put(name, value), () -> attributes.remove(name));
      }
    }
    return new CatalogObject(now.ref(), now.parent(), attributes);
  }

  private static Set<String> notes(CatalogObject... objects) {
    var names = new HashSet<String>();
    for (var object : objects) {
      object.attributes().keySet().stream().filter(Annotation::isNote).forEach(names::add);
    }
    return names;
  }

  private static Optional<CatalogObject> orphan(
      Collection<CatalogObject> objects, Map<ObjectRef, CatalogObject> all) {
    return objects.stream()
        .filter(object -> object.parent().filter(parent -> !all.containsKey(parent)).isPresent())
        .findFirst();
  }

  /// Whether two objects are equal but for what is noted on them.
  static boolean isEqualApartFromNotes(CatalogObject one, CatalogObject other) {
    return Objects.equals(withoutNotes(one), withoutNotes(other));
  }

  private static Map<String, String> withoutNotes(CatalogObject object) {
    var attributes = new TreeMap<>(object.attributes());
    attributes.keySet().removeIf(Annotation::isNote);
    return attributes;
  }
}
