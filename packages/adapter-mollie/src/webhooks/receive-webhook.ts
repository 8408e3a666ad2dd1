import { readRawBody, textOf } from '@paystate/adapter-kit'
import { PaymentError, type WebhookDelivery } from '@paystate/core'
import type { Connection } from '../http/connection.ts'
import { acknowledge, requestRedelivery } from './acknowledge.ts'
import type { Message } from './message.ts'
import { readClassic } from './read-classic.ts'
import { readSigned } from './verify-message.ts'

/** More than any message of the provider's. */
const LIMIT = 256 * 1024

/**
 * Takes a message of the provider's: the classic form, which names a payment and is signed by nobody, or a
 * signed event, where secrets are configured. Uses no network; a read confirms what either says.
 *
 * @see https://docs.mollie.com/reference/webhooks
 */
export async function receiveWebhook(
  connection: Connection,
  request: Request,
  secrets: readonly string[],
): Promise<WebhookDelivery> {
  const message = await readMessage(connection, request, secrets)
  if (!message.ok) return refused(connection, message)
  const { authenticity, hint, ageMs } = message
  return {
    kind: 'received',
    authenticity,
    hints: [hint],
    observations: [],
    ...(ageMs !== undefined && { ageMs }),
    acknowledge,
    requestRedelivery,
  }
}

async function readMessage(
  { settings, clock }: Connection,
  request: Request,
  secrets: readonly string[],
): Promise<Message> {
  if (request.method !== 'POST') return { ok: false, status: 405, why: 'It was not posted.' }
  const body = await readRawBody(request, { limit: LIMIT })
  const text = body.ok ? textOf(body.bytes) : undefined
  if (!body.ok || text === undefined) {
    const isLarge = !body.ok && body.reason === 'too_large'
    return { ok: false, status: isLarge ? 413 : 400, why: 'Its body cannot be read.' }
  }
  const raw = { url: request.url, headers: request.headers, bytes: body.bytes, text }
  const isForm = text.startsWith('id=') && !request.headers.has('x-mollie-signature')
  const { account } = settings
  return isForm ? readClassic(raw, account) : readSigned(raw, { account, secrets, clock })
}

function refused(
  { settings }: Connection,
  { status, why }: { status: number; why: string },
): WebhookDelivery {
  const error = new PaymentError('webhook_refused', {
    what: why,
    provider: settings.account.provider,
    operation: 'receive_webhook',
  })
  return { kind: 'refused', error, response: new Response(null, { status }) }
}
