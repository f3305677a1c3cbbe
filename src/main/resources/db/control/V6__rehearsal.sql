-- Where an environment's plans are rehearsed: {"server"}, or {"url", "username", "password": a reference}; null leaves it to
-- Slipway.
ALTER TABLE environment ADD COLUMN scratch jsonb;
