import type { AskClient, ClientCall, WantedRequest } from './client.ts'
import type { ReadOf } from './context.ts'

/** The paths of reads, as the client's methods build them. */
export interface ReadPaths {
  /** The path of a read whose form was built before; undefined for any other. */
  known(of: ReadOf | undefined): string | undefined
  /** Has the client build it; undefined for what is no read. */
  ask(call: ClientCall, of: ReadOf | undefined): Promise<unknown>
}

/** Around the id. */
interface Form {
  readonly before: string
  readonly after: string
}

/** What may be put into a path as it is. */
const PLAIN_ID = /^\w{4,80}$/

/**
 * Has the client build the path of each form of read once: the next one differs by its id alone, which
 * is in the path exactly once.
 */
export function createReadPaths(ask: AskClient): ReadPaths {
  const forms = new Map<string, Form>()
  return {
    known: (of) => {
      const form = of && PLAIN_ID.test(of.id) ? forms.get(of.form) : undefined
      return form && of ? form.before + of.id + form.after : undefined
    },
    ask: async (call, of) => {
      const wanted = await ask(call)
      if ((methodIn(wanted) ?? 'GET') !== 'GET') return undefined
      const form = of && formOf(wanted?.pathname, of.id)
      if (form) forms.set(of.form, form)
      return wanted?.pathname
    },
  }
}

function methodIn(wanted: WantedRequest | undefined): unknown {
  const options = wanted?.options
  return typeof options === 'object' && options !== null && 'method' in options
    ? options.method
    : undefined
}

function formOf(pathname: unknown, id: string): Form | undefined {
  if (typeof pathname !== 'string' || !PLAIN_ID.test(id)) return undefined
  const [before, after, ...more] = pathname.split(id)
  const isOnce = before !== undefined && after !== undefined && more.length === 0
  return isOnce && /(^|\/)$/.test(before) && /^([/?]|$)/.test(after) ? { before, after } : undefined
}
