import type { RawWebhook, SubjectWebhooks } from '@paystate/conformance'
import { type Clock, instantOf, type Payment } from '@paystate/core'
import { RETIRED_KEY, SIMULATOR_KEYS } from '@paystate/simulator/antom'
import { CLIENT_ID, WEBHOOK_URL } from '../support/connected.ts'
import { signatureHeader } from './signed.ts'

interface Message {
  readonly paymentId: string
  readonly reference?: string | undefined
  readonly notifyType?: string
  readonly key?: string
  readonly clientId?: string
  readonly path?: string
  readonly version?: string
}

/** What Antom sends, genuine and forged. */
export function createWebhooks(clock: Clock): SubjectWebhooks {
  const about = async (message: Message): Promise<RawWebhook> => write(message, clock)
  const forge =
    (forged: Omit<Message, 'paymentId'>) =>
    ({ id = '', reference }: Payment) =>
      about({ paymentId: id, reference, ...forged })
  const disputing =
    (fields: object) =>
    async ({ id = '', reference }: Payment) =>
      writeBody({ ...disputeOf(id, reference), ...fields }, { clock })
  return {
    authenticity: 'signed',
    genuine: forge({}),
    about: (paymentId) => about({ paymentId }),
    forgeries: {
      'signed by somebody else': forge({ key: RETIRED_KEY.privateKey }),
      'signed by ourselves': forge({ key: SIMULATOR_KEYS.merchant.privateKey }),
      'under a key version that nobody has': forge({ key: RETIRED_KEY.privateKey, version: '9' }),
      'for another account': forge({ clientId: 'SANDBOX_5X00000000000001' }),
      'for another address': forge({ path: '/antom/elsewhere' }),
    },
    unknownKind: forge({ notifyType: 'PAYMENT_PONDERED' }),
    dispute: disputing({}),
    unclearDisputes: {
      'no id': disputing({ disputeId: undefined }),
      'no amount': disputing({ disputeAmount: undefined }),
      'an unknown kind': disputing({ disputeNotificationType: 'DISPUTE_PONDERED' }),
      'an unknown kind of notification': disputing({ notifyType: 'DISPUTE_PONDERED' }),
    },
  }
}

function write(message: Message, clock: Clock): RawWebhook {
  const { paymentId, reference, notifyType = 'PAYMENT_RESULT' } = message
  const body = {
    notifyType,
    result: { resultCode: 'SUCCESS', resultStatus: 'S', resultMessage: 'success' },
    ...(reference !== undefined && { paymentRequestId: reference }),
    paymentId,
    paymentAmount: { currency: 'PHP', value: '1000' },
    paymentCreateTime: '2026-01-15T04:00:00-08:00',
    paymentTime: '2026-01-15T04:00:00-08:00',
  }
  return writeBody(body, { clock, ...message })
}

/** Antom tells of a dispute in a form of its own, and no inquiry repeats it. */
function disputeOf(paymentId: string, reference: string | undefined): object {
  return {
    disputeNotificationType: 'DISPUTE_CREATED',
    disputeId: '202601151940108001001888B020288000000',
    disputeType: 'CHARGEBACK',
    paymentId,
    paymentRequestId: reference,
    disputeAmount: { currency: 'PHP', value: '1000' },
    disputeTime: '2026-01-15T04:00:00-08:00',
  }
}

interface Sending extends Pick<Message, 'key' | 'version' | 'clientId' | 'path'> {
  readonly clock: Clock
}

function writeBody(
  content: object,
  { clock, clientId = CLIENT_ID, ...signing }: Sending,
): RawWebhook {
  const { pathname: path } = new URL(WEBHOOK_URL)
  const time = instantOf(clock.now())
  const body = JSON.stringify(content)
  const signature = signatureHeader({ path, clientId, time, body, ...signing })
  return {
    method: 'POST',
    url: WEBHOOK_URL,
    headers: [
      ['content-type', 'application/json; charset=UTF-8'],
      ['client-id', clientId],
      ['request-time', time],
      ['signature', signature],
    ],
    body: new TextEncoder().encode(body),
  }
}
