import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { paymentReply } from '../../src/wire/payment.ts'
import { paymentJson } from '../support/payment-json.ts'
import { declaredPayment } from './declared-payment.ts'

const seed = fc.sample(fc.integer(), 1)[0] ?? 0

beforeAll(() => console.log(`payments in responses: fast-check seed ${seed}`))

const FIELDS = Object.keys(declaredPayment.shape)

const odd = fc.oneof(
  fc.constantFrom(null, undefined, '', 'text', 0, true, [], {}),
  fc.jsonValue({ maxDepth: 2 }),
  fc.record(
    {
      currency: fc.constantFrom('EUR', 7, ''),
      value: fc.constantFrom('10.00', 10, null),
      href: fc.constantFrom('https://pay.example', '', 1),
      code: fc.constantFrom('insufficient_funds', 4),
      src: fc.constantFrom('data:image/png', '', null),
    },
    { requiredKeys: [] },
  ),
)

const links = fc.record(
  {
    checkout: odd,
    mobileAppCheckout: odd,
    refunds: odd,
    captures: odd,
    chargebacks: odd,
    qrCode: odd,
    bankAccount: odd,
    cardNumber: odd,
  },
  { requiredKeys: [] },
)

/** What is not read, but has to be there. */
const resource = 'payment'

const readAs = (json: unknown) => {
  const { data } = paymentReply.safeParse(json)
  return data && { resource, ...data }
}

const changes = fc.dictionary(fc.constantFrom(...FIELDS), fc.oneof(odd, links), { maxKeys: 8 })

describe('a payment in a response', () => {
  it('reads as what is declared, field by field, whatever the fields contain', () => {
    fc.assert(
      fc.property(changes, (changed) => {
        const json = { ...paymentJson(), ...changed }

        expect(readAs(json)).toEqual(declaredPayment.safeParse(json).data)
      }),
      { seed, numRuns: 2000 },
    )
  })

  it.each(FIELDS)('reads as what is declared with any content of %s', (field) => {
    fc.assert(
      fc.property(fc.oneof(odd, links), (content) => {
        const json = { ...paymentJson(), [field]: content }

        expect(readAs(json)).toEqual(declaredPayment.safeParse(json).data)
      }),
      { seed, numRuns: 100 },
    )
  })

  it.each([null, undefined, 'payment', 7, [], [paymentJson()], {}])('is not in %j', (json) => {
    expect(paymentReply.safeParse(json).success).toBe(false)
  })
})
