import type { Migration } from '../migration.ts'

/** What a person decided about an operation that stayed unknown: who, why and when. */
export const verdicts: Migration = {
  number: 6,
  name: 'verdicts',
  sql: `
alter table paystate.operations add column verdict json;
`,
}
