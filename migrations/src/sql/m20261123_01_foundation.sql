-- Facts about this database itself: whether it is a demo's, which clock it was checked against.
CREATE TABLE meta (
    key text NOT NULL PRIMARY KEY,
    value text NOT NULL
){strict};

-- Agencies that recruit. The key is the short code used in addresses, filters and imports.
CREATE TABLE agencies (
    id text NOT NULL PRIMARY KEY,
    name_fi text NOT NULL,
    name_sv text,
    name_en text,
    sector text,
    seat text,
    position integer NOT NULL,
    created_at {time} NOT NULL
){strict};

-- People's accounts. One address may have one account of each kind (D51).
CREATE TABLE users (
    id {id} NOT NULL PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('applicant','work')),
    email text NOT NULL,
    email_folded text NOT NULL,
    password_hash text,
    language text NOT NULL CHECK (language IN ('fi','sv','en')),
    created_at {time} NOT NULL,
    last_login_at {time},
    UNIQUE (kind, email_folded)
){strict};

-- Who works for which agency, as what (X13-6). Read at each request: a change counts at once.
CREATE TABLE agency_users (
    agency_id text NOT NULL REFERENCES agencies (id),
    user_id {id} NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    role text NOT NULL CHECK (role IN ('recruiter','agency_administrator')),
    created_at {time} NOT NULL,
    PRIMARY KEY (agency_id, user_id)
){strict};

CREATE INDEX agency_users_by_user_id ON agency_users (user_id);

-- Logged-in browsers. Only a hash of the cookie's token is kept.
CREATE TABLE sessions (
    id {id} NOT NULL PRIMARY KEY,
    user_id {id} NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    secret_hash text NOT NULL,
    created_at {time} NOT NULL,
    expires_at {time} NOT NULL,
    last_seen_at {time} NOT NULL,
    UNIQUE (secret_hash)
){strict};

CREATE INDEX sessions_by_user_id ON sessions (user_id);

CREATE INDEX sessions_by_expires_at ON sessions (expires_at);

-- Secrets that were handed out as links. A link acts once, by the page's own POST (X3.7-5).
CREATE TABLE mail_links (
    secret_hash text NOT NULL PRIMARY KEY,
    purpose text NOT NULL CHECK (purpose IN ('set_password')),
    subject text NOT NULL,
    created_at {time} NOT NULL,
    expires_at {time} NOT NULL,
    used_at {time}
){strict};

-- Exact limits against abuse, counted for all replicas alike, whether or not an account exists (X4-5, D14).
CREATE TABLE throttles (
    purpose text NOT NULL,
    key_hash text NOT NULL,
    window_start {time} NOT NULL,
    count integer NOT NULL CHECK (count >= 0),
    PRIMARY KEY (purpose, key_hash, window_start)
){strict};

CREATE INDEX throttles_by_window_start ON throttles (window_start);

-- The terms of use and the privacy notice, never changed, only followed by a newer version (G1-3).
CREATE TABLE terms_versions (
    id {id} NOT NULL PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('terms_of_use','privacy_notice')),
    language text NOT NULL CHECK (language IN ('fi','sv','en')),
    version integer NOT NULL CHECK (version > 0),
    html text NOT NULL,
    published_at {time} NOT NULL,
    UNIQUE (kind, language, version)
){strict};

-- Who accepted which version of the terms, and when (G1-3).
CREATE TABLE consents (
    user_id {id} NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    terms_version_id {id} NOT NULL REFERENCES terms_versions (id),
    accepted_at {time} NOT NULL,
    PRIMARY KEY (user_id, terms_version_id)
){strict};

