/**
 * Renders once for all pages that wait for the same thing: many open pages of one order cost what one does. Each gets
 * a render that began after it was requested, so no news is missed.
 */
export function shareRenders<T>(): (key: string, render: () => Promise<T>) => Promise<T> {
  const shared = new Map<string, { readonly current: Promise<T>; next?: Promise<T> }>()
  function start(key: string, render: () => Promise<T>): Promise<T> {
    const current = render().finally(() => {
      const entry = shared.get(key)
      if (entry?.current === current && !entry.next) shared.delete(key)
    })
    shared.set(key, { current })
    return current
  }
  return (key, render) => {
    const entry = shared.get(key)
    if (!entry) return start(key, render)
    const after = () => start(key, render)
    entry.next ??= entry.current.then(after, after)
    return entry.next
  }
}
