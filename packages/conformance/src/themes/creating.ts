import { type CreatePayment, createPaymentRecord } from '@paystate/core'
import { claimsOn } from '../claims/claim.ts'
import { claim, claimKind, claimSame } from '../claims/claim-broken.ts'
import { claimRefusedUnsent } from '../claims/refused-unsent.ts'
import { happened, story } from '../claims/sources.ts'
import { expiring } from './creating/expiring.ts'
import { newPayments } from './creating/new-payments.ts'
import { passingReferences } from './creating/passing-references.ts'

/** What an adapter guarantees when it creates payments. */
export const creating = claimsOn('creating', [
  ...newPayments,
  {
    id: 'bad-input',
    sentence: 'Invalid input is refused before any byte is sent, with every issue at once',
    source: happened('An amount that was no amount reached the provider.', 'medusajs/medusa#16036'),
    async check(scene) {
      const good = { ...scene.payment(), reference: scene.reference() }
      const { currency } = good.amount
      const bad: readonly Partial<CreatePayment>[] = [
        { reference: 'has-a-hyphen' },
        { reference: '' },
        { reference: 'x'.repeat(65) },
        { amount: { currency, minorUnits: 10.5 } },
        { amount: { currency, minorUnits: -1 } },
        { amount: { currency, minorUnits: Number.NaN } },
        { amount: { currency, minorUnits: 2 ** 53 } },
        { amount: { currency: 'EURO', minorUnits: 1000 } },
        { description: '' },
        { returnUrl: 'javascript:alert(1)' },
      ]
      for (const part of bad) {
        const input = { ...good, ...part }
        const outcome = await claimRefusedUnsent(scene, scene.adapter.prepare.createPayment(input))
        claim(outcome.error.issues.length > 0, `no issue is named for ${Object.keys(part)}`)
      }
      const twice = { ...good, description: '', returnUrl: '' }
      const both = await claimRefusedUnsent(scene, scene.adapter.prepare.createPayment(twice))
      const paths = new Set(both.error.issues.map(({ path }) => path))
      claim(paths.has('description') && paths.has('returnUrl'), 'not every issue is named')
    },
  },
  {
    id: 'unknown-currency',
    sentence: 'A currency that the provider does not take is refused before any byte is sent',
    source: happened('Amounts were sent with guessed decimals.', 'juspay/hyperswitch#2793'),
    async check(scene) {
      const known = Object.keys(scene.adapter.capabilities.currencies)
      const foreign = ['XPF', 'MRU', 'BIF', 'TMT'].find((code) => !known.includes(code))
      const amount = { currency: foreign ?? 'XXX', minorUnits: 1000 }
      const input = { ...scene.payment(), reference: scene.reference(), amount }
      await claimRefusedUnsent(scene, scene.adapter.prepare.createPayment(input))
    },
  },
  {
    id: 'prepare-is-pure',
    sentence: 'Preparing sends nothing, and gives the same bytes for the same input',
    source: story('A replay with other bytes is refused, or is a second payment.'),
    async check(scene) {
      const input = { ...scene.payment(), reference: scene.reference() }
      const before = scene.wire.sent().length
      const first = scene.adapter.prepare.createPayment(input)
      await scene.time.advance(60_000)
      const second = scene.adapter.prepare.createPayment({ ...input })
      claimSame(second, first, 'the second preparation')
      claimSame(scene.wire.sent().length, before, 'requests sent')
    },
  },
  {
    id: 'preparation-survives-storage',
    sentence: 'A prepared write can be stored as JSON and sent afterwards',
    source: story(
      'The intent is stored before the call: after a crash exactly the same bytes are sent.',
    ),
    async check(scene) {
      const input = { ...scene.payment(), reference: scene.reference() }
      const prepared = scene.adapter.prepare.createPayment(input)
      claimSame(JSON.parse(JSON.stringify(prepared)), prepared, 'what was stored')
      const outcome = await scene.send(structuredClone(prepared))
      claimKind(outcome, 'applied', 'a create that was stored first')
    },
  },
  {
    id: 'both-in-one',
    sentence: 'Without a store, create does the same as prepare and send',
    source: story('Two ways to write that differ would be like two adapters.'),
    async check(scene) {
      const input = { ...scene.payment(), reference: scene.reference() }
      const outcome = await scene.adapter.createPayment(input, { previousAttempts: 'none' })
      claimKind(outcome, 'applied', 'a create in one step')
      const { reference } = input
      claimSame(scene.ledger.effectsOf({ kind: 'create_payment', reference }), 1, 'payments made')
      const wrong = await scene.adapter.createPayment(
        { ...input, description: '' },
        { previousAttempts: 'none' },
      )
      claimKind(wrong, 'not_applied', 'an invalid create in one step')
    },
  },
  {
    id: 'whole-characters',
    sentence: 'Text that ends inside a character, or has the null character, is refused unsent',
    source: story(
      'Half an emoji at the end of a description: refused by the provider, and unknown for an hour.',
    ),
    async check(scene) {
      for (const broken of ['Ten apples \ud83d', '\udc4d ten apples', 'Ten\u0000apples']) {
        for (const field of ['description', 'orderReference']) {
          const input = { ...scene.payment(), reference: scene.reference(), [field]: broken }
          await claimRefusedUnsent(scene, scene.adapter.prepare.createPayment(input))
        }
      }
    },
  },
  ...passingReferences,
  {
    id: 'steps-not-offered',
    sentence: 'Manual capture is refused before any byte is sent where the provider has none',
    source: story('A capability that says no sends nothing.'),
    unless: ({ create }) =>
      create.capture.includes('manual') ? 'manual capture is offered' : undefined,
    async check(scene) {
      const input = { ...scene.payment(), reference: scene.reference(), capture: 'manual' as const }
      await claimRefusedUnsent(scene, scene.adapter.prepare.createPayment(input))
    },
  },
  {
    id: 'answer-is-evidence',
    sentence: 'The response to a create is evidence that a record of the payment accepts',
    source: story('A response that is not kept as evidence is lost, and then the payment is.'),
    async check(scene) {
      const input = { ...scene.payment(), reference: scene.reference() }
      const { account } = scene.adapter
      const outcome = await scene.send(scene.adapter.prepare.createPayment(input))
      claimKind(outcome, 'applied', 'a create that nothing disturbs')
      const { reference, amount: requested } = input
      const record = createPaymentRecord({ account, reference, requested })
      const { observation, value } = outcome
      claimSame(observation.account, account, 'the account of the evidence')
      claim(observation.paymentId === value.id, 'the evidence names another payment')
      claim(
        observation.reference === undefined || observation.reference === record.payment.reference,
        'the evidence names another reference',
      )
    },
  },
  ...expiring,
])
