import { type Clock, isPaymentError, type PaymentAdapter } from '@paystate/core'

/**
 * Lets a provider tell its time before this process first sends it something: one harmless read for each
 * account. An attempt that is stored without that time can never be repeated by another process, and on an
 * account without other payments no lookup can prove that it never arrived.
 */
export interface ProviderTimes {
  /** Resolves once the time is known, or cannot be learned now: nothing depends on it but what a crash leaves. */
  learn(adapter: PaymentAdapter, options: { readonly signal: AbortSignal }): Promise<void>
}

/** No payer waits longer for it. */
const AT_MOST_MS = 3_000

/** After a read that told no time, the next one is left out for so long. */
const PAUSE_MS = 60_000

export function createProviderTimes(clock: Clock): ProviderTimes {
  const asking = new Map<PaymentAdapter, Promise<void>>()
  const askedAt = new Map<PaymentAdapter, number>()

  async function ask(adapter: PaymentAdapter, signal: AbortSignal): Promise<void> {
    askedAt.set(adapter, clock.monotonic())
    const limit = new AbortController()
    const cancel = clock.after(AT_MOST_MS, () => limit.abort())
    try {
      await adapter.check({ signal: AbortSignal.any([signal, limit.signal]) })
    } catch (error) {
      if (!isPaymentError(error)) throw error // a refusal tells the time as well
    } finally {
      cancel()
      asking.delete(adapter)
    }
  }

  return {
    async learn(adapter, { signal }) {
      if (adapter.now().providerTime !== undefined) return
      const before = askedAt.get(adapter)
      const isResting = before !== undefined && clock.monotonic() - before < PAUSE_MS
      const asked = asking.get(adapter) ?? (isResting ? undefined : ask(adapter, signal))
      if (!asked) return
      asking.set(adapter, asked)
      await asked
    },
  }
}
