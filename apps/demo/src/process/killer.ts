import type { OperationKind } from '../operations/operation.ts'
import type { Shop } from '../shop/shop.ts'
import type { Simulation } from '../simulation/simulation.ts'

/** Kills the shop's process in the middle of what somebody does, as a crash would. */
export interface Killer {
  /** Whether the process is about to be killed: it must not hear anymore what happened. */
  isDying(): boolean
  /**
   * Does the work, and kills the process once the provider has applied its request: the response never arrives, and
   * nothing in this process gets to clean up. Where no request was sent, the work's result is given back instead.
   */
  killIn<T>(deed: Deed, work: () => Promise<T>): Promise<T | 'dying'>
}

export interface Deed {
  readonly kind: OperationKind
  readonly provider: string
  /** Whose page is shown meanwhile. */
  readonly order: string
}

/** A page that has just opened is to be seen before its server is gone. */
const AFTER_OPENING = 500
/** So long for the page to open and to listen; without JavaScript it never does. Sooner than lookups begin. */
const AT_MOST = 5_000

export function createKiller(
  { news, clock }: Pick<Shop, 'news' | 'clock'>,
  {
    simulation,
    endProcess,
  }: {
    readonly simulation: Simulation
    readonly endProcess: (kind: OperationKind) => void
  },
): Killer {
  let isDying = false
  function endSoon({ kind, order }: Deed): void {
    isDying = true
    const end = () => endProcess(kind)
    news.onceWatched(order, () => void clock.after(AFTER_OPENING, end))
    clock.after(AT_MOST, end)
  }
  return {
    isDying: () => isDying,
    async killIn(deed, work) {
      const stalled = await simulation.stall(deed, work)
      if (stalled.kind === 'ended') return stalled.value
      endSoon(deed)
      return 'dying'
    },
  }
}
