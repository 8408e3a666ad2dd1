import type { Migration } from '../migration.ts'

/** Who asked for an operation, and who took back one that was not sent. */
export const askers: Migration = {
  number: 11,
  name: 'askers',
  sql: `
alter table paystate.operations
  add column asked_by text,
  add column withdrawn_by text;
`,
}
