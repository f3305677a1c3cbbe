CREATE ROLE other;
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER far FOREIGN DATA WRAPPER w;
CREATE USER MAPPING FOR CURRENT_USER SERVER far OPTIONS (user 'bob');

-- case for everybody
CREATE USER MAPPING FOR PUBLIC SERVER far;
-- + user mapping public on server far

-- case for another
CREATE USER MAPPING FOR other SERVER far;
-- + user mapping other on server far

-- case options
ALTER USER MAPPING FOR CURRENT_USER SERVER far OPTIONS (SET user 'eve', ADD password 'hunter2');
-- = user mapping postgres on server far | options | user=bob | user=eve\npassword=sha256:d91c3357d22feb16dc289bb93f79a90907649b677eab32d1ae0912304b0c3775
