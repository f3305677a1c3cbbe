package io.slipway.engine.sql.grammar;

import io.slipway.engine.sql.Name;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.misc.Interval;
import org.jspecify.annotations.Nullable;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLLexer;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Names_in_parensContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Names_referencesContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Schema_qualified_nameContext;

/// Texts and names of parts of a parse tree.
final class Texts {

  private static final int UNICODE_DIGITS = 4;
  private static final int LONG_UNICODE_DIGITS = 6;
  private static final int HEXADECIMAL = 16;

  // PostgreSQL's NAMEDATALEN in bytes, without the one that ends a name.
  private static final int LONGEST = 63;

  private Texts() {}

  /// A part as it stands in the statement.
  static String text(ParserRuleContext part) {
    return part.getStop() == null || part.getStop().getStopIndex() < part.getStart().getStartIndex()
        ? ""
        : part.getStart()
            .getInputStream()
            .getText(Interval.of(part.getStart().getStartIndex(), part.getStop().getStopIndex()));
  }

  /// Where a part begins: one-based, in characters of the statement.
  static int position(ParserRuleContext part) {
    return part.getStart().getStartIndex() + 1;
  }

  /// A name of one part, as PostgreSQL folds it and cuts it.
  static String identifier(ParserRuleContext identifier) {
    return cut(whole(identifier));
  }

  /// A name as long as there is room for, at a character's end: PostgreSQL's truncate_identifier.
  static String cut(String name) {
    var bytes = 0;
    for (var end = 0; end < name.length(); ) {
      var next = name.offsetByCodePoints(end, 1);
      bytes += name.substring(end, next).getBytes(StandardCharsets.UTF_8).length;
      if (bytes > LONGEST) {
        return name.substring(0, end);
      }
      end = next;
    }
    return name;
  }

  private static String whole(ParserRuleContext identifier) {
    return switch (identifier.getStart().getType()) {
      // The lexer has taken the quotes away.
      case SQLLexer.QuotedIdentifier -> identifier.getStart().getText();
      case SQLLexer.UnicodeQuotedIdentifier -> unicode(identifier);
      default -> folded(identifier.getText());
    };
  }

  /// Whether the last part of a name is in quotes.
  static boolean isQuoted(ParserRuleContext name) {
    return name.getStop().getType() == SQLLexer.QuotedIdentifier;
  }

  static Name name(Schema_qualified_nameContext name) {
    return nameOf(parts(name));
  }

  /// What a column's qualified name says of its table.
  static Name tableOfColumn(Schema_qualified_nameContext column) {
    var parts = parts(column);
    return nameOf(parts.size() > 1 ? parts.subList(0, parts.size() - 1) : parts);
  }

  /// The last part of a qualified name.
  static String last(Schema_qualified_nameContext name) {
    return parts(name).getLast();
  }

  static List<Name> names(Names_referencesContext names) {
    return names.schema_qualified_name().stream().map(Texts::name).toList();
  }

  /// Names of columns, which have one part each.
  static List<String> columns(@Nullable Names_in_parensContext names) {
    return names == null
        ? List.of()
        : names.names_references().schema_qualified_name().stream().map(Texts::last).toList();
  }

  private static List<String> parts(Schema_qualified_nameContext name) {
    return Stream.concat(Stream.of(name.identifier()), name.identifier_reserved().stream())
        .map(Texts::identifier)
        .toList();
  }

  // The first of three parts is the database's name.
  static Name nameOf(List<String> parts) {
    return parts.size() == 1
        ? Name.unqualified(parts.getFirst())
        : new Name(parts.get(parts.size() - 2), parts.getLast());
  }

  // In a database in UTF-8 no letter beyond ASCII is folded.
  static String folded(String name) {
    var folded = new StringBuilder(name);
    for (var i = 0; i < folded.length(); i++) {
      var character = folded.charAt(i);
      if (character >= 'A' && character <= 'Z') {
        folded.setCharAt(i, (char) (character + 'a' - 'A'));
      }
    }
    return folded.toString();
  }

  /// What a string constant stands for. Of those with backslashes and Unicode escapes, the escapes
  /// stay.
  static String unquoted(String constant) {
    var begin = constant.indexOf('\'');
    return constant.substring(begin + 1, constant.length() - 1).replace("''", "'");
  }

  private static String unicode(ParserRuleContext identifier) {
    var text = identifier.getStart().getText();
    var body = text.substring(3, text.length() - 1).replace("\"\"", "\"");
    var name = new StringBuilder();
    for (var i = 0; i < body.length(); i++) {
      if (body.charAt(i) != '\\' || i + 1 == body.length()) {
        name.append(body.charAt(i));
      } else if (body.charAt(i + 1) == '\\') {
        name.append('\\');
        i++;
      } else {
        var isLong = body.charAt(i + 1) == '+';
        var from = i + (isLong ? 2 : 1);
        var to = from + (isLong ? LONG_UNICODE_DIGITS : UNICODE_DIGITS);
        name.appendCodePoint(Integer.parseInt(body.substring(from, to), HEXADECIMAL));
        i = to - 1;
      }
    }
    return name.toString();
  }
}
