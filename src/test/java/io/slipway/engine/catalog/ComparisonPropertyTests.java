package io.slipway.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.postgres.ServerVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ComparisonPropertyTests {

  private static final ServerVersion SERVER = new ServerVersion(180_006);

  @Property
  void finds_nothing_exactly_when_the_digests_are_equal(
      @ForAll("catalogs") Catalog one, @ForAll("catalogs") Catalog other) {
    assertThat(CatalogComparison.of(one, other).isEmpty())
        .isEqualTo(one.digest().equals(other.digest()));
  }

  @Property
  void finds_nothing_between_a_catalog_and_itself(@ForAll("catalogs") Catalog catalog) {
    assertThat(CatalogComparison.of(catalog, catalog).isEmpty()).isTrue();
    assertThat(new Catalog(SERVER, List.copyOf(catalog.objects()).reversed()).digest())
        .isEqualTo(catalog.digest());
  }

  @Property
  void finds_as_many_differences_one_way_as_the_other(
      @ForAll("catalogs") Catalog one, @ForAll("catalogs") Catalog other) {
    assertThat(refs(CatalogComparison.of(one, other)))
        .isEqualTo(refs(CatalogComparison.of(other, one)));
  }

  @Property
  void finds_no_more_apart_from_the_column_order(
      @ForAll("catalogs") Catalog one, @ForAll("catalogs") Catalog other) {
    var all = CatalogComparison.of(one, other);
    assertThat(refs(all)).containsAll(refs(all.apartFromColumnOrder()));
  }

  private static List<ObjectRef> refs(CatalogComparison comparison) {
    return comparison.differences().stream().map(CatalogDifference::ref).toList();
  }

  // Few names and values, so that two catalogs often have something or all in common.
  @Provide
  static Arbitrary<Catalog> catalogs() {
    var columns = Arbitraries.of("a", "b", "c").list().uniqueElements().ofMaxSize(3);
    var table = Combinators.combine(Arbitraries.of("s.t", "s.u"), columns, attributes());
    return table
        .as(ComparisonPropertyTests::table)
        .list()
        .ofMaxSize(2)
        .map(ComparisonPropertyTests::catalog);
  }

  private static Arbitrary<Map<String, String>> attributes() {
    return Arbitraries.maps(Arbitraries.of("x", "y"), Arbitraries.of("1", "2")).ofMaxSize(1);
  }

  private static List<CatalogObject> table(
      String name, List<String> columns, Map<String, String> attributes) {
    var objects = new ArrayList<CatalogObject>();
    var table = new ObjectRef(ObjectKind.TABLE, name);
    objects.add(new CatalogObject(table, Optional.empty(), new TreeMap<>(attributes)));
    for (var column : columns) {
      var position = Integer.toString(columns.indexOf(column) + 1);
      objects.add(
          new CatalogObject(
              new ObjectRef(ObjectKind.COLUMN, name + "." + column),
              Optional.of(table),
              new TreeMap<>(Map.of("position", position, "type", "integer"))));
    }
    return objects;
  }

  // Two tables of one name would be no catalog.
  private static Catalog catalog(List<List<CatalogObject>> tables) {
    var byName = new TreeMap<ObjectRef, List<CatalogObject>>();
    tables.forEach(table -> byName.put(table.getFirst().ref(), table));
    return new Catalog(SERVER, byName.values().stream().flatMap(List::stream).toList());
  }
}
