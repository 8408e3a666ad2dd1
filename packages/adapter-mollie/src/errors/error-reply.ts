import type { AnsweredAttempt } from '@paystate/adapter-kit'
import { jsonOf } from '@paystate/adapter-kit'
import { z } from 'zod'
import { lenient } from '../http/lenient.ts'

const errorReply = z.object({
  status: z.int(),
  title: z.string(),
  detail: lenient(z.string()),
  field: lenient(z.string()),
})

export type ErrorReply = z.infer<typeof errorReply>

/**
 * The provider's own error in an answer; undefined for what a gateway or a firewall in between made up,
 * which says nothing about the operation.
 *
 * @see https://docs.mollie.com/reference/handling-errors
 */
export function errorReplyIn({ status, body }: AnsweredAttempt): ErrorReply | undefined {
  const { data } = errorReply.safeParse(jsonOf(body))
  return data?.status === status ? data : undefined
}
