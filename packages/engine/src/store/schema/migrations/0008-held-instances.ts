import type { Migration } from '../migration.ts'

/**
 * An instance is held while this database may have forgotten what was sent there: since when, when that was
 * noticed, and why; the last release says who ended it, and why. `installation` keeps the same for instances
 * that are still to be registered.
 */
export const heldInstances: Migration = {
  number: 8,
  name: 'held instances',
  sql: `
alter table paystate.instances
  add column held_since timestamptz,
  add column held_at timestamptz,
  add column held_because text,
  add column released_at timestamptz,
  add column released_by text,
  add column released_because text;

alter table paystate.installation add column held_at timestamptz;
`,
}
