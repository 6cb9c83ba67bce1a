/** A case, what is to be told of it, and the key it was posted with. */
export const schema = `
CREATE TABLE cases (
  case_id text PRIMARY KEY,
  rev integer NOT NULL,
  area_id text NOT NULL,
  village_id text NOT NULL,
  step text NOT NULL,
  category text NOT NULL,
  class text NOT NULL,
  title text NOT NULL,
  description text NOT NULL,
  source text NOT NULL,
  recorder_id text NOT NULL,
  level text NOT NULL,
  holder_role text NOT NULL,
  holder_area_id text NOT NULL,
  token_hash bytea NOT NULL,
  reported_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL
);
CREATE INDEX cases_of_village ON cases (village_id, reported_at DESC, case_id DESC);
CREATE TABLE outbox (
  seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  event_id uuid NOT NULL,
  type text NOT NULL,
  case_id text NOT NULL,
  at timestamptz NOT NULL,
  data jsonb NOT NULL
);
CREATE TABLE idempotency_keys (
  member_id text NOT NULL,
  key text NOT NULL,
  body_hash bytea NOT NULL,
  answer text NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (member_id, key)
);`
