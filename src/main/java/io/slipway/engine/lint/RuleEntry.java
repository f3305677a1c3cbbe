package io.slipway.engine.lint;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the catalogue says of one rule.
///
/// @param id stable, such as `SW101`
/// @param slug stable, such as `index-create-blocking`
/// @param ruleClass what follows from what it finds
/// @param severity how grave its findings are where no policy says otherwise
/// @param onByDefault whether it is applied where no policy says otherwise
/// @param needs what it must know to be sure
/// @param peers what other linters call it
/// @param title what it finds, in a sentence
/// @param why who waits for whom, and what breaks
/// @param remedy what to do instead, in a sentence or two
/// @param recipe the remedy as an example in SQL; empty where no SQL helps
public record RuleEntry(
    String id,
    String slug,
    RuleClass ruleClass,
    Severity severity,
    boolean onByDefault,
    Set<Need> needs,
    List<PeerRule> peers,
    String title,
    String why,
    String remedy,
    Optional<String> recipe) {

  public RuleEntry {
    needs = Set.copyOf(needs);
    peers = List.copyOf(peers);
  }

  /// Where the project's documentation tells about it.
  public String docs() {
    return "docs/rules/" + id + ".md";
  }
}
