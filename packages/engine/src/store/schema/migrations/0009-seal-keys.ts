import type { Migration } from '../migration.ts'

/**
 * The keys that something may be sealed with, by id. `proof` is made from a key and shows nothing of it: another
 * key under the same id is noticed before anything is sealed with it.
 */
export const sealKeys: Migration = {
  number: 9,
  name: 'seal keys',
  sql: `
create table paystate.seal_keys (
  id text primary key,
  proof text not null,
  created_at timestamptz not null
);
`,
}
