import type { Migration } from '../migration.ts'

/**
 * What comes in from providers and goes out to the application.
 *
 * Taking a webhook in waits for no lock of a payment: `inbox` refers to payments without a foreign key.
 */
export const webhooksAndEvents: Migration = {
  number: 2,
  name: 'webhooks and events',
  sql: `
create table paystate.inbox (
  key bigint generated always as identity primary key,
  instance text not null,
  digest text not null,
  hints json not null,
  headers json not null,
  body bytea not null,
  state text not null default 'new'
    check (state in ('new', 'matched', 'unmatched', 'foreign', 'orphan')),
  payment bigint,
  calls bigint not null default 1,
  tries integer not null default 0,
  received_at timestamptz not null,
  called_at timestamptz not null,
  due_at timestamptz,
  handled_at timestamptz
) with (fillfactor = 80);

create unique index inbox_open on paystate.inbox (instance, digest) where handled_at is null;

create index inbox_due on paystate.inbox (instance, due_at) where due_at is not null;

create index inbox_payment on paystate.inbox (payment) where payment is not null;

create table paystate.quarantine (
  key bigint generated always as identity primary key,
  instance text not null,
  digest text not null,
  reason text not null,
  headers json not null,
  body bytea not null,
  calls bigint not null default 1,
  received_at timestamptz not null,
  called_at timestamptz not null,
  constraint quarantine_digest unique (instance, digest)
);

create table paystate.instances (
  name text primary key,
  provider text not null,
  account text,
  due_at timestamptz,
  cursor json,
  lease bigint not null default 0,
  lease_until timestamptz,
  lease_owner text,
  failures integer not null default 0,
  open_until timestamptz,
  changed_at timestamptz not null
);

create index instances_due on paystate.instances (due_at) where due_at is not null;

create table paystate.anomalies (
  key bigint generated always as identity primary key,
  identity text not null,
  kind text not null,
  subject text,
  instance text,
  payment bigint references paystate.payments (key),
  order_id text,
  details json not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  closed_because text
);

create unique index anomalies_open on paystate.anomalies (identity) where closed_at is null;

create index anomalies_payment on paystate.anomalies (payment) where payment is not null;

create sequence paystate.event_number as bigint;

create table paystate.events (
  number bigint primary key,
  type text not null,
  payment bigint references paystate.payments (key),
  order_id text,
  data json not null,
  happened_at timestamptz not null
);

create index events_payment on paystate.events (payment, number) where payment is not null;

create index events_order on paystate.events (order_id, number) where order_id is not null;

create table paystate.consumers (
  name text primary key,
  begins text not null check (begins in ('now', 'beginning')),
  created_at timestamptz not null
);

create table paystate.consumer_types (
  consumer text not null references paystate.consumers (name),
  type text not null,
  backfill_after bigint not null default 0,
  backfill_until bigint,
  created_at timestamptz not null,
  primary key (consumer, type)
);

create table paystate.deliveries (
  consumer text not null references paystate.consumers (name),
  event bigint not null references paystate.events (number),
  type text not null,
  payment bigint,
  due_at timestamptz,
  tries integer not null default 0,
  problem text,
  primary key (consumer, event)
);

create index deliveries_due on paystate.deliveries (consumer, due_at) where due_at is not null;

create index deliveries_payment on paystate.deliveries (consumer, payment, event)
  where payment is not null;
`,
}
