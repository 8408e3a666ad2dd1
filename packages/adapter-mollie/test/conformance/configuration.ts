import type { SubjectConfiguration } from '@paystate/conformance'
import { adapter, type MollieOptions } from '../../src/index.ts'

const MONEY = { currency: 'EUR', minorUnits: 1050 }

const OPTIONS = {
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

/** How the adapter is configured, and connects with these credentials. */
export function configurationOf(credentials: MollieOptions): SubjectConfiguration {
  return {
    readConfig: adapter.readConfig,
    options: OPTIONS,
    connect: (baseUrl, parts) =>
      adapter.create({ ...credentials, baseUrl, readAttempts: 1 }, parts),
  }
}
