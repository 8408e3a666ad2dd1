import { instantOf, projectPayment, type RefundPayment } from '@paystate/core'
import { type ClaimDraft, claimsOn } from '../claims/claim.ts'
import { claim, claimError, claimKind, claimSame, describe } from '../claims/claim-broken.ts'
import { claimRefusedUnsent } from '../claims/refused-unsent.ts'
import { handleOf } from '../claims/scene.ts'
import { happened, story } from '../claims/sources.ts'
import { whyNot } from '../claims/writes.ts'
import { waitFor } from '../time/wait-for.ts'

const unless = whyNot('refund_payment')
const unlessCancelable = whyNot('cancel_refund')

/** What an adapter keeps when money goes back. */
export const refunding = claimsOn('refunding', [
  ...onAmounts(),
  ...onStates(),
  ...onEqualAmounts(),
  ...onCanceling(),
])

function onAmounts(): readonly ClaimDraft[] {
  return [
    {
      id: 'amount-is-mandatory',
      sentence:
        'A refund without an amount is refused before a byte is sent, and so is one of zero',
      source: happened(
        'A refund of 0 or undefined gave everything back.',
        'medusajs/medusa#16036',
        'medusajs/medusa#15303',
      ),
      unless,
      async check(scene) {
        const payment = await scene.paid()
        await claimRefusedUnsent(scene, scene.refund(payment, { minorUnits: 0 }))
        const wish = { reference: scene.reference(), payment: handleOf(payment) }
        const without: RefundPayment = JSON.parse(JSON.stringify(wish))
        await claimRefusedUnsent(scene, scene.adapter.prepare.refundPayment(without))
      },
    },
    {
      id: 'not-more-than-captured',
      sentence: 'More than is left is never given back, nor told as given back',
      source: happened('Refunds ran past what had been paid.', 'formancehq/payments#1085'),
      unless,
      async check(scene) {
        const payment = await scene.paid()
        const { minorUnits } = scene.payment().amount
        const first = await scene.send(scene.refund(payment, { minorUnits: minorUnits - 300 }))
        claimKind(first, 'applied', 'a refund that nothing disturbs')
        const second = scene.refund(payment, { minorUnits: minorUnits - 200 })
        const outcome = await scene.send(second)
        claim(outcome.kind !== 'applied', `the second is ${describe(outcome)}`)
        const { kind, reference } = second
        const { id: paymentId } = payment
        claimSame(scene.ledger.effectsOf({ kind, reference, paymentId }), 0, 'refunds beyond it')
      },
    },
    {
      id: 'sums',
      sentence: 'Refunds are summed from what the provider shows, and the payment stays captured',
      source: happened(
        'The webhook of a refund read a payment that is still paid, and something flipped back.',
        'mollie/magento2#107',
        'mollie/mollie-api-php#641',
      ),
      unless,
      async check(scene) {
        const payment = await scene.paid()
        for (const minorUnits of [300, 200])
          claimKind(
            await scene.send(scene.refund(payment, { minorUnits })),
            'applied',
            'a refund that nothing disturbs',
          )
        const { status, facts, refunds } = await scene.read(payment)
        claimSame(status, 'captured', 'the status')
        claimSame(refunds.length, 2, 'the refunds')
        const { refunded, refundPending } = facts
        claim(refunded !== 'not_told' && refundPending !== 'not_told', 'a sum is not told')
        claimSame(refunded + refundPending, 500, 'what goes back')
      },
    },
    {
      id: 'other-currency',
      sentence: 'A refund in another currency is never made',
      source: story('10.00 of another currency is another amount.'),
      unless,
      async check(scene) {
        const payment = await scene.paid()
        const codes = Object.keys(scene.adapter.capabilities.currencies)
        const currency = codes.find((code) => code !== payment.currency)
        if (currency === undefined) return
        const refund = scene.refund({ ...payment, currency }, { minorUnits: 100 })
        const outcome = await scene.send(refund)
        claim(outcome.kind !== 'applied', `it is ${describe(outcome)}`)
        const { kind, reference } = refund
        const { id: paymentId } = payment
        claimSame(scene.ledger.effectsOf({ kind, reference, paymentId }), 0, 'refunds made')
      },
    },
    {
      id: 'not-of-an-unpaid-payment',
      sentence: 'What was never paid cannot be given back',
      source: story('The payer had not paid, and got money.'),
      unless,
      async check(scene) {
        const payment = await scene.created()
        const refund = scene.refund(payment, { minorUnits: 100 })
        const outcome = await scene.send(refund)
        claim(outcome.kind !== 'applied', `it is ${describe(outcome)}`)
        const { kind, reference } = refund
        const { id: paymentId } = payment
        claimSame(scene.ledger.effectsOf({ kind, reference, paymentId }), 0, 'refunds made')
      },
    },
    {
      id: 'not-offered',
      sentence: 'Where nothing can be given back, a refund sends nothing',
      source: story('A capability that says no sends nothing.'),
      unless: ({ refund }) =>
        refund.support === 'not_supported' ? undefined : 'refunds are offered',
      async check(scene) {
        const payment = await scene.paid()
        await claimRefusedUnsent(scene, scene.refund(payment, { minorUnits: 100 }))
      },
    },
  ]
}

