import { newestOf } from './versions.ts'

/** The files above the folders of the versions, by name. All links are relative: they work at any address. */
export function rootPages(versions: readonly string[]): Readonly<Record<string, string>> {
  return {
    'index.html': redirectTo(`./${newestOf(versions)}/`),
    'versions.html': listOf(versions),
    'versions.json': `${JSON.stringify(versions, null, 2)}\n`,
  }
}

/** For the menu of a version, which links only below itself. */
export const TO_THE_LIST = redirectTo('../versions.html')

function redirectTo(target: string): string {
  return page(
    `<meta http-equiv="refresh" content="0; url=${target}">`,
    `<p><a href="${target}">${target}</a></p>`,
  )
}

function listOf(versions: readonly string[]): string {
  const newest = newestOf(versions)
  const items = versions.map(
    (name) => `<li><a href="./${name}/">${name}</a>${name === newest ? ' (newest)' : ''}</li>`,
  )
  return page('', `<h1>Versions of paystate</h1>\n<ul>\n${items.join('\n')}\n</ul>`)
}

function page(head: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,">
<title>paystate</title>
${head}
</head>
<body>
${body}
</body>
</html>
`
}
