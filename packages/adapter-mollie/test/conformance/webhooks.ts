import { createHmac } from 'node:crypto'
import type { RawWebhook, SubjectWebhooks } from '@paystate/conformance'
import { type Clock, instantOf, type Payment } from '@paystate/core'
import { WEBHOOK_URL } from './subject.ts'

/** Of a webhook subscription; the events of it are signed. */
export const SECRET = 'conformanceSecretOfTheSubscription'

interface Event {
  readonly entityId: string
  readonly type?: string
  readonly mode?: 'live' | 'test'
  readonly secret?: string
}

/** What Mollie sends to a webhook subscription, genuine and forged. */
export function createEvents(clock: Clock): SubjectWebhooks {
  const forge =
    (forged: Omit<Event, 'entityId'>) =>
    async ({ id = '' }: Payment) =>
      write({ entityId: id, ...forged }, clock)
  return {
    authenticity: 'signed',
    genuine: forge({}),
    about: async (entityId) => write({ entityId }, clock),
    forgeries: {
      'signed by somebody else': forge({ secret: 'a_guess' }),
      'of the other mode': forge({ mode: 'live' }),
    },
    unknownKind: forge({ type: 'payment.pondered' }),
  }
}

function write(event: Event, clock: Clock): RawWebhook {
  const { entityId, type = 'payment.paid', mode = 'test', secret = SECRET } = event
  const body = JSON.stringify({
    resource: 'event',
    id: 'event_GvJ8WHrp5isUdRub9CJyH',
    type,
    entityId,
    createdAt: instantOf(clock.now()),
    _embedded: { entity: { resource: 'payment', id: entityId, mode } },
  })
  const signature = createHmac('sha256', secret).update(body).digest('hex')
  return {
    method: 'POST',
    url: WEBHOOK_URL,
    headers: [
      ['content-type', 'application/json'],
      ['x-mollie-signature', `sha256=${signature}`],
    ],
    body: new TextEncoder().encode(body),
  }
}
