package io.slipway.control.gate.approval;

import io.slipway.control.gate.approval.Opinion.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What holds of all that was said of a plan: of each person the last yes or no, unless it was
/// withdrawn, and of each confirmation the last.
public final class Standing {

  private final Map<UUID, Opinion> verdicts = new LinkedHashMap<>();
  private final Map<String, Opinion> confirmations = new LinkedHashMap<>();

  private Standing() {}

  /// @param opinions in the order in which they were said
  public static Standing of(List<Opinion> opinions) {
    var standing = new Standing();
    opinions.forEach(standing::hear);
    return standing;
  }

  private void hear(Opinion opinion) {
    switch (opinion.kind()) {
      case APPROVE, REJECT -> {
        verdicts.remove(opinion.person());
        verdicts.put(opinion.person(), opinion);
      }
      case WITHDRAW -> {
        verdicts.remove(opinion.person());
        confirmations.values().removeIf(it -> it.person().equals(opinion.person()));
      }
      case CONFIRM -> confirmations.put(String.valueOf(opinion.subject()), opinion);
      case COMMENT -> {}
    }
  }

  public List<Opinion> approvals() {
    return of(Kind.APPROVE);
  }

  public List<Opinion> rejections() {
    return of(Kind.REJECT);
  }

  private List<Opinion> of(Kind kind) {
    return verdicts.values().stream().filter(opinion -> opinion.kind() == kind).toList();
  }

  /// By the ids of what was confirmed.
  public Map<String, Opinion> confirmations() {
    return Map.copyOf(confirmations);
  }

  /// Whether anything that the person said holds.
  public boolean has(UUID person) {
    return verdicts.containsKey(person)
        || confirmations.values().stream().anyMatch(opinion -> opinion.person().equals(person));
  }
}
