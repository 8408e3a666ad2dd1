import {
  type Applied,
  CAPTURE_STATUSES,
  type Capture,
  isReported,
  REFUND_STATUSES,
  type Refund,
} from '@paystate/core'
import type { ClaimDraft } from '../../claims/claim.ts'
import { claim, claimKind, claimOneOf, claimSame } from '../../claims/claim-broken.ts'
import { story } from '../../claims/sources.ts'
import { whyNot } from '../../claims/writes.ts'

/** What an adapter guarantees of the status of a capture or refund in the response that made it. */
export const partsInResponses: readonly ClaimDraft[] = [
  {
    id: 'response-is-the-capture',
    sentence:
      'The response to a capture reports the capture, not its payment, as a read then shows it',
    source: story(
      "The payment's table read the capture's status: done, while it could still fail.",
    ),
    unless: whyNot('capture_payment'),
    async check(scene) {
      const payment = await scene.paid({ capture: 'manual' })
      const { minorUnits } = scene.payment().amount
      const outcome = await scene.send(scene.capture(payment, { minorUnits }))
      claimKind(outcome, 'applied', 'a capture that nothing disturbs')
      claimStatus('capture', [outcome.value, ...(outcome.observation.captures ?? [])])
      const { captures } = await scene.read(payment)
      claimAgrees(outcome, { minorUnits, shown: captures })
    },
  },
  {
    id: 'response-is-the-refund',
    sentence:
      'The response to a refund reports the refund, not its payment, as a read then shows it',
    source: story('A refund was shown as succeeded because its payment was paid.'),
    unless: whyNot('refund_payment'),
    async check(scene) {
      const payment = await scene.paid()
      const minorUnits = 300
      const outcome = await scene.send(scene.refund(payment, { minorUnits }))
      claimKind(outcome, 'applied', 'a refund that nothing disturbs')
      claimStatus('refund', [outcome.value, ...(outcome.observation.refunds ?? [])])
      const { refunds } = await scene.read(payment)
      claimAgrees(outcome, { minorUnits, shown: refunds })
    },
  },
]

const STATUSES = { capture: CAPTURE_STATUSES, refund: REFUND_STATUSES }

/** What a response reports of a capture or refund, as its value and as its evidence, is never a payment's status. */
function claimStatus(part: keyof typeof STATUSES, reported: readonly (Capture | Refund)[]): void {
  for (const { status } of reported)
    claimOneOf<string>(status, STATUSES[part], `the status of a ${part}`)
}

interface Read {
  readonly minorUnits: number
  readonly shown: readonly (Capture | Refund)[]
}

/** No time passes between the response and the read, so both must show the same. */
function claimAgrees(
  { value, operation: { reference } }: Applied<'capture_payment' | 'refund_payment'>,
  { minorUnits, shown }: Read,
): void {
  claimSame(value.reference, reference, 'the reference in the response')
  claim(!isReported(value.amount) || value.amount === minorUnits, `its amount is ${value.amount}`)
  const same = shown.find((one) => one.reference === reference)
  claim(same !== undefined, 'a read does not show what the response reported')
  claimSame(value.id ?? same.id, same.id, 'the id in the response')
  claimSame(value.status, same.status, 'the status in the response')
  const { providerStatus } = value
  claim(providerStatus?.recognized !== false, `${providerStatus?.value} is not recognized`)
}
