package io.slipway.engine.lint;

import io.slipway.engine.postgres.SqlResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// All rules that there are, as `rules.txt` lists them.
public final class RuleCatalogue {

  private static final String RESOURCE = "rules.txt";
  private static final Pattern GAP = Pattern.compile("\\n{2,}");

  private static final List<RuleEntry> ENTRIES = read();
  private static final Map<String, RuleEntry> BY_NAME = byName();

  private RuleCatalogue() {}

  /// In the order of their ids.
  public static List<RuleEntry> entries() {
    return ENTRIES;
  }

  /// @param idOrSlug in whatever case
  public static Optional<RuleEntry> find(String idOrSlug) {
    return Optional.ofNullable(BY_NAME.get(idOrSlug.toLowerCase(Locale.ROOT)));
  }

  /// The entry that a rule's code knows to be there.
  ///
  /// @throws IllegalArgumentException when there is none
  public static RuleEntry require(String id) {
    return find(id).orElseThrow(() -> new IllegalArgumentException("no rule " + id));
  }

  private static List<RuleEntry> read() {
    var entries = new ArrayList<RuleEntry>();
    for (var block : GAP.split(SqlResource.read(RuleCatalogue.class, RESOURCE).strip())) {
      if (!block.startsWith("#")) {
        entries.add(RuleText.parse(block));
      }
    }
    return List.copyOf(entries);
  }

  private static Map<String, RuleEntry> byName() {
    var names = new HashMap<String, RuleEntry>();
    for (var entry : ENTRIES) {
      names.put(entry.id().toLowerCase(Locale.ROOT), entry);
      names.put(entry.slug(), entry);
    }
    return Map.copyOf(names);
  }
}
