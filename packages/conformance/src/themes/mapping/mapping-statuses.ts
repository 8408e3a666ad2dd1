import { isEnd, isUnpaidEnd, type Payment } from '@paystate/core'
import type { ClaimDraft } from '../../claims/claim.ts'
import { claim, claimKind, claimSame } from '../../claims/claim-broken.ts'
import { paymentRefOf, type Scene } from '../../claims/scene.ts'
import { happened, story } from '../../claims/sources.ts'
import type { Subject } from '../../subject/subject.ts'

/** What an adapter guarantees of every status that it maps. */
export const mappedStatuses: readonly ClaimDraft[] = [
  {
    id: 'unknown-word',
    sentence: 'An undocumented status is not final, ships no goods, and is reported verbatim',
    source: story(
      'Providers add statuses without notice: one was read as final, and one broke the webhook.',
    ),
    async check(scene) {
      const payment = await scene.created()
      scene.wire.alterNext('read', 'unknown_word')
      const { payment: read } = await scene.adapter.getPayment(paymentRefOf(payment))
      claim(!isEnd(read.status) && read.status !== 'authorized', `it reads as ${read.status}`)
      claimSame(read.providerStatus?.recognized, false, 'whether the status is recognized')
      claim((read.providerStatus?.value ?? '') !== '', "the provider's status is not reported")
      claim(
        read.providerStatus?.value !== payment.providerStatus?.value,
        "it is not the provider's status as sent",
      )
    },
  },
  {
    id: 'unknown-word-ends-nothing',
    sentence: 'An undocumented status does not undo what is known',
    source: story('A paid payment came back with a new status, and was open again.'),
    async check(scene) {
      const payment = await scene.paid()
      scene.wire.alterNext('read', 'unknown_word')
      await scene.adapter.getPayment(paymentRefOf(payment))
      claimSame((await scene.read(payment)).status, 'captured', 'the status of the next read')
    },
  },
  {
    id: 'drift-is-shown',
    sentence: 'An observer sees an undocumented status, exactly as it was sent',
    source: story(
      'A new status read as processing for weeks: nothing showed that the tables were outdated.',
    ),
    needs: ({ observed }) => (observed ? undefined : 'the subject observes nothing'),
    async check(scene) {
      const payment = await scene.created()
      const seen = scene.observed?.().length ?? 0
      scene.wire.alterNext('read', 'unknown_word')
      const { payment: read } = await scene.adapter.getPayment(paymentRefOf(payment))
      const events = scene.observed?.().slice(seen) ?? []
      const [drift, ...others] = events.filter(({ type }) => type === 'mapping.drift')
      claim(drift?.type === 'mapping.drift', 'the word is not shown')
      claimSame(drift.providerStatus, read.providerStatus?.value, 'the word')
      claimSame(drift.part, 'payment', 'what it is the status of')
      claimSame(others.length, 0, 'how often else it is shown')
    },
  },
  {
    id: 'words-are-reported',
    sentence: "Every status comes with the provider's own status, and it is recognized",
    source: story(
      'The status as the provider had reported it was lost: support had nothing to search for.',
    ),
    async check(scene) {
      const open = await scene.created()
      const failed = await scene.created()
      const left = await scene.created()
      await scene.payer.fail(failed)
      await scene.payer.leave(left)
      const seen = [open, await scene.paid(), await scene.read(open), await scene.read(failed)]
      await scene.time.advance(scene.payer.abandonedAfterMs + 60_000)
      for (const { providerStatus: word, status } of [...seen, await scene.read(left)]) {
        claim(
          word !== undefined && word.value !== '',
          `no provider status is reported for ${status}`,
        )
        claim(word.recognized, `${word.value} is not recognized`)
      }
    },
  },
  {
    id: 'on-its-way',
    sentence:
      'Money in transit is processing: not captured, and not requested from the payer again',
    source: happened('Pending was shown as captured.', 'Payum/Payum#670'),
    needs: ({ delayed }) => (delayed ? undefined : 'money arrives at once, or not at all'),
    async check(scene) {
      const { delayed, adapter } = scene
      claim(delayed !== undefined, 'money is never in transit')
      const input = { ...delayed.payment(), reference: scene.reference() }
      const outcome = await scene.send(adapter.prepare.createPayment(input))
      claimKind(outcome, 'applied', 'a create that nothing disturbs')
      await delayed.start(outcome.value)
      const { status, amounts, nextAction } = await scene.read(outcome.value)
      claimSame(status, 'processing', 'the status')
      claim(
        amounts.captured === 0 || amounts.captured === 'not_reported',
        'it is reported as captured',
      )
      claim(typeof nextAction === 'string', 'the payer is sent to pay again')
      await delayed.arrive(outcome.value)
      const after = await scene.read(outcome.value)
      claimSame(after.status, 'captured', 'the status once it has arrived')
      claimSame(after.amounts.captured, input.amount.minorUnits, 'what is reported as captured')
    },
  },
  {
    id: 'status-follows-money',
    sentence: 'No status contradicts the money that the provider holds',
    source: happened(
      'Pending was shown as captured; a paid payment was shown as failed.',
      'juspay/hyperswitch#1522',
      'juspay/hyperswitch#2380',
    ),
    async check(scene) {
      const open = await scene.created()
      const failed = await scene.created()
      const left = await scene.created()
      await scene.payer.fail(failed)
      const paid = await scene.paid()
      for (const payment of [open, failed, paid]) claimMoney(scene, await scene.read(payment))
      if (scene.adapter.capabilities.refund.support !== 'not_supported') {
        await scene.send(scene.refund(paid, { minorUnits: 300 }))
        claimMoney(scene, await scene.read(paid))
      }
      await scene.time.advance(scene.payer.abandonedAfterMs + 60_000)
      for (const payment of [open, failed, paid, left]) claimMoney(scene, await scene.read(payment))
    },
  },
  {
    id: 'refund-words',
    sentence: "Every refund reports the provider's own status, and it is recognized",
    source: happened('A refund was shown as what it was not.', 'mollie/magento2#724'),
    unless: ({ refund }) =>
      refund.support === 'not_supported' ? `no refunds: ${refund.why}` : undefined,
    async check(scene) {
      const payment = await scene.paid()
      await scene.send(scene.refund(payment, { minorUnits: 300 }))
      const { refunds } = await scene.read(payment)
      claimSame(refunds.length, 1, 'the refunds')
      for (const { providerStatus: word } of refunds) {
        claim(word !== undefined && word.value !== '', 'no provider status is reported')
        claim(word.recognized, `${word.value} is not recognized`)
      }
    },
  },
]

function claimMoney(scene: Scene<Subject>, { id = '', status, amounts }: Payment): void {
  const { captured, reversed } = scene.ledger.moneyOf({ id })
  const isHeld = captured - reversed > 0
  claim(!isHeld || !isUnpaidEnd(status), `it is ${status} while money is held`)
  claim(status !== 'captured' || captured > 0, 'it is captured, but nothing was')
  const { captured: reported } = amounts
  claim(
    reported === 'not_reported' || reported === captured,
    `${reported} is reported of ${captured} captured`,
  )
}
