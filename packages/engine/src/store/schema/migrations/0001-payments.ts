import type { Migration } from '../migration.ts'

/**
 * Orders, payments and what is known of them.
 *
 * `payments` holds what is claimed and listed, so that a claim rewrites little; the fold's checkpoint and the
 * bytes of a request have rows of their own. JSON is `json`, not `jsonb`: it is kept as it was written, and a
 * provider's U+0000 or half a surrogate pair is no reason to lose evidence.
 */
export const payments: Migration = {
  number: 1,
  name: 'payments',
  sql: `
create table paystate.installation (
  single boolean primary key default true check (single),
  id text not null,
  created_at timestamptz not null,
  held_since timestamptz,
  held_because text
);

insert into paystate.installation (id, created_at)
  values (gen_random_uuid()::text, statement_timestamp());

create sequence paystate.evidence_order as bigint;

create table paystate.orders (
  id text primary key,
  currency text,
  amount bigint,
  created_at timestamptz not null,
  paid_at timestamptz,
  paid_twice_at timestamptz,
  underpaid_at timestamptz
);

create table paystate.payments (
  key bigint generated always as identity primary key,
  id text not null,
  order_id text not null references paystate.orders (id),
  attempt integer not null,
  instance text not null,
  account text,
  reference text not null,
  provider_id text,
  standing text not null check (standing in ('live', 'paid', 'ended')),
  status text not null,
  currency text not null,
  requested bigint not null,
  captured bigint,
  reversed bigint,
  refunded bigint,
  charged_back bigint,
  version bigint not null default 0,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  read_at timestamptz,
  due_at timestamptz,
  calls bigint not null default 0,
  lease bigint not null default 0,
  lease_until timestamptz,
  lease_owner text,
  constraint payments_id unique (id),
  constraint payments_attempt unique (order_id, attempt),
  constraint payments_reference unique (instance, reference)
) with (fillfactor = 80);

create index payments_due on paystate.payments (instance, due_at) where due_at is not null;

create index payments_provider_id on paystate.payments (instance, provider_id)
  where provider_id is not null;

create table paystate.checkpoints (
  payment bigint primary key references paystate.payments (key),
  through bigint not null,
  checkpoint json not null,
  stored_at timestamptz not null
);

create table paystate.operations (
  key bigint generated always as identity primary key,
  kind text not null check (kind in ('create', 'capture', 'cancel', 'refund', 'cancel_refund')),
  id text not null,
  payment bigint not null references paystate.payments (key),
  compared json not null,
  amount bigint,
  state text not null check (state in
    ('waiting', 'intended', 'attempted', 'unknown', 'applied', 'not_applied', 'withdrawn')),
  try integer not null default 1,
  send_before timestamptz,
  transaction_id text,
  pending json,
  outcome json,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  constraint operations_id unique (kind, id)
) with (fillfactor = 80);

create index operations_payment on paystate.operations (payment);

create table paystate.tries (
  operation bigint not null references paystate.operations (key),
  number integer not null,
  instance text not null,
  reference text not null,
  prepared json not null,
  created_at timestamptz not null,
  primary key (operation, number),
  constraint tries_reference unique (instance, reference)
);

create table paystate.attempts (
  operation bigint not null references paystate.operations (key),
  number integer not null,
  try integer not null,
  payment bigint not null references paystate.payments (key),
  lease bigint not null,
  begun_at timestamptz not null,
  must_leave_before timestamptz not null,
  ended_at timestamptz,
  ended_under text check (ended_under in ('lease', 'none')),
  ended json,
  primary key (operation, number)
);

create index attempts_payment on paystate.attempts (payment);

create table paystate.evidence (
  payment bigint not null references paystate.payments (key),
  received bigint not null,
  begun bigint,
  source text not null,
  observation json not null,
  stored_at timestamptz not null,
  primary key (payment, received)
);
`,
}
