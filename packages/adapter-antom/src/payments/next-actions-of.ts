import type { FromResponse } from '@paystate/adapter-kit'
import type { NextAction } from '@paystate/core'
import { responseBehind } from '../http/raw.ts'
import { paymentReply } from '../wire/payment.ts'
import { readNextActions } from './read-next-action.ts'

/**
 * Every action in the response, for a page that knows its payer's device: a browser page, a form, a
 * code to scan, links into an app, a challenge. Read from the outcome of a create, or from a reading.
 */
export function nextActionsOf(from: FromResponse): readonly NextAction[] {
  const { data } = paymentReply.safeParse(responseBehind(from))
  return data ? readNextActions(data) : []
}
