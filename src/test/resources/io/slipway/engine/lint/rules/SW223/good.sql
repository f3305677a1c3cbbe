ALTER TABLE app.customers VALIDATE CONSTRAINT customers_email_check;
