import { createPayments } from '@paystate/engine'
import { settings } from '../checkout/settings.ts'
import { ADVANCE, CLAIM, openQueues } from './queues.ts'

/** Payments that one job claims, and seconds between two claims. */
const CLAIMED = 20
const EVERY_SECONDS = 1

// Any number of these processes may run, on any number of machines. None calls `payments.start()`: when
// something is done is for pg-boss to say, and what may be done is for the engine.
const payments = await createPayments({
  database: settings.database,
  providers: { mollie: settings.mollie },
  webhookUrl: `${settings.url}/webhooks`,
  load: (name) => import(name),
})
const boss = await openQueues(settings.database)

// Claims what is due and postpones it by a minute: it is due again even if the job is lost.
await boss.work(CLAIM, { pollingIntervalSeconds: 0.5 }, async () => {
  for (const id of await payments.claimDue(CLAIMED)) {
    await boss.send(ADVANCE, { id }, { singletonKey: id })
  }
  await boss.send(CLAIM, null, { startAfter: EVERY_SECONDS, singletonKey: 'only' })
})

// One step of one payment. It may be called twice, late, or by two workers at a time.
await boss.work<{ id: string }>(ADVANCE, { pollingIntervalSeconds: 0.5 }, async (jobs) => {
  for (const { data } of jobs) {
    const { kind } = await payments.advance(data.id)
    console.log(`${data.id} ${kind}`)
  }
})

await boss.send(CLAIM, null, { singletonKey: 'only' })
console.log('ready')
