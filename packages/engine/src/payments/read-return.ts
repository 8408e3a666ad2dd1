import { z } from 'zod'
import { type Services, whenIdle } from '../engine/services.ts'
import { checkInput, durationField, requestField } from '../input/check-input.ts'
import { type PayerStep, payerStep } from '../intents/step.ts'
import { readCurrentCase } from '../journal/payment-case.ts'
import { type TrackedPayment, trackedPayment } from '../journal/tracked-payment.ts'
import { nextStepFor } from '../resolver/finish.ts'
import { performStep } from '../resolver/perform-step.ts'
import { readPayment } from '../resolver/read-payment.ts'
import { caseOf, withLease } from '../resolver/with-lease.ts'
import { findPayment } from '../store/payments/find-payment.ts'
import type { PaymentRow } from '../store/payments/payment-row.ts'

/** The payment of a returning payer, and their next step. */
export interface Return {
  readonly payment: TrackedPayment
  readonly step: PayerStep
}

/** How long a returning payer waits. */
export interface ReadReturnOptions {
  /**
   * How long to wait for an end, in milliseconds, also for a provider that does not respond. With 0 it is read
   * once, however long that takes. Default: 3,000.
   */
  readonly waitMs?: number
}

/**
 * Finds out the status of a returning payer's payment. A return proves nothing, so the provider is read
 * before anything is shown, and again while the payment is being processed. Undefined where the URL names no
 * payment of ours.
 *
 * @throws {EngineError} `invalid_input`
 */
export type ReadReturn = (
  request: Request,
  options?: ReadReturnOptions,
) => Promise<Return | undefined>

const PAUSE_MS = 500

const schema = z.strictObject({ request: requestField, waitMs: durationField.optional() })

export function createReadReturn(services: Services): ReadReturn {
  const { clock } = services
  return async (given, options = {}) => {
    const { request, waitMs = 3_000 } = checkInput(schema, { ...options, request: given })
    const row = await paymentOfReturn(services, request)
    if (!row) return undefined
    const end = clock.monotonic() + waitMs
    for (;;) {
      const leftMs = waitMs === 0 ? undefined : Math.max(0, end - clock.monotonic())
      await within(services, { work: readOnce(services, row), leftMs })
      const shown = await show(services, row)
      if (shown.payment.standing !== 'live' || shown.step.kind === 'paid') return shown
      if (clock.monotonic() + PAUSE_MS > end) return shown
      await new Promise<void>((resolve) => void clock.after(PAUSE_MS, resolve))
    }
  }
}

async function paymentOfReturn(
  { store, instances }: Services,
  request: Request,
): Promise<PaymentRow | undefined> {
  for (const { name, adapter } of instances.values()) {
    const reference = adapter.readReturn(request)?.reference
    if (reference === undefined) continue
    const row = await findPayment(store, { instance: name, reference })
    if (row) return row
  }
  return undefined
}

/** Unknown operations are resolved first; otherwise it is read. Another process may be doing so right now. */
async function readOnce(services: Services, row: PaymentRow): Promise<void> {
  await whenIdle(services, row)
  await withLease(services, {
    row,
    work: async (held) => {
      const payment = await caseOf(held)
      const { step } = nextStepFor(held, payment)
      return step.type === 'rest' ? readPayment(held, payment) : performStep(held, step, payment)
    },
  })
  services.wake()
}

async function show({ store }: Services, row: PaymentRow): Promise<Return> {
  const payment = await readCurrentCase(store, row)
  return { payment: trackedPayment(payment), step: payerStep(payment) }
}

/** Waits for work, but not longer; then it goes on without anybody waiting for it. */
async function within(
  { clock }: Services,
  { work, leftMs }: { work: Promise<void>; leftMs: number | undefined },
): Promise<void> {
  if (leftMs === undefined) return work
  let cancel = () => {}
  const over = new Promise<void>((resolve) => {
    cancel = clock.after(leftMs, resolve)
  })
  try {
    await Promise.race([work, over])
  } finally {
    cancel()
  }
}
