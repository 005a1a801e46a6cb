-- Webhooks: addresses to which a source's host reports what has happened.

create table webhook (
  account text not null,
  region text not null,
  name text not null,
  -- What is in the address and nobody else knows; a webhook that is made again has another one.
  token text not null,
  -- As PutWebhook was given it, the secret too.
  definition jsonb not null,
  created bigint not null,
  last_triggered bigint,
  -- What went wrong last, until something goes well.
  error_code text,
  error_message text,
  -- Where it was registered by us: owner, repository, and the hook's id once it is known.
  registered jsonb,
  primary key (account, region, name)
);

create unique index webhook_by_token on webhook (token, account, region);
