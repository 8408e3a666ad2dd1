import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { nothing, text } from '../statements/fields.ts'
import { rows, run, type Session } from '../statements/session.ts'
import { NOW, statement } from '../statements/statement.ts'
import type { UsableKey } from './seal-keys.ts'

const REMEMBER = statement(
  `insert into paystate.seal_keys (id, proof, created_at) values (:id, :proof, ${NOW})
   on conflict (id) do nothing`,
  nothing,
)

const LIST = statement(
  'select id, proof from paystate.seal_keys order by created_at, id',
  z.object({ id: text, proof: text }),
)

const FORGET = statement(
  'delete from paystate.seal_keys where id <> :kept returning id',
  z.object({ id: text }),
)

/**
 * Notes the key that seals from now on. Returns the ids under which another key than the one given has been
 * used: with such a key nothing could be opened.
 */
export async function noteSealKeys(
  session: Session,
  keys: readonly UsableKey[],
): Promise<readonly string[]> {
  const [current] = keys
  if (!current) return []
  await run(session, { statement: REMEMBER, values: { id: current.id, proof: proofOf(current) } })
  const known = new Map(
    (await rows(session, { statement: LIST })).map((row) => [row.id, row.proof]),
  )
  return keys
    .filter((key) => (known.get(key.id) ?? proofOf(key)) !== proofOf(key))
    .map(({ id }) => id)
}

/** The ids of all keys that something may be sealed with, the oldest first. */
export async function sealKeysInUse(session: Session): Promise<readonly string[]> {
  return (await rows(session, { statement: LIST })).map(({ id }) => id)
}

/** Forgets every key but one: nothing is sealed with the others anymore. Returns their ids. */
export async function forgetSealKeys(
  session: Session,
  { kept }: { kept: string },
): Promise<readonly string[]> {
  return (await rows(session, { statement: FORGET, values: { kept } })).map(({ id }) => id)
}

function proofOf({ id, bytes }: UsableKey): string {
  return createHmac('sha256', bytes).update(`paystate seal key ${id}`).digest('hex').slice(0, 32)
}
