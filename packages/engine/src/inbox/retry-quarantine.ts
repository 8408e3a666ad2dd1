import { each } from '../engine/each.ts'
import type { Instance } from '../engine/instance.ts'
import {
  leaveQuarantine,
  openQuarantined,
  type QuarantineRow,
  readQuarantine,
} from '../store/inbox/quarantine.ts'
import type { InboxServices } from './inbox-services.ts'
import { requestOf, storedMessage } from './raw-message.ts'
import { storeMessage } from './store-message.ts'

/**
 * Verifies the quarantine with the current keys; genuine messages are taken in. Called at startup: keys change
 * with the configuration. Returns how many were taken in. The failure of one is thrown after the others.
 */
export async function retryQuarantine(
  services: InboxServices,
  { instance: name }: { instance: string },
): Promise<number> {
  const instance = services.instances.get(name)
  if (!instance) return 0
  let taken = 0
  const all = await readQuarantine(services.store, { instance: name })
  try {
    await each(all, async (held) => {
      if (await takeInAgain(services, { instance, held })) taken += 1
    })
  } finally {
    if (taken > 0) services.wake()
  }
  return taken
}

async function takeInAgain(
  { store }: InboxServices,
  { instance, held }: { instance: Instance; held: QuarantineRow },
): Promise<boolean> {
  const message = storedMessage(openQuarantined(store, held))
  const delivery = await instance.adapter.receiveWebhook(requestOf(message))
  if (delivery.kind === 'refused') return false
  await storeMessage(store, { instance, message, delivery })
  await leaveQuarantine(store, { key: held.key })
  return true
}
