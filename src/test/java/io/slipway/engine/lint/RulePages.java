package io.slipway.engine.lint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What the documentation says of the rules, made from the catalogue and the rules' examples.
final class RulePages {

  private RulePages() {}

  static String page(RuleEntry rule) {
    return """
        # %s: %s

        %s

        %s
        ## Why

        %s

        ## What to do

        %s
        %s%s%s
        ## To allow it

        %s

        [All rules](README.md), [how lint works](../lint.md)
        """
        .formatted(
            rule.id(),
            rule.slug(),
            rule.title(),
            facts(rule),
            rule.why(),
            rule.remedy(),
            rule.recipe().map(sql -> "\n" + code(sql)).orElse(""),
            example(rule, "bad").map(sql -> "\n## Found in\n\n" + code(sql)).orElse(""),
            example(rule, "good").map(sql -> "\n## Not in\n\n" + code(sql)).orElse(""),
            allowing(rule));
  }

  private static String code(String sql) {
    return "```sql\n" + sql + "\n```\n";
  }

  private static String facts(RuleEntry rule) {
    return """
        | | |
        |---|---|
        | class | %s: %s |
        | severity | %s%s |
        | must know | %s |
        %s"""
        .formatted(
            rule.ruleClass().word(),
            rule.ruleClass().consequence(),
            rule.severity().word(),
            rule.onByDefault() ? "" : ", off unless a policy asks for it",
            rule.needs().stream().sorted().map(Need::words).collect(Collectors.joining("; ")),
            peers(rule));
  }

  private static String peers(RuleEntry rule) {
    if (rule.peers().isEmpty()) {
      return "";
    }
    var names =
        rule.peers().stream()
            .map(peer -> "%s `%s`".formatted(peer.peer(), peer.id()))
            .collect(Collectors.joining(", "));
    return "| elsewhere | " + names + " |\n";
  }

  private static String allowing(RuleEntry rule) {
    if (rule.id().equals("SW003")) {
      return "No comment allows it. A policy can switch it off: `SW003: off`.";
    }
    return """
        In front of the statement, or behind it on its last line; `until` may be left out:

        ```sql
        -- slipway:allow %s reason="why it does no harm here" until=2027-01-31
        ```

        For a whole file, in front of its first statement: `-- slipway:allow-file %s reason="…"`."""
        .formatted(rule.id(), rule.id());
  }

  private static Optional<String> example(RuleEntry rule, String which) {
    var name = "rules/%s/%s.sql".formatted(rule.id(), which);
    try (var stream = RulePages.class.getResourceAsStream(name)) {
      return stream == null
          ? Optional.empty()
          : Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8).stripTrailing());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String table() {
    return """
        # The rules

        Made from the catalogue. What a class means, and how to change a severity, is in
        [lint.md](../lint.md). A rule in *italics* is off unless a policy asks for it.

        | rule | finds | class | severity |
        |---|---|---|---|
        %s
        ## Coming from another linter

        | there | here |
        |---|---|
        %s"""
        .formatted(
            RuleCatalogue.entries().stream().map(RulePages::row).collect(Collectors.joining()),
            fromPeers());
  }

  private static String row(RuleEntry rule) {
    var link = "[%s](%s.md)".formatted(rule.id(), rule.id());
    return "| %s %s | %s | %s | %s |\n"
        .formatted(
            rule.onByDefault() ? link : "*" + link + "*",
            rule.slug(),
            rule.title(),
            rule.ruleClass().word(),
            rule.severity().word());
  }

  private static String fromPeers() {
    record Known(PeerRule peer, String id) {}
    return RuleCatalogue.entries().stream()
        .flatMap(rule -> rule.peers().stream().map(peer -> new Known(peer, rule.id())))
        .collect(
            Collectors.groupingBy(
                Known::peer,
                () ->
                    new TreeMap<>(Comparator.comparing(PeerRule::peer).thenComparing(PeerRule::id)),
                Collectors.mapping(
                    known -> "[%s](%s.md)".formatted(known.id(), known.id()),
                    Collectors.joining(", "))))
        .entrySet()
        .stream()
        .map(
            entry ->
                "| %s `%s` | %s |\n"
                    .formatted(entry.getKey().peer(), entry.getKey().id(), entry.getValue()))
        .collect(Collectors.joining());
  }
}
