import type { Migration } from '../migration.ts'

/**
 * The credential that last proved to belong to an instance's account, as a fingerprint: where the account has
 * no other name, a new one has to prove it.
 */
export const credentials: Migration = {
  number: 7,
  name: 'credentials',
  sql: `
alter table paystate.instances add column credential text;
`,
}
