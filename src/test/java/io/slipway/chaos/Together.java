package io.slipway.chaos;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;

/// Things done at the same time.
final class Together {

  private static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();

  private Together() {}

  static <T> CompletableFuture<T> begin(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, THREADS);
  }

  static <A, B> List<B> all(List<A> these, Function<A, B> work) {
    return these.stream().map(each -> begin(() -> work.apply(each))).toList().stream()
        .map(CompletableFuture::join)
        .toList();
  }
}
