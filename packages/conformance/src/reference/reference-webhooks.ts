import type { Capabilities, Clock } from '@paystate/core'
import type { RawWebhook } from '../subject/raw-webhook.ts'
import type { SubjectWebhooks } from '../subject/subject.ts'
import { signatureOf } from './seals.ts'

export interface ReferenceWebhooksOptions {
  readonly clock: Clock
  readonly capabilities: Capabilities
  readonly secret: string
}

interface Message {
  readonly id: string
  readonly paymentId: string
  readonly word?: string
  readonly secret?: string
  readonly version?: string
  readonly client?: string
  readonly signedFor?: string
  readonly dispute?: Readonly<Record<string, string>>
}

const DISPUTE = { id: 'dis_1', currency: 'EUR', amount: '10.00' }

/** What the provider in memory sends, genuine and forged. */
export function createReferenceWebhooks(options: ReferenceWebhooksOptions): SubjectWebhooks {
  const { authenticity } = options.capabilities.webhooks
  const raw = authenticity === 'signed' ? signed : unsigned
  let count = 0
  const about = async (message: Omit<Message, 'id'>): Promise<RawWebhook> => {
    count += 1
    return raw({ ...message, id: `evt_${count}` }, options)
  }
  const forge =
    (forged: Omit<Message, 'id' | 'paymentId'>) => (payment: { readonly id?: string }) =>
      about({ paymentId: payment.id ?? '', ...forged })
  return {
    authenticity,
    genuine: ({ id = '' }) => about({ paymentId: id }),
    about: (paymentId) => about({ paymentId }),
    forgeries: {
      'signed by somebody else': forge({ secret: 'a_guess' }),
      'for another account': forge({ client: 'other' }),
      'for another address': forge({ signedFor: '/elsewhere' }),
      'under a key version that nobody has': forge({ version: '2' }),
    },
    ...(authenticity === 'signed' && {
      unknownKind: forge({ word: 'payment.pondered' }),
      dispute: forge({ word: 'payment.disputed', dispute: DISPUTE }),
      unclearDisputes: {
        'no id': forge({ word: 'payment.disputed', dispute: { ...DISPUTE, id: '' } }),
        'no amount': forge({ word: 'payment.disputed', dispute: { id: 'dis_1' } }),
        'an unknown kind': forge({ word: 'dispute.pondered', dispute: DISPUTE }),
      },
    }),
  }
}

const URL_OF_SHOP = 'https://shop.example/webhooks?from=reference'

function signed(message: Message, { clock, secret }: ReferenceWebhooksOptions): RawWebhook {
  const { paymentId, client = 'shop', version = '1', word = 'payment.changed' } = message
  const time = String(clock.now())
  const text = JSON.stringify({
    id: message.id,
    word,
    payment: paymentId,
    note: 'thé',
    ...(message.dispute && { dispute: message.dispute }),
  })
  const { pathname, search } = new URL(URL_OF_SHOP)
  const content = {
    method: 'POST',
    path: message.signedFor ?? pathname + search,
    client,
    version,
    time,
    text,
  }
  return {
    method: 'POST',
    url: URL_OF_SHOP,
    headers: [
      ['content-type', 'application/json'],
      ['x-client', client],
      ['x-key-version', version],
      ['x-time', time],
      ['x-signature', signatureOf(content, message.secret ?? secret)],
    ],
    body: new TextEncoder().encode(text),
  }
}

function unsigned({ paymentId }: Message): RawWebhook {
  return {
    method: 'POST',
    url: URL_OF_SHOP,
    headers: [['content-type', 'application/x-www-form-urlencoded']],
    body: new TextEncoder().encode(`payment=${encodeURIComponent(paymentId)}`),
  }
}