function onStates(): readonly ClaimDraft[] {
  return [
    {
      id: 'succeeded-when-sent',
      sentence: 'A refund succeeds when the provider has sent it, and not before',
      source: happened(
        'For two hours a refund is queued; it was shown as refunded at once.',
        'mollie/magento2#724',
        'invoiceninja/invoiceninja#11771',
      ),
      unless,
      async check(scene) {
        const payment = await scene.paid()
        const outcome = await scene.send(scene.refund(payment, { minorUnits: 300 }))
        claimKind(outcome, 'applied', 'a refund that nothing disturbs')
        for (let step = 0; step < 8; step += 1) {
          const { refunded } = scene.ledger.moneyOf({ id: payment.id ?? '' })
          const { refunds, facts } = await scene.read(payment)
          const isSent = refunds.some(({ status }) => status === 'succeeded')
          claimSame(isSent, refunded === 300, `whether it succeeded after ${step} half hours`)
          claimSame(facts.refunded, refunded, 'what is told as sent')
          await scene.time.advance(1_800_000)
        }
        const { refunded } = scene.ledger.moneyOf({ id: payment.id ?? '' })
        claimSame(refunded, 300, 'what was really sent in the end')
      },
    },
    {
      id: 'late-answer',
      sentence: 'An answer that comes after the news does not take a refund back',
      source: happened(
        'The outcome came by webhook before the answer, and was overwritten by "submitted".',
        'alphagov/pay-connector#5715',
      ),
      unless,
      async check(scene) {
        const payment = await scene.paid()
        const outcome = await scene.send(scene.refund(payment, { minorUnits: 300 }))
        claimKind(outcome, 'applied', 'a refund that nothing disturbs')
        await scene.time.advance(6 * 3_600_000)
        const news = await scene.adapter.getPayment(handleOf(payment))
        const evidence = [news.observation, outcome.observation]
        const { account } = scene.adapter
        const { refunds } = projectPayment({ account }, evidence).payment
        claimSame(
          refunds.map(({ status }) => status),
          news.payment.refunds.map(({ status }) => status),
          'the refund after the late answer',
        )
      },
    },
    {
      id: 'found-by-reference',
      sentence: 'A refund is found by our reference, and one of another amount is foreign',
      source: happened(
        'The refund timed out, and the provider had done it.',
        'alphagov/pay-connector#5912',
      ),
      unless: (capabilities) =>
        unless(capabilities) ??
        ('lookup' in capabilities.refund && capabilities.refund.lookup === 'none'
          ? 'refunds cannot be looked for'
          : undefined),
      async check(scene) {
        const { adapter, time } = scene
        const payment = await scene.paid()
        const refund = scene.refund(payment, { minorUnits: 300 })
        const outcome = await scene.send(refund)
        claimKind(outcome, 'applied', 'a refund that nothing disturbs')
        const { reference } = refund
        const { currency = '' } = payment
        const search = { payment: handleOf(payment), reference }
        const amount = { currency, minorUnits: 300 }
        const found = await waitFor(time, adapter.findRefund({ ...search, amount }))
        claim(found.kind === 'found', `it is ${found.kind}`)
        claimSame(found.refund.id, outcome.value.id, 'the id of what was found')
        const other = { ...search, amount: { currency, minorUnits: 301 } }
        const foreign = await waitFor(time, adapter.findRefund(other))
        claim(foreign.kind === 'inconclusive', `another amount is ${foreign.kind}`)
        const unused = { ...search, reference: scene.reference() }
        claimSame((await waitFor(time, adapter.findRefund(unused))).kind, 'not_seen', 'a stranger')
      },
    },
    {
      id: 'unseen-is-not-canceled',
      sentence: 'A refund that the account cannot see is an error, not a cancellation',
      source: story(
        'A wrong key made a pending refund answer 404: it was released, and made again.',
      ),
      unless,
      async check(scene) {
        const payment = await scene.paid()
        const outcome = await scene.send(scene.refund(payment, { minorUnits: 300 }))
        claimKind(outcome, 'applied', 'a refund that nothing disturbs')
        const { id, reference } = outcome.value
        const adapter = scene.others.account()
        const handle = { ...handleOf(payment), account: adapter.account }
        const read = adapter.getRefund({ payment: handle, id, reference })
        await claimError(waitFor(scene.time, read), 'a read of a refund by a stranger')
      },
    },
    {
      id: 'chargeback-is-no-refund',
      sentence: 'A chargeback is not counted as a refund',
      source: happened('A chargeback read as a partial refund.', 'mollie/PrestaShop#607'),
      needs: ({ bank }) =>
        bank?.chargeBack ? undefined : 'the subject cannot make a bank take money back',
      async check(scene) {
        const payment = await scene.paid()
        await scene.bank?.chargeBack?.(payment)
        const { status, facts, refunds, disputes } = await scene.read(payment)
        claimSame(status, 'captured', 'the status')
        claimSame(refunds.length, 0, 'refunds')
        claim(facts.refunded === 0 || facts.refunded === 'not_told', 'it is counted as refunded')
        claim(disputes.length === 1, 'there is no dispute')
        claimSame(facts.chargedBack, scene.payment().amount.minorUnits, 'what was charged back')
      },
    },
    {
      id: 'bounced',
      sentence: 'A refund that fails after all is told as failed, and its money as not gone',
      source: happened(
        'A refund was refunded, canceled or failed in the end.',
        'mollie/magento2#724',
      ),
      unless,
      needs: ({ bank }) => (bank?.failRefund ? undefined : 'the subject cannot make a refund fail'),
      async check(scene) {
        const payment = await scene.paid()
        const outcome = await scene.send(scene.refund(payment, { minorUnits: 300 }))
        claimKind(outcome, 'applied', 'a refund that nothing disturbs')
        await scene.bank?.failRefund?.({ id: outcome.value.id ?? '' })
        const { facts, refunds } = await scene.read(payment)
        claimSame(
          refunds.map(({ status }) => status),
          ['failed'],
          'the refunds',
        )
        claimSame([facts.refunded, facts.refundPending], [0, 0], 'what has gone and goes')
      },
    },
  ]
}

