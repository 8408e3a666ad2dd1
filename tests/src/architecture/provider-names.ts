import type { TextFile } from '../workspace/files.ts'

export function namesProvider({ path, text }: TextFile): boolean {
  return /mollie|antom|alipay/i.test(`${path}\n${text}`)
}
