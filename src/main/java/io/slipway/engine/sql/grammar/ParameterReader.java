package io.slipway.engine.sql.grammar;

import java.util.List;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Names_in_parensContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Storage_parameter_optionContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Storage_parametersContext;

/// Reads storage parameters.
final class ParameterReader {

  private ParameterReader() {}

  /// By name, with what they are set to: `fillfactor=70`.
  static List<String> of(Storage_parametersContext parameters) {
    return parameters.storage_parameter_option().stream().map(ParameterReader::of).toList();
  }

  /// The names of those that are reset.
  static List<String> names(Names_in_parensContext names) {
    return names.names_references().schema_qualified_name().stream()
        .map(name -> Texts.folded(name.getText()))
        .toList();
  }

  private static String of(Storage_parameter_optionContext option) {
    var name = Texts.folded(option.storage_parameter_name().getText());
    return option.EQUAL() == null ? name : name + "=" + value(option);
  }

  private static String value(Storage_parameter_optionContext option) {
    var value = text(option);
    return value.startsWith("'") ? Texts.unquoted(value) : Texts.folded(value);
  }

  private static String text(Storage_parameter_optionContext option) {
    var value = option.vex();
    return value == null ? option.getStop().getText() : Texts.text(value);
  }
}
