import { PgBoss } from 'pg-boss'

/** Names of queues. */
export const ADVANCE = 'advance-payments'
export const CLAIM = 'claim-payments'
export const RECEIPTS = 'receipts'

/** Opens pg-boss on the database that the engine uses, too, with the queues of these examples. */
export async function openQueues(connectionString: string): Promise<PgBoss> {
  const boss = new PgBoss({ connectionString, schema: 'jobs' })
  boss.on('error', (error) => console.error(error.message))
  await boss.start()
  // `short`: of the jobs with one key, one waits. A payment that is due twice is advanced once.
  await boss.createQueue(ADVANCE, { policy: 'short', expireInSeconds: 60 })
  await boss.createQueue(CLAIM, { policy: 'short', expireInSeconds: 60 })
  await boss.createQueue(RECEIPTS)
  return boss
}
