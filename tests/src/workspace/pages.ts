import { listFiles, readText, type TextFile } from './files.ts'

/** The pages that readers see: at the root, below docs, and each package's README. */
export function readPages(): TextFile[] {
  return listFiles()
    .filter((path) =>
      /^(?:[^/]+|docs\/.+|(?:(?:packages|apps)\/[^/]+|benchmarks|examples)\/README)\.md$/.test(
        path,
      ),
    )
    .filter((path) => !path.endsWith('CHANGELOG.md'))
    .map(readText)
}
