/** The address that a server printed when it was ready. */
export function urlOf(ready: unknown): string {
  if (
    typeof ready === 'object' &&
    ready !== null &&
    'url' in ready &&
    typeof ready.url === 'string'
  ) {
    return ready.url
  }
  throw new Error('The server reported no address.')
}
