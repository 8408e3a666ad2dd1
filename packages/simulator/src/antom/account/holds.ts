/** What can be accepted now and end later. */
export type HoldKind = 'payment' | 'refund' | 'capture'

/** What the next operations are to wait for: their end is told later. */
export interface Holds {
  next(kind: HoldKind, options?: { times?: number }): void
  take(kind: HoldKind): boolean
  /** Holds what happens in one call, and nothing after it. */
  during<Value>(kind: HoldKind, run: () => Value): Value
}

export function createHolds(): Holds {
  const left = { payment: 0, refund: 0, capture: 0 }

  return {
    next(kind, { times = 1 } = {}) {
      if (!Number.isInteger(times) || times < 1) throw new RangeError('times is 1 or more')
      left[kind] += times
    },
    take(kind) {
      if (left[kind] === 0) return false
      left[kind] -= 1
      return true
    },
    during(kind, run) {
      const before = left[kind]
      left[kind] += 1
      const value = run()
      left[kind] = Math.min(left[kind], before)
      return value
    },
  }
}
