package io.slipway.chaos;

import io.slipway.chaos.Breach.Invariant;
import io.slipway.chaos.Round.Played;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Counts what came of the faults of each kind, and tells it as a table.
final class Tally {

  private final Map<String, List<Played>> byKind = new TreeMap<>();

  synchronized void add(Played played) {
    byKind.computeIfAbsent(played.round().fault().kind(), _ -> new ArrayList<>()).add(played);
  }

  synchronized int faults() {
    return byKind.values().stream().mapToInt(List::size).sum();
  }

  /// Everything that was found broken, each with its fault.
  synchronized List<String> breaches() {
    return byKind.entrySet().stream()
        .flatMap(
            kind ->
                kind.getValue().stream()
                    .flatMap(played -> played.breaches().stream())
                    .map(breach -> kind.getKey() + ": " + breach))
        .toList();
  }

  /// Both tables, as Markdown.
  synchronized String table() {
    var text =
        new StringBuilder("\n| fault | struck | under way | runs | came to | longest | broken |\n");
    text.append("|---|---|---|---|---|---|---|\n");
    byKind.forEach((kind, rounds) -> text.append(line(kind, rounds)));
    text.append(line("all", byKind.values().stream().flatMap(List::stream).toList()));
    text.append("\n| invariant | rounds held | rounds broken |\n|---|---|---|\n");
    for (var invariant : Invariant.values()) {
      var broken = broken(invariant);
      text.append("| %s | %d | %d |\n".formatted(invariant.words(), faults() - broken, broken));
    }
    return text.toString();
  }

  private static String line(String kind, List<Played> rounds) {
    var endings = rounds.stream().flatMap(played -> played.endings().stream()).toList();
    var ways = new TreeMap<String, Integer>();
    endings.forEach(ending -> ways.merge(way(ending), 1, Integer::sum));
    var longest = endings.stream().map(Ending::first).reduce(Duration.ZERO, Tally::longer);
    return "| %s | %d | %d | %d | %s | %.1f s | %d |\n"
        .formatted(
            kind,
            rounds.size(),
            rounds.stream().filter(Played::isUnderWay).count(),
            endings.size(),
            inWords(ways),
            longest.toMillis() / 1000.0,
            rounds.stream().filter(played -> !played.breaches().isEmpty()).count());
  }

  // The first end is the one that the fault led to; retries are told by the codes between.
  private static String way(Ending ending) {
    return ending.states().getFirst();
  }

  private static String inWords(Map<String, Integer> ways) {
    return ways.entrySet().stream()
        .map(way -> way.getKey() + " " + way.getValue())
        .collect(Collectors.joining(", "));
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private int broken(Invariant invariant) {
    return (int)
        byKind.values().stream()
            .flatMap(List::stream)
            .filter(
                played ->
                    played.breaches().stream().anyMatch(breach -> breach.invariant() == invariant))
            .count();
  }
}
