import type { World } from './world.ts'

/** Ends the consumer of a life, so that the events of the next ones are not kept for it. */
export async function forget({ database, consumer }: World): Promise<void> {
  for (const [table, column] of [
    ['paystate.deliveries', 'consumer'],
    ['paystate.consumer_types', 'consumer'],
    ['paystate.consumers', 'name'],
  ]) {
    await database.query(`delete from ${table} where ${column} = $1`, [consumer])
  }
}
