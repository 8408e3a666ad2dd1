import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generate } from 'selfsigned'

/** Makes a certificate for 127.0.0.1 and keeps it in a folder of its own, for server and callers. */
export async function writeCertificate(): Promise<{
  readonly folder: string
  readonly file: string
}> {
  const folder = mkdtempSync(join(tmpdir(), 'paystate-benchmark-'))
  const pems = await generate([{ name: 'commonName', value: '127.0.0.1' }], {
    keyType: 'ec',
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] },
    ],
  })
  writeFileSync(join(folder, 'cert.pem'), pems.cert)
  writeFileSync(join(folder, 'key.pem'), pems.private, { mode: 0o600 })
  return { folder, file: join(folder, 'cert.pem') }
}

/** The certificate that the runner made. */
export function readCertificate(): { readonly cert: string; readonly key: string } {
  const folder = process.env.BENCHMARK_CERTIFICATE ?? ''
  return {
    cert: readFileSync(join(folder, 'cert.pem'), 'utf8'),
    key: readFileSync(join(folder, 'key.pem'), 'utf8'),
  }
}
