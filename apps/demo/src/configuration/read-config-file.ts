import { readFileSync } from 'node:fs'
import type { Checked } from '@paystate/core'

/** Reads a JSON object from a file. An issue names the file, never its content. */
export function readConfigFile(file: string): Checked<Readonly<Record<string, unknown>>> {
  const text = readText(file)
  if (text === undefined) return issue(`cannot read ${file}`)
  const value = readJson(text)
  if (value === undefined) return issue(`${file} is not JSON`)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return issue(`${file} must hold an object, like {"provider": "antom"}`)
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

function issue(message: string): { ok: false; issues: { path: string; message: string }[] } {
  return { ok: false, issues: [{ path: '--config', message }] }
}
