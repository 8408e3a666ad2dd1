import { isPrivateHost } from '@paystate/adapter-kit'
import type { Issue } from '@paystate/core'

/**
 * What is wrong with an address to which Antom is to send notifications of a live client id: it must be https, and
 * Antom must be able to reach it.
 */
export function liveAddressIssues(url: unknown, path: string): readonly Issue[] {
  if (typeof url !== 'string' || !URL.canParse(url)) return []
  const { protocol, hostname } = new URL(url)
  if (protocol === 'http:') return [{ path, message: 'must be https with a live client id' }]
  if (!isPrivateHost(hostname)) return []
  return [{ path, message: 'must be an address that Antom can reach from outside' }]
}
