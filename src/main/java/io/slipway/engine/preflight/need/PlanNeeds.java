package io.slipway.engine.preflight.need;

import io.slipway.engine.execute.StepScript;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.Reach;
import io.slipway.engine.sql.Statement;
import io.slipway.engine.sql.StatementNature.MetaCommand;
import io.slipway.engine.sql.StatementNature.NonTransactional;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What the statements of a plan need, touch and settle on the target, as far as their text says.
///
/// @param asked what their roles must be or have
/// @param unread statements that may need and touch more than their text says
/// @param touches what they lock
/// @param indexes that they make, rebuild or drop
/// @param constraints that they validate or drop, by their names alone
/// @param concurrent whether one of them is `CONCURRENTLY`, which waits for all older transactions
public record PlanNeeds(
    List<Asked> asked,
    List<Unread> unread,
    Set<Touch> touches,
    Set<Name> indexes,
    Set<String> constraints,
    boolean concurrent) {

  public PlanNeeds {
    asked = List.copyOf(asked);
    unread = List.copyOf(unread);
    touches = Set.copyOf(touches);
    indexes = Set.copyOf(indexes);
    constraints = Set.copyOf(constraints);
  }

  /// A need and who has it.
  ///
  /// @param role that the script has taken on; empty for the session's own
  /// @param where the script and the line
  public record Asked(Need need, String role, String where) {}

  /// A statement of which not all is known.
  ///
  /// @param command its first word
  public record Unread(String command, String where) {}

  /// Reads all scripts in their order.
  public static PlanNeeds of(List<StepScript> scripts) {
    var reader = new Reader();
    scripts.forEach(reader::read);
    return new PlanNeeds(
        reader.asked,
        reader.unread,
        reader.touches,
        reader.indexes,
        reader.constraints,
        reader.concurrent);
  }

  private static final class Reader {
    private final List<Asked> asked = new ArrayList<>();
    private final List<Unread> unread = new ArrayList<>();
    private final Set<Touch> touches = new LinkedHashSet<>();
    private final Set<Name> indexes = new LinkedHashSet<>();
    private final Set<String> constraints = new LinkedHashSet<>();
    private boolean concurrent;
    private String role = "";

    // Each script has a session of its own, in which nobody has taken on a role yet.
    private void read(StepScript script) {
      role = "";
      script.statements().forEach(statement -> read(script, statement));
    }

    private void read(StepScript script, Statement statement) {
      var text = script.script().text(statement);
      var where = script.path() + " line " + script.fileLine(statement.line());
      var reading = Reading.of(text);
      reading.needs().forEach(need -> asked.add(new Asked(need, roleFor(need), where)));
      touches.addAll(reading.touches());
      indexes.addAll(reading.indexes());
      constraints.addAll(reading.constraints());
      concurrent |= isConcurrent(statement);
      reading.role().ifPresent(it -> role = it);
      if (reading.unread() || isElsewhere(statement, text)) {
        unread.add(new Unread(command(text), where));
      }
    }

    // Whom one may become depends on who logged in.
    private String roleFor(Need need) {
      return need instanceof Need.BeMemberOf ? "" : role;
    }

    private static boolean isElsewhere(Statement statement, String text) {
      return statement.nature() instanceof MetaCommand || Reach.of(text).isPresent();
    }

    private static boolean isConcurrent(Statement statement) {
      return statement.nature() instanceof NonTransactional(var command)
          && command.contains("CONCURRENTLY");
    }

    private static String command(String text) {
      return text.strip().split("\\W", 2)[0].toUpperCase(Locale.ROOT);
    }
  }
}
