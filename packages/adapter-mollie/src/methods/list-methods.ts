import { SequenceType } from '@mollie/api-client'
import { PaymentError } from '@paystate/core'
import { issuesBelow } from '@paystate/core/adapter'
import { z } from 'zod'
import { check } from '../configuration/check.ts'
import { countryField, moneyField, wordField } from '../configuration/fields.ts'
import type { Context } from '../http/context.ts'
import { read } from '../http/read.ts'
import { amountReply, fromMollie, toMollie } from '../money/amount.ts'
import { lenient } from '../wire/lenient.ts'
import type { ListMethods, MollieMethod } from './method.ts'

const optionsSchema = z.strictObject({
  amount: moneyField.optional(),
  sequenceType: wordField(['oneoff', 'first', 'recurring']).optional(),
  billingCountry: countryField.optional(),
})

/** Reads the methods of the account. @throws {PaymentError} */
export async function listMethods(
  context: Context,
  { signal: _signal, ...options }: ListMethods = {},
): Promise<readonly MollieMethod[]> {
  const { account, scope } = context.settings
  const checked = check(optionsSchema, options)
  if (!checked.ok) {
    throw new PaymentError('invalid_request', {
      what: 'Invalid options.',
      provider: account.provider,
      operation,
      issues: issuesBelow('options', checked.issues),
    })
  }
  const { amount, sequenceType, billingCountry } = checked.value
  const { reply } = await read(context, {
    operation,
    schema: methodsReply,
    call: ({ methods }) =>
      methods.list({
        ...(billingCountry !== undefined && { billingCountry }),
        ...(sequenceType && { sequenceType: SequenceType[sequenceType] }),
        ...(amount && { amount: toMollie(amount) }),
        ...scope,
      }),
  })
  return reply._embedded.methods.flatMap(readMethod)
}

const operation = 'list_methods'

const methodsReply = z.object({ _embedded: z.object({ methods: z.array(z.unknown()) }) })

const methodReply = z.object({
  id: z.string(),
  description: lenient(z.string()),
  minimumAmount: lenient(amountReply),
  maximumAmount: amountReply.nullable().optional().catch(undefined),
})

/** An unreadable method is not offered. */
function readMethod(item: unknown): readonly MollieMethod[] {
  const { data } = methodReply.safeParse(item)
  if (!data) return []
  const { id, description, minimumAmount, maximumAmount } = data
  const most = maximumAmount === null ? 'none' : fromMollie(maximumAmount)
  return [
    {
      type: id,
      ...(description !== undefined && { description }),
      minimum: fromMollie(minimumAmount) ?? 'not_reported',
      maximum: most ?? 'not_reported',
    },
  ]
}
