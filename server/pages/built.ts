import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Drawing, KeptDrawings } from '../../client/threads/kept-branches.tsx'
import type { PageState } from '../../shared/live/state.ts'

/** What was drawn before, and needn't be again. */
export type Drawn = KeptDrawings
export type { Drawing }

/** What the build left for the server: how pages are drawn, and which files they bring along. */
export type Built = {
  renderParts(state: PageState, drawn: Drawn): (string | Uint8Array)[]
  script: string
  styles: string[]
  /** Font files to fetch at once, since text is drawn with them. */
  fonts: string[]
  /** The folder of files served under `/assets`. */
  folder: string
}

type ManifestEntry = { file: string; isEntry?: boolean; css?: string[]; assets?: string[] }

const dist = fileURLToPath(new URL('../../dist', import.meta.url))

/** @throws {Error} that says to build, where `dist/` isn't there. */
export async function loadBuilt(): Promise<Built> {
  try {
    const manifest: Record<string, ManifestEntry> = JSON.parse(
      readFileSync(join(dist, 'client/.vite/manifest.json'), 'utf8'),
    )
    const entry = manifest['client/entry.tsx'] as ManifestEntry
    const { renderParts } = await import(pathToFileURL(join(dist, 'ssr/render.js')).href)
    return {
      renderParts,
      script: `/${entry.file}`,
      styles: (entry.css ?? []).map((file) => `/${file}`),
      fonts: (entry.assets ?? []).filter((file) => file.endsWith('.woff2')).map((file) => `/${file}`),
      folder: join(dist, 'client'),
    }
  } catch (cause) {
    throw new Error('The pages are not built. Run `npm run build` first (`npm start` does it by itself).', {
      cause,
    })
  }
}
