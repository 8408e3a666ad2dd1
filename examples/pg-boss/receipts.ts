import { createPayments } from '@paystate/engine'
import { settings } from '../checkout/settings.ts'
import { openQueues, RECEIPTS } from './queues.ts'
import { sendReceipts } from './send-receipts.ts'

// A process of the shop: the engine delivers events, pg-boss does what they lead to.
const payments = await createPayments({
  database: settings.database,
  providers: { mollie: settings.mollie },
  webhookUrl: `${settings.url}/webhooks`,
  load: (name) => import(name),
})
const boss = await openQueues(settings.database)
await sendReceipts(payments, boss)
await payments.start()

await boss.work<{ order: string }>(RECEIPTS, { pollingIntervalSeconds: 0.5 }, async (jobs) => {
  for (const { data } of jobs) console.log(`Receipt for ${data.order}`)
})
console.log('ready')
