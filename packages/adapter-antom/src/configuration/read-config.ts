import { createPublicKey } from 'node:crypto'
import { isRecord } from '@paystate/adapter-kit'
import type { Checked, Issue } from '@paystate/core'
import { check } from './check.ts'
import type { AntomOptions } from './options.ts'
import { optionsSchema } from './options-schema.ts'
import { readPrivateKey, readPublicKey } from './read-keys.ts'
import { isSandbox, REGIONS } from './regions.ts'
import { liveAddressIssues } from './webhook-address.ts'

/** Checks configuration: every issue at once, by path, never with a value. */
export function readConfig(input: unknown): Checked<AntomOptions> {
  const checked = check(optionsSchema, input)
  const together = isRecord(input)
    ? [...addressIssues(input), ...webhookIssues(input), ...keyIssues(input)]
    : []
  if (checked.ok && together.length === 0) return checked
  return { ok: false, issues: [...(checked.ok ? [] : checked.issues), ...together] }
}

const MISSING = `is missing: give one of ${Object.keys(REGIONS).join(', ')}, or baseUrl`
const BOTH = 'cannot be combined with baseUrl: give one of them'

function addressIssues({ region, baseUrl }: Readonly<Record<string, unknown>>): readonly Issue[] {
  if ((region === undefined) !== (baseUrl === undefined)) return []
  return [{ path: 'region', message: region === undefined ? MISSING : BOTH }]
}

function webhookIssues({ clientId, webhookUrl }: Readonly<Record<string, unknown>>) {
  if (typeof clientId !== 'string' || isSandbox(clientId.trim())) return []
  return liveAddressIssues(webhookUrl, 'webhookUrl')
}

/** The most frequent mistake: every response would look forged. */
function keyIssues({ privateKey, antomPublicKey }: Readonly<Record<string, unknown>>) {
  if (typeof privateKey !== 'string' || typeof antomPublicKey !== 'string') return []
  const own = readPrivateKey(privateKey)
  const theirs = readPublicKey(antomPublicKey)
  if (!own || !theirs || !createPublicKey(own).equals(theirs)) return []
  const message = "is your own key: use Antom's public key, which the dashboard shows"
  return [{ path: 'antomPublicKey', message }]
}
