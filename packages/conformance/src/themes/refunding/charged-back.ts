import { refundableOf } from '@paystate/core'
import type { ClaimDraft } from '../../claims/claim.ts'
import { claim } from '../../claims/claim-broken.ts'
import { paymentRefOf } from '../../claims/scene.ts'
import { story } from '../../claims/sources.ts'
import { waitFor } from '../../claims/wait-for.ts'
import { whyNot } from '../../claims/writes.ts'

/** What an adapter guarantees of money that was charged back. */
export const chargedBack: readonly ClaimDraft[] = [
  {
    id: 'unreadable-chargeback',
    sentence:
      'A chargeback that cannot be read is not taken for none: nothing is refunded on top of it',
    source: story(
      'Charged back, in a form that was new, beside a total of zero: refunded too, so the payer had it twice.',
    ),
    unless: whyNot('refund_payment'),
    needs: ({ bank, wire }) =>
      bank?.chargeBack && wire.unreadableDisputes
        ? undefined
        : 'the subject makes no chargeback unreadable',
    async check(scene) {
      for (const [name, rewrite] of Object.entries(scene.wire.unreadableDisputes ?? {})) {
        const payment = await scene.paid()
        await scene.bank?.chargeBack?.(payment)
        scene.wire.rewriteNext('read', rewrite)
        const read = scene.adapter.getPayment(paymentRefOf(payment))
        const shown = scene.shownBy([(await waitFor(scene.time, read)).observation])
        const left = refundableOf(shown)
        claim(left === 0 || left === 'not_reported', `${left} may be refunded beside ${name}`)
        scene.wire.clear()
      }
    },
  },
]
