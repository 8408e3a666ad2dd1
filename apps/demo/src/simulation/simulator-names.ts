import type { Database } from '@paystate/engine'
import { z } from 'zod'
import type { Named } from '../providers/provider-switch.ts'

const numberRow = z.object({ number: z.number() })

/**
 * The engine's names of the providers. A simulator that has forgotten everything is another account: its
 * payments get a name of their own, so that nobody asks it for those of an earlier one.
 */
export async function namesForSimulator(database: Database, id: string): Promise<Named> {
  await database.query(
    `insert into shop.simulators (id)
     select $1::text where not exists (select from shop.simulators where id = $1)`,
    [id],
  )
  const { rows } = await database.query('select number from shop.simulators where id = $1', [id])
  const { number } = numberRow.parse(rows[0])
  const suffix = number === 1 ? '' : `-${number}`
  return (provider) => provider + suffix
}
