-- Those who interview for an agency, as applicants are told their names. Their calendars have an address of their own.
CREATE TABLE interviewers (
    id {id} NOT NULL PRIMARY KEY,
    agency_id text NOT NULL REFERENCES agencies (id),
    name text NOT NULL,
    title text,
    -- SHA-256 of the secret in the address of the calendar; NULL where there is none, or it was taken back.
    feed_hash text UNIQUE,
    row_version integer NOT NULL CHECK (row_version > 0),
    created_at {time} NOT NULL
){strict};

CREATE INDEX interviewers_by_agency_id ON interviewers (agency_id);

-- What an agency has set for all its interviews; no row means that nothing is.
CREATE TABLE interview_settings (
    agency_id text NOT NULL PRIMARY KEY REFERENCES agencies (id),
    video_hosts {json} NOT NULL,
    row_version integer NOT NULL CHECK (row_version > 0)
){strict};

-- Rounds of interviews of a recruitment (X13-3). `organiser` is the contact's address when the round was made: the same in
-- all versions of an event, whoever the contact becomes.
CREATE TABLE interview_rounds (
    id {id} NOT NULL PRIMARY KEY,
    recruitment_id {id} NOT NULL REFERENCES recruitments (id) ON DELETE CASCADE,
    kind text NOT NULL CHECK (kind IN ('interview','video')),
    name text NOT NULL,
    place text,
    link text,
    book_until {time} NOT NULL,
    contact {json} NOT NULL,
    organiser text NOT NULL,
    note {json} NOT NULL,
    row_version integer NOT NULL CHECK (row_version > 0),
    created_at {time} NOT NULL,
    updated_at {time} NOT NULL
){strict};

CREATE INDEX interview_rounds_by_recruitment_id ON interview_rounds (recruitment_id);

CREATE INDEX interview_rounds_by_book_until ON interview_rounds (book_until);

CREATE TABLE round_interviewers (
    round_id {id} NOT NULL REFERENCES interview_rounds (id) ON DELETE CASCADE,
    interviewer_id {id} NOT NULL REFERENCES interviewers (id),
    PRIMARY KEY (round_id, interviewer_id)
){strict};

CREATE INDEX round_interviewers_by_interviewer_id ON round_interviewers (interviewer_id);

-- Times. The CHECK is the floor beneath the one statement that books (X12-6). A removed one stays for what was booked once.
CREATE TABLE interview_slots (
    id {id} NOT NULL PRIMARY KEY,
    round_id {id} NOT NULL REFERENCES interview_rounds (id) ON DELETE CASCADE,
    starts_at {time} NOT NULL,
    ends_at {time} NOT NULL,
    capacity integer NOT NULL CHECK (capacity > 0),
    booked integer NOT NULL CHECK (booked BETWEEN 0 AND capacity),
    place text,
    link text,
    removed_at {time},
    CHECK (ends_at > starts_at),
    CHECK (removed_at IS NULL OR booked = 0)
){strict};

CREATE INDEX interview_slots_by_round_id_starts_at ON interview_slots (round_id, starts_at);

CREATE INDEX interview_slots_by_starts_at ON interview_slots (starts_at) WHERE booked > 0;

-- One applicant, one round (D12). `calendar_sequence` counts the versions of the event in the applicant's calendar.
CREATE TABLE interview_invitations (
    id {id} NOT NULL PRIMARY KEY,
    round_id {id} NOT NULL REFERENCES interview_rounds (id) ON DELETE CASCADE,
    application_id {id} NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
    kind text NOT NULL CHECK (kind IN ('choice','fixed','video')),
    calendar_sequence integer NOT NULL CHECK (calendar_sequence >= 0),
    invited_at {time} NOT NULL,
    mailed_at {time},
    opened_at {time},
    reminded_at {time},
    cancelled_at {time},
    closed_at {time},
    UNIQUE (round_id, application_id)
){strict};

CREATE INDEX interview_invitations_by_application_id ON interview_invitations (application_id);

-- Each mail has a link of its own, all of them to the same invitation; here are only the hashes of their secrets.
CREATE TABLE interview_links (
    link_hash text NOT NULL PRIMARY KEY,
    invitation_id {id} NOT NULL REFERENCES interview_invitations (id) ON DELETE CASCADE,
    created_at {time} NOT NULL
){strict};

CREATE INDEX interview_links_by_invitation_id ON interview_links (invitation_id);

-- Who has which time; released ones stay as history.
CREATE TABLE interview_bookings (
    id {id} NOT NULL PRIMARY KEY,
    invitation_id {id} NOT NULL REFERENCES interview_invitations (id) ON DELETE CASCADE,
    slot_id {id} NOT NULL REFERENCES interview_slots (id) ON DELETE CASCADE,
    booked_by text NOT NULL CHECK (booked_by IN ('applicant','agency')),
    booked_at {time} NOT NULL,
    reminded_at {time},
    released_at {time}
){strict};

CREATE UNIQUE INDEX interview_bookings_live ON interview_bookings (invitation_id) WHERE released_at IS NULL;

CREATE INDEX interview_bookings_by_invitation_id ON interview_bookings (invitation_id);

CREATE INDEX interview_bookings_by_slot_id ON interview_bookings (slot_id);
