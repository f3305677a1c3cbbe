package io.slipway.engine.sql;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Rules in the order of their precedence, ready to be matched: found by a statement's first word.
final class RuleBook {

  /// One pattern of a rule.
  record Entry(Pattern pattern, Rule rule) {}

  private final Vocabulary vocabulary;
  private final Map<String, List<Entry>> byFirstWord;
  private final List<Entry> others;

  RuleBook(List<Rule> rules) {
    var entries =
        rules.stream()
            .flatMap(rule -> Pattern.parse(rule.pattern()).map(pattern -> new Entry(pattern, rule)))
            .toList();
    var words =
        entries.stream().flatMap(entry -> entry.pattern().words()).collect(Collectors.toSet());
    this.vocabulary = new Vocabulary(words);
    this.byFirstWord = new HashMap<>();
    words.forEach(word -> byFirstWord.put(word, startingWith(word, entries)));
    this.others = startingWith(Vocabulary.UNKNOWN, entries);
  }

  private static List<Entry> startingWith(String word, List<Entry> entries) {
    return entries.stream()
        .filter(
            entry -> {
              var pattern = entry.pattern();
              return pattern.step(pattern.begin(), TokenKind.WORD, word, 0) != 0;
            })
        .toList();
  }

  /// All words that any of the rules names.
  Vocabulary vocabulary() {
    return vocabulary;
  }

  /// The patterns that a statement with this first word can still match.
  List<Entry> startingWith(String word) {
    return byFirstWord.getOrDefault(word, others);
  }
}
