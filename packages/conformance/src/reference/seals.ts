import { createHmac } from 'node:crypto'

export interface Signed {
  readonly method: string
  readonly path: string
  readonly client: string
  readonly version: string
  readonly time: string
  readonly text: string
}

/** What the signature of a message is over: everything that says whom it is for and what it says. */
export function signedContent({ method, path, client, version, time, text }: Signed): string {
  return `${method} ${path}\n${client}.${version}.${time}.${text}`
}

export function signatureOf(signed: Signed, secret: string): string {
  return sealOf(signedContent(signed), secret)
}

/** The header under which the provider signs a response. */
export const RESPONSE_SIGNATURE = 'x-answer-signature'

/** What the signature of a response is. */
export function sealOf(text: string, secret: string): string {
  return createHmac('sha256', secret).update(text).digest('hex')
}
