import { instantOf } from '@paystate/core'
import { z } from 'zod'
import type { World } from './world.ts'

const found = z.tuple([z.object({ isDue: z.boolean() })])

/** What stays unknown, or open, is looked after from time to time, though it has no time at which it is due. */
const IS_DUE = `
  select exists (select from paystate.instances where name = $1 and due_at <= $3::timestamptz)
    or exists (select from paystate.payments where instance = $1 and due_at <= $3::timestamptz)
    or exists (select from paystate.inbox where instance = $1 and due_at <= $3::timestamptz)
    or exists (select from paystate.deliveries where consumer = $2 and due_at <= $3::timestamptz)
    or exists (select from paystate.anomalies
      where closed_at is null and settled_at is null and (instance = $1 or instance is null))
    or exists (select from paystate.operations as o join paystate.payments as p on p.key = o.payment
      where p.instance = $1 and o.unknown_since is not null)
    as "isDue"`

/** Whether a process of this life could find anything to do: most of its time, there is nothing. */
export async function isDue({ database, instance, consumer, clock }: World): Promise<boolean> {
  const { rows } = await database.query(IS_DUE, [instance, consumer, instantOf(clock.now())])
  return found.parse(rows)[0].isDue
}
