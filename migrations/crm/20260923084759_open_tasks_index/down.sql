-- DropIndex
DROP INDEX CONCURRENTLY "tasks_open_due_at_idx";
