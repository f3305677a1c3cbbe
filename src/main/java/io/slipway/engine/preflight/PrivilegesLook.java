package io.slipway.engine.preflight;

import io.slipway.engine.ledger.Relation;
import io.slipway.engine.preflight.Answers.Answer;
import io.slipway.engine.preflight.need.Need;
import io.slipway.engine.preflight.need.PlanNeeds.Asked;
import io.slipway.engine.preflight.need.PlanNeeds.Unread;
import io.slipway.engine.sql.Name;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Whether the role may do what the plan's statements do, and write the ledger.
final class PrivilegesLook implements Look {

  private static final String LEDGER = "the ledger";
  // More in one sentence nobody reads; the details have them all.
  private static final int REMEDIES = 3;

  private record Question(Need need, String role) {}

  @Override
  public CheckResult at(Target target) throws SQLException {
    target.planOnce();
    var answers = new Answers(target);
    Map<Lack, Set<String>> lacks = new LinkedHashMap<>();
    for (var asked : questions(target, answers).entrySet()) {
      var question = asked.getKey();
      if (answers.to(question.need(), question.role()) instanceof Answer.Denied(var lack)) {
        lacks.computeIfAbsent(lack, _ -> new LinkedHashSet<>()).addAll(asked.getValue());
      }
    }
    return judge(lacks, target.needs().unread());
  }

  // The same is asked once, however many statements need it.
  private static Map<Question, List<String>> questions(Target target, Answers answers)
      throws SQLException {
    var questions = new LinkedHashMap<Question, List<String>>();
    var all = new ArrayList<>(target.needs().asked());
    ledger(target.subject().ledger(), answers).forEach(it -> all.add(new Asked(it, "", LEDGER)));
    for (var asked : all) {
      questions
          .computeIfAbsent(new Question(asked.need(), asked.role()), _ -> new ArrayList<>())
          .add(asked.where());
    }
    return questions;
  }

  private static List<Need> ledger(Relation ledger, Answers answers) throws SQLException {
    var table = new Name(ledger.schema(), ledger.name());
    var schema = Name.unqualified(ledger.schema());
    if (!(answers.to(new Need.OnRelation(table, ""), "") instanceof Answer.Absent)) {
      return Stream.of("SELECT", "INSERT", "UPDATE")
          .<Need>map(privilege -> new Need.OnRelation(table, privilege))
          .toList();
    }
    var create = new Need.CreateInSchema(schema);
    return answers.to(create, "") instanceof Answer.Absent
        ? List.of(new Need.CreateInDatabase(schema))
        : List.of(create);
  }

  private static CheckResult judge(Map<Lack, Set<String>> lacks, List<Unread> unread) {
    var details = new ArrayList<String>();
    lacks.forEach((lack, where) -> details.add(words(lack, where)));
    unread.forEach(
        it -> details.add("not understood: %s in %s".formatted(it.command(), it.where())));
    if (!lacks.isEmpty()) {
      return CheckResult.fail(
          Check.PRIVILEGES,
          "The role lacks %s that the plan needs."
              .formatted(Texts.count(lacks.size(), "privilege", "privileges")),
          "Let whoever may do it: " + remedies(lacks.keySet()) + ".",
          details);
    }
    if (!unread.isEmpty()) {
      return CheckResult.warn(
          Check.PRIVILEGES,
          "The role may do what was understood, but %s not."
              .formatted(Texts.count(unread.size(), "statement was", "statements were")),
          "Look at them yourself, or rehearse the plan as a role with the same privileges.",
          details);
    }
    return CheckResult.pass(
        Check.PRIVILEGES, "The role may do what the plan's statements need, and write the ledger.");
  }

  private static String words(Lack lack, Set<String> where) {
    return "%s (%s): %s".formatted(lack.sentence(), String.join(", ", where), lack.remedy());
  }

  private static String remedies(Set<Lack> lacks) {
    var all = lacks.stream().map(Lack::remedy).distinct().toList();
    var some = String.join("; ", all.subList(0, Math.min(REMEDIES, all.size())));
    return all.size() > REMEDIES ? some + "; and what the details say" : some;
  }
}
