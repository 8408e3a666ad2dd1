import type { AdapterModule, CreatePayment, PaymentAdapter } from '@paystate/core'
import { describe, expectTypeOf, it } from 'vitest'
import {
  type AntomAdapter,
  type AntomExtra,
  type AntomOptions,
  adapter,
  rawOf,
} from '../../src/index.ts'

describe('the public types', () => {
  it('are those of an adapter module', () => {
    expectTypeOf(adapter).toExtend<AdapterModule<AntomOptions>>()
    expectTypeOf(adapter.create).returns.toExtend<AntomAdapter>()
    expectTypeOf<AntomAdapter>().toExtend<PaymentAdapter>()
    expectTypeOf(rawOf).returns.toEqualTypeOf<Readonly<Record<string, unknown>> | undefined>()
  })

  it('ask for both keys and the client id, and nothing else', () => {
    expectTypeOf<{
      clientId: string
      privateKey: string
      antomPublicKey: string
    }>().toExtend<AntomOptions>()
    expectTypeOf<{ clientId: string; privateKey: string }>().not.toExtend<AntomOptions>()
  })

  it('know the words that Antom knows', () => {
    expectTypeOf<AntomExtra['terminalType']>().toEqualTypeOf<
      'WEB' | 'WAP' | 'APP' | 'MINI_APP' | undefined
    >()
    expectTypeOf<{ checkout: 'popup' }>().not.toExtend<AntomExtra>()
  })

  it('fit the extra of a payment', () => {
    expectTypeOf<AntomExtra>().toExtend<NonNullable<CreatePayment['extra']>>()
  })
})
