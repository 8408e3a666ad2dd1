/** Says which orders have changed, to the pages that are open. */
export interface News {
  ring(order: string): void
  /** Calls when an order changes, or any of them; returns a function that ends it. */
  watch(about: About, listener: () => void): () => void
  /** Whether a page of this order is open. */
  isWatched(order: string): boolean
  /** Calls once, when the next page of this order begins to watch it. */
  onceWatched(order: string, listener: () => void): void
}

/** The order that a page is about. */
export type About = { readonly order: string } | 'all'

/**
 * A handler rings before its transaction has committed, and other consumers hear of the same event later: pages are
 * rendered a moment after it, and once more for what took longer.
 */
const MOMENTS = [50, 1_000]

export function createNews(after: (milliseconds: number, run: () => void) => unknown): News {
  const watchers = new Set<{ readonly about: About; readonly listener: () => void }>()
  const awaited = new Map<string, () => void>()
  const isAbout = (about: About, order: string) => about === 'all' || about.order === order
  const tell = (order: string) => {
    for (const { about, listener } of watchers) if (isAbout(about, order)) listener()
  }
  return {
    ring(order) {
      for (const moment of MOMENTS) after(moment, () => tell(order))
    },
    watch(about, listener) {
      const watcher = { about, listener }
      watchers.add(watcher)
      if (about !== 'all') {
        awaited.get(about.order)?.()
        awaited.delete(about.order)
      }
      return () => void watchers.delete(watcher)
    },
    isWatched: (order) =>
      [...watchers].some(({ about }) => about !== 'all' && about.order === order),
    onceWatched: (order, listener) => void awaited.set(order, listener),
  }
}
