import { createProvider, money } from '@paystate/core'
import { CLIENT_ID, KEYS } from '../servers/antom-keys.ts'
import type { CreateContender } from './contender.ts'

/** The adapter as an application uses it: checks, bytes, signature, verified answer, outcome. */
export const createContender: CreateContender = async (baseUrl) => {
  const provider = await createProvider(antomConfig(baseUrl), { load: (name) => import(name) })
  return {
    create: async (index) => {
      const outcome = await provider.createPayment(
        {
          reference: `bench_${process.pid}_${index}`,
          orderReference: `order_${index}`,
          amount: money('CNY', 1314),
          description: 'A cup of coffee',
          returnUrl: 'https://shop.example/return',
        },
        { previousAttempts: 'none' },
      )
      if (outcome.kind !== 'applied') throw outcome.error
    },
  }
}

/** The configuration of the measured adapter. */
export function antomConfig(baseUrl: string) {
  return {
    provider: 'antom',
    clientId: CLIENT_ID,
    privateKey: KEYS.merchant.privateKey,
    antomPublicKey: KEYS.antom.publicKey,
    baseUrl,
    webhookUrl: 'https://shop.example/webhook',
    defaults: { paymentMethodType: 'ALIPAY_CN', settlementCurrency: 'USD', terminalType: 'WEB' },
  }
}
