/** The page above all versions: it leads to the newest, and lists every one. */
export function frontPage(versions: readonly string[]): string {
  const [newest = '', ...older] = [...versions].sort(newestFirst)
  const items = [newest, ...older].map((name) => `<li><a href="./${name}/">${name}</a></li>`)
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="0; url=./${newest}/">
<title>paystate</title>
<h1>paystate</h1>
<ul>
${items.join('\n')}
</ul>
</html>
`
}

function newestFirst(one: string, other: string): number {
  return other.localeCompare(one, 'en', { numeric: true })
}
