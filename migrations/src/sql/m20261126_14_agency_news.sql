-- Whether and where an agency is told by mail what comes in to its recruitments. No row: it is, at the ad's contact person.
CREATE TABLE agency_mail_notices (
    agency_id text NOT NULL PRIMARY KEY REFERENCES agencies (id) ON DELETE CASCADE,
    wanted {bool} NOT NULL,
    email text,
    language text CHECK (language IN ('fi', 'sv', 'en'))
){strict};

-- What came in to a recruitment since its agency was told last: numbers only. One is open at a time, and is counted in the
-- transaction that plans the event; closed it is one mail, which says the same however often it is sent.
CREATE TABLE agency_digests (
    id {id} NOT NULL PRIMARY KEY,
    recruitment_id {id} NOT NULL REFERENCES recruitments (id) ON DELETE CASCADE,
    opened_at {time} NOT NULL,
    closed_at {time},
    sent integer NOT NULL CHECK (sent >= 0),
    edited integer NOT NULL CHECK (edited >= 0),
    withdrawn integer NOT NULL CHECK (withdrawn >= 0)
){strict};

CREATE UNIQUE INDEX agency_digests_by_recruitment_id ON agency_digests (recruitment_id) WHERE closed_at IS NULL;

CREATE INDEX agency_digests_by_opened_at ON agency_digests (opened_at) WHERE closed_at IS NULL;

CREATE INDEX agency_digests_by_closed_at ON agency_digests (closed_at) WHERE closed_at IS NOT NULL;
