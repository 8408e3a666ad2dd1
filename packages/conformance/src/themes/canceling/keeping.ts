import type { Capabilities } from '@paystate/core'
import type { ClaimDraft } from '../../claims/claim.ts'
import { claim, claimKind, claimSame, describe } from '../../claims/claim-broken.ts'
import { claimRefusedUnsent } from '../../claims/refused-unsent.ts'
import { paymentRefOf, type Scene } from '../../claims/scene.ts'
import { story } from '../../claims/sources.ts'
import { whyNot } from '../../claims/writes.ts'
import type { Subject } from '../../subject/subject.ts'
import { attemptAt } from '../repeating/earlier-attempts.ts'

const unless = whyNot('cancel_payment')

const unlessReversing = (capabilities: Capabilities): string | undefined =>
  unless(capabilities) ??
  (capabilities.cancel.whenPaid === 'reverses' ? undefined : 'the provider keeps the money')

/** What an adapter guarantees of a cancel that must keep paid money. */
export const keeping: readonly ClaimDraft[] = [
  {
    id: 'keep-is-kept',
    sentence:
      'A cancel that must keep paid money is refused unsent unless the last read was unpaid',
    source: story('The payer was faster: the cancel returned the money for a shipped order.'),
    unless: unlessReversing,
    async check(scene) {
      const payment = await scene.paid()
      const keep = { ifPaid: 'keep' } as const
      await claimRefusedUnsent(scene, scene.cancel(payment, keep))
      await claimRefusedUnsent(scene, scene.cancel(payment, { ...keep, lastRead: undefined }))
      claimSame(scene.ledger.moneyOf({ id: payment.id ?? '' }).reversed, 0, 'what was returned')
      const open = await scene.created({ canBeCanceled: true })
      claimSame(scene.cancel(open, keep).state, 'prepared', 'a cancel of a payment read as unpaid')
    },
  },
  ...(['reset', 'crash'] as const).map(keepAfter),
  {
    id: 'keep-is-read-first',
    sentence:
      'A cancel that must keep paid money is not sent once the payer has paid, even for the first time',
    source: story(
      'Its connection was refused, the payer paid, and it was sent again as advised: the money was returned.',
    ),
    unless: unlessReversing,
    async check(scene) {
      const payment = await scene.created({ canBeCanceled: true })
      const cancel = scene.cancel(payment, { ifPaid: 'keep' })
      await scene.faults.next('cancel_payment', 'refuse')
      claimKind(await scene.send(cancel), 'not_applied', 'a cancel whose connection is refused')
      await scene.faults.clear()
      await scene.payer.pay(payment)
      const sent = cancelsIn(scene)
      const outcome = await scene.send(cancel)
      claimKind(outcome, 'not_applied', 'a cancel of a payment that was paid since')
      claimSame(cancelsIn(scene), sent, 'cancels sent')
      claimSame(outcome.next, 'different_operation', 'what to do next')
      claimSame(scene.ledger.moneyOf({ id: payment.id ?? '' }).reversed, 0, 'what was returned')
    },
  },
]

function keepAfter(lost: 'reset' | 'crash'): ClaimDraft {
  return {
    id: `keep-is-read-again/${lost}`,
    sentence: {
      reset: 'A cancel that must keep paid money is not repeated once the payer has paid',
      crash: 'A cancel that must keep paid money is not sent after a crash once the payer has paid',
    }[lost],
    source: story('The payer paid, and the cancel was repeated as harmless: 1314 was returned.'),
    unless: unlessReversing,
    async check(scene) {
      const payment = await scene.created({ canBeCanceled: true })
      const cancel = scene.cancel(payment, { ifPaid: 'keep' })
      const previousAttempts = attemptAt(scene)
      await scene.faults.next('cancel_payment', 'reset')
      const first = lost === 'reset' ? await scene.send(cancel) : undefined
      await scene.faults.clear()
      await scene.payer.pay(payment)
      const sent = cancelsIn(scene)
      const again = first ?? (await scene.send(cancel, { previousAttempts }))
      const outcome = await scene.resolve(again, { positiveControl: paymentRefOf(payment) })
      claimSame(scene.ledger.moneyOf({ id: payment.id ?? '' }).reversed, 0, 'what was returned')
      claimSame(cancelsIn(scene), sent, 'cancels sent')
      const isDone = outcome.kind === 'applied' && outcome.value.status === 'done'
      claim(!isDone, `it is ${describe(outcome)}`)
    },
  }
}

function cancelsIn({ wire }: Scene<Subject>): number {
  return wire.sent().filter(({ call }) => call === 'cancel_payment').length
}