-- One process of an agency. Stored states only: scheduled and closed are a matter of time (D54).
CREATE TABLE recruitments (
    id {id} NOT NULL PRIMARY KEY,
    agency_id text NOT NULL REFERENCES agencies (id),
    code text NOT NULL,
    external_id text,
    state text NOT NULL CHECK (state IN ('draft','published','withdrawn','ended','archived')),
    opens_at {time} NOT NULL,
    closes_at {time} NOT NULL,
    publish_at {time},
    first_published_at {time},
    withdrawn_at {time},
    ended_at {time},
    archived_at {time},
    row_version integer NOT NULL CHECK (row_version > 0),
    created_at {time} NOT NULL,
    updated_at {time} NOT NULL,
    CHECK (closes_at > opens_at),
    CHECK (state = 'draft' OR first_published_at IS NOT NULL),
    UNIQUE (code),
    UNIQUE (agency_id, external_id)
){strict};

CREATE INDEX recruitments_by_closes_at ON recruitments (closes_at) WHERE state = 'published';

-- The ad of a recruitment: what is the same in every language (D46).
CREATE TABLE ads (
    id {id} NOT NULL PRIMARY KEY,
    recruitment_id {id} NOT NULL REFERENCES recruitments (id) ON DELETE CASCADE,
    facts {json} NOT NULL,
    feed_seq {big},
    row_version integer NOT NULL CHECK (row_version > 0),
    created_at {time} NOT NULL,
    updated_at {time} NOT NULL,
    UNIQUE (recruitment_id)
){strict};

CREATE INDEX ads_by_feed_seq ON ads (feed_seq);

-- An ad in one language (G2-2).
CREATE TABLE ad_versions (
    id {id} NOT NULL PRIMARY KEY,
    ad_id {id} NOT NULL REFERENCES ads (id) ON DELETE CASCADE,
    language text NOT NULL CHECK (language IN ('fi','sv','en')),
    texts {json} NOT NULL,
    published_at {time},
    updated_at {time} NOT NULL,
    UNIQUE (ad_id, language)
){strict};

-- Task areas of an ad, the first is the main one (G3.2.1).
CREATE TABLE ad_areas (
    ad_id {id} NOT NULL REFERENCES ads (id) ON DELETE CASCADE,
    code text NOT NULL,
    position integer NOT NULL,
    PRIMARY KEY (ad_id, code)
){strict};

CREATE INDEX ad_areas_by_code ON ad_areas (code);

-- Municipalities of an ad (G3.2.3).
CREATE TABLE ad_places (
    ad_id {id} NOT NULL REFERENCES ads (id) ON DELETE CASCADE,
    code text NOT NULL,
    position integer NOT NULL,
    PRIMARY KEY (ad_id, code)
){strict};

CREATE INDEX ad_places_by_code ON ad_places (code);

-- Open lists of codes with their names (G3.2, G9.2). A code that is no longer chosen keeps its names.
CREATE TABLE code_lists (
    list text NOT NULL,
    code text NOT NULL,
    name_fi text NOT NULL,
    name_sv text,
    name_en text,
    parent text,
    position integer NOT NULL,
    valid_to {time},
    PRIMARY KEY (list, code)
){strict};

-- A sign-up that waits for its code. Several may wait for one address; nobody can lock another out (D50).
CREATE TABLE registrations (
    id {id} NOT NULL PRIMARY KEY,
    email text NOT NULL,
    email_folded text NOT NULL,
    password_hash text NOT NULL,
    accepted_terms {json} NOT NULL,
    language text NOT NULL CHECK (language IN ('fi','sv','en')),
    ad_id {id} REFERENCES ads (id) ON DELETE SET NULL,
    created_at {time} NOT NULL,
    expires_at {time} NOT NULL,
    confirmed_at {time}
){strict};

CREATE INDEX registrations_by_email_folded ON registrations (email_folded);

CREATE INDEX registrations_by_expires_at ON registrations (expires_at);

-- Six-digit codes that prove an address, at most one live a registration; five guesses each (G4-3, D50).
CREATE TABLE email_codes (
    id {id} NOT NULL PRIMARY KEY,
    registration_id {id} NOT NULL REFERENCES registrations (id) ON DELETE CASCADE,
    purpose text NOT NULL CHECK (purpose IN ('registration')),
    code_hash text NOT NULL,
    tries integer NOT NULL CHECK (tries BETWEEN 0 AND 5),
    created_at {time} NOT NULL,
    expires_at {time} NOT NULL,
    used_at {time}
){strict};

