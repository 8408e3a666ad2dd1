import { describe, expect, it } from 'vitest'
import { adapter } from '../../src/index.ts'

const MONEY = { currency: 'EUR', minorUnits: 1050 }

const WHOLE = {
  apiKey: 'test_dHar4XY7LxsDOtmnkVtjNVWXLSlXsM',
  accessToken: 'access_Wwvu7egPcJLLJ9Kb7J632x8wJ2zMeJ',
  profileId: 'pfl_1',
  testmode: true,
  webhookUrl: 'https://shop.example/hook',
  webhookSecrets: ['a_secret_of_16_chars'],
  defaults: {
    method: ['ideal'],
    nextAction: 'redirect',
    metadata: { a: 'b' },
    captureMode: 'automatic',
    captureDelay: '2 days',
    sequenceType: 'oneoff',
    customerId: 'cst_1',
    mandateId: 'mdt_1',
    applicationFee: { amount: MONEY, description: 'fee' },
    routing: [
      {
        amount: MONEY,
        destination: { type: 'organization', organizationId: 'org_1' },
        releaseDate: '2026-01-31',
      },
    ],
    lines: [
      {
        description: 'A mug',
        quantity: 1,
        unitPrice: MONEY,
        totalAmount: MONEY,
        type: 'physical',
        quantityUnit: 'pcs',
        discountAmount: MONEY,
        vatRate: '21.00',
        vatAmount: MONEY,
        sku: '1',
        categories: ['eco'],
        imageUrl: 'https://shop.example/mug.png',
        productUrl: 'https://shop.example/mug',
      },
    ],
    billingAddress: { city: 'Utrecht' },
    dueDate: '2026-01-31',
    restrictPaymentMethodsToCountry: 'NL',
    issuer: 'x',
    terminalId: 'term_1',
    digitalGoods: true,
    customerReference: 'x',
  },
  timeouts: { attemptMs: 1, totalMs: 1 },
  readAttempts: 1,
  baseUrl: 'http://127.0.0.1:4040',
}

/** The words of the schema library, and what a message must never be without: what was expected. */
const FOREIGN =
  /invalid|expected|received|too (small|big)|pattern|another form|another kind|undefined/i
const OURS = /^(is missing: |must |is not a known field|cannot be |is your own key)/

const GARBAGE = [
  undefined,
  null,
  7,
  -1.5,
  '',
  'x',
  ' ',
  true,
  [],
  {},
  [7],
  [[]],
  { x: 1 },
  ['x'.repeat(3000)],
]

/** Every place in a configuration, by path. */
function placesOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([key, one]) => placesOf(one, [...path, key]))]
}

function withGarbage(whole: unknown, path: readonly string[], garbage: unknown): unknown {
  const [first, ...rest] = path
  if (first === undefined) return garbage
  if (Array.isArray(whole))
    return whole.map((one, place) =>
      String(place) === first ? withGarbage(one, rest, garbage) : one,
    )
  const object: Readonly<Record<string, unknown>> = { ...Object(whole) }
  return { ...object, [first]: withGarbage(object[first], rest, garbage) }
}

describe('every issue says what was expected, in our own words', () => {
  it.each(placesOf(WHOLE).map((path) => path.join('.')))('at "%s"', (path) => {
    for (const garbage of GARBAGE) {
      const places = path === '' ? [] : path.split('.')
      const checked = adapter.readConfig(withGarbage(WHOLE, places, garbage))

      for (const { path: at, message } of checked.ok ? [] : checked.issues) {
        expect(message, `${at} for ${JSON.stringify(garbage)}`).toMatch(OURS)
        expect(message, `${at} for ${JSON.stringify(garbage)}`).not.toMatch(FOREIGN)
      }
    }
  })
})
