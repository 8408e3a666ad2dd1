import { BlockList, isIP } from 'node:net'

/** Networks that nobody outside can reach: one's own machine, home and office, and what has no router. */
const PRIVATE = new BlockList()
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const) {
  PRIVATE.addSubnet(network, prefix, 'ipv4')
}
PRIVATE.addSubnet('::', 127, 'ipv6')
PRIVATE.addSubnet('fc00::', 7, 'ipv6')
PRIVATE.addSubnet('fe80::', 10, 'ipv6')

/** Whether a host, as it stands in a URL, can be reached from here only. */
export function isPrivateHost(hostname: string): boolean {
  const address = hostname.replace(/^\[|\]$/g, '')
  const version = isIP(address)
  if (version !== 0) return PRIVATE.check(address, version === 6 ? 'ipv6' : 'ipv4')
  return !hostname.includes('.') || /\.(local|localhost|internal)$/.test(hostname)
}

/** Whether a host, as it stands in a URL, is this very machine, to which nothing travels over a network. */
export function isLoopback(hostname: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname)
}
