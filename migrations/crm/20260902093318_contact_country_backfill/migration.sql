-- The country of older contacts, from the dialling code of their telephone number.
-- ZZ stands for "not known"; people are asked for it when they next open the contact.
UPDATE "contacts"
SET "country" = CASE
    WHEN "phone" LIKE '+353%' THEN 'IE'
    WHEN "phone" LIKE '+31%' THEN 'NL'
    WHEN "phone" LIKE '+33%' THEN 'FR'
    WHEN "phone" LIKE '+44%' THEN 'GB'
    WHEN "phone" LIKE '+45%' THEN 'DK'
    WHEN "phone" LIKE '+49%' THEN 'DE'
    WHEN "phone" LIKE '+1%' THEN 'US'
    ELSE 'ZZ'
END
WHERE "country" IS NULL;