CREATE UNIQUE INDEX email_codes_by_registration_id_purpose ON email_codes (registration_id, purpose) WHERE used_at IS NULL;

-- Basic details, which shine through in every application (G7.1). Each field remembers the version that changed it (D56).
CREATE TABLE profiles (
    user_id {id} NOT NULL PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    basics {json} NOT NULL,
    row_version integer NOT NULL CHECK (row_version > 0),
    saved_at {time} NOT NULL
){strict};

-- Legal gender and work at the state, apart from everything else: no finder joins them to one application (D4).
CREATE TABLE profile_equality (
    user_id {id} NOT NULL PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    fields {json} NOT NULL
){strict};

-- A recruitment's form, version by version; frozen once an application exists (D31, D49).
CREATE TABLE application_forms (
    id {id} NOT NULL PRIMARY KEY,
    recruitment_id {id} NOT NULL REFERENCES recruitments (id) ON DELETE CASCADE,
    version integer NOT NULL CHECK (version > 0),
    form {json} NOT NULL,
    frozen_at {time},
    created_at {time} NOT NULL,
    UNIQUE (recruitment_id, version)
){strict};

-- One person's application to one recruitment. The applicant becomes NULL when the account is deleted (D2).
CREATE TABLE applications (
    id {id} NOT NULL PRIMARY KEY,
    recruitment_id {id} NOT NULL REFERENCES recruitments (id),
    applicant_id {id} REFERENCES users (id) ON DELETE SET NULL,
    kind text NOT NULL CHECK (kind IN ('targeted','open')),
    state text NOT NULL CHECK (state IN ('unsent','sent','withdrawn')),
    language text NOT NULL CHECK (language IN ('fi','sv','en')),
    draft_version_id {id} {late_reference},
    in_force_version_id {id} {late_reference},
    row_version integer NOT NULL CHECK (row_version > 0),
    created_at {time} NOT NULL,
    saved_at {time} NOT NULL,
    sent_at {time},
    edited_at {time},
    withdrawn_at {time},
    CHECK (state = 'unsent' OR (in_force_version_id IS NOT NULL AND sent_at IS NOT NULL))
){strict};

CREATE UNIQUE INDEX applications_by_recruitment_id_applicant_id ON applications (recruitment_id, applicant_id) WHERE applicant_id IS NOT NULL;

CREATE INDEX applications_by_applicant_id ON applications (applicant_id);

-- The draft of an application, or one version that was sent. A sent one is never changed.
CREATE TABLE application_versions (
    id {id} NOT NULL PRIMARY KEY,
    application_id {id} NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
    number integer NOT NULL CHECK (number > 0),
    form_version integer NOT NULL,
    own_basics {json} NOT NULL,
    basics_at_sending {json},
    wishes_no_publication {bool} NOT NULL,
    in_force_from {time},
    created_at {time} NOT NULL,
    UNIQUE (application_id, number)
){strict};

-- Answers as typed, each with the version that changed it (D47, D56). A cleared answer keeps its row with a null value.
CREATE TABLE application_answers (
    version_id {id} NOT NULL REFERENCES application_versions (id) ON DELETE CASCADE,
    question text NOT NULL,
    value {json} NOT NULL,
    changed_in integer NOT NULL,
    PRIMARY KEY (version_id, question)
){strict};

-- Degrees, experience…: one row each, its id made by the client, so that repeating is harmless.
CREATE TABLE application_rows (
    version_id {id} NOT NULL REFERENCES application_versions (id) ON DELETE CASCADE,
    id {id} NOT NULL,
    section text NOT NULL,
    position integer NOT NULL,
    fields {json} NOT NULL,
    changed_in integer NOT NULL,
    PRIMARY KEY (version_id, id)
){strict};

-- Basic details frozen when the recruitment ends or the account is deleted; erased when anonymised (D1, D2).
CREATE TABLE application_person (
    application_id {id} NOT NULL PRIMARY KEY REFERENCES applications (id) ON DELETE CASCADE,
    basics {json} NOT NULL,
    frozen_at {time} NOT NULL
){strict};

