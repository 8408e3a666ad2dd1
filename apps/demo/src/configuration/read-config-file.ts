import { readFileSync } from 'node:fs'
import type { Checked } from '@paystate/core'

/** Reads a JSON object from a file. A fault names the file, never its content. */
export function readConfigFile(file: string): Checked<Readonly<Record<string, unknown>>> {
  const text = readText(file)
  if (text === undefined) return fault(`cannot read ${file}`)
  const value = readJson(text)
  if (value === undefined) return fault(`${file} is not JSON`)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return fault(`${file} must hold an object, like {"provider": "antom"}`)
  }
  return { ok: true, value: { ...value } }
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function fault(message: string): { ok: false; faults: { path: string; message: string }[] } {
  return { ok: false, faults: [{ path: '--config', message }] }
}
