package io.slipway.control.planning;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Pieces of work whose results are taken in order, some of them done ahead at the same time: no
/// more than that many results are there at once, however many pieces there are.
final class Ahead<T> implements AutoCloseable {

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Iterator<? extends Callable<T>> waiting;
  private final Queue<Future<T>> begun = new ArrayDeque<>();

  /// @param most how many pieces are done at the same time
  Ahead(List<? extends Callable<T>> pieces, int most) {
    waiting = pieces.iterator();
    for (var i = 0; i < most; i++) {
      begin();
    }
  }

  private void begin() {
    if (waiting.hasNext()) {
      begun.add(threads.submit(waiting.next()));
    }
  }

  /// The result of the next piece.
  T next() {
    var piece = begun.remove();
    try {
      return piece.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while others worked", e);
    } finally {
      begin();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
  }
}
