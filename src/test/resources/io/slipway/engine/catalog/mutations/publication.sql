CREATE ROLE other SUPERUSER;
CREATE PUBLICATION p;

-- case owner
ALTER PUBLICATION p OWNER TO other;
-- = publication p | owner | postgres | other

-- case all tables
DROP PUBLICATION p; CREATE PUBLICATION p FOR ALL TABLES;
-- = publication p | all_tables | ∅ | true

-- case operations
ALTER PUBLICATION p SET (publish = 'delete, insert');
-- = publication p | publish | ∅ | insert, delete

-- case partitions' root
ALTER PUBLICATION p SET (publish_via_partition_root);
-- = publication p | via_partition_root | ∅ | true

-- case generated columns
-- since 18
ALTER PUBLICATION p SET (publish_generated_columns = stored);
-- = publication p | generated_columns | ∅ | stored

-- case comment
COMMENT ON PUBLICATION p IS 'out';
-- = publication p | comment | ∅ | out
