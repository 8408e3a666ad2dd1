/** When this process first sent each of its recent writes, by its monotonic clock. */
export interface FirstSendings {
  note(name: string, monotonicMs: number): void
  /** Milliseconds since then; undefined where this process did not send it, or long ago. */
  ago(name: string, monotonicMs: number): number | undefined
}

/** Nothing needs times longer ago. */
const KEPT_MS = 120_000

const MOST = 10_000

/** Makes an empty memory. It forgets by itself. */
export function createFirstSendings(): FirstSendings {
  const first = new Map<string, number>()
  return {
    note: (name, monotonicMs) => {
      for (const [old, at] of first) {
        if (monotonicMs - at < KEPT_MS && first.size < MOST) break
        first.delete(old)
      }
      if (!first.has(name)) first.set(name, monotonicMs)
    },
    ago: (name, monotonicMs) => {
      const at = first.get(name)
      return at === undefined || monotonicMs - at >= KEPT_MS ? undefined : monotonicMs - at
    },
  }
}
