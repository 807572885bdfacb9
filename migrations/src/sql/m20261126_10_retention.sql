-- What an agency's administrator keeps longer than the rules say, because the law or a dispute asks for it (D6).
CREATE TABLE recruitment_holds (
    recruitment_id {id} NOT NULL PRIMARY KEY REFERENCES recruitments (id) ON DELETE CASCADE,
    held_at {time} NOT NULL
){strict};

CREATE TABLE application_holds (
    application_id {id} NOT NULL PRIMARY KEY REFERENCES applications (id) ON DELETE CASCADE,
    held_at {time} NOT NULL
){strict};

-- What is left of applications that were anonymised (G8-2): how many of a recruitment had which value, one thing at a
-- time and without any application, so that nobody can be found in it. Read as sums only, like application_equality (D4).
CREATE TABLE anonymous_sums (
    recruitment_id {id} NOT NULL REFERENCES recruitments (id) ON DELETE CASCADE,
    counted text NOT NULL CHECK (counted IN ('language','gender','state_employer')),
    value text NOT NULL,
    number integer NOT NULL CHECK (number > 0),
    PRIMARY KEY (recruitment_id, counted, value)
){strict};

-- Runs that removed something. The numbers are counted in the transactions that removed it: after a kill they are right,
-- and the run has no end.
CREATE TABLE retention_runs (
    id {id} NOT NULL PRIMARY KEY,
    at {time} NOT NULL,
    started_at {time} NOT NULL,
    finished_at {time}
){strict};

CREATE TABLE retention_counts (
    run_id {id} NOT NULL REFERENCES retention_runs (id) ON DELETE CASCADE,
    removed text NOT NULL CHECK (removed IN ('unsent','withdrawn','anonymised','left_profile','open','files')),
    number integer NOT NULL CHECK (number > 0),
    PRIMARY KEY (run_id, removed)
){strict};

-- Which recruitments have applications in a state: looked for on each run.
CREATE INDEX applications_by_recruitment_id_state ON applications (recruitment_id, state);
