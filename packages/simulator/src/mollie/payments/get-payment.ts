import type { Account } from '../account/account.ts'
import type { Call, Reply } from '../api/call.ts'
import { unprocessable } from '../refusals/refusal.ts'
import { findPayment } from './find-payment.ts'
import { type Embed, presentPayment } from './present-payment.ts'
import { readInclude } from './read-include.ts'

const EMBEDS: readonly Embed[] = ['refunds', 'captures', 'chargebacks']

export function getPayment(account: Account, call: Call): Reply {
  const payment = findPayment(account, call)
  const embed = readEmbed(call.query)
  const view = { access: call.access, embed, include: readInclude(call.query) }
  return { status: 200, body: presentPayment(account, payment, view) }
}

/** Comma-joined, as clients send it. */
function readEmbed(query: URLSearchParams): readonly Embed[] {
  const words = (query.get('embed') ?? '').split(',').filter((word) => word !== '')
  return words.map((word) => {
    const embed = EMBEDS.find((candidate) => candidate === word)
    if (!embed) throw unprocessable('The embed parameter is invalid', 'embed')
    return embed
  })
}
