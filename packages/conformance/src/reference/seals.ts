import { createHmac } from 'node:crypto'

export interface Signed {
  readonly method: string
  readonly path: string
  readonly client: string
  readonly version: string
  readonly time: string
  readonly text: string
}

/** What a message's signature covers: everything about its receiver and its content. */
export function signatureOf(signed: Signed, secret: string): string {
  const { method, path, client, version, time, text } = signed
  const content = `${method} ${path}\n${client}.${version}.${time}.${text}`
  return createHmac('sha256', secret).update(content).digest('hex')
}

/** The header under which the provider signs a response. */
export const RESPONSE_SIGNATURE = 'x-answer-signature'

/** What the signature of a response is. */
export function sealOf(text: string, secret: string): string {
  return createHmac('sha256', secret).update(text).digest('hex')
}
