/** The parts of a `Signature` header. */
export interface SignatureHeader {
  algorithm: string
  keyVersion: string
  signature: Uint8Array
}

/** Writes the header as Antom does: no blanks, and the base64 encoded for a URL. */
export function writeSignatureHeader(
  signature: Uint8Array,
  { keyVersion }: { keyVersion: string },
) {
  const encoded = encodeURIComponent(Buffer.from(signature).toString('base64'))
  return `algorithm=RSA256,keyVersion=${keyVersion},signature=${encoded}`
}

/** Reads the header with or without blanks and in any order; nothing when it is no such header. */
export function readSignatureHeader(header: string): SignatureHeader | undefined {
  const parts = new Map(header.split(',').map(readPart))
  const signature = decode(parts.get('signature') ?? '')
  if (!signature) return undefined
  return {
    algorithm: parts.get('algorithm') ?? '',
    keyVersion: parts.get('keyversion') ?? '1',
    signature,
  }
}

function readPart(part: string): [name: string, value: string] {
  const cut = part.indexOf('=') // only the first: base64 may end in more of them
  return [part.slice(0, cut).trim().toLowerCase(), part.slice(cut + 1).trim()]
}

function decode(signature: string): Uint8Array | undefined {
  const base64 = decodeUrl(signature)
  const bytes = Buffer.from(base64, 'base64')
  return bytes.length > 0 && bytes.toString('base64') === base64 ? bytes : undefined
}

function decodeUrl(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
