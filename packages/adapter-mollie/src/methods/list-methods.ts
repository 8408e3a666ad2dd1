import { PaymentError } from '@paystate/core'
import { issuesBelow } from '@paystate/core/adapter'
import { z } from 'zod'
import { check } from '../configuration/check.ts'
import { countryField, moneyField, wordField } from '../configuration/fields.ts'
import type { Connection } from '../http/connection.ts'
import { read } from '../http/read.ts'
import { amountReply, fromMollie, toMollie } from '../money/amount.ts'
import { lenient } from '../wire/lenient.ts'
import type { ListMethods, MollieMethod } from './method.ts'

const wishes = z.strictObject({
  amount: moneyField.optional(),
  sequenceType: wordField(['oneoff', 'first', 'recurring']).optional(),
  billingCountry: countryField.optional(),
})

/** Reads the methods of the account. @throws {PaymentError} */
export async function listMethods(
  connection: Connection,
  { signal, ...wish }: ListMethods = {},
): Promise<readonly MollieMethod[]> {
  const checked = check(wishes, wish)
  if (!checked.ok) {
    throw new PaymentError('invalid_request', {
      what: 'The wish for methods has faults.',
      provider: connection.settings.account.provider,
      operation: 'list_methods',
      issues: issuesBelow('wish', checked.issues),
    })
  }
  const { amount, ...rest } = checked.value
  const { reply } = await read(connection, {
    operation: 'list_methods',
    path: '/methods',
    query: { ...rest, ...(amount && { amount: toMollie(amount) }), ...connection.settings.scope },
    schema: methodsReply,
    signal,
  })
  return reply._embedded.methods.flatMap(readMethod)
}

const methodsReply = z.object({ _embedded: z.object({ methods: z.array(z.unknown()) }) })

const methodReply = z.object({
  id: z.string(),
  description: lenient(z.string()),
  minimumAmount: lenient(amountReply),
  maximumAmount: amountReply.nullable().optional().catch(undefined),
})

/** One that cannot be read is no method to offer. */
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
