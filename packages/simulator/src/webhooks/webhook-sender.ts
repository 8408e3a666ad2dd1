import type { SimulatorClock } from '../clock/clock.ts'
import type { Deliver } from './deliver.ts'
import { deliverOn } from './deliver-on.ts'
import type { Delivery, DeliveryAttempt } from './delivery.ts'
import { createWebhookFaults, type WebhookFault, type WebhookFaults } from './webhook-faults.ts'

/** A message on its way to a merchant. */
export interface WebhookMessage {
  paymentId: string
  event: string
  url: string
  body: string
  /** Made anew for every attempt: a provider that signs gives each one its own time. */
  toRequest(body: string): Request | Promise<Request>
  /** Another message than the true one, for the fault `forged`; default: the same body, unsigned. */
  toForgedRequest?(body: string): Request | Promise<Request>
  /** The message signed with a key that is no longer in use, for the fault `old_key`. */
  toOldKeyRequest?(body: string): Request | Promise<Request>
  /** Called when the last attempt failed too. */
  onGivenUp?(): void
}

export interface WebhookSender {
  /** Puts a message on its way; its first attempt is due at once. */
  send(message: WebhookMessage): void
  deliveries(paymentId?: string): readonly Delivery[]
  readonly faults: WebhookFaults
  /** Sends the latest message about a payment once more, or the one of a delivery. */
  again(paymentId: string, sequence?: number): void
  /** Sends a message that no fault meets and that is nobody's. */
  forge(message: WebhookMessage): void
  /** Drops what is known about a payment, and what is still on its way. */
  forget(paymentId: string): void
}

export interface WebhookSenderOptions {
  clock: SimulatorClock
  deliver: Deliver
  /** Milliseconds from the first attempt to each attempt; the first is 0. */
  schedule: readonly number[]
  /** Milliseconds after which an attempt counts as failed. */
  timeout: number
  isAccepted(response: Response): boolean | Promise<boolean>
  /** Sends the same message on to where a 307 or 308 points. Default false. */
  followsRedirects?: boolean
}

interface Sending extends Delivery {
  readonly message: WebhookMessage
  attempts: DeliveryAttempt[]
  state: Delivery['state']
}

/** Sends webhooks on the simulator's clock, by a provider's schedule. */
export function createWebhookSender(options: WebhookSenderOptions): WebhookSender {
  const { clock, schedule } = options
  const faults = createWebhookFaults()
  const byPayment = new Map<string, Sending[]>()
  const held: (() => void)[] = []
  let sequence = 0

  const isKept = (sending: Sending) => byPayment.get(sending.paymentId)?.includes(sending) ?? false

  function record(message: WebhookMessage): Sending {
    sequence += 1
    const { paymentId, event, url, body } = message
    const sending: Sending = {
      sequence,
      paymentId,
      event,
      url,
      body,
      attempts: [],
      state: 'waiting',
      message,
    }
    byPayment.set(paymentId, [...(byPayment.get(paymentId) ?? []), sending])
    return sending
  }

  function begin(message: WebhookMessage, fault?: WebhookFault): void {
    const sending = record(message)
    const start = clock.now() + (fault?.kind === 'late' ? fault.by : 0)
    schedule.reduceRight<() => void>(
      (next, offset, index) => () => {
        clock.after(start + offset - clock.now(), async () => {
          if (!isKept(sending)) return
          const isLost = index === 0 && fault?.kind === 'lose_first'
          const made = isLost ? lostAt(clock.now()) : await attempt(message, options)
          sending.attempts.push(made)
          if (made.outcome === 'accepted') sending.state = 'accepted'
          else next()
        })
      },
      () => {
        sending.state = 'given_up'
        message.onGivenUp?.()
      },
    )()
  }

  function send(message: WebhookMessage): void {
    const fault = faults.take(message.paymentId)
    if (fault?.kind === 'lost') return
    if (fault?.kind === 'reordered') {
      held.push(() => begin(message))
      return
    }
    const { toForgedRequest, toOldKeyRequest } = message
    if (fault?.kind === 'forged' && toForgedRequest) {
      begin({ ...message, toRequest: toForgedRequest })
    }
    if (fault?.kind === 'old_key' && toOldKeyRequest) {
      begin({ ...message, toRequest: toOldKeyRequest })
    } else begin(message, fault)
    if (fault?.kind === 'repeated') {
      for (let copy = 1; copy < fault.copies; copy += 1) begin(message)
    }
    for (const release of held.splice(0)) release()
  }

  return {
    send,
    faults,
    deliveries(paymentId) {
      const sent =
        paymentId === undefined ? [...byPayment.values()].flat() : byPayment.get(paymentId)
      return [...(sent ?? [])]
        .sort((one, other) => one.sequence - other.sequence)
        .map(({ message: _, ...delivery }) => delivery)
    },
    again(paymentId, wanted) {
      const sent = byPayment.get(paymentId) ?? []
      const found = wanted === undefined ? sent.at(-1) : sent.find((it) => it.sequence === wanted)
      if (!found) throw new RangeError(`There is no webhook of ${paymentId} to send again`)
      begin(found.message)
    },
    forge: begin,
    forget: (paymentId) => void byPayment.delete(paymentId),
  }
}

const lostAt = (at: number): DeliveryAttempt => ({ at, outcome: 'lost' })

async function attempt(
  message: WebhookMessage,
  { clock, deliver, timeout, isAccepted, followsRedirects = false }: WebhookSenderOptions,
): Promise<DeliveryAttempt> {
  const at = clock.now()
  const controller = new AbortController()
  const timedOut = new Promise<'timed_out'>((resolve) => {
    const callOff = clock.after(timeout, () => resolve('timed_out'))
    controller.signal.addEventListener('abort', callOff, { once: true })
  })
  try {
    const request = await message.toRequest(message.body)
    const sent = new Request(request, { signal: controller.signal })
    const sending = followsRedirects ? deliverOn(sent, deliver) : deliver(sent)
    const answer = await Promise.race([sending, timedOut])
    if (answer === 'timed_out') return { at, outcome: 'timed_out' }
    const outcome = (await isAccepted(answer)) ? 'accepted' : 'rejected'
    return { at, outcome, status: answer.status }
  } catch {
    return { at, outcome: 'unreachable' }
  } finally {
    controller.abort()
  }
}
