import type { Migration } from '../migration.ts'

/**
 * What is erased of a payment: `is_erased` while nothing was stored since, `erased_at` the last time,
 * `erase_requested_at` when the application asked for it, and `erase_due_at` when that is tried next.
 */
export const erasing: Migration = {
  number: 10,
  name: 'erasing',
  sql: `
alter table paystate.payments
  add column is_erased boolean not null default false,
  add column erased_at timestamptz,
  add column erase_requested_at timestamptz,
  add column erase_due_at timestamptz;

create index payments_erase_due on paystate.payments (erase_due_at) where erase_due_at is not null;

create index payments_at_rest on paystate.payments (changed_at, key)
  where standing <> 'live' and not is_erased;

create index inbox_of_nobody on paystate.inbox (called_at)
  where payment is null and (state in ('foreign', 'orphan') or handled_at is not null);
`,
}
