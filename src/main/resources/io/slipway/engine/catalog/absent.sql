-- Kinds of which there is nothing, so that their own files need not be asked, most of which take longer
-- to plan than this does together. A kind that is not named here is always asked. Server 13 or newer.
WITH relation AS MATERIALIZED (
  SELECT DISTINCT relkind AS kind FROM pg_class WHERE oid >= 16384
), type AS MATERIALIZED (
  -- Arrays come with everything.
  SELECT DISTINCT typtype AS kind
    FROM pg_type
   WHERE oid >= 16384 AND typinput <> 'array_in'::regproc
), routine AS MATERIALIZED (
  SELECT DISTINCT prokind AS kind FROM pg_proc WHERE oid >= 16384
)
SELECT kind
  FROM (VALUES
    ('foreign_table', EXISTS (SELECT FROM relation WHERE kind = 'f')),
    ('view', EXISTS (SELECT FROM relation WHERE kind = 'v')),
    ('materialized_view', EXISTS (SELECT FROM relation WHERE kind = 'm')),
    ('sequence', EXISTS (SELECT FROM relation WHERE kind = 'S')),
    ('composite_type', EXISTS (SELECT FROM relation WHERE kind = 'c')),
    ('attribute', EXISTS (SELECT FROM relation WHERE kind = 'c')),
    ('enum', EXISTS (SELECT FROM type WHERE kind = 'e')),
    ('domain', EXISTS (SELECT FROM type WHERE kind = 'd')),
    ('domain_constraint', EXISTS (SELECT FROM type WHERE kind = 'd')),
    ('range_type', EXISTS (SELECT FROM type WHERE kind = 'r')),
    ('base_type', EXISTS (SELECT FROM type WHERE kind IN ('b', 'p'))),
    ('function', EXISTS (SELECT FROM routine WHERE kind IN ('f', 'w'))),
    ('procedure', EXISTS (SELECT FROM routine WHERE kind = 'p')),
    ('aggregate', EXISTS (SELECT FROM routine WHERE kind = 'a')),
    ('trigger', EXISTS (SELECT FROM pg_trigger WHERE NOT tgisinternal OR tgparentid <> 0)),
    ('rule', EXISTS (SELECT FROM pg_rewrite WHERE rulename <> '_RETURN' AND oid >= 16384)),
    ('policy', EXISTS (SELECT FROM pg_policy)),
    ('operator', EXISTS (SELECT FROM pg_operator WHERE oid >= 16384)),
    ('operator_family', EXISTS (SELECT FROM pg_opfamily WHERE oid >= 16384)),
    ('operator_class', EXISTS (SELECT FROM pg_opclass WHERE oid >= 16384)),
    ('cast', EXISTS (SELECT FROM pg_cast WHERE oid >= 16384)),
    ('collation', EXISTS (SELECT FROM pg_collation WHERE oid >= 16384)),
    ('conversion', EXISTS (SELECT FROM pg_conversion WHERE oid >= 16384)),
    ('text_search_parser', EXISTS (SELECT FROM pg_ts_parser WHERE oid >= 16384)),
    ('text_search_template', EXISTS (SELECT FROM pg_ts_template WHERE oid >= 16384)),
    ('text_search_dictionary', EXISTS (SELECT FROM pg_ts_dict WHERE oid >= 16384)),
    ('text_search_configuration', EXISTS (SELECT FROM pg_ts_config WHERE oid >= 16384)),
    ('language', EXISTS (SELECT FROM pg_language WHERE oid >= 16384)),
    ('transform', EXISTS (SELECT FROM pg_transform)),
    ('access_method', EXISTS (SELECT FROM pg_am WHERE oid >= 16384)),
    ('statistics', EXISTS (SELECT FROM pg_statistic_ext)),
    ('event_trigger', EXISTS (SELECT FROM pg_event_trigger)),
    ('foreign_data_wrapper', EXISTS (SELECT FROM pg_foreign_data_wrapper WHERE oid >= 16384)),
    ('server', EXISTS (SELECT FROM pg_foreign_server)),
    ('user_mapping', EXISTS (SELECT FROM pg_foreign_server)),
    ('publication', EXISTS (SELECT FROM pg_publication)),
    ('publication_table', EXISTS (SELECT FROM pg_publication)),
    ('publication_schema', EXISTS (SELECT FROM pg_publication)),
    ('default_privileges', EXISTS (SELECT FROM pg_default_acl))
  ) k (kind, present)
 WHERE NOT present
