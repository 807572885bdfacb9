-- Who administers the service itself (X13-6). Read at each request: a change counts at once.
CREATE TABLE service_administrators (
    user_id {id} NOT NULL PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    created_at {time} NOT NULL
){strict};

-- What the service says of itself, each language a row of its own (G1-2). An employer's page has the agency's code as its
-- name.
CREATE TABLE pages (
    slug text NOT NULL,
    language text NOT NULL CHECK (language IN ('fi','sv','en')),
    kind text NOT NULL CHECK (kind IN ('information','career_story','employer')),
    title text NOT NULL,
    summary text NOT NULL,
    body text NOT NULL,
    position integer NOT NULL CHECK (position >= 0),
    published {bool} NOT NULL,
    row_version integer NOT NULL CHECK (row_version > 0),
    changed_at {time} NOT NULL,
    PRIMARY KEY (slug, language)
){strict};

-- Interruptions and disturbances, shown on every page from one time to another (G1-5).
CREATE TABLE notices (
    id {id} NOT NULL PRIMARY KEY,
    severity text NOT NULL CHECK (severity IN ('info','warning','severe')),
    begins_at {time} NOT NULL,
    ends_at {time} NOT NULL,
    texts {json} NOT NULL,
    row_version integer NOT NULL CHECK (row_version > 0),
    created_at {time} NOT NULL,
    CHECK (begins_at < ends_at)
){strict};

CREATE INDEX notices_by_ends_at ON notices (ends_at);
