import { isReported, isUnpaidEnd } from '@paystate/core'
import { claimsOn } from '../claims/claim.ts'
import { claim, claimKind, claimSame, describe } from '../claims/claim-broken.ts'
import { claimRefusedUnsent } from '../claims/refused-unsent.ts'
import { paymentRefOf } from '../claims/scene.ts'
import { happened, story } from '../claims/sources.ts'
import { whyNot } from '../claims/writes.ts'
import { partialCaptures } from './capturing/partial-captures.ts'

const unless = whyNot('capture_payment')

/** What an adapter guarantees when it captures authorized money. */
export const capturing = claimsOn('capturing', [
  {
    id: 'authorized-is-not-captured',
    sentence: 'An authorized payment is not captured, and nothing is reported as captured',
    source: story('Goods were shipped on an authorization.'),
    unless,
    async check(scene) {
      const payment = await scene.paid({ capture: 'manual' })
      claimSame(payment.status, 'authorized', 'the status')
      const { captured } = payment.amounts
      claim(!isReported(captured) || captured === 0, `captured is ${captured}`)
      claimSame(
        scene.ledger.moneyOf({ id: payment.id ?? '' }).captured,
        0,
        'what was really captured',
      )
    },
  },
  {
    id: 'whole',
    sentence: 'A captured payment reports what was captured',
    source: happened('Submitted was shown as succeeded.', 'juspay/hyperswitch#1522'),
    unless,
    async check(scene) {
      const payment = await scene.paid({ capture: 'manual' })
      const { minorUnits } = scene.payment().amount
      const outcome = await scene.send(scene.capture(payment, { minorUnits }))
      claimKind(outcome, 'applied', 'a capture that nothing disturbs')
      await scene.time.advance(60_000)
      const read = await scene.read(payment)
      const { captured } = scene.ledger.moneyOf({ id: payment.id ?? '' })
      claimSame(captured, minorUnits, 'what was really captured')
      claimSame(read.amounts.captured, captured, 'what is reported as captured')
      claimSame(read.status, 'captured', 'the status')
    },
  },
  {
    id: 'amount-is-mandatory',
    sentence:
      'A capture without an amount is refused before any byte is sent, and so is one of zero',
    source: happened('An amount of 0 or none meant everything.', 'medusajs/medusa#15303'),
    unless,
    async check(scene) {
      const payment = paymentRefOf(await scene.paid({ capture: 'manual' }))
      const { currency } = scene.payment().amount
      const input = { reference: scene.reference(), payment, amount: { currency, minorUnits: 0 } }
      await claimRefusedUnsent(scene, scene.adapter.prepare.capturePayment(input))
      const without: typeof input = JSON.parse(JSON.stringify({ ...input, amount: undefined }))
      await claimRefusedUnsent(scene, scene.adapter.prepare.capturePayment(without))
    },
  },
  {
    id: 'not-more-than-authorized',
    sentence: 'More than was authorized is never captured, and never reported as captured',
    source: story('A capture above the authorization was reported as done.'),
    unless,
    async check(scene) {
      const payment = await scene.paid({ capture: 'manual' })
      const { minorUnits: whole } = scene.payment().amount
      const isWhole = scene.adapter.capabilities.capture.partial === 'not_supported'
      for (const minorUnits of [whole + 100, ...(isWhole ? [whole - 100] : [])]) {
        const outcome = await scene.send(scene.capture(payment, { minorUnits }))
        claim(outcome.kind !== 'applied', `${minorUnits} are reported as captured`)
        const { captured } = scene.ledger.moneyOf({ id: payment.id ?? '' })
        claimSame(captured, 0, `what was really captured by a capture of ${minorUnits}`)
      }
    },
  },
  {
    id: 'not-before-authorized',
    sentence: 'A payment that the payer has not paid cannot be captured',
    source: happened(
      'An order was created though the payment had failed.',
      'payloadcms/payload#15902',
    ),
    unless,
    async check(scene) {
      const payment = await scene.created({ capture: 'manual' })
      const { minorUnits } = scene.payment().amount
      const outcome = await scene.send(scene.capture(payment, { minorUnits }))
      claim(outcome.kind !== 'applied', 'it is reported as done')
      claimSame(
        scene.ledger.moneyOf({ id: payment.id ?? '' }).captured,
        0,
        'what was really captured',
      )
    },
  },
  {
    id: 'held-money-never-ends-unpaid',
    sentence: 'A partly captured payment does not end unpaid when the rest is released',
    source: story(
      '40 of 100 were captured, the rest was released: it read as canceled, and 40 were kept.',
    ),
    unless: (capabilities) =>
      unless(capabilities) ??
      (capabilities.capture.partial === 'not_supported'
        ? 'a payment is captured in full or not at all'
        : whyNot('cancel_payment')(capabilities)),
    async check(scene) {
      const payment = await scene.paid({ capture: 'manual' })
      const part = scene.capture(payment, { minorUnits: 400, final: false })
      claimKind(await scene.send(part), 'applied', 'a capture of a part')
      await scene.send(scene.cancel(await scene.read(payment)))
      await scene.time.advance(60_000)
      const { status, amounts } = await scene.read(payment)
      const money = scene.ledger.moneyOf({ id: payment.id ?? '' })
      const isHeld = money.captured - money.reversed > 0
      claim(!isHeld || !isUnpaidEnd(status), `it is ${status} while money is held`)
      claimSame(amounts.captured, money.captured, 'what is reported as captured')
    },
  },
  {
    id: 'not-offered',
    sentence: 'Where nothing can be captured, a capture sends nothing',
    source: story('A capability that says no sends nothing.'),
    unless: ({ capture }) =>
      capture.support === 'not_supported' ? undefined : 'captures are offered',
    async check(scene) {
      const payment = await scene.paid()
      await claimRefusedUnsent(scene, scene.capture(payment, { minorUnits: 1000 }))
    },
  },
  {
    id: 'unexplained-money',
    sentence: 'A lost capture is not absent while captured money has no capture that explains it',
    source: story(
      'Captured 4000 with an empty list of captures: proven absent, and captured again.',
    ),
    unless,
    needs: ({ wire }) =>
      wire.unexplained ? undefined : 'the provider reports no total for its captures',
    async check(scene) {
      const payment = await scene.paid({ capture: 'manual' })
      const { minorUnits } = scene.payment().amount
      const lost = await scene.unanswered(scene.capture(payment, { minorUnits }))
      const { unexplained = (body) => body } = scene.wire
      for (let read = 0; read < 40; read += 1) scene.wire.rewriteNext('read', unexplained)
      const outcome = await scene.resolve(lost, { wanted: false })
      claim(outcome.kind !== 'not_applied', `it is ${describe(outcome)}`)
    },
  },
  ...partialCaptures,
])
