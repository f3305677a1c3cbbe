package io.slipway.engine.lint.rule.rewrite;

import io.slipway.engine.sql.form.TypeName;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A type that holds less than another, so that PostgreSQL refuses some of its values.
///
/// @param misfit a condition for values that do not fit, with `%s` for the column
record Narrowing(String misfit) {

  private static final Map<String, Integer> INTEGER_BITS =
      Map.of("smallint", 15, "integer", 31, "bigint", 63);
  private static final Set<String> INEXACT = Set.of("double precision", "real");
  private static final Set<String> TEXTS = Set.of("text", "character varying", "character");
  private static final BigInteger TWO = BigInteger.TWO;

  /// Empty where every value fits, or the two have little in common.
  static Optional<Narrowing> of(TypeName from, TypeName to) {
    if (from.dimensions() > 0 || to.dimensions() > 0) {
      return Optional.empty();
    }
    var old = from.name().name();
    var young = to.name().name();
    if (TEXTS.contains(old) && TEXTS.contains(young)) {
      return shorter(from, to);
    }
    if (INTEGER_BITS.containsKey(young)) {
      return isWider(old, young) ? Optional.of(outside(bits(young))) : Optional.empty();
    }
    return young.equals("numeric") && (old.equals("numeric") || INTEGER_BITS.containsKey(old))
        ? fewerDigits(from, to)
        : Optional.empty();
  }

  private static boolean isWider(String old, String young) {
    return old.equals("numeric") || INEXACT.contains(old) || bits(old) > bits(young);
  }

  private static int bits(String type) {
    return INTEGER_BITS.getOrDefault(type, 0);
  }

  private static Narrowing outside(int bits) {
    var limit = TWO.pow(bits);
    return new Narrowing(
        "%%s NOT BETWEEN %s AND %s".formatted(limit.negate(), limit.subtract(BigInteger.ONE)));
  }

  private static Optional<Narrowing> shorter(TypeName from, TypeName to) {
    var length = length(to);
    if (length.isEmpty() || length(from).filter(old -> old <= length.get()).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(new Narrowing("length(%s) > " + length.get()));
  }

  // Without one, character has room for one and the others for all.
  private static Optional<Integer> length(TypeName type) {
    if (type.name().name().equals("text")) {
      return Optional.empty();
    }
    return type.modifiers().isEmpty()
        ? Optional.of(1).filter(_ -> type.name().name().equals("character"))
        : Optional.of(Integer.parseInt(type.modifiers().getFirst()));
  }

  private static Optional<Narrowing> fewerDigits(TypeName from, TypeName to) {
    if (to.modifiers().isEmpty()) {
      return Optional.empty();
    }
    var room = digits(to.modifiers());
    var isEnough =
        from.name().name().equals("numeric")
            ? !from.modifiers().isEmpty() && digits(from.modifiers()) <= room
            : digitsOf(from.name().name()) <= room;
    return isEnough
        ? Optional.empty()
        : Optional.of(new Narrowing("abs(%s) >= " + BigInteger.TEN.pow(Math.max(room, 0))));
  }

  private static int digits(List<String> modifiers) {
    var scale = modifiers.size() > 1 ? Integer.parseInt(modifiers.get(1)) : 0;
    return Integer.parseInt(modifiers.getFirst()) - scale;
  }

  private static int digitsOf(String integer) {
    return TWO.pow(bits(integer)).toString().length();
  }
}
