import type { Migration } from '../migration.ts'

/** The anomaly that holds a payment: whoever is about to send sees it in the row that he locks anyway. */
export const holds: Migration = {
  number: 5,
  name: 'holds',
  sql: `
alter table paystate.payments add column held_by text;
`,
}
