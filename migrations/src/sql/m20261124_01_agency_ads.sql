-- What an agency writes until it publishes (X13-1). Published, the ad stands in its own tables and the draft is gone:
-- one truth at a time. The ad's id is given here, so that a preview and the ad have the same.
CREATE TABLE recruitment_drafts (
    recruitment_id {id} NOT NULL PRIMARY KEY REFERENCES recruitments (id) ON DELETE CASCADE,
    ad_id {id} NOT NULL,
    draft {json} NOT NULL,
    UNIQUE (ad_id)
){strict};

-- What was changed in an ad after people could read it: public, with its date (D31).
CREATE TABLE ad_corrections (
    id {id} NOT NULL PRIMARY KEY,
    ad_id {id} NOT NULL REFERENCES ads (id) ON DELETE CASCADE,
    correction {json} NOT NULL,
    at {time} NOT NULL
){strict};

CREATE INDEX ad_corrections_by_ad_id ON ad_corrections (ad_id);

-- An agency's list, the newest first, page by page.
CREATE INDEX recruitments_by_agency_id ON recruitments (agency_id, id);
