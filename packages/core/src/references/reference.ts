/** The form of our own references when we write them; when reading, ids are opaque. */
export const REFERENCE_PATTERN: RegExp = /^[A-Za-z0-9_]{1,64}$/

/** The query parameter by which our return and webhook URLs carry the payment's reference. */
export const REFERENCE_PARAMETER = 'paystate_reference'

/** Whether a text can be sent to every provider as the reference of an operation. */
export function isReference(text: unknown): text is string {
  return typeof text === 'string' && REFERENCE_PATTERN.test(text)
}

/** A prefix of your own, and a source of random bytes for tests. */
export interface ReferenceOptions {
  /** A prefix that keeps shops, staging and laptops on one account apart. At most 32 characters. */
  readonly prefix?: string
  /** Returns this many random bytes. Default: from the operating system. */
  readonly random?: (bytes: number) => Uint8Array
}

/**
 * Creates a reference for one operation: your prefix and 32 random hexadecimal digits.
 *
 * A reference identifies the operation permanently: store it before you send, and reuse it
 * for every repeat of the same operation.
 *
 * @throws {RangeError} When the prefix is longer than 32 characters or not of `A-Z a-z 0-9 _`.
 * @example
 * ```ts
 * import { createReference } from '@paystate/core'
 * const reference = createReference({ prefix: 'shop_' })
 * ```
 */
export function createReference(options: ReferenceOptions = {}): string {
  const { prefix = '', random = randomBytes } = options
  if (prefix !== '' && !/^[A-Za-z0-9_]{1,32}$/.test(prefix)) {
    throw new RangeError('A reference prefix has at most 32 characters, only A-Z, a-z, 0-9 and _.')
  }
  return prefix + [...random(16)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

function randomBytes(bytes: number): Uint8Array {
  return globalThis.crypto.getRandomValues(new Uint8Array(bytes))
}

/** Adds the payment's reference to a URL, so that a return or a webhook names its payment. */
export function withReference(url: string, reference: string): string {
  const [beforeHash = '', ...hash] = url.split('#')
  const joint = beforeHash.includes('?') ? '&' : '?'
  const fragment = hash.length > 0 ? `#${hash.join('#')}` : ''
  return `${beforeHash}${joint}${REFERENCE_PARAMETER}=${reference}${fragment}`
}

/** Reads the payment's reference back from the URL of a return or a webhook: the one added last. */
export function referenceIn(url: string): string | undefined {
  if (!url.includes('?')) return undefined
  const query = URL.canParse(url)
    ? new URL(url).searchParams
    : new URLSearchParams(url.split('?')[1])
  const reference = query.getAll(REFERENCE_PARAMETER).at(-1)
  return isReference(reference) ? reference : undefined
}
