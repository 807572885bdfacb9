-- Searches that watch for somebody who has no account (G3.7). What is personal goes when the alert ends; what is left says
-- for a while how it ended, so that links in old mails have an answer.
CREATE TABLE alerts (
    id {id} NOT NULL PRIMARY KEY,
    language text NOT NULL CHECK (language IN ('fi','sv','en')),
    name text,
    email text,
    email_folded text,
    query text,
    created_at {time} NOT NULL,
    mail_at {time} NOT NULL,
    confirmed_at {time},
    expires_at {time} NOT NULL,
    ended_at {time},
    ended_as text CHECK (ended_as IN ('removed','expired','bounced')),
    last_seq {big} NOT NULL CHECK (last_seq >= 0),
    looked_at {time} NOT NULL,
    last_run text,
    CHECK (expires_at > created_at),
    CHECK ((ended_at IS NULL) = (ended_as IS NULL)),
    CHECK (ended_at IS NOT NULL OR email IS NOT NULL),
    CHECK ((email IS NULL) = (email_folded IS NULL)),
    CHECK ((email IS NULL) = (name IS NULL)),
    CHECK ((email IS NULL) = (query IS NULL))
){strict};

CREATE INDEX alerts_by_email_folded ON alerts (email_folded);

CREATE INDEX alerts_that_watch ON alerts (id) WHERE confirmed_at IS NOT NULL AND ended_at IS NULL;

-- The secrets of the links in one mail, by hash: one for the pages behind the links, one that can do nothing but end the
-- alert and stands in an address (RFC 8058, X3.7-5).
CREATE TABLE alert_links (
    secret_hash text NOT NULL PRIMARY KEY,
    one_click_hash text NOT NULL,
    alert_id {id} NOT NULL REFERENCES alerts (id) ON DELETE CASCADE,
    created_at {time} NOT NULL,
    UNIQUE (one_click_hash)
){strict};

CREATE INDEX alert_links_by_alert_id ON alert_links (alert_id);

-- Which ads an alert has told of, each once (X3.7-4). Without a run: the ad matched already when the alert was confirmed.
CREATE TABLE alert_sent (
    alert_id {id} NOT NULL REFERENCES alerts (id) ON DELETE CASCADE,
    ad_id {id} NOT NULL REFERENCES ads (id) ON DELETE CASCADE,
    run text,
    PRIMARY KEY (alert_id, ad_id)
){strict};

CREATE INDEX alert_sent_by_ad_id ON alert_sent (ad_id);

-- The runs of all alerts together: whoever inserts the key has won it (D21).
CREATE TABLE alert_runs (
    run_key text NOT NULL PRIMARY KEY,
    due_at {time} NOT NULL,
    started_at {time} NOT NULL,
    finished_at {time}
){strict};
