package io.slipway.control.notify;

import io.slipway.control.notify.address.NameResolver;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;

/// A name server that says what a test wants it to say, one answer after the other; names it does
/// not know are those of the operating system.
public final class FakeNames implements NameResolver {

  private final Map<String, Queue<List<String>>> answers = new ConcurrentHashMap<>();
  private final Map<String, List<String>> last = new ConcurrentHashMap<>();
  private final List<String> asked = new ArrayList<>();

  /// The next answer for a name, and all those behind it unless others follow.
  public void answer(String name, String... addresses) {
    answers.computeIfAbsent(name, _ -> new ArrayDeque<>()).add(List.of(addresses));
  }

  /// The names that were asked for, in order.
  public synchronized List<String> asked() {
    return List.copyOf(asked);
  }

  @Override
  public synchronized List<InetAddress> resolve(String host) throws UnknownHostException {
    asked.add(host);
    var queue = answers.getOrDefault(host, new ArrayDeque<>());
    if (!queue.isEmpty()) {
      last.put(host, queue.remove());
    }
    var known = last.get(host);
    if (known == null) {
      return List.of(InetAddress.getAllByName(host));
    }
    return known.stream().map(InetAddress::ofLiteral).toList();
  }
}
