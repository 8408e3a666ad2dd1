import type { SubjectConfiguration } from '@paystate/conformance'
import { RETIRED_KEY } from '@paystate/simulator/antom'
import { adapter } from '../../src/index.ts'
import { configFor, optionsFor } from '../support/connected.ts'

const MONEY = { currency: 'EUR', minorUnits: 1050 }

const OPTIONS = {
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

/** How the adapter is configured, and connects. */
export const CONFIGURATION: SubjectConfiguration = {
  readConfig: adapter.readConfig,
  options: OPTIONS,
  connect: (baseUrl, parts) => adapter.create(optionsFor({ baseUrl }), parts),
}
