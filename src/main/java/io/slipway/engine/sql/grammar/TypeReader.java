package io.slipway.engine.sql.grammar;

import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.TypeName;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Data_typeContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Predefined_typeContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Schema_qualified_name_nontypeContext;

/// Reads names of types.
final class TypeReader {

  // PostgreSQL's documentation, "Data Types", table "Data Types", and the parser's SystemTypeName.
  private static final Map<String, String> SPELLINGS =
      Map.ofEntries(
          Map.entry("int", "integer"),
          Map.entry("int4", "integer"),
          Map.entry("int8", "bigint"),
          Map.entry("int2", "smallint"),
          Map.entry("float4", "real"),
          Map.entry("float8", "double precision"),
          Map.entry("float", "double precision"),
          Map.entry("bool", "boolean"),
          Map.entry("dec", "numeric"),
          Map.entry("decimal", "numeric"),
          Map.entry("varchar", "character varying"),
          Map.entry("char varying", "character varying"),
          Map.entry("national character varying", "character varying"),
          Map.entry("national char varying", "character varying"),
          Map.entry("nchar varying", "character varying"),
          Map.entry("char", "character"),
          Map.entry("bpchar", "character"),
          Map.entry("nchar", "character"),
          Map.entry("national character", "character"),
          Map.entry("national char", "character"),
          Map.entry("varbit", "bit varying"),
          Map.entry("timestamptz", "timestamp with time zone"),
          Map.entry("timestamp", "timestamp without time zone"),
          Map.entry("timetz", "time with time zone"),
          Map.entry("time", "time without time zone"),
          Map.entry("serial4", "serial"),
          Map.entry("serial8", "bigserial"),
          Map.entry("serial2", "smallserial"));

  // SQL's: up to 24 binary digits are PostgreSQL's real.
  private static final int DIGITS_OF_REAL = 24;

  private TypeReader() {}

  static TypeName read(Data_typeContext type) {
    var predefined = type.predefined_type();
    var written = words(type);
    var dimensions = type.array_type().size() + (isArrayByWord(type) ? 1 : 0);
    var modifiers = modifiers(predefined);
    if (predefined.FLOAT() != null && !modifiers.isEmpty()) {
      var real = Integer.parseInt(modifiers.getFirst()) <= DIGITS_OF_REAL;
      return new TypeName(
          Name.unqualified(real ? "real" : "double precision"), List.of(), dimensions);
    }
    return new TypeName(
        name(predefined, written), withUsual(written, predefined, modifiers), dimensions);
  }

  // `character` alone is one of length 1, but `bpchar` has no length.
  private static List<String> withUsual(
      String written, Predefined_typeContext type, List<String> modifiers) {
    var isCharacter =
        type.schema_qualified_name_nontype() == null
            && "character".equals(SPELLINGS.getOrDefault(written, written))
            && !"bpchar".equals(written);
    return isCharacter && modifiers.isEmpty() ? List.of("1") : modifiers;
  }

  private static Name name(Predefined_typeContext type, String written) {
    var other = type.schema_qualified_name_nontype();
    if (other == null) {
      return Name.unqualified(SPELLINGS.getOrDefault(written, written));
    }
    var name = qualified(other);
    var isSystems = name.schema().isEmpty() || name.schema().equals("pg_catalog");
    return isSystems
        ? Name.unqualified(
            Texts.isQuoted(other)
                ? quotedSpelling(name.name())
                : SPELLINGS.getOrDefault(name.name(), name.name()))
        : name;
  }

  // "char" is a type of one byte, and not the key word.
  private static String quotedSpelling(String name) {
    return switch (name) {
      case "char", "float", "int", "dec", "decimal", "nchar" -> "\"" + name + "\"";
      default -> SPELLINGS.getOrDefault(name, name);
    };
  }

  static Name qualified(Schema_qualified_name_nontypeContext name) {
    var parts =
        name.children.stream()
            .filter(ParserRuleContext.class::isInstance)
            .map(part -> Texts.identifier((ParserRuleContext) part))
            .toList();
    return Texts.nameOf(parts);
  }

  // The key words of a type that SQL has words for: `timestamp with time zone`.
  private static String words(Data_typeContext type) {
    var predefined = type.predefined_type();
    if (predefined.schema_qualified_name_nontype() != null) {
      return "";
    }
    return predefined.children.stream()
        .filter(child -> !(child instanceof ParserRuleContext))
        .map(child -> Texts.folded(child.getText()))
        .filter(word -> Character.isLetter(word.charAt(0)))
        .collect(Collectors.joining(" "));
  }

  private static boolean isArrayByWord(Data_typeContext type) {
    return type.ARRAY() != null && type.array_type().isEmpty();
  }

  private static List<String> modifiers(Predefined_typeContext type) {
    if (type.interval_field() != null) {
      return List.of(Texts.folded(Texts.text(type.interval_field())));
    }
    if (type.type_length() != null) {
      return List.of(type.type_length().iconst().getText());
    }
    if (type.precision_param() != null) {
      return type.precision_param().iconst().stream().map(it -> it.getText()).toList();
    }
    return Stream.ofNullable(type.vex()).flatMap(List::stream).map(Texts::text).toList();
  }
}
