import type { AdapterModule, CreatePayment, PaymentAdapter } from '@paystate/core'
import { describe, expectTypeOf, it } from 'vitest'
import {
  adapter,
  type MollieAdapter,
  type MollieExtra,
  type MollieOptions,
} from '../../src/index.ts'

describe('the options', () => {
  it('are a key, or a token with its profile', () => {
    expectTypeOf<{ apiKey: string }>().toExtend<MollieOptions>()
    expectTypeOf<{ accessToken: string; profileId: string }>().toExtend<MollieOptions>()
    expectTypeOf<{ accessToken: string }>().not.toExtend<MollieOptions>()
    expectTypeOf<{ apiKey: string; accessToken: string }>().not.toExtend<MollieOptions>()
    expectTypeOf<{ apiKey: string; testmode: boolean }>().not.toExtend<MollieOptions>()
  })

  it('know the fields that only this provider has', () => {
    type Defaults = NonNullable<MollieOptions['defaults']>
    expectTypeOf<{ method: string[] }>().toExtend<Defaults>()
    expectTypeOf<{ method: number }>().not.toExtend<Defaults>()
  })
})

describe('the extra of a payment', () => {
  it('can be typed before it is handed over', () => {
    expectTypeOf<MollieExtra>().toExtend<NonNullable<CreatePayment['extra']>>()
  })
})

describe('the adapter', () => {
  it('is one like all others, and can tell its methods', () => {
    expectTypeOf(adapter).toExtend<AdapterModule<MollieOptions>>()
    expectTypeOf<MollieAdapter>().toExtend<PaymentAdapter>()
    expectTypeOf(adapter.create).returns.toEqualTypeOf<MollieAdapter>()
  })
})
