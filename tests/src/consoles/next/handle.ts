import type { Console } from '@paystate/console'

/** Next loads a route by itself: the console is left for it here. */
const AT = Symbol.for('paystate.tests.console')

export function leaveForRoutes(console: Console): void {
  Reflect.set(globalThis, AT, console)
}

export function handle(request: Request): Promise<Response> {
  const left: Console | undefined = Reflect.get(globalThis, AT)
  if (left === undefined) throw new Error('There is no console')
  return left(request)
}
