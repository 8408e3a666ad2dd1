import { EngineError } from '../errors/engine-error.ts'

/** Calls that do no harm after the end. */
const ALWAYS: ReadonlySet<string> = new Set(['stop', 'close'])

/**
 * Lets each call be refused once the engine is closed: without that, a payment would fail in the words of a database
 * that is down, as if it were about to come back. What was begun before goes on.
 */
export function refuseWhenClosed<Calls extends object>(
  calls: Calls,
  { isClosed }: { readonly isClosed: () => boolean },
): Calls {
  for (const [name, call] of Object.entries(calls)) {
    if (typeof call !== 'function' || ALWAYS.has(name)) continue
    const gated = (...given: readonly unknown[]) =>
      isClosed() ? Promise.reject(closed(name)) : Reflect.apply(call, calls, given)
    Reflect.set(calls, name, gated)
  }
  return calls
}

function closed(name: string): EngineError {
  return new EngineError('closed', {
    what: `This engine is closed, and \`${name}\` was called after that.`,
  })
}
