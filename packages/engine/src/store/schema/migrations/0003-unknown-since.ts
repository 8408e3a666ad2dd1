import type { Migration } from '../migration.ts'

/**
 * Since when an operation has been unknown, under an index that holds those alone: how much money is unknown,
 * and for how long, must not cost a pass over all payments.
 */
export const unknownSince: Migration = {
  number: 3,
  name: 'unknown since',
  sql: `
alter table paystate.operations add column unknown_since timestamptz;

update paystate.operations set unknown_since = changed_at where state in ('attempted', 'unknown');

create index operations_unknown on paystate.operations (unknown_since)
  where unknown_since is not null;
`,
}
