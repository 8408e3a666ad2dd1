import { PaymentError } from '@paystate/core'

/**
 * Refuses a runtime on which payments would fail one by one later. Bun and Deno report the version of Node that
 * they are compatible with.
 *
 * @throws {PaymentError} `invalid_configuration`
 */
export function requireRuntime(version: string = process.versions.node): void {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major > 22 || (major === 22 && minor >= 12)) return
  throw new PaymentError('invalid_configuration', {
    what: `This is Node ${version}; paystate runs on Node 22.12 or later.`,
    advice: 'Install Node 22.12 or later, or a Bun or Deno that is compatible with it.',
  })
}
