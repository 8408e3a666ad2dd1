/** What can go wrong with a webhook. */
export type WebhookFault =
  /** It is never sent at all. */
  | { kind: 'lost' }
  /** Its first attempt does not arrive; the schedule goes on. */
  | { kind: 'lose_first' }
  /** It arrives several times; `copies` counts them all. */
  | { kind: 'repeated'; copies: number }
  /** It is held back until the next webhook has been put on its way. */
  | { kind: 'reordered' }
  /** Its first attempt comes `by` milliseconds late. */
  | { kind: 'late'; by: number }
  /** A message of nobody's comes before it. */
  | { kind: 'forged' }
  /** It is signed with a key that is no longer in use. For webhooks that are signed. */
  | { kind: 'old_key' }

/** What each of these faults does, for those who ask for one by its word. */
export const WEBHOOK_FAULTS = {
  lost: 'It is never sent.',
  lose_first: 'Its first attempt does not arrive.',
  repeated: 'It arrives several times.',
  reordered: 'It is held back until the next one has been sent.',
  late: 'It comes late.',
  forged: 'A message of nobody’s comes before it.',
  old_key: 'It is signed with a key that is no longer in use.',
} as const satisfies Readonly<Record<WebhookFault['kind'], string>>

/** The switch for what goes wrong with webhooks. */
export interface WebhookFaults {
  /** The next `times` (default 1) webhooks meet the fault; only those of `payment` when given. */
  next(fault: WebhookFault, options?: { times?: number; payment?: string }): void
  clear(): void
}

export interface WebhookFaultSource extends WebhookFaults {
  take(paymentId: string): WebhookFault | undefined
}

export function createWebhookFaults(): WebhookFaultSource {
  const planned: { fault: WebhookFault; left: number; payment: string | undefined }[] = []

  return {
    next(fault, { times = 1, payment } = {}) {
      if (!Number.isInteger(times) || times < 1) throw new RangeError('times is 1 or more')
      planned.push({ fault, left: times, payment })
    },
    clear: () => void planned.splice(0),
    take(paymentId) {
      const index = planned.findIndex(
        ({ payment }) => payment === undefined || payment === paymentId,
      )
      const plan = planned[index]
      if (!plan) return undefined
      plan.left -= 1
      if (plan.left === 0) planned.splice(index, 1)
      return plan.fault
    },
  }
}
