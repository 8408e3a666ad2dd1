import type { AnsweredAttempt } from '@paystate/adapter-kit'
import { jsonOf } from '@paystate/adapter-kit'
import { z } from 'zod'
import { lenient } from './lenient.ts'

const errorReply = z.object({
  status: z.int(),
  title: z.string(),
  detail: lenient(z.string()),
  field: lenient(z.string()),
})

export type ErrorReply = z.infer<typeof errorReply>

/**
 * What happened, with the field that the provider names: only its name, because the rest may
 * repeat the payer's input.
 */
export function namingField(what: string, field: string | undefined): string {
  return field !== undefined && /^[\w.[\]-]{1,64}$/.test(field)
    ? `${what} It names ${field}.`
    : what
}

/**
 * The provider's own error in a response; undefined for the error of a gateway or a firewall,
 * which says nothing about the operation.
 *
 * @see https://docs.mollie.com/reference/handling-errors
 */
export function errorReplyIn({ status, body }: AnsweredAttempt): ErrorReply | undefined {
  const { data } = errorReply.safeParse(jsonOf(body))
  return data?.status === status ? data : undefined
}
