import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

/**
 * `node server/main.ts` starts the product. What Node makes of our TypeScript is kept in `dist/`, so that the next
 * start needs neither the time nor the memory (some 30 MB) to strip its types again. Node reads where to keep it
 * before it reads this file: so where the system can, the process begins again with that said.
 */
if (process.env.NODE_COMPILE_CACHE === undefined) {
  const kept = fileURLToPath(new URL('../dist/compiled', import.meta.url))
  const again = [process.execPath, ...process.execArgv, ...process.argv.slice(1)]
  if (process.platform !== 'win32')
    process.execve?.(process.execPath, again, { ...process.env, NODE_COMPILE_CACHE: kept })
  enableCompileCache(kept)
}
await import('./serve.ts')
