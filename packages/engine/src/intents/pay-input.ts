import type { CreatePayment, Money } from '@paystate/core'
import { z } from 'zod'
import { orderReferenceOf } from '../engine/order-reference.ts'
import { checkInput, idField, positiveMoneyField } from '../input/check-input.ts'
import type { Asker } from './asker.ts'
import { askerField } from './asker-field.ts'

/** A payment of an order. What else the provider needs is checked by its adapter. */
export interface PayInput
  extends Asker,
    Pick<
      CreatePayment,
      'description' | 'returnUrl' | 'cancelUrl' | 'capture' | 'payer' | 'expiresAt' | 'extra'
    > {
  /** Your id of the order, 1 to 200 characters. */
  readonly order: string
  readonly amount: Money
  /** Names one attempt of the order; needed only to distinguish two calls that may both charge. */
  readonly id?: string | undefined
}

const A_URL = 'must be an absolute http or https URL'
const A_TIME = 'must be a date and time with an offset, like 2026-01-15T12:00:00Z'

const fields = z.strictObject({
  ...askerField,
  order: idField,
  amount: positiveMoneyField,
  id: idField.optional(),
  description: z.string({ error: 'must be text of 1 to 255 characters' }),
  returnUrl: z.string({ error: A_URL }),
  cancelUrl: z.string({ error: A_URL }).optional(),
  capture: z.enum(['automatic', 'manual']).optional(),
  payer: z.custom<CreatePayment['payer']>().optional(),
  expiresAt: z.string({ error: A_TIME }).optional(),
  extra: z.record(z.string(), z.unknown()).optional(),
})

/** @throws {EngineError} `invalid_input` */
export function checkPayInput(input: unknown): PayInput {
  return checkInput<PayInput>(fields, input)
}

/** What the adapter prepares. */
export function createPaymentInput(
  { order, id: _, who: _who, ...input }: PayInput,
  { reference, webhookUrl }: { reference: string; webhookUrl: string | undefined },
): CreatePayment {
  return { ...input, reference, webhookUrl, ...orderReferenceOf(order) }
}
