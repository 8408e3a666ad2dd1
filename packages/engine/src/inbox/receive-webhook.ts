import type { ReceivedWebhook, RefusedWebhook } from '@paystate/core'
import { z } from 'zod'
import { checkInput, requestField } from '../input/check-input.ts'
import { holdUnverified } from './hold-unverified.ts'
import type { InboxServices } from './inbox-services.ts'
import { rawMessage, requestOf } from './raw-message.ts'
import { readBody } from './read-body.ts'
import { receiveForAbsent } from './receive-for-absent.ts'
import { storeMessage, type Taken } from './store-message.ts'

/**
 * Receives a provider's message: verified over its raw bytes, stored, then acknowledged. It waits for no
 * provider and no payment, and requests redelivery of what could not be stored.
 *
 * @throws {EngineError} `invalid_input`
 */
export type ReceiveWebhook = (instance: string, request: Request) => Promise<Response>

/** Larger than any message. */
const LIMIT = 256 * 1024

const schema = z.strictObject({ instance: z.string(), request: requestField })

export function createReceiveWebhook(services: InboxServices): ReceiveWebhook {
  return async (given, incoming) => {
    const { instance: name, request } = checkInput(schema, { instance: given, request: incoming })
    if (request.method !== 'POST') return new Response(null, { status: 405 })
    const body = await readBody(request, { limit: LIMIT })
    if (!body.ok) return new Response(body.why, { status: body.status })
    const message = rawMessage(request, body.bytes)
    const instance = services.instances.get(name)
    if (!instance) return receiveForAbsent(services, { name, message })
    const delivery = await instance.adapter.receiveWebhook(requestOf(message))
    if (delivery.kind === 'refused') return quarantine(services, { instance, message, delivery })
    return store(services, { instance, message, delivery })
  }
}

async function store(
  services: InboxServices,
  { instance, message, delivery }: Taken<ReceivedWebhook>,
): Promise<Response> {
  try {
    await storeMessage(services.store, { instance, message, delivery })
  } catch {
    return delivery.requestRedelivery()
  }
  services.wake()
  return delivery.acknowledge()
}

/** Refused either way: the provider's redelivery is what counts, the kept message a convenience. */
async function quarantine(
  { store }: InboxServices,
  { instance, message, delivery }: Taken<RefusedWebhook>,
): Promise<Response> {
  const { headers } = instance.adapter.capabilities.webhooks
  const reason = delivery.error.message
  await holdUnverified(store, { instance: instance.name, message, reason, headers }).catch(() => {})
  return delivery.response
}
