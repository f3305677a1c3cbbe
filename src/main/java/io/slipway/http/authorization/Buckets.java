package io.slipway.http.authorization;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.BandwidthBuilder.BandwidthBuilderBuildStage;
import io.github.bucket4j.BandwidthBuilder.BandwidthBuilderCapacityStage;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/// Counts how often each of many asks. What is remembered is bounded: of more than a hundred
/// thousand, those who asked longest ago are forgotten.
///
/// @param <K> who asks
final class Buckets<K> {

  private static final int MOST = 100_000;
  private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);

  private final Cache<K, Bucket> buckets =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(FORGOTTEN_AFTER).build();
  private final Size size;
  private final TimeMeter time;

  Buckets(Size size, Clock clock) {
    this.size = size;
    this.time = new ClockTime(clock);
  }

  /// How much a bucket holds, and how fast it fills again.
  interface Size extends Function<BandwidthBuilderCapacityStage, BandwidthBuilderBuildStage> {}

  /// Takes one of what is left.
  ///
  /// @return when there will be one again, if there is none
  Optional<Duration> take(K key) {
    var probe = of(key).tryConsumeAndReturnRemaining(1);
    return probe.isConsumed()
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
  }

  /// The same, without taking.
  Optional<Duration> look(K key) {
    var probe = of(key).estimateAbilityToConsume(1);
    return probe.canBeConsumed()
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
  }

  private Bucket of(K key) {
    return buckets.get(
        key, _ -> Bucket.builder().addLimit(size::apply).withCustomTimePrecision(time).build());
  }

  /// The house's clock, as the buckets want it.
  private record ClockTime(Clock clock) implements TimeMeter {

    @Override
    public long currentTimeNanos() {
      return clock.millis() * 1_000_000;
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }
}
