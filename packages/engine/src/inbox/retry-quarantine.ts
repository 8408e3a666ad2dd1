import { each } from '../engine/each.ts'
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
  if (!services.instances.has(name)) return 0
  let taken = 0
  const all = await readQuarantine(services.store, { instance: name })
  try {
    await each(all, async (held) => {
      if ((await verifyQuarantined(services, { held })) === 'taken_in') taken += 1
    })
  } finally {
    if (taken > 0) services.wake()
  }
  return taken
}

/** Verifies one message again, and takes it in if it is genuine. Waking the loop is left to the caller. */
export async function verifyQuarantined(
  { store, instances }: InboxServices,
  { held }: { readonly held: QuarantineRow },
): Promise<'taken_in' | 'refused' | 'not_configured'> {
  const instance = instances.get(held.instance)
  if (!instance) return 'not_configured'
  const message = storedMessage(openQuarantined(store, held))
  const delivery = await instance.adapter.receiveWebhook(requestOf(message))
  if (delivery.kind === 'refused') return 'refused'
  await storeMessage(store, { instance, message, delivery })
  await leaveQuarantine(store, { key: held.key })
  return 'taken_in'
}
