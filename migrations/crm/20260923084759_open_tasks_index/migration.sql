-- Written by hand and alone in its file: the start page asks for open tasks by due date,
-- and CONCURRENTLY keeps the table writable while the index is built.
CREATE INDEX CONCURRENTLY "tasks_open_due_at_idx" ON "tasks"("due_at") WHERE "status" <> 'DONE';
