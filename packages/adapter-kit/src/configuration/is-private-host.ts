import { BlockList, isIP } from 'node:net'

/** Networks that are not reachable from outside: the machine itself, private and link-local ones. */
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

/** Whether a host, as written in a URL, is on a private network. */
export function isPrivateHost(written: string): boolean {
  const hostname = written.replace(/\.$/, '') // `localhost.` is localhost too
  const address = hostname.replace(/^\[|\]$/g, '')
  const version = isIP(address)
  if (version !== 0) return PRIVATE.check(address, version === 6 ? 'ipv6' : 'ipv4')
  return !hostname.includes('.') || /\.(local|localhost|internal|invalid)$/.test(hostname)
}

/** Whether a host, as written in a URL, is this machine, which needs no network. */
export function isLoopback(hostname: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname)
}
