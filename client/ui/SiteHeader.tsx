import { Who } from '../accounts/Who.tsx'
import { usePage } from '../live/store.ts'
import { useWritersTools } from '../threads/writers.ts'

/** The name, the way around, and who is looking. */
export function SiteHeader() {
  const { path, viewer } = usePage()
  const tools = useWritersTools(viewer.may.includes('moderate'))
  const here = path.replace(/\?.*$/, '')
  const links: [href: string, label: string][] = [
    ['/', 'Digests'],
    ['/authorities', 'Authorities'],
    ['/contradictions', 'Contradictions'],
    ['/sessions', 'Together'],
  ]
  if (viewer.may.includes('post')) links.push(['/documents/new', 'Post an excerpt'])
  return (
    <header class={viewer.id === null ? 'site-header' : 'site-header is-known'}>
      <a class="site-name" href="/">
        Counterpoint
      </a>
      <nav aria-label="Main">
        <ul>
          {links.map(([href, label]) => (
            <li key={href}>
              <a href={href} aria-current={href === here ? 'page' : undefined}>
                {label}
              </a>
            </li>
          ))}
          {tools && <tools.Waiting />}
        </ul>
      </nav>
      <Who />
    </header>
  )
}
