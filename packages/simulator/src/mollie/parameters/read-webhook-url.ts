import { isLoopback } from '../../webhooks/deliver.ts'
import { unprocessable } from '../refusals/refusal.ts'
import type { Body } from './body.ts'
import { readText } from './read-parameter.ts'

const UNREACHABLE =
  "The webhook URL is invalid because it is unreachable from Mollie's point of view."

/** `mayBeLocal` is the difference to the real Mollie, which refuses a host it cannot reach. */
export function readWebhookUrl(
  body: Body,
  { mayBeLocal }: { mayBeLocal: boolean },
): string | undefined {
  const text = readText(body, 'webhookUrl')
  if (text === undefined) return undefined
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) {
    throw unprocessable('The webhook URL is invalid', 'webhookUrl')
  }
  if (!mayBeLocal && isPrivate(new URL(text).hostname)) {
    throw unprocessable(UNREACHABLE, 'webhookUrl')
  }
  return text
}

function isPrivate(hostname: string): boolean {
  return (
    isLoopback(hostname) ||
    hostname.endsWith('.local') ||
    !/[.:]/.test(hostname) ||
    /^(10|0|169\.254|192\.168|172\.(1[6-9]|2\d|3[01]))\./.test(hostname) ||
    /^\[(::|f[cd]|fe80)/i.test(hostname)
  )
}
