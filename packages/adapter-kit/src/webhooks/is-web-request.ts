/** Whether it is a web-standard request: what a framework passes may look like one without being one. */
export function isWebRequest(request: unknown): request is Request {
  const readsHeaders = typeof member(member(request, 'headers'), 'get') === 'function'
  return readsHeaders && typeof member(request, 'arrayBuffer') === 'function'
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}
