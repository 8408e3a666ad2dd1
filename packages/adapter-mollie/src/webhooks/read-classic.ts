import type { Account } from '@paystate/core'
import { referenceIn } from '@paystate/core/adapter'
import { isId } from '../wire/ids.ts'
import type { Message, RawMessage } from './message.ts'

/**
 * Reads the classic form: `id=tr_…`, whatever happened to the payment, its refunds, captures and
 * chargebacks. Anybody can send it, so it is worth a read of a well-formed id and nothing more.
 *
 * @see https://docs.mollie.com/reference/webhooks
 */
export function readClassic({ text, url }: RawMessage, account: Account): Message {
  const [id, ...others] = new URLSearchParams(text).getAll('id')
  if (others.length > 0 || !isId(id, 'payment')) {
    return { ok: false, status: 400, why: 'It does not name one payment.' }
  }
  const reference = referenceIn(url)
  const hint = {
    account,
    event: '',
    recognized: true,
    paymentId: id,
    ...(reference !== undefined && { reference }),
  }
  return { ok: true, authenticity: 'unsigned', hint }
}
