-- Of which deadline somebody with an unfinished application was reminded: once per draft and deadline (D26).
CREATE TABLE application_reminders (
    application_id {id} NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
    closes_at {time} NOT NULL,
    reminded_at {time} NOT NULL,
    PRIMARY KEY (application_id, closes_at)
){strict};

-- Changes of sent applications that are not done: looked for whenever a period has ended (D24).
CREATE INDEX applications_being_edited ON applications (recruitment_id) WHERE draft_version_id IS NOT NULL AND state = 'sent';

-- A receipt proves what was sent without showing it: the number makes that a short application cannot be guessed (D57).
ALTER TABLE application_versions ADD COLUMN receipt_number text;

ALTER TABLE application_versions ADD COLUMN receipt_sha256 text;

CREATE UNIQUE INDEX application_versions_by_receipt ON application_versions (receipt_sha256) WHERE receipt_sha256 IS NOT NULL;
