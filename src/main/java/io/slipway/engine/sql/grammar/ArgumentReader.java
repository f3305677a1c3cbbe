package io.slipway.engine.sql.grammar;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.ArgmodeContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Function_argumentsContext;

/// Reads the arguments of routines.
final class ArgumentReader {

  // That a type is the one of a column or a row, which the grammar does not know here.
  private static final Pattern COPIED_TYPE =
      Pattern.compile(
          "(?:[^\\s,.(]+\\.(?=[^\\s,.(]+\\.))?((?:[^\\s,.(]+\\.)?[^\\s,.(%]+)\\s*%\\s*(?:row)?type\\b",
          Pattern.CASE_INSENSITIVE);

  private ArgumentReader() {}

  /// The types of those that are part of what names the routine: all of a procedure, of a function
  /// those that go in.
  static String types(Fragment arguments, boolean procedure) throws UnreadableException {
    var text = COPIED_TYPE.matcher(arguments.text()).replaceAll("$1");
    var read = Grammar.parse(text, SQLParser::function_args_parser).function_args();
    return read.function_arguments().stream()
        .filter(it -> procedure || !isOut(it))
        .map(it -> TypeReader.read(it.data_type()).toString())
        .collect(Collectors.joining(", "));
  }

  private static boolean isOut(Function_argumentsContext argument) {
    return Optional.ofNullable(argument.argmode()).map(ArgmodeContext::OUT).isPresent();
  }
}
