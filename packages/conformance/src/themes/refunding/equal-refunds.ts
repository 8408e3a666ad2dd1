import type { ClaimDraft } from '../../claims/claim.ts'
import { claim, claimKind, claimSame, describe } from '../../claims/claim-broken.ts'
import { happened } from '../../claims/sources.ts'
import { whyNot } from '../../claims/writes.ts'

const unless = whyNot('refund_payment')

const source = happened(
  'Two equal refunds within an hour: the second was refused.',
  'mollie/magento2#456',
)

/** What an adapter guarantees for two refunds that look alike. */
export const equalRefunds: readonly ClaimDraft[] = [
  {
    id: 'two-equal',
    sentence:
      'Two legitimate refunds of the same amount both go through, the second once it is allowed',
    source,
    unless,
    async check(scene) {
      const payment = await scene.paid()
      const refunds = [0, 0].map(() => scene.refund(payment, { minorUnits: 300 }))
      for (const refund of refunds) {
        let outcome = await scene.send(refund)
        if (outcome.kind === 'not_applied') {
          claimSame(outcome.next, 'same_reference', 'what comes next')
          claim(outcome.retryAfter !== undefined, 'it does not say when')
          const wait = Date.parse(outcome.retryAfter) - scene.time.clock.now()
          await scene.time.advance(Math.max(0, wait) + 1_000)
          outcome = await scene.send(refund)
        }
        claimKind(await scene.resolve(outcome), 'applied', 'a legitimate refund')
      }
      for (const { kind, reference } of refunds) {
        const { id: paymentId } = payment
        claimSame(scene.ledger.effectsOf({ kind, reference, paymentId }), 1, `refunds ${reference}`)
      }
    },
  },
  {
    id: 'not-mistaken-for-its-twin',
    sentence: 'A refund that never arrived is not mistaken for another of the same amount',
    source,
    unless,
    async check(scene) {
      const payment = await scene.paid()
      const first = scene.refund(payment, { minorUnits: 300 })
      await scene.faults.next('refund_payment', 'reset')
      const lost = await scene.send(first)
      claimKind(lost, 'unknown', 'a refund that met a reset')
      const twin = await scene.send(scene.refund(payment, { minorUnits: 300 }))
      claimKind(twin, 'applied', 'the twin')
      const again = await scene.send(first, { previousAttempts: lost.pending.previousAttempts })
      const { kind, reference } = first
      const { id: paymentId } = payment
      const effects = scene.ledger.effectsOf({ kind, reference, paymentId })
      claim(again.kind !== 'applied' || effects === 1, `it is ${describe(again)}`)
      claim(again.kind !== 'not_applied' || effects === 0, `it is ${describe(again)}`)
    },
  },
]
