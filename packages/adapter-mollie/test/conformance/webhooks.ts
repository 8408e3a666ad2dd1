import { createHmac } from 'node:crypto'
import type { RawWebhook, SubjectWebhooks } from '@paystate/conformance'
import { type Clock, instantOf, type Payment } from '@paystate/core'
import { WEBHOOK_URL } from './subject.ts'

/** Of a webhook subscription; the events of it are signed. */
export const SECRET = 'conformanceSecretOfTheSubscription'

interface Event {
  readonly id: string
  readonly entityId: string
  readonly type?: string
  readonly mode?: 'live' | 'test'
  readonly secret?: string
}

/** What Mollie sends to a webhook subscription, genuine and forged. */
export function createEvents(clock: Clock): SubjectWebhooks {
  let count = 0
  const about = (event: Omit<Event, 'id'>) => {
    count += 1
    return write({ ...event, id: `event_${String(count).padStart(21, '0')}` }, clock)
  }
  const forge =
    (forged: Omit<Event, 'id' | 'entityId'>) =>
    async ({ id = '' }: Payment) =>
      about({ entityId: id, ...forged })
  return {
    authenticity: 'signed',
    genuine: forge({}),
    about: async (entityId) => about({ entityId }),
    forgeries: {
      'signed by somebody else': forge({ secret: 'a_guess' }),
      'of the other mode': forge({ mode: 'live' }),
    },
    unknownKind: forge({ type: 'payment.pondered' }),
  }
}

function write(event: Event, clock: Clock): RawWebhook {
  const { id, entityId, type = 'payment.paid', mode = 'test', secret = SECRET } = event
  const body = JSON.stringify({
    resource: 'event',
    id,
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
