-- What those who follow the public changes know of each ad, and when the time itself changes how it stands: at its opening
-- and at its end (X14-5). Nothing opens or closes by it (D54): it only says that there will be something to tell.
CREATE TABLE public_ads (
    ad_id {id} NOT NULL PRIMARY KEY REFERENCES ads (id) ON DELETE CASCADE,
    told text NOT NULL CHECK (told IN ('nothing','open','closed')),
    next_at {time}
){strict};

CREATE INDEX public_ads_by_next_at ON public_ads (next_at) WHERE next_at IS NOT NULL;

-- Ads from before: the worker tells of them as of any opening that is due.
INSERT INTO public_ads (ad_id, told, next_at)
SELECT ads.id, 'nothing', recruitments.opens_at FROM ads JOIN recruitments ON recruitments.id = ads.recruitment_id;

-- Pictures of pages (G1-2), re-encoded by us; `sha256` is that of what we keep, `upload_sha256` that of what came.
CREATE TABLE pictures (
    id {id} NOT NULL PRIMARY KEY,
    storage_key text NOT NULL,
    sha256 text NOT NULL,
    upload_sha256 text NOT NULL,
    media_type text NOT NULL CHECK (media_type IN ('image/jpeg','image/png')),
    width integer NOT NULL CHECK (width > 0),
    height integer NOT NULL CHECK (height > 0),
    size integer NOT NULL CHECK (size > 0),
    created_at {time} NOT NULL,
    UNIQUE (storage_key)
){strict};

ALTER TABLE pages ADD COLUMN picture_id {id} REFERENCES pictures (id);

-- What it shows, said in the language of the page: no picture without (WCAG 1.1.1).
ALTER TABLE pages ADD COLUMN picture_alt text CHECK ((picture_id IS NULL) = (picture_alt IS NULL));
