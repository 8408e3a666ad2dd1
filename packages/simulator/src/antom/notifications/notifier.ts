import type { SimulatorClock } from '../../clock/clock.ts'
import type { WebhookSender } from '../../webhooks/webhook-sender.ts'
import type { FlawSource } from '../signing/flaws.ts'
import { type Seals, seal } from '../signing/seal.ts'

/** Something that Antom tells a merchant without being asked. */
export interface Notification {
  readonly paymentId: string
  /** The merchant's URL; without one nothing is sent. */
  readonly url: string | undefined
  /** `notifyType`, or what stands for it. */
  readonly event: string
  readonly fields: object
}

export interface Notifier {
  tell(notification: Notification): void
  /** Tells the same in words that are nobody's: signed with a key that is not Antom's. */
  forge(notification: Notification): void
}

export interface NotifierOptions {
  readonly clock: SimulatorClock
  readonly sender: WebhookSender
  readonly clientId: string
  readonly seals: Seals
  readonly flaws: FlawSource<'notification'>
  readonly notifyAfter: number
}

/** Signs notifications over the path and query of the merchant's URL, anew for each attempt. */
export function createNotifier(options: NotifierOptions): Notifier {
  const { clock, sender, notifyAfter } = options

  return {
    tell({ url, ...told }) {
      if (url === undefined) return
      const met = options.flaws.take('notification', [told.paymentId])
      const toRequest = (changed = met) => {
        return toSignedRequest({ url, fields: told.fields, met: changed }, options)
      }
      const message = {
        paymentId: told.paymentId,
        event: told.event,
        url,
        body: JSON.stringify(told.fields),
        toRequest: () => toRequest(),
        toForgedRequest: () => toRequest({ flaw: 'foreign_key' }),
      }
      if (notifyAfter === 0) sender.send(message)
      else clock.after(notifyAfter, () => sender.send(message))
    },
    forge({ url, paymentId, event, fields }) {
      if (url === undefined) throw new RangeError(`${paymentId} has no notify URL`)
      const met = { flaw: 'foreign_key' } as const
      const toRequest = () => toSignedRequest({ url, fields, met }, options)
      sender.forge({ paymentId, event, url, body: JSON.stringify(fields), toRequest })
    },
  }
}

async function toSignedRequest(
  message: { url: string; fields: object; met: ReturnType<NotifierOptions['flaws']['take']> },
  { clock, clientId, seals }: NotifierOptions,
): Promise<Request> {
  const { pathname, search } = new URL(message.url)
  const { headers, body } = await seal(
    {
      ...message,
      path: pathname + search,
      clientId,
      at: clock.now(),
      timeHeader: 'request-time',
    },
    seals,
  )
  return new Request(message.url, { method: 'POST', headers, body })
}
