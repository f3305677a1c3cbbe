-- What an extension brought along, and changes with it alone. Server 13 or newer.
SELECT classid, objid FROM pg_depend WHERE deptype = 'e'
