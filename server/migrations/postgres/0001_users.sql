-- Whom Kratos has shown to us. `identity_version` is when the identity was last changed, in microseconds since 1970: what
-- an older answer of Kratos's says does not overwrite what a newer one has said.
CREATE TABLE users (
    id UUID PRIMARY KEY,
    kratos_identity_id UUID NOT NULL UNIQUE,
    email TEXT,
    name TEXT,
    username TEXT,
    avatar_url TEXT,
    is_admin BOOLEAN NOT NULL,
    identity_version BIGINT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL
);

-- Whose account is to be deleted, or was a while ago. Times are seconds since 1970.
CREATE TABLE deletions (
    kratos_identity_id UUID PRIMARY KEY,
    attempts BIGINT NOT NULL,
    requested_at BIGINT NOT NULL,
    next_attempt_at BIGINT NOT NULL,
    finished_at BIGINT
);
