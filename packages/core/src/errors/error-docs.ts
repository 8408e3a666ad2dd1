const PAGE = 'https://github.com/paystate/paystate/blob/main/docs/errors.md'

/** Where an error is explained: below a heading of the errors page. */
export function errorDocs(heading: string): string {
  return `${PAGE}#${heading}`
}
