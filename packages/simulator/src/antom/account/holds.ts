/** What the next operations are to wait for: their end is told later. */
export interface Holds {
  next(kind: 'refund' | 'capture', options?: { times?: number }): void
  take(kind: 'refund' | 'capture'): boolean
}

export function createHolds(): Holds {
  const left = { refund: 0, capture: 0 }

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
  }
}
