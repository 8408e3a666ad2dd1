import type { ReceivedWebhook } from '@paystate/core'
import { claim } from '../../claims/claim-broken.ts'
import type { Scene } from '../../claims/scene.ts'
import { type RawWebhook, toRequest } from '../../subject/raw-webhook.ts'
import type { Subject } from '../../subject/subject.ts'

/** Delivers a genuine message to the adapter. @throws {ClaimBroken} When it is refused. */
export async function receive(scene: Scene<Subject>, raw: RawWebhook): Promise<ReceivedWebhook> {
  const delivery = await scene.adapter.receiveWebhook(toRequest(raw))
  claim(delivery.kind === 'received', 'a genuine message is refused')
  return delivery
}
