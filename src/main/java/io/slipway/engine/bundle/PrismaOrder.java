package io.slipway.engine.bundle;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The order of Prisma's folders: today's command line sorts by JavaScript's `localeCompare`, which
/// is ICU's root collation; older ones sorted by bytes.
final class PrismaOrder {

  private static final Comparator<String> BYTES =
      (left, right) ->
          Arrays.compareUnsigned(
              left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));

  /// A frozen collator is safe to share between threads.
  private static final Collator COLLATOR = Collator.getInstance(ULocale.ROOT).freeze();

  private static final Comparator<String> LETTERS = COLLATOR::compare;

  static final Comparator<PrismaMigration> CURRENT =
      Comparator.comparing(PrismaMigration::name, LETTERS.thenComparing(BYTES));

  private static final Comparator<PrismaMigration> FORMER =
      Comparator.comparing(PrismaMigration::name, BYTES);

  private PrismaOrder() {}

  /// Says so when the two orders differ, for then the same folders were perhaps applied otherwise.
  static Optional<BundleFinding> ambiguity(List<PrismaMigration> migrations) {
    var current = migrations.stream().sorted(CURRENT).toList();
    var former = migrations.stream().sorted(FORMER).toList();
    for (var i = 0; i < current.size(); i++) {
      if (!current.get(i).name().equals(former.get(i).name())) {
        return Optional.of(
            FindingCode.ORDER_AMBIGUOUS.at(
                current.get(i).name(),
                "this folder comes next by letters, as today's Prisma sorts, and "
                    + former.get(i).name()
                    + " by bytes, as older versions did"));
      }
    }
    return Optional.empty();
  }
}
