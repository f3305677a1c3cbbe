package io.slipway.engine.bundle;

import com.ibm.icu.text.CollationKey;
import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The order of Prisma's folders: today's command line sorts by JavaScript's `localeCompare`,
/// which is ICU's root collation; older ones sorted by bytes.
final class PrismaOrder {

  /// A frozen collator is safe to share between threads.
  private static final Collator COLLATOR = Collator.getInstance(ULocale.ROOT).freeze();

  private static final Comparator<String> BYTES =
      (left, right) ->
          Arrays.compareUnsigned(
              left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));

  private PrismaOrder() {}

  /// By letters, and by bytes where letters do not tell.
  static List<Migration> current(List<PrismaMigration> migrations) {
    return migrations.stream()
        .map(Keyed::of)
        .sorted(
            Comparator.comparing(Keyed::key)
                .thenComparing(keyed -> keyed.migration().name(), BYTES))
        .<Migration>map(Keyed::migration)
        .toList();
  }

  /// Says so when the two orders differ, for then the same folders were perhaps applied otherwise.
  static Optional<BundleFinding> ambiguity(List<PrismaMigration> migrations) {
    var current = current(migrations).stream().map(Migration::name).toList();
    var former = current.stream().sorted(BYTES).toList();
    for (var i = 0; i < current.size(); i++) {
      if (!current.get(i).equals(former.get(i))) {
        return Optional.of(
            FindingCode.ORDER_AMBIGUOUS.at(
                current.get(i),
                "this folder comes next by letters, as today's Prisma sorts, and "
                    + former.get(i)
                    + " by bytes, as older versions did"));
      }
    }
    return Optional.empty();
  }

  /// Keys are compared because icu4j 78's `compare` contradicts them, and node, at ß: it has "aß"
  /// behind "áss".
  private record Keyed(CollationKey key, PrismaMigration migration) {

    static Keyed of(PrismaMigration migration) {
      return new Keyed(COLLATOR.getCollationKey(migration.name()), migration);
    }
  }
}
