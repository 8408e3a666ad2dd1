import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createCertificate, isStillValid, type ServerCertificate } from '../server/certificate.ts'

/** The certificate of the state directory, so that it has to be trusted once; made when missing. */
export async function keptCertificate(directory: string): Promise<ServerCertificate> {
  const files = { cert: join(directory, 'certificate.pem'), key: join(directory, 'key.pem') }
  if (existsSync(files.cert) && existsSync(files.key)) {
    const cert = readFileSync(files.cert, 'utf8')
    if (isStillValid(cert)) return { cert, key: readFileSync(files.key, 'utf8') }
  }
  const made = await createCertificate()
  writeFileSync(files.cert, made.cert)
  writeFileSync(files.key, made.key, { mode: 0o600 })
  return made
}
