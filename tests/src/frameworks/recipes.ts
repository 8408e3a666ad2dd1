import { listFiles, readText, type TextFile } from '../workspace/files.ts'

/** A piece of tested code that a page shows, without its indent. */
export interface Recipe {
  readonly path: string
  readonly code: string
}

/** What stands between `// #region page` and `// #endregion` in the code of a folder that the tests run. */
export function recipes(folder = 'tests/src/frameworks/'): readonly Recipe[] {
  return listFiles()
    .filter((path) => path.startsWith(folder) && path.endsWith('.ts'))
    .map(readText)
    .flatMap(regionsOf)
}

export function regionsOf({ path, text }: TextFile): readonly Recipe[] {
  return [...text.matchAll(/^( *)\/\/ #region page\n([\s\S]*?)^\1\/\/ #endregion$/gm)].map(
    ([, indent = '', code = '']) => ({
      path,
      code: code.replaceAll(new RegExp(`^${indent}`, 'gm'), '').trimEnd(),
    }),
  )
}
