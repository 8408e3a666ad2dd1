import { leaveQuarantine, readQuarantine } from '../store/inbox/quarantine.ts'
import type { InboxServices } from './inbox-services.ts'
import { requestOf, storedMessage } from './raw-message.ts'
import { storeMessage } from './store-message.ts'

/**
 * Verifies the quarantine with the current keys; genuine messages are taken in. Called at startup: keys change
 * with the configuration. Returns how many were taken in.
 */
export async function retryQuarantine(
  services: InboxServices,
  { instance: name }: { instance: string },
): Promise<number> {
  const instance = services.instances.get(name)
  if (!instance) return 0
  let taken = 0
  for (const held of await readQuarantine(services.store, { instance: name })) {
    const message = storedMessage(held)
    const delivery = await instance.adapter.receiveWebhook(requestOf(message))
    if (delivery.kind === 'refused') continue
    await storeMessage(services.store, { instance, message, delivery })
    await leaveQuarantine(services.store, { key: held.key })
    taken += 1
  }
  if (taken > 0) services.wake()
  return taken
}
