import type { CreatePayment, Money } from '@paystate/core'
import { z } from 'zod'
import { checkInput, idField, positiveMoneyField } from '../input/check-input.ts'

/** A payment of an order. What else the provider needs is checked by its adapter. */
export interface PayInput
  extends Pick<
    CreatePayment,
    'description' | 'returnUrl' | 'cancelUrl' | 'capture' | 'payer' | 'expiresAt' | 'extra'
  > {
  /** Your id of the order, 1 to 200 characters. */
  readonly order: string
  readonly amount: Money
  /** Names one attempt of the order; needed only to distinguish two calls that may both charge. */
  readonly id?: string | undefined
}

const fields = z.strictObject({
  order: idField,
  amount: positiveMoneyField,
  id: idField.optional(),
  description: z.string(),
  returnUrl: z.string(),
  cancelUrl: z.string().optional(),
  capture: z.enum(['automatic', 'manual']).optional(),
  payer: z.custom<CreatePayment['payer']>().optional(),
  expiresAt: z.string().optional(),
  extra: z.record(z.string(), z.unknown()).optional(),
})

/** @throws {EngineError} `invalid_input` */
export function checkPayInput(input: unknown): PayInput {
  return checkInput<PayInput>(fields, input)
}

/** What the adapter prepares. */
export function createPaymentInput(
  { order, id: _, ...input }: PayInput,
  { reference, webhookUrl }: { reference: string; webhookUrl: string | undefined },
): CreatePayment {
  const isShort = order.length <= 64
  return { ...input, reference, webhookUrl, ...(isShort && { orderReference: order }) }
}
