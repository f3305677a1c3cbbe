package io.slipway.engine.lint.effect;

import java.util.Set;

/// Functions of PostgreSQL's own that defaults call often, none of them volatile.
final class BuiltIns {

  private static final Set<String> NAMES =
      Set.of(
          "now",
          "current_timestamp",
          "current_date",
          "current_time",
          "localtime",
          "localtimestamp",
          "transaction_timestamp",
          "statement_timestamp",
          "timezone",
          "date_trunc",
          "to_timestamp",
          "extract",
          "date_part",
          "make_date",
          "make_interval",
          "age",
          "lower",
          "upper",
          "trim",
          "concat",
          "coalesce",
          "nullif",
          "md5",
          "to_char",
          "to_date",
          "to_tsvector",
          "to_jsonb",
          "to_json",
          "jsonb_build_object",
          "jsonb_build_array",
          "json_build_object",
          "array_append",
          "string_to_array",
          "current_user",
          "session_user",
          "current_role",
          "current_database",
          "current_schema",
          "current_setting",
          "length",
          "round",
          "floor",
          "ceil",
          "abs",
          "greatest",
          "least",
          "row",
          "inet",
          "int4",
          "int8",
          "text",
          "replace",
          "substr",
          "substring",
          "left",
          "right",
          "regexp_replace",
          "uuid_nil",
          "encode",
          "decode",
          "digest");

  private BuiltIns() {}

  static boolean has(String function) {
    return NAMES.contains(function);
  }
}
