import {
  applyObservation,
  createPaymentRecord,
  isPaymentError,
  type Observation,
  type Payment,
  type WebhookHint,
} from '@paystate/core'
import type { ClaimDraft } from '../../claims/claim.ts'
import { claim, claimSame } from '../../claims/claim-broken.ts'
import type { Scene } from '../../claims/scene.ts'
import { story } from '../../claims/sources.ts'
import { waitFor } from '../../claims/wait-for.ts'
import { toRequest } from '../../subject/raw-webhook.ts'
import type { Subject } from '../../subject/subject.ts'

/** What an adapter guarantees for a message that names somebody else's payment. */
export const identifyingWebhooks: readonly ClaimDraft[] = [
  {
    id: 'webhook-of-a-stranger',
    sentence: "A message that names a stranger's payment under our reference changes nothing",
    source: story('An unsigned message named any paid payment, and the order was shipped.'),
    async check(scene) {
      const { account } = scene.adapter
      const requested = scene.payment().amount
      const stranger = await scene.paid()
      const ours = await scene.created()
      const { reference = '' } = ours
      // As during the create: the record has no id yet.
      const record = createPaymentRecord({ account, reference, requested })
      const posed: Payment = { ...ours, ...(stranger.id !== undefined && { id: stranger.id }) }
      const message = toRequest(await scene.webhooks.genuine(posed))
      const delivery = await scene.adapter.receiveWebhook(message)
      const hints = delivery.kind === 'received' ? delivery.hints : []
      claim(delivery.kind === 'refused' || hints.length > 0, 'it has no hints')
      let current = record
      for (const hint of hints) {
        for (const observation of await evidenceOf(scene, { ...hint, reference }))
          current = applyObservation(current, observation).record
      }
      claimSame(current.payment, record.payment, 'the payment after the message')
    },
  },
]

/** What a read by the hint returns; nothing where it is refused. */
async function evidenceOf(
  { adapter, time }: Scene<Subject>,
  { account, reference, paymentId }: WebhookHint,
): Promise<readonly Observation[]> {
  const ref = { account, ...(reference && { reference }), id: paymentId ?? '' }
  try {
    const { observation } = await waitFor(time, adapter.getPayment(ref))
    return [observation]
  } catch (error) {
    if (isPaymentError(error)) return []
    throw error
  }
}
