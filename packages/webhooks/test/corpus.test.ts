import { ATTACKS, type RawWebhook, toRequest } from '@paystate/conformance'
import type { PaymentAdapter, WebhookDelivery } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { post } from './support/post.ts'
import { SENDERS, type Sender } from './support/senders.ts'
import { ENTRIES } from './support/servers.ts'

/** What of a delivery has to be the same, whichever way it came. */
async function shown(delivery: WebhookDelivery) {
  if (delivery.kind === 'refused') {
    return { kind: delivery.kind, status: delivery.response.status, why: delivery.error.message }
  }
  const { kind, authenticity, hints } = delivery
  return { kind, authenticity, hints, status: delivery.acknowledge().status }
}

type Shown = Awaited<ReturnType<typeof shown>>

/** Receives over a port; says what the adapter made of each message. */
async function serve(entry: string, adapter: PaymentAdapter) {
  const received: Shown[] = []
  const port = await ENTRIES[entry]?.(async (request) => {
    const delivery = await adapter.receiveWebhook(request)
    received.push(await shown(delivery))
    return delivery.kind === 'refused' ? delivery.response : delivery.acknowledge()
  })
  if (port === undefined) throw new Error(`There is no entry ${entry}.`)
  return { port, received }
}

async function inProcess({ adapter }: Sender, raw: RawWebhook): Promise<Shown> {
  return shown(await adapter.receiveWebhook(toRequest(raw)))
}

/** Node refuses headers of more than 16 KiB, Fastify a content type that is none; some see only the end of it. */
const REFUSED_BY_HTTP = [431, 415, 'reset']

describe.each(Object.keys(ENTRIES))('@paystate/webhooks/%s', (entry) => {
  describe.each(Object.entries(SENDERS))('with messages of %s', (_name, connect) => {
    it('passes a genuine message on as it was sent', async () => {
      const sender = await connect()
      const { port, received } = await serve(entry, sender.adapter)
      const answer = await post(port, sender.genuine)

      expect(received).toEqual([await inProcess(sender, sender.genuine)])
      expect(received[0]?.kind).toBe('received')
      expect(answer.status).toBe(200)
    })

    it.each(ATTACKS.map((attack) => [attack.name, attack] as const))(
      'believes no more of a message %s than without a framework',
      async (_attack, { name, spoil, fate }) => {
        const sender = await connect()
        const { port, received } = await serve(entry, sender.adapter)
        for (const raw of await spoiled(spoil, sender)) {
          const { status } = await post(port, raw)
          const made = received.splice(0)
          if (name.includes('header') && REFUSED_BY_HTTP.includes(status)) {
            expect(made).toEqual([])
            continue
          }
          const expected = await inProcess(sender, raw)
          expect(made).toEqual([expected])
          expect(status).toBe(expected.status)
          if (fate === 'refused' && isSigned(sender)) expect(expected.kind).toBe('refused')
        }
      },
    )
  })
})

function isSigned({ adapter }: Sender): boolean {
  return adapter.capabilities.webhooks.authenticity === 'signed'
}

type Spoil = (typeof ATTACKS)[number]['spoil']

function spoiled(spoil: Spoil, { genuine, tools }: Sender): Promise<readonly RawWebhook[]> {
  return spoil(genuine, tools)
}