function onEqualAmounts(): readonly ClaimDraft[] {
  const source = happened(
    'Two equal refunds within an hour: the second was refused.',
    'mollie/magento2#456',
  )
  return [
    {
      id: 'two-equal',
      sentence: 'Two rightful refunds of the same amount both get through, the second when it may',
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
          claimKind(await scene.resolve(outcome), 'applied', 'a rightful refund')
        }
        for (const { kind, reference } of refunds) {
          const { id: paymentId } = payment
          claimSame(
            scene.ledger.effectsOf({ kind, reference, paymentId }),
            1,
            `refunds ${reference}`,
          )
        }
      },
    },
    {
      id: 'not-mistaken-for-its-twin',
      sentence: 'A refund that never arrived is not taken for another of the same amount',
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
        const again = await scene.send(first, { earlier: lost.earlier })
        const { kind, reference } = first
        const { id: paymentId } = payment
        const effects = scene.ledger.effectsOf({ kind, reference, paymentId })
        claim(again.kind !== 'applied' || effects === 1, `it is ${describe(again)}`)
        claim(again.kind !== 'not_applied' || effects === 0, `it is ${describe(again)}`)
      },
    },
  ]
}

function onCanceling(): readonly ClaimDraft[] {
  return [
    {
      id: 'canceled',
      sentence: 'A refund that is called back is canceled, and its money does not go',
      source: story('It was called back, and was counted as on its way for ever.'),
      unless: unlessCancelable,
      async check(scene) {
        const payment = await scene.paid()
        const refunded = await scene.send(scene.refund(payment, { minorUnits: 300 }))
        claimKind(refunded, 'applied', 'a refund that nothing disturbs')
        const { id, reference } = refunded.value
        const refund = { payment: handleOf(payment), id, reference }
        const wish = { reference: scene.reference(), refund }
        const outcome = await scene.send(scene.adapter.prepare.cancelRefund(wish))
        claimKind(outcome, 'applied', 'a cancel of a refund')
        await scene.time.advance(6 * 3_600_000)
        const money = scene.ledger.moneyOf({ id: payment.id ?? '' })
        claimSame(money.refunded, 0, 'what was really sent')
        const { facts } = await scene.read(payment)
        claim(facts.refunded === 0 || facts.refunded === 'not_told', 'it is told as sent')
      },
    },
    {
      id: 'cancel-not-offered',
      sentence: 'Where a refund cannot be called back, calling it back sends nothing',
      source: story('A capability that says no sends nothing.'),
      unless: (capabilities) =>
        unless(capabilities) ??
        (unlessCancelable(capabilities) === undefined ? 'refunds can be called back' : undefined),
      async check(scene) {
        const payment = await scene.paid()
        const refunded = await scene.send(scene.refund(payment, { minorUnits: 300 }))
        claimKind(refunded, 'applied', 'a refund that nothing disturbs')
        const { id, reference } = refunded.value
        const refund = { payment: handleOf(payment), id, reference }
        const wish = { reference: scene.reference(), refund }
        await claimRefusedUnsent(scene, scene.adapter.prepare.cancelRefund(wish))
      },
    },
    {
      id: 'withdrawn',
      sentence: 'A refund that never arrived and is no longer wanted is not made after all',
      source: story('The withdrawn refund was repeated by the recovery.'),
      unless: (capabilities) =>
        unless(capabilities) ??
        ('lookup' in capabilities.refund && capabilities.refund.lookup === 'none'
          ? 'refunds cannot be looked for'
          : undefined),
      async check(scene) {
        const payment = await scene.paid()
        const refund = scene.refund(payment, { minorUnits: 300 })
        await scene.faults.next('refund_payment', 'reset')
        const lost = await scene.send(refund)
        const control = handleOf(payment)
        const outcome = await scene.resolve(lost, { wanted: false, control })
        claimKind(outcome, 'not_applied', 'a refund that never arrived')
        claimSame(outcome.proof.type, 'absent', 'the proof')
        const now = instantOf(scene.time.clock.now())
        claim(
          outcome.error.retryAfter === undefined || outcome.error.retryAfter <= now,
          'too early',
        )
        const { id: paymentId } = payment
        const { kind, reference } = refund
        claimSame(scene.ledger.effectsOf({ kind, reference, paymentId }), 0, 'refunds made')
      },
    },
  ]
}
