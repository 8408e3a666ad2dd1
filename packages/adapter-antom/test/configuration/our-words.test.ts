import { RETIRED_KEY } from '@paystate/simulator/antom'
import { describe, expect, it } from 'vitest'
import { adapter } from '../../src/index.ts'
import { configFor } from '../support/connected.ts'

const MONEY = { currency: 'EUR', minorUnits: 1050 }

const WHOLE = {
  ...configFor(),
  previousAntomPublicKeys: [RETIRED_KEY.publicKey],
  keyVersion: '1',
  region: 'asia',
  merchantAccountId: 'store_1',
  agentToken: 'agent_1',
  webhookUrl: 'https://shop.example/hook',
  omnichannel: true,
  timeouts: { attemptMs: 1, totalMs: 1 },
  defaults: {
    paymentMethodType: 'GCASH',
    paymentMethodId: 'x',
    paymentMethodMetaData: { a: 'b' },
    checkout: 'direct',
    settlementCurrency: 'EUR',
    terminalType: 'WEB',
    osType: 'IOS',
    appId: 'x',
    merchantRegion: 'NL',
    userRegion: 'NL',
    metadata: { a: 'b' },
    goods: [
      {
        referenceGoodsId: '1',
        goodsName: 'A mug',
        goodsCategory: 'mugs',
        goodsBrand: 'x',
        goodsQuantity: '2',
        goodsUrl: 'https://shop.example/mug',
        goodsUnitAmount: MONEY,
        deliveryMethodType: 'PHYSICAL',
      },
    ],
    shipping: { name: { firstName: 'A' }, address: { region: 'NL' } },
    merchant: {
      referenceMerchantId: 'x',
      merchantMCC: 'x',
      merchantName: 'x',
      merchantAddress: { region: 'NL', city: 'Utrecht' },
      store: { referenceStoreId: 'x', storeName: 'x', storeMCC: 'x' },
    },
    buyerPhone: 'x',
    device: { language: 'nl' },
    installments: 3,
  },
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
