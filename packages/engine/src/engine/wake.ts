/** Signals the work loop of this process that something is due now. */
export interface Wake {
  wake(): void
  /** Calls back at each wake; returns a function that unsubscribes. */
  onWake(listener: () => void): () => void
}

export function createWake(): Wake {
  const listeners = new Set<() => void>()
  return {
    wake: () => {
      for (const listener of listeners) listener()
    },
    onWake: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}
