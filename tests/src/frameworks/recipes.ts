import { listFiles, readText, type TextFile } from '../workspace/files.ts'

/** A piece of tested code that a page shows, without its indent. */
export interface Recipe {
  readonly path: string
  readonly code: string
}

/** What stands between `// #region page` and `// #endregion` in the code that the tests run. */
export function recipes(): readonly Recipe[] {
  return listFiles()
    .filter((path) => path.startsWith('tests/src/frameworks/') && path.endsWith('.ts'))
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
