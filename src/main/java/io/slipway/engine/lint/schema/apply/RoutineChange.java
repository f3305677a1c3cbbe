package io.slipway.engine.lint.schema.apply;

import io.slipway.engine.lint.schema.model.Contents;
import io.slipway.engine.lint.schema.model.Routine;
import io.slipway.engine.lint.schema.model.SearchPath;
import io.slipway.engine.lint.schema.model.Truth;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.RoutineForm;
import io.slipway.engine.sql.form.RoutineForm.AlterRoutine;
import io.slipway.engine.sql.form.RoutineForm.Body;
import io.slipway.engine.sql.form.RoutineForm.Call;
import io.slipway.engine.sql.form.RoutineForm.CreateRoutine;
import io.slipway.engine.sql.form.RoutineForm.DoBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// What is done to functions and procedures, and by blocks.
///
/// @param run does what a statement in a block does
record RoutineChange(Contents contents, Consumer<Form> run) {

  private static final Pattern RENAME =
      Pattern.compile("rename\\s+to\\s+\"?([^\"]+?)\"?\\s*", Pattern.CASE_INSENSITIVE);
  private static final Pattern SCHEMA =
      Pattern.compile("set\\s+schema\\s+\"?([^\"]+?)\"?\\s*", Pattern.CASE_INSENSITIVE);
  private static final Pattern VOLATILITY =
      Pattern.compile(".*\\b(immutable|stable|volatile)\\b.*", Pattern.CASE_INSENSITIVE);

  void apply(RoutineForm form) {
    switch (form) {
      case CreateRoutine it -> create(it);
      case AlterRoutine it -> alter(it);
      case DoBlock it -> run(it.body());
      case Call it -> contents.lose("%s is called".formatted(it.routine()));
    }
  }

  private void run(Body body) {
    body.unread().ifPresent(why -> contents.lose("a block could not be read: " + why));
    body.statements().forEach(nested -> run.accept(nested.form()));
    if (!body.dynamic().isEmpty()) {
      contents.lose("a block makes SQL of text");
    }
  }

  private void create(CreateRoutine form) {
    var name = new SearchPath(contents).forNew(form.name());
    var kind = form.procedure() ? Routine.Kind.PROCEDURE : Routine.Kind.FUNCTION;
    var made =
        new Routine(
            name, form.arguments(), kind, form.volatility(), form.language(), changes(form));
    var all = new ArrayList<>(contents.routines.getOrDefault(name, List.of()));
    all.removeIf(it -> form.orReplace() && isSame(it.arguments(), form.arguments()));
    all.add(made);
    contents.routines.put(name, List.copyOf(all));
  }

  // Types are written in several ways, so that only their number tells one from another.
  private static boolean isSame(String one, String other) {
    return count(one) == count(other);
  }

  private static int count(String arguments) {
    return arguments.isBlank() ? 0 : arguments.split(",").length;
  }

  private Truth changes(CreateRoutine form) {
    var body = form.body();
    if (!form.volatility().equals("volatile")) {
      return Truth.NO;
    }
    if (body.unread().isPresent() || !body.dynamic().isEmpty()) {
      return Truth.UNKNOWN;
    }
    return body.statements().stream().allMatch(it -> DataChange.isHarmless(contents, it.form()))
        ? Truth.NO
        : Truth.UNKNOWN;
  }

  private void alter(AlterRoutine form) {
    new SearchPath(contents)
        .find(form.name(), false, contents.routines::containsKey)
        .ifPresent(name -> alter(name, form.change()));
  }

  private void alter(Name name, String change) {
    var renamed = RENAME.matcher(change);
    var moved = SCHEMA.matcher(change);
    var volatility = VOLATILITY.matcher(change);
    if (renamed.matches()) {
      rename(name, new Name(name.schema(), renamed.group(1)));
    } else if (moved.matches()) {
      rename(name, new Name(moved.group(1), name.name()));
    } else if (volatility.matches()) {
      var said = volatility.group(1).toLowerCase(Locale.ROOT);
      contents.routines.computeIfPresent(name, (_, all) -> each(all, it -> it.with(said)));
    }
  }

  private static List<Routine> each(List<Routine> all, UnaryOperator<Routine> change) {
    return all.stream().map(change).toList();
  }

  private void rename(Name from, Name to) {
    Optional.ofNullable(contents.routines.remove(from))
        .ifPresent(all -> contents.routines.put(to, each(all, it -> it.named(to))));
    contents.triggers.replaceAll((_, it) -> it.function().equals(from) ? it.running(to) : it);
  }
}
