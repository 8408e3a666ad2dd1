import { existsSync } from 'node:fs'
import { defineConfig } from 'vitepress'
import { BASE } from '../src/base.ts'
import { runtimeBase } from '../src/runtime-base.ts'
import { listPages, type SidebarItem } from '../src/sidebar.ts'
import { slugify } from '../src/slugify.ts'
import { VERSION } from '../src/version.ts'

const pages = new URL('../.pages', import.meta.url).pathname

export default defineConfig({
  title: 'paystate',
  description: 'One payment status model and one operations interface for every payment provider.',
  srcDir: '.pages',
  outDir: '.output',
  cacheDir: '.cache',
  base: BASE,
  cleanUrls: false,
  lastUpdated: false,
  // A link to a page that is not there ends the build; links to localhost are for the reader.
  ignoreDeadLinks: 'localhostLinks',
  markdown: { anchor: { slugify } },
  head: [['link', { rel: 'icon', href: 'data:,' }]],
  vite: { plugins: [runtimeBase()] },
  themeConfig: {
    search: {
      provider: 'local',
      options: {
        miniSearch: {
          searchOptions: { boostDocument: (id) => (id.includes('/reference/') ? 0.1 : 1) },
        },
      },
    },
    nav: [
      { text: 'Guide', link: '/' },
      { text: 'API', link: '/reference/overview' },
      {
        text: VERSION,
        items: [
          { text: 'All versions', link: '/versions.html', target: '_self' },
          { text: 'Contributing', link: '/contributing' },
          { text: 'Security', link: '/security' },
        ],
      },
    ],
    sidebar: sidebar(),
    outline: [2, 3],
    socialLinks: [{ icon: 'github', link: 'https://github.com/paystate/paystate' }],
  },
})

function sidebar(): Record<string, SidebarItem[]> {
  const reference = `${pages}/reference/@paystate`
  const api = existsSync(reference) ? listPages(reference, '/reference/@paystate') : []
  return { '/reference/': api, '/': listPages(pages, '', ['reference']) }
}
