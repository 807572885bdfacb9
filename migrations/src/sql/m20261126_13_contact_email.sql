-- What an address waits for its code for: to be the user name (G7.2.1), or to get mails about recruitments (D45). Each may
-- wait beside the other.
ALTER TABLE email_changes ADD COLUMN purpose text NOT NULL DEFAULT 'user_name' CHECK (purpose IN ('user_name', 'contact'));

DROP INDEX email_changes_by_user_id;

CREATE UNIQUE INDEX email_changes_by_user_id_and_purpose ON email_changes (user_id, purpose) WHERE used_at IS NULL;

-- The contact address that a code confirmed last, in lower case.
ALTER TABLE profiles ADD COLUMN confirmed_contact text;
