-- A version of the terms as it was written, and what is new in it. `published_at` is when it comes into force, which may
-- lie ahead (G1-3).
ALTER TABLE terms_versions ADD COLUMN markdown text NOT NULL DEFAULT '';

ALTER TABLE terms_versions ADD COLUMN changes text NOT NULL DEFAULT '';

-- Links that let somebody choose a new password: each once, and only the newest of an account (G5.1). Asking for an
-- address without an account leaves a row too: the same happens in the same time (X4-5).
CREATE TABLE password_resets (
    id {id} NOT NULL PRIMARY KEY,
    user_id {id} REFERENCES users (id) ON DELETE CASCADE,
    email text NOT NULL,
    email_folded text NOT NULL,
    secret_hash text NOT NULL,
    created_at {time} NOT NULL,
    expires_at {time} NOT NULL,
    used_at {time},
    UNIQUE (secret_hash)
){strict};

CREATE INDEX password_resets_by_user_id ON password_resets (user_id);

CREATE INDEX password_resets_by_email_folded ON password_resets (email_folded);

CREATE INDEX password_resets_by_expires_at ON password_resets (expires_at);

-- A new login address that waits for its code: at most one an account, five guesses each (G7.2.1).
CREATE TABLE email_changes (
    id {id} NOT NULL PRIMARY KEY,
    user_id {id} NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    email text NOT NULL,
    email_folded text NOT NULL,
    old_email text NOT NULL,
    code_hash text NOT NULL,
    tries integer NOT NULL CHECK (tries BETWEEN 0 AND 5),
    created_at {time} NOT NULL,
    expires_at {time} NOT NULL,
    used_at {time}
){strict};

CREATE UNIQUE INDEX email_changes_by_user_id ON email_changes (user_id) WHERE used_at IS NULL;

CREATE INDEX email_changes_by_email_folded ON email_changes (email_folded);

CREATE INDEX email_changes_by_expires_at ON email_changes (expires_at);

-- How many of its two warnings an account has got since it was last used, and when the last of them (X8-3).
ALTER TABLE users ADD COLUMN idle_warnings integer NOT NULL DEFAULT 0 CHECK (idle_warnings BETWEEN 0 AND 2);

ALTER TABLE users ADD COLUMN idle_warned_at {time};

CREATE INDEX users_by_last_login_at ON users (last_login_at);
