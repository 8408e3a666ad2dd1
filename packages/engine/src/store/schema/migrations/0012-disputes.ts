import type { Migration } from '../migration.ts'

/**
 * What an operation does when a dispute has taken the payment's money, or may: `stop` is neither sent nor
 * repeated then. What an earlier version left open and returns money stops.
 */
export const disputes: Migration = {
  number: 12,
  name: 'disputes',
  sql: `
alter table paystate.operations
  add column on_dispute text not null default 'send';
update paystate.operations set on_dispute = 'stop'
  where state in ('waiting', 'intended', 'attempted', 'unknown')
    and (kind = 'refund' or kind = 'cancel' and compared->>'ifPaid' = 'reverse');
`,
}
