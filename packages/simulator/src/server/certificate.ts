import { X509Certificate } from 'node:crypto'

/** What an https port needs; `cert` is also what a client has to trust. Both are PEM. */
export interface ServerCertificate {
  readonly key: string
  readonly cert: string
}

const DAY = 86_400_000
const YEAR = 365 * DAY

/** Makes a key and a certificate for this machine's own names, valid for a year. */
export async function createCertificate(): Promise<ServerCertificate> {
  // Loaded when it is asked for: it takes longer than all the rest of a start.
  const { generate } = await import('selfsigned')
  const now = Date.now()
  const made = await generate([{ name: 'commonName', value: 'Simulated payment providers' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: new Date(now - DAY), // a caller's clock may be behind
    notAfterDate: new Date(now + YEAR),
    extensions: [
      { name: 'basicConstraints', cA: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
          { type: 7, ip: '::1' },
        ],
      },
    ],
  })
  return { key: made.private, cert: made.cert }
}

/** Whether a certificate (PEM) can be used for another day at least. */
export function isStillValid(cert: string): boolean {
  return Date.parse(new X509Certificate(cert).validTo) > Date.now() + DAY
}
