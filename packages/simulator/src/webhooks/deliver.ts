/** How a webhook leaves: gives the merchant's answer, rejects when there is none. */
export type Deliver = (request: Request) => Promise<Response>

/** A host on this machine: nothing outside is ever called from a simulator. */
export function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname)
  )
}

/** The default: the machine's own fetch, to loopback addresses only. */
export const deliverToLoopback: Deliver = (request) => {
  if (!isLoopback(new URL(request.url).hostname)) {
    return Promise.reject(new Error('Only loopback addresses are called from the simulator'))
  }
  return fetch(request, { redirect: 'manual' })
}
