/** Work of this process under the lease of a payment. */
export interface LeasedWork {
  /** The payment's key. */
  readonly payment: number
  /** Settles once the lease was given back. */
  readonly ended: Promise<unknown>
  /** Gives up what is out, so that it is stored as it then is, and the lease is given back. */
  callOff(): void
}

/** What this process does under leases, for its callers as well as in the background. */
export interface Running {
  add(work: LeasedWork): void
  remove(work: LeasedWork): void
  /** What was begun last on a payment. */
  on(payment: number): LeasedWork | undefined
  callOff(): void
  /** Settles once all that runs now has ended, however it ended. */
  ended(): Promise<void>
}

export function createRunning(): Running {
  const all = new Set<LeasedWork>()
  const byPayment = new Map<number, LeasedWork>()
  return {
    add(work) {
      all.add(work)
      byPayment.set(work.payment, work)
    },
    remove(work) {
      all.delete(work)
      if (byPayment.get(work.payment) === work) byPayment.delete(work.payment)
    },
    on: (payment) => byPayment.get(payment),
    callOff() {
      for (const work of all) work.callOff()
    },
    async ended() {
      await Promise.allSettled([...all].map(({ ended }) => ended))
    },
  }
}
