import { accessSync, constants } from 'node:fs'
import { delimiter, isAbsolute, join } from 'node:path'

/** A Chromium on this machine: the one that $CHROME_PATH names, else the first on the path. */
export function findChromium(): string | undefined {
  const { CHROME_PATH, PATH = '' } = process.env
  const names = [CHROME_PATH, 'chromium', 'google-chrome'].filter((name) => name !== undefined)
  return names
    .flatMap((name) =>
      isAbsolute(name) ? [name] : PATH.split(delimiter).map((folder) => join(folder, name)),
    )
    .find(isProgram)
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
