package io.slipway.http;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class EntityTagTests {

  @Test
  void values_that_only_look_alike_when_joined_have_different_tags() {
    assertThat(EntityTag.of("ab", "c")).isNotEqualTo(EntityTag.of("a", "bc"));
    assertThat(EntityTag.of("a", 1)).isEqualTo(EntityTag.of("a", 1));
  }

  @Property
  void a_cursor_survives_its_opaque_form(@ForAll long number, @ForAll char letter) {
    var cursor =
        Cursor.of(
            "list", number, letter == '\u001f' || Character.isSurrogate(letter) ? 'x' : letter);
    assertThat(Cursor.parse(cursor.toString(), "list", 2)).isEqualTo(cursor);
  }
}
