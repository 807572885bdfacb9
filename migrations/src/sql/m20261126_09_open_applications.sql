-- What only open applications have (G11-1). Until one is sent it is valid for no time.
CREATE TABLE open_applications (
    application_id {id} NOT NULL PRIMARY KEY REFERENCES applications (id) ON DELETE CASCADE,
    -- Set at sending, editing and prolonging; from this instant on it is gone.
    valid_before {time},
    -- When its applicant is to be told of that; NULL once that is done.
    remind_at {time},
    -- Words of the version in force, folded for searching; nothing of the person (D4).
    words text NOT NULL,
    CHECK (remind_at IS NULL OR (valid_before IS NOT NULL AND remind_at < valid_before))
){strict};

CREATE INDEX open_applications_by_valid_before ON open_applications (valid_before) WHERE valid_before IS NOT NULL;

CREATE INDEX open_applications_by_remind_at ON open_applications (remind_at) WHERE remind_at IS NOT NULL;

-- Where and as what somebody wants to work, of the version in force: what the bank is searched by. `everywhere` has an
-- empty code.
CREATE TABLE open_application_wishes (
    application_id {id} NOT NULL REFERENCES open_applications (application_id) ON DELETE CASCADE,
    kind text NOT NULL CHECK (kind IN ('area','everywhere','region','municipality')),
    code text NOT NULL CHECK ((kind = 'everywhere') = (code = '')),
    PRIMARY KEY (application_id, kind, code)
){strict};

CREATE INDEX open_application_wishes_by_kind_code ON open_application_wishes (kind, code);

CREATE INDEX applications_open ON applications (sent_at) WHERE kind = 'open';
