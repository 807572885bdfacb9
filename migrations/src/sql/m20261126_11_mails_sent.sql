-- What was written to whom, without the text: for the person's own eyes (X7-6). Gone with the account.
CREATE TABLE mails_sent (
    job_id {id} NOT NULL PRIMARY KEY,
    user_id {id} NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    application_id {id} REFERENCES applications (id) ON DELETE SET NULL,
    subject text NOT NULL,
    language text NOT NULL CHECK (language IN ('fi', 'sv', 'en')),
    sent_at {time} NOT NULL
){strict};

CREATE INDEX mails_sent_by_user ON mails_sent (user_id, sent_at);

CREATE INDEX mails_sent_by_application ON mails_sent (application_id) WHERE application_id IS NOT NULL;

CREATE INDEX mails_sent_by_time ON mails_sent (sent_at);

CREATE INDEX audit_log_by_actor ON audit_log (actor);
