/**
 * The origin by which a visitor came, so that they come back to the same one: to their browser, `localhost` and
 * `127.0.0.1` are two sites. Undefined for any other name, which may have been forged.
 */
export function visitorOrigin(address: string): string | undefined {
  const { hostname, origin } = new URL(address)
  return isLoopback(hostname) ? origin : undefined
}

/** Whether it is a name of this machine. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host)
}
