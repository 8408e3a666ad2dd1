/**
 * Whether it is a web-standard request: what a framework passes may look like one without being one, such as a proxy of
 * one, whose members throw.
 */
export function isWebRequest(request: unknown): request is Request {
  try {
    const readsHeaders = typeof member(member(request, 'headers'), 'get') === 'function'
    return readsHeaders && typeof member(request, 'arrayBuffer') === 'function'
  } catch {
    return false
  }
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}
