import { spawnSync } from 'node:child_process'

/** RSA-2048 signatures per second that openssl makes on two cores. */
export function signatureLimit(): number {
  const args = ['speed', '-multi', '2', '-seconds', '3', '-mr', 'rsa2048']
  const { stdout } = spawnSync('openssl', args, { encoding: 'utf8' })
  return Number(/^\+F2:\d+:2048:([\d.]+)/m.exec(stdout)?.[1])
}
