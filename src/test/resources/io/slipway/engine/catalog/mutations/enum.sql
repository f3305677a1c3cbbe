CREATE ROLE other;
CREATE TYPE mood AS ENUM ('sad', 'happy');

-- case a label in between
ALTER TYPE mood ADD VALUE 'o''k' BEFORE 'happy';
-- = enum public.mood | labels | 'sad', 'happy' | 'sad', 'o''k', 'happy'

-- case a label renamed
ALTER TYPE mood RENAME VALUE 'sad' TO 'blue';
-- = enum public.mood | labels | 'sad', 'happy' | 'blue', 'happy'

-- case another order
DROP TYPE mood; CREATE TYPE mood AS ENUM ('happy', 'sad');
-- = enum public.mood | labels | 'sad', 'happy' | 'happy', 'sad'

-- case owner
ALTER TYPE mood OWNER TO other;
-- = enum public.mood | owner | postgres | other

-- case renamed
ALTER TYPE mood RENAME TO "Mood";
-- + enum public."Mood"
-- - enum public.mood

-- case comment
COMMENT ON TYPE mood IS 'how it is';
-- = enum public.mood | comment | ∅ | how it is
