package io.slipway.engine.lint.rule.constraint;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.Severity;
import io.slipway.engine.lint.rule.Linting;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignKeyRulesTests {

  private static final Linting SHOP =
      Linting.on(
          """
          CREATE TABLE customers (id bigint PRIMARY KEY);
          CREATE TABLE orders (
            id bigint PRIMARY KEY, customer_id bigint, number text NOT NULL, total numeric);
          CREATE TABLE events (customer_id bigint, at date) PARTITION BY RANGE (at);
          CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO (MAXVALUE);
          CREATE TABLE empty_whole (customer_id bigint, at date) PARTITION BY RANGE (at);
          """);

  private static final String ADD_KEY =
      "ALTER TABLE orders ADD FOREIGN KEY (customer_id) REFERENCES customers;";

  private static List<String> texts(List<Finding> findings) {
    return findings.stream()
        .flatMap(it -> it.followUps().stream())
        .filter(it -> it.path().endsWith(".sql"))
        .map(it -> it.text().strip())
        .toList();
  }

  @Nested
  class AForeignKey {

    @Test
    void names_both_tables_and_says_that_readers_go_on() {
      assertThat(SHOP.find("SW201", ADD_KEY))
          .singleElement()
          .satisfies(
              it -> assertThat(it.message()).contains("orders", "customers", "readers never"))
          .satisfies(it -> assertThat(it.message()).doesNotContain("ACCESS EXCLUSIVE"));
    }

    @Test
    void gets_no_second_index() {
      var indexed =
          new Linting(
              SHOP.before() + "CREATE INDEX ON orders (customer_id, id);",
              SHOP.major(),
              SHOP.sending(),
              SHOP.runner(),
              SHOP.grouping());

      assertThat(texts(indexed.find("SW201", ADD_KEY)))
          .containsExactly(
              "ALTER TABLE orders ADD CONSTRAINT orders_customer_id_fkey FOREIGN KEY (customer_id)"
                  + " REFERENCES customers NOT VALID;",
              "ALTER TABLE orders VALIDATE CONSTRAINT orders_customer_id_fkey;");
    }

    @Test
    void is_taken_apart_by_partition_before_18_only() {
      var statement = "ALTER TABLE events ADD FOREIGN KEY (customer_id) REFERENCES customers";

      assertThat(texts(SHOP.find("SW201", statement)))
          .anyMatch(it -> it.contains("TABLE public.events_1 ADD"));
      assertThat(texts(SHOP.version(18).find("SW201", statement)))
          .noneMatch(it -> it.contains("TABLE public.events_1 ADD"))
          .anyMatch(it -> it.endsWith("REFERENCES customers NOT VALID;"));
      assertThat(SHOP.find("SW213", statement + " NOT VALID")).hasSize(1);
      assertThat(SHOP.version(18).find("SW213", statement + " NOT VALID")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "ALTER TABLE orders ADD FOREIGN KEY (customer_id) REFERENCES customers NOT VALID",
          "ALTER TABLE empty_whole ADD FOREIGN KEY (customer_id) REFERENCES customers",
          "ALTER TABLE IF EXISTS nothing ADD FOREIGN KEY (customer_id) REFERENCES customers",
          "CREATE TABLE n (c bigint); ALTER TABLE n ADD FOREIGN KEY (c) REFERENCES customers",
          "CREATE TEMP TABLE n (c bigint); ALTER TABLE n ADD FOREIGN KEY (c) REFERENCES n",
        })
    void is_not_found_where_no_row_is_looked_at(String script) {
      assertThat(SHOP.find("SW201", script)).isEmpty();
    }

    @Test
    void is_found_where_nothing_is_known() {
      assertThat(Linting.withoutTarget().find("SW201", ADD_KEY)).hasSize(1);
    }

    @Test
    void of_a_new_nullable_column_is_no_scan() {
      var nullable = "ALTER TABLE orders ADD COLUMN payer bigint REFERENCES customers";

      assertThat(SHOP.find("SW201", nullable)).isEmpty();
      assertThat(SHOP.find("SW212", nullable))
          .singleElement()
          .satisfies(it -> assertThat(it.message()).startsWith("No row is looked at"))
          .extracting(Finding::severity)
          .isEqualTo(Severity.NOTE);
      assertThat(SHOP.byAnother().find("SW212", nullable))
          .extracting(Finding::severity)
          .containsExactly(Severity.WARNING);
      assertThat(SHOP.find("SW212", nullable.replace("bigint", "bigint DEFAULT 1")))
          .singleElement()
          .satisfies(it -> assertThat(it.message()).contains("looked up in public.customers"));
    }
  }

  @Nested
  class TheOtherTable {

    @Test
    void is_one_of_several_in_a_transaction() {
      var one = "CREATE TABLE a (o bigint REFERENCES orders);";
      var other = "CREATE TABLE b (c bigint REFERENCES customers);";

      assertThat(SHOP.byAnother().inOneTransaction().find("SW214", one + other))
          .singleElement()
          .satisfies(it -> assertThat(it.place().statement()).isEqualTo(2))
          .extracting(Finding::severity)
          .isEqualTo(Severity.WARNING);
      assertThat(SHOP.inOneTransaction().find("SW214", one + other))
          .extracting(Finding::severity)
          .containsExactly(Severity.NOTE);
      assertThat(SHOP.find("SW214", one + other)).isEmpty();
      assertThat(SHOP.inOneTransaction().find("SW214", one + one.replace("a (", "b ("))).isEmpty();
    }

    @Test
    void is_locked_when_the_key_goes_and_not_when_a_check_does() {
      var linked =
          Linting.on(
              """
              CREATE TABLE p (id int PRIMARY KEY);
              CREATE TABLE c (p int CONSTRAINT fk REFERENCES p, n int CONSTRAINT ck CHECK (n > 0));
              CREATE TABLE s (id int PRIMARY KEY, up int CONSTRAINT fk REFERENCES s)""");

      assertThat(linked.find("SW217", "ALTER TABLE c DROP CONSTRAINT fk")).hasSize(1);
      assertThat(linked.find("SW217", "ALTER TABLE c DROP COLUMN p")).hasSize(1);
      assertThat(linked.find("SW217", "DROP TABLE c")).hasSize(1);
      assertThat(linked.find("SW217", "DROP TABLE c, p")).isEmpty();
      assertThat(linked.find("SW217", "ALTER TABLE c DROP CONSTRAINT ck")).isEmpty();
      assertThat(linked.find("SW217", "ALTER TABLE s DROP CONSTRAINT fk")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "CREATE INDEX ON orders (customer_id)",
          "CREATE INDEX ON orders (customer_id, total)",
          "CREATE INDEX ON orders (customer_id) WHERE customer_id IS NOT NULL",
          "CREATE INDEX ON orders USING hash (customer_id)",
        })
    void is_served_by_an_index_before_or_behind(String index) {
      assertThat(SHOP.find("SW215", index, ADD_KEY)).isEmpty();
      assertThat(SHOP.find("SW215", ADD_KEY, index)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "CREATE INDEX ON orders (total, customer_id)",
          "CREATE INDEX ON orders (customer_id) WHERE total > 0",
          "CREATE INDEX ON orders USING brin (customer_id)",
          "CREATE INDEX ON customers (id)",
        })
    void is_not_served_by_another_index(String index) {
      assertThat(SHOP.find("SW215", index, ADD_KEY)).hasSize(1);
    }

    @Test
    void is_served_by_an_index_of_a_later_release() {
      var index = "CREATE INDEX CONCURRENTLY ON orders (customer_id)";

      assertThat(SHOP.eachAlone().find("SW215", ADD_KEY, index)).isEmpty();
      assertThat(SHOP.eachAlone().find("SW215", ADD_KEY, index.replace("(c", "(total, c")))
          .hasSize(1);
    }

    @Test
    void is_not_asked_for_where_nothing_is_known() {
      assertThat(Linting.withoutTarget().find("SW215", ADD_KEY)).isEmpty();
      assertThat(Linting.withoutTarget().find("SW216", ADD_KEY)).isEmpty();
    }

    @Test
    void of_a_new_table_has_time() {
      assertThat(SHOP.find("SW215", "CREATE TABLE n (c bigint REFERENCES customers)"))
          .extracting(Finding::severity)
          .containsExactly(Severity.NOTE);
    }

    @Test
    void has_the_same_type() {
      assertThat(SHOP.find("SW216", "ALTER TABLE orders ADD COLUMN c int REFERENCES customers"))
          .singleElement()
          .satisfies(it -> assertThat(it.message()).contains("integer", "bigint", "outgrows"));
      assertThat(SHOP.find("SW216", "ALTER TABLE orders ADD COLUMN c int8 REFERENCES customers"))
          .isEmpty();
      assertThat(
              SHOP.find(
                  "SW216",
                  """
                  CREATE DOMAIN number AS bigint;
                  CREATE TABLE n (c number REFERENCES customers)"""))
          .isEmpty();
    }
  }
}
