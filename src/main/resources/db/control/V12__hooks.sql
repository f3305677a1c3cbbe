-- What must succeed before and after an environment's runs, under the keys of the configuration's files.
ALTER TABLE environment ADD COLUMN hooks jsonb;

-- What came of the hooks of a run's last attempt that called some.
ALTER TABLE run ADD COLUMN hooks jsonb;