-- Written at sending, removed at withdrawal, read only as sums (D4).
CREATE TABLE application_equality (
    application_id {id} NOT NULL PRIMARY KEY REFERENCES applications (id) ON DELETE CASCADE,
    gender text NOT NULL,
    state_employer text,
    state_agency text
){strict};

-- Stored files, named by chance, never by what people call them (G9.2.8, D27).
CREATE TABLE blobs (
    id {id} NOT NULL PRIMARY KEY,
    sha256 text NOT NULL,
    size {big} NOT NULL CHECK (size BETWEEN 1 AND 2097152),
    kind text NOT NULL CHECK (kind IN ('attachment','photo')),
    media_type text NOT NULL,
    storage_key text NOT NULL,
    scan_state text NOT NULL CHECK (scan_state IN ('unscanned','clean','infected')),
    created_at {time} NOT NULL,
    UNIQUE (storage_key)
){strict};

-- Files of an application's version; the id is made by the client. At most four a version (G9.2.8).
CREATE TABLE attachments (
    version_id {id} NOT NULL REFERENCES application_versions (id) ON DELETE CASCADE,
    id {id} NOT NULL,
    question text NOT NULL,
    blob_id {id} NOT NULL REFERENCES blobs (id),
    name text NOT NULL,
    position integer NOT NULL CHECK (position BETWEEN 1 AND 4),
    created_at {time} NOT NULL,
    PRIMARY KEY (version_id, id),
    UNIQUE (version_id, position)
){strict};

CREATE INDEX attachments_by_blob_id ON attachments (blob_id);

-- What happened and whose effects are not planned yet (house rule 2).
CREATE TABLE outbox (
    id {id} NOT NULL PRIMARY KEY,
    event {json} NOT NULL,
    at {time} NOT NULL,
    planned_at {time}
){strict};

CREATE INDEX outbox_by_id ON outbox (id) WHERE planned_at IS NULL;

-- Background work: leased, retried, and marked dead after twelve tries.
CREATE TABLE jobs (
    id {id} NOT NULL PRIMARY KEY,
    kind text NOT NULL,
    payload {json} NOT NULL,
    dedupe_key text,
    created_at {time} NOT NULL,
    run_at {time} NOT NULL,
    lease_until {time},
    leased_by text,
    tries integer NOT NULL CHECK (tries >= 0),
    last_error text,
    dead_at {time},
    UNIQUE (dedupe_key)
){strict};

CREATE INDEX jobs_by_run_at ON jobs (run_at) WHERE dead_at IS NULL;

-- What changed, in commit order and without gaps (house 8.4, D34).
CREATE TABLE change_feed (
    feed text NOT NULL,
    seq {big} NOT NULL,
    change {json} NOT NULL,
    at {time} NOT NULL,
    PRIMARY KEY (feed, seq)
){strict};

-- The last number of each feed. Taken as a transaction's last write, so that order of numbers is order of commits.
CREATE TABLE feed_heads (
    feed text NOT NULL PRIMARY KEY,
    seq {big} NOT NULL CHECK (seq >= 0)
){strict};

-- Answers to POSTs that may be repeated (X14-4).
CREATE TABLE idempotency_keys (
    actor text NOT NULL,
    key text NOT NULL,
    operation text NOT NULL,
    request_hash text NOT NULL,
    status integer,
    body text,
    location text,
    created_at {time} NOT NULL,
    PRIMARY KEY (actor, key)
){strict};

CREATE INDEX idempotency_keys_by_created_at ON idempotency_keys (created_at);

-- Who did what to what. Ids and field names, never values (D37). Insert only.
CREATE TABLE audit_log (
    id {id} NOT NULL PRIMARY KEY,
    at {time} NOT NULL,
    actor text NOT NULL,
    did text NOT NULL,
    subject text NOT NULL,
    agency_id text,
    request_id text
){strict};

CREATE INDEX audit_log_by_subject ON audit_log (subject);

CREATE INDEX audit_log_by_at ON audit_log (at);
