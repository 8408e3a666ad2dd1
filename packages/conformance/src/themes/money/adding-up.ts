import {
  capturableOf,
  type Observation,
  type Payment,
  type Preparation,
  refundableOf,
} from '@paystate/core'
import type { ClaimDraft } from '../../claims/claim.ts'
import { claimKind, claimSame } from '../../claims/claim-broken.ts'
import { paymentRefOf, type Scene } from '../../claims/scene.ts'
import { story } from '../../claims/sources.ts'
import { waitFor } from '../../claims/wait-for.ts'
import { whyNot } from '../../claims/writes.ts'
import type { Subject } from '../../subject/subject.ts'

/** What an adapter guarantees about the responses to several writes on one payment, taken together. */
export const addingUp: readonly ClaimDraft[] = [
  {
    id: 'refunds-add-up',
    sentence: 'The responses to several refunds add up: none hides another',
    source: story(
      'Each response said that its refund was all of them: more was refunded than was paid.',
    ),
    unless: ({ refund, ...others }) =>
      whyNot('refund_payment')({ refund, ...others }) ??
      (refund.partial === 'not_supported' ? 'a payment is refunded in full' : undefined),
    async check(scene) {
      const payment = await scene.paid()
      const { minorUnits } = scene.payment().amount
      const evidence = [await readOf(scene, payment)]
      for (const part of [300, 200])
        evidence.push(await madeBy(scene, scene.refund(payment, { minorUnits: part })))
      const shown = scene.shownBy(evidence)
      claimSame(refundableOf(shown), minorUnits - 500, 'what may still be refunded')
    },
  },
  {
    id: 'captures-add-up',
    sentence: 'The responses to several captures add up: none hides another',
    source: story('The second capture was shown as the only one: the rest was captured again.'),
    unless: (capabilities) =>
      whyNot('capture_payment')(capabilities) ??
      (capabilities.capture.multiple === 'not_supported'
        ? 'a payment is captured once'
        : undefined),
    async check(scene) {
      const payment = await scene.paid({ capture: 'manual', isCapturedInParts: true })
      const { minorUnits } = scene.payment().amount
      const evidence = [await readOf(scene, payment)]
      for (const part of [400, 200])
        evidence.push(
          await madeBy(scene, scene.capture(payment, { minorUnits: part, final: false })),
        )
      const shown = scene.shownBy(evidence)
      claimSame(capturableOf(shown), minorUnits - 600, 'what may still be captured')
    },
  },
]

async function readOf({ adapter, time }: Scene<Subject>, payment: Payment): Promise<Observation> {
  return (await waitFor(time, adapter.getPayment(paymentRefOf(payment)))).observation
}

async function madeBy(scene: Scene<Subject>, preparation: Preparation): Promise<Observation> {
  const outcome = await scene.send(preparation)
  claimKind(outcome, 'applied', 'a write that nothing disturbs')
  return outcome.observation
}
